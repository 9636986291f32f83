import SupplyModel

/// The figures of one facility × product in one month that levels add up.
public struct StockFigure: Sendable, Equatable, Codable {
  /// The facility's code.
  public var facility: FacilityCode
  /// The product's code.
  public var product: ProductCode
  /// Units at the close; nil is unknown, never zero.
  public var stock: Double?
  /// Units consumed in the month; nil is unknown.
  public var consumption: Double?
  /// Average monthly consumption (CPMA), in units a month; 0 without consumption.
  public var averageConsumption: Double
  /// Whether it has no stock of a product that it uses; the caller's rule says what that means.
  public var isStockedOut: Bool

  /// The figures of one facility and product.
  public init(
    facility: FacilityCode, product: ProductCode, stock: Double?, consumption: Double?,
    averageConsumption: Double,
    isStockedOut: Bool
  ) {
    self.facility = facility
    self.product = product
    self.stock = stock
    self.consumption = consumption
    self.averageConsumption = averageConsumption
    self.isStockedOut = isStockedOut
  }
}
