/// What kind of evidence a forecast of a stock-out rests on.
public enum StockoutGround: Int, Sendable, CaseIterable {
  /// Stock against use.
  case shelf
  /// When the shelf was empty before.
  case pastStockouts
  /// When and how much the facility receives of it.
  case deliveries
  /// How the facility fares with all products.
  case facility
  /// How the product fares at all facilities.
  case product
  /// How the whole network fares.
  case network
}
