import SupplyModel

/// The totals of one product at one place of a level, with every pharmacy below that has none.
public struct LevelTotal: Sendable, Equatable {
  /// A pharmacy, or warehouse, without stock.
  public struct StockedOut: Sendable, Hashable, Codable {
    /// Its code.
    public let code: FacilityCode
    /// Its name, or nil when no register names it.
    public let name: String?
  }

  /// The place.
  public let place: LevelPlace
  /// What a register calls the place; nil when none does.
  public let name: String?
  /// The product's code.
  public let product: ProductCode
  /// How many pharmacies below, or warehouses, have figures of the product.
  public internal(set) var members: Int
  /// How many of them do not state their stock.
  public internal(set) var unknownStocks: Int
  /// Units in stock where stated; nil when nobody states it.
  public internal(set) var stock: Double?
  /// Units consumed where stated; nil when nobody states it.
  public internal(set) var consumption: Double?
  /// Σ CPMA, in units a month.
  public internal(set) var averageConsumption: Double
  /// Those without stock, in rising order of code.
  public internal(set) var stockedOut: [StockedOut]

  /// Stock ÷ Σ CPMA; nil when stock is unknown or nothing is consumed.
  public var monthsOfStock: Double? {
    guard let stock, averageConsumption > 0 else { return nil }
    return stock / averageConsumption
  }

  /// True when the total looks enough (two months or more, DIGEMID's normostock) and yet someone below has none.
  public var hidesStockOut: Bool { members > 1 && !stockedOut.isEmpty && (monthsOfStock ?? 0) >= 2 }
}
