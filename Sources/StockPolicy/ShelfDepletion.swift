import DemandForecasting
import SupplyModel

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
