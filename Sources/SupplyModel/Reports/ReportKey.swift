/// Which report: one facility, one product, one month.
public struct ReportKey: Hashable, Sendable, Codable {
  /// The facility's code.
  public let facility: FacilityCode
  /// The product's code.
  public let product: ProductCode
  /// The month that the report closes.
  public let month: Month

  /// The report of a facility, product and month.
  public init(facility: FacilityCode, product: ProductCode, month: Month) {
    self.facility = facility
    self.product = product
    self.month = month
  }
}
