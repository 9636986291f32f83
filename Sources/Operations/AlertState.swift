import StockPolicy
import SupplyModel

/// How an alert stands in one run.
public struct AlertState: Sendable, Equatable, Codable {
  /// How urgent it is.
  public var level: AlertLevel
  /// Units to order; of alerts about forecasts a hundred times the ratio or error.
  public var quantity: Int
  /// The last month known to the run.
  public var asOf: Month

  /// A state.
  public init(level: AlertLevel, quantity: Int, asOf: Month) {
    self.level = level
    self.quantity = quantity
    self.asOf = asOf
  }
}
