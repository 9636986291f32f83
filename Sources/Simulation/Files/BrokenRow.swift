import SupplyModel

/// A row of a month's file that was damaged on purpose, in place of a good one.
public struct BrokenRow: Sendable, Equatable {
  /// How a row is damaged.
  public enum Kind: String, Sendable, CaseIterable {
    /// A word where INTERSAN's number belongs.
    case textInQuantity
    /// Month 13 in ANNOMES.
    case monthThirteen
    /// More dispensed than there was, so that STOCK_FIN is below zero.
    case negativeStock
    /// A row that ends after its tenth field.
    case cutShort
  }

  /// How it is damaged.
  public let kind: Kind
  /// The month of the file that holds it.
  public let month: Month
  /// The physical line in the file, from 1 (the header).
  public let line: Int
  /// The facility whose row it was.
  public let facility: FacilityCode
  /// The product whose row it was.
  public let product: ProductCode
}
