import ForecastScoring
import Runs
import SupplyModel

extension StockoutPopulation {
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
}
