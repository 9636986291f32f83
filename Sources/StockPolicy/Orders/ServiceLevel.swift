import SupplyModel

/// The probability with which an order should be enough, and why it is that one.
public struct ServiceLevel: Sendable, Equatable, Codable {
  /// Why a product is ordered at a level.
  public enum Basis: String, Sendable, Codable, CaseIterable {
    /// The run's own level: another product can stand in, or nothing is known of substitutes.
    case run
    /// Nothing can stand in for it at this facility.
    case withoutSubstitute = "without_substitute"
    /// The catalogue states a level for the product.
    case catalogue
  }

  /// 0.9 is nine cases in ten.
  public var level: Double
  /// Why.
  public var basis: Basis
  /// The code of a product that is in stock at the facility and can stand in; nil where there is none.
  public var substitute: ProductCode?

  /// A level with its reason.
  public init(_ level: Double, basis: Basis = .run, substitute: ProductCode? = nil) {
    self.level = level
    self.basis = basis
    self.substitute = substitute
  }
}
