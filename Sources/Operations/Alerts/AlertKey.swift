import StockPolicy
import SupplyModel

/// What an alert is about.
public struct AlertKey: Hashable, Comparable, Sendable, Codable {
  /// The kinds of alerts.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// A product of a facility that is out or runs out.
    case stock
    /// A facility whose use and forecasts differ in one direction.
    case bias
    /// Forecasts as a whole that have become worse.
    case drift
    /// Probabilities as a whole that no longer say what comes.
    case calibration
  }

  /// The kind.
  public let kind: Kind
  /// The facility's code; empty where all are concerned.
  public let facility: FacilityCode
  /// The product's code; empty where all are concerned.
  public let product: ProductCode

  /// An alert's key.
  public init(_ kind: Kind, facility: FacilityCode = "", product: ProductCode = "") {
    self.kind = kind
    self.facility = facility
    self.product = product
  }

  /// By kind, facility and product.
  public static func < (left: AlertKey, right: AlertKey) -> Bool {
    (left.kind.rawValue, left.facility, left.product) < (right.kind.rawValue, right.facility, right.product)
  }
}

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
