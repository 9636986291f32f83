import SupplyModel

/// The lots of a shelf, those that expire first before others, adding up to its stock.
///
/// The stock that was counted stands. Where the lots say more, those that expire first were used first and are cut; where
/// they say less, a lot of which nothing is known makes up the rest, and comes last.
///
///     // 12 in stock; 10 of lot A (2027-03) and 6 of lot B (2028-01): 6 of A and 6 of B
public struct ShelfLots: Sendable, Equatable {
  /// The lots; undated ones last.
  public let lots: [StockLot]

  /// The lots of a stock.
  public init(_ lots: [StockLot], stock: Double) {
    var excess = max(0, lots.reduce(0) { $0 + max(0, $1.units) } - stock)
    var kept = lots.filter { $0.units > 0 }.sorted().compactMap { lot -> StockLot? in
      let cut = min(excess, lot.units)
      excess -= cut
      guard cut < lot.units else { return nil }
      var rest = lot
      rest.units -= cut
      return rest
    }
    let unknown = stock - kept.reduce(0) { $0 + $1.units }
    if unknown > 1e-9 { kept.append(StockLot(units: unknown)) }
    self.lots = kept
  }

  /// Units of all lots.
  public var units: Double { lots.reduce(0) { $0 + $1.units } }

  /// The lots whose own date is known, in the order in which they expire.
  ///
  /// A date that only the first units of a stock are known to have decides nothing: how many have it, nobody wrote down.
  public var dated: [(month: Month, units: Double)] {
    lots.compactMap { lot in
      if case .endOf(let month) = lot.expiry { (month, lot.units) } else { nil }
    }
  }
}
