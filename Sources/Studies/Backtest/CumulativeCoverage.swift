import DemandForecasting
import ForecastScoring
import Runs

/// How often the total of the first months stayed within what was forecast for it: what an order rests on.
enum CumulativeCoverage {
  /// The windows of 1 … horizon months; nil when totals were not forecast.
  ///
  /// A total counts only where every one of its months was recorded.
  static func windows(of backtest: Backtest) -> [BacktestScore.Window]? {
    guard backtest.origins.contains(where: { !$0.forecasts.cumulativeQuantiles.isEmpty }) else { return nil }
    var rows = Array(repeating: 0, count: backtest.horizon)
    var (within90, within95) = (rows, rows)
    for origin in backtest.origins {
      for (index, series) in origin.series.enumerated() {
        var total = 0.0
        for step in 1...backtest.horizon {
          guard let outcome = series.consumed(in: origin.month.advanced(by: step)),
            let forecast = origin.forecasts.cumulative(series: index, step: step)
          else { break }
          total += outcome
          rows[step - 1] += 1
          if total <= forecast.quantile(0.9) { within90[step - 1] += 1 }
          if total <= forecast.quantile(0.95) { within95[step - 1] += 1 }
        }
      }
    }
    return rows.indices.map {
      .init(months: $0 + 1, rows: rows[$0], withinP90: within90[$0], withinP95: within95[$0])
    }
  }
}
