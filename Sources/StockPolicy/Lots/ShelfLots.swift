import DemandForecasting
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

/// What leaves a shelf by the end of a month: what is asked for, and lots that expire unused before they can be used.
///
/// Along each quantile of demand by itself: where demand is high less expires. Only lots whose own date is known count
/// (`ShelfLots.dated`). The sum never falls as demand rises, so its quantiles are those of demand with what expires there.
public struct ShelfDepletion: Sendable {
  /// Demand from the count of the stock on.
  let demand: CumulativeDemand
  /// Months from the count to the end of a lot's last month, and the units of that lot and all before it.
  private let steps: [(months: Int, held: Double)]

  /// The depletion of a shelf that was counted at the end of a month.
  public init(_ shelf: ShelfLots, demand: CumulativeDemand, countedIn month: Month) {
    self.demand = demand
    var held = 0.0
    steps = shelf.dated.map { lot in
      held += lot.units
      return (month.distance(to: lot.month), held)
    }
  }

  /// True when some lot expires within so many months of the count.
  func mayExpire(withinMonths count: Int) -> Bool { steps.contains { $0.months <= count } }

  /// Units that have expired unused by the end of a month after the count, where demand is at a level.
  public func expired(byMonth count: Int, level: Double) -> Double {
    steps.prefix { $0.months <= count }.reduce(0) {
      max($0, $1.held - demand.total(ofMonths: $1.months).quantile(level))
    }
  }

  /// What has left the shelf by the end of a month after the count.
  public func total(byMonth count: Int) -> QuantileDistribution {
    let asked = demand.total(ofMonths: count)
    guard mayExpire(withinMonths: count) else { return asked }
    return QuantileDistribution(
      levels: asked.levels,
      values: zip(asked.levels, asked.values).map { $1 + expired(byMonth: count, level: $0) })
  }
}
