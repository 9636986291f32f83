/// Which report: one facility, one product, one month.
public struct ReportKey: Hashable, Sendable, Codable {
  /// The facility's code.
  public let facility: String
  /// The product's code.
  public let product: String
  /// The month that the report closes.
  public let month: Month

  /// The report of a facility, product and month.
  public init(facility: String, product: String, month: Month) {
    self.facility = facility
    self.product = product
    self.month = month
  }
}
