import SupplyModel

/// Finds codes that differ by capitals, leading zeros, blanks or `.0` alone: two histories where there is as a rule one place or
/// one product, each without the other's months.
///
/// SISMED's grammar mends such codes as they come in; other systems' codes are kept as they stand, for there `A1` and `a1` may
/// well be two things.
public struct LikeCodeCheck: Sendable {
  /// The check, which needs nothing.
  public init() {}

  /// One finding for each group of like codes, where its newest code was first seen.
  ///
  /// - Parameters:
  ///   - facilities: every facility's code with the first month of its reports.
  ///   - products: every product's code with the first month of its reports.
  public func findings(facilities: [FacilityCode: Month], products: [ProductCode: Month]) -> [Finding] {
    let places = Self.groups(facilities).map { codes, newest, month in
      Finding(
        .network(.likeFacilities(codes: codes, since: month)),
        subject: Finding.Subject(facility: newest, product: nil, month: month))
    }
    let goods = Self.groups(products).map { codes, newest, month in
      Finding(
        .network(.likeProducts(codes: codes, since: month)),
        subject: Finding.Subject(facility: nil, product: newest, month: month))
    }
    return (places + goods).orderedBySubject()
  }

  /// The groups of like codes, each in order, with the code that came last and when.
  private static func groups<Code: SupplyCode>(
    _ firstMonths: [Code: Month]
  ) -> [(codes: [Code], newest: Code, month: Month)] {
    Dictionary(grouping: firstMonths.keys, by: { CodeLikeness.text(of: $0.text) }).values
      .filter { $0.count > 1 }
      .compactMap { group in
        let codes = group.sorted()
        let dated = codes.compactMap { code in firstMonths[code].map { (code: code, month: $0) } }
        return dated.max { $0.month < $1.month }.map { (codes, $0.code, $0.month) }
      }
  }
}
