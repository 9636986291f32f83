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

/// Finds codes that differ by what hands and spreadsheets do to codes alone (`CodeLikeness`): two histories where there is as a rule
/// one place or one product, each without the other's months.
///
/// SISMED's grammar mends such codes as they come in; other systems' codes are kept as they stand, for there `A1` and `a1` may
/// well be two things.
public struct LikeCodeCheck: Sendable {
  private let isLookedAt: @Sendable (ProductCode) -> Bool
  private let lookedAt: Set<ProductCode>

  /// A check of all codes alike.
  public init() {
    isLookedAt = { _ in true }
    lookedAt = []
  }

  /// A check that tells only of products that somebody looks at, and of what was taken for another product.
  ///
  /// - Parameter products: those whose histories are looked at. A code that reports name and that is like one of them is told of though
  ///   no report names that one: as a rule it is its damaged form, and nobody would see it.
  public init(lookingAt products: ScopedProducts) {
    let methods = products.scope == .familyPlanning ? FamilyPlanning.products.map(\.code) : []
    let known = (products.codes ?? []).union(methods)
    isLookedAt = { products.contains($0) || known.contains($0) }
    lookedAt = known
  }

  /// One finding for each group of like codes, where its newest code was first seen.
  ///
  /// - Parameters:
  ///   - facilities: every facility's code with the first month of its reports.
  ///   - products: every product's code with the first month of its reports, those that nobody looks at among them.
  public func findings(facilities: [FacilityCode: Month], products: [ProductCode: Month]) -> [Finding] {
    let places = Self.groups(facilities, beside: []) { _ in true }.map { codes, newest, month in
      Finding(
        .network(.likeFacilities(codes: codes, since: month)),
        subject: Finding.Subject(facility: newest, product: nil, month: month))
    }
    let goods = Self.groups(products, beside: lookedAt, where: isLookedAt).map { codes, newest, month in
      Finding(
        .network(.likeProducts(codes: codes, since: month)),
        subject: Finding.Subject(facility: nil, product: newest, month: month))
    }
    return (places + goods).orderedBySubject()
  }

  /// The groups of like codes, each in order, with the code that came last and when.
  ///
  /// A code that no report names makes a group only with one that nobody looks at: one that is looked at has been taken for it.
  private static func groups<Code: SupplyCode>(
    _ firstMonths: [Code: Month], beside known: Set<Code>, where isLookedAt: (Code) -> Bool
  ) -> [(codes: [Code], newest: Code, month: Month)] {
    let unreported = known.filter { firstMonths[$0] == nil }
    let all = Array(firstMonths.keys) + unreported
    return Dictionary(grouping: all, by: { CodeLikeness.looseText(of: $0.likeness) }).values.compactMap {
      group in
      let dated = group.sorted().compactMap { code in firstMonths[code].map { (code: code, month: $0) } }
      let hasUnseen = dated.contains { !isLookedAt($0.code) }
      guard group.contains(where: isLookedAt), dated.count > 1 || hasUnseen, group.count > 1,
        let newest = dated.max(by: { $0.month < $1.month })
      else { return nil }
      let told = dated.contains { isLookedAt($0.code) } ? dated.map(\.code) : group
      return (told.sorted(), newest.code, newest.month)
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
