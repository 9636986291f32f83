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
