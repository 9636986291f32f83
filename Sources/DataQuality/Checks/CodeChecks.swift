import SupplyModel

/// Finds codes in reports that no register names: they are kept, and listed for whoever keeps the catalogue.
public struct UnknownCodeCheck: Sendable {
  private let directory: FacilityDirectory?
  private let catalogue: ProductCatalogue?

  /// A check against what registers name.
  ///
  /// - Parameters:
  ///   - directory: the facilities; nil while no register has been imported, when nothing can be missing from it.
  ///   - catalogue: the products; nil while no catalogue has been imported.
  public init(directory: FacilityDirectory?, catalogue: ProductCatalogue?) {
    self.directory = directory
    self.catalogue = catalogue
  }

  /// One finding per unknown code, at the first month in which it was seen; registers of health facilities name no
  /// warehouse.
  ///
  /// - Parameters:
  ///   - facilities: every facility's code with the first month of its reports.
  ///   - products: every product's code with the first month of its reports.
  public func findings(facilities: [FacilityCode: Month], products: [ProductCode: Month]) -> [Finding] {
    var findings: [Finding] = []
    if let directory {
      for (code, month) in facilities where directory[code].name == nil && FacilityKind(code) != .warehouse {
        findings.append(
          Finding(
            .network(.unknownFacility(code: code, since: month)),
            subject: Finding.Subject(facility: code, product: nil, month: month)))
      }
    }
    if let catalogue {
      for (code, month) in products where catalogue[code].name == nil {
        findings.append(
          Finding(
            .network(.unknownProduct(code: code, since: month)),
            subject: Finding.Subject(facility: nil, product: code, month: month)))
      }
    }
    return findings.orderedBySubject()
  }
}

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

/// Finds facilities that the register calls closed and that report all the same: one of the two is wrong, and until somebody says
/// which, they are served.
public struct ClosedFacilityCheck: Sendable {
  private let directory: FacilityDirectory

  /// A check against a register.
  public init(directory: FacilityDirectory) { self.directory = directory }

  /// One finding per facility, at its last report.
  ///
  /// - Parameters:
  ///   - lastReports: the last month that each facility reported.
  ///   - month: the latest month that anybody reported.
  public func findings(lastReports: [FacilityCode: Month], through month: Month) -> [Finding] {
    lastReports.compactMap { code, reported in
      guard let closure = directory[code].closure, !directory[code].isClosed(in: month, lastReport: reported)
      else { return nil }
      return Finding(
        .network(.closedFacilityReports(code: code, since: closure.since, reported: reported)),
        subject: Finding.Subject(facility: code, product: nil, month: reported))
    }.orderedBySubject()
  }
}
