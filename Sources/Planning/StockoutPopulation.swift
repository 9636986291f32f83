import ForecastScoring
import SupplyModel

/// Whose stock-outs count, and what became of them.
///
/// In the population are series with stock at the origin (closing above 0), consumption above 0 in at least one of the six
/// months up to it, and a recorded closing stock in every month of the window. The event is a closing stock of 0 at any of
/// those month ends. A closing stock below zero is an error of the books, and counts as not recorded.
enum StockoutPopulation {
  /// How many months up to the origin are looked at for use.
  static let monthsOfUse = 6

  /// The scores of 1 … horizon months, all origins together; nil when risks were not forecast.
  static func scores(of backtest: Backtest) -> [BacktestScore.Stockouts]? {
    guard backtest.origins.contains(where: { $0.risks != nil }) else { return nil }
    var probabilities = Array(repeating: [Double](), count: backtest.horizon)
    var events = Array(repeating: [Bool](), count: backtest.horizon)
    for origin in backtest.origins {
      guard let risks = origin.risks else { continue }
      for (index, series) in origin.series.enumerated() where isMember(series, at: origin.month) {
        var isOut = false
        for step in 1...backtest.horizon {
          guard let closing = closing(series, in: origin.month.advanced(by: step)),
            let probability = risks.probability(series: index, step: step)
          else { break }
          isOut = isOut || closing == 0
          probabilities[step - 1].append(probability)
          events[step - 1].append(isOut)
        }
      }
    }
    return probabilities.indices.map {
      .init(months: $0 + 1, score: EventScore(probabilities: probabilities[$0], events: events[$0]))
    }
  }

  static func isMember(_ series: SupplySeries, at origin: Month) -> Bool {
    guard let stock = closing(series, in: origin), stock > 0 else { return false }
    return (0..<monthsOfUse).contains { age in (series.consumed(in: origin.advanced(by: -age)) ?? 0) > 0 }
  }

  static func closing(_ series: SupplySeries, in month: Month) -> Double? {
    guard let closing = series[month]?.quantities?.closing, closing >= 0 else { return nil }
    return closing
  }
}
