import DemandForecasting
import ForecastScoring
import Runs
import StockPolicy
import SupplyModel

/// Sets the probability of running out if nothing arrives against what came: the very figure of a run, which is of demand.
///
/// Counted are the series of `StockoutPopulation` in windows whose every month states consumption, receipts and closing stock.
enum UnsuppliedScores {
  /// The scores of 1 … horizon months, all origins together; nil when risks were not forecast.
  static func scores(of backtest: Backtest) -> BacktestScore.Unsupplied? {
    guard backtest.origins.contains(where: { $0.demandTotals != nil }) else { return nil }
    let empty = Outcomes(horizon: backtest.horizon)
    var (without, every) = (empty, empty)
    for origin in backtest.origins {
      guard let totals = origin.demandTotals else { continue }
      for (index, series) in origin.series.enumerated()
      where StockoutPopulation.isMember(series, at: origin.month) {
        guard let stock = StockoutPopulation.closing(series, in: origin.month) else { continue }
        let demand = (1...backtest.horizon).compactMap { totals.cumulative(series: index, step: $0) }
        let risk = StockoutRisk(stock: stock, cumulativeDemand: demand, origin: origin.month)
        var (used, isOut, hasArrival) = (0.0, false, false)
        for (step, probability) in risk.probabilityByMonth.enumerated() {
          let month = origin.month.advanced(by: step + 1)
          guard let closing = StockoutPopulation.closing(series, in: month),
            let quantities = series[month]?.quantities, let consumed = quantities.consumed,
            let received = quantities.received
          else { break }
          used += consumed
          isOut = isOut || closing == 0
          hasArrival = hasArrival || received > 0 || (quantities.adjustment ?? 0) > 0
          every.add(probability, isEvent: used >= stock, step: step)
          if !hasArrival { without.add(probability, isEvent: isOut, step: step) }
        }
      }
    }
    return .init(withoutArrivals: without.scores, everyWindow: every.scores)
  }

  /// What was stated and what came, by months ahead.
  private struct Outcomes {
    private var probabilities: [[Double]]
    private var events: [[Bool]]

    init(horizon: Int) {
      probabilities = Array(repeating: [], count: horizon)
      events = Array(repeating: [], count: horizon)
    }

    mutating func add(_ probability: Double, isEvent: Bool, step: Int) {
      probabilities[step].append(probability)
      events[step].append(isEvent)
    }

    var scores: [BacktestScore.Stockouts] {
      probabilities.indices.map {
        .init(months: $0 + 1, score: EventScore(probabilities: probabilities[$0], events: events[$0]))
      }
    }
  }
}
