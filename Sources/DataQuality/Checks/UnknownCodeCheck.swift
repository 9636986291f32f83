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
