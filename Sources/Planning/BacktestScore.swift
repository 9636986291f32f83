import DemandForecasting
import SupplyModel

/// How good the forecasts of a backtest were, over every series × origin × month whose consumption was recorded.
///
/// With the 19 levels of `QuantileLevels.monthly`, pinball loss ρ_q(y) = max(q(y − Q), (q − 1)(y − Q)):
/// - MASE of the median (Hyndman and Koehler 2006): mean |y − Q.5| ÷ s, where s is the mean of |y_t − y_(t−12)| up to the
///   origin over months both recorded; series with s = 0 or undefined are left out of it alone;
/// - CRPS: mean over rows of 2 × the mean pinball loss, in units (Gneiting and Raftery 2007, by quantiles);
/// - wQL: 2 × Σ pinball ÷ (19 × Σ y);
/// - coverage: the share of outcomes at or below a level's quantile.
public struct BacktestScore: Sendable, Equatable, Codable {
  /// Forecasts with a recorded outcome.
  public let rows: Int
  /// Forecasts for months that were not recorded, or are not over.
  public let rowsWithoutOutcome: Int
  /// MASE of the median; nil when no series has a scale.
  public let medianMASE: Double?
  /// Mean CRPS, in units; nil without rows.
  public let crps: Double?
  /// Weighted quantile loss; nil when nothing was consumed.
  public let weightedQuantileLoss: Double?
  /// Share of outcomes at or below the .90 quantile.
  public let shareWithinP90: Double?
  /// Share of outcomes at or below the .95 quantile.
  public let shareWithinP95: Double?

  init(_ backtest: Backtest) {
    var tally = Tally()
    for origin in backtest.origins {
      for (index, series) in origin.series.enumerated() {
        let scale = Self.scale(series, origin: origin.month)
        for step in 1...backtest.horizon {
          guard let forecast = origin.forecasts.monthly(series: index, step: step) else { continue }
          let entry = series[origin.month.advanced(by: step)]
          tally.add(forecast, outcome: entry?.quantities?.consumed ?? nil, scale: scale)
        }
      }
    }
    rows = tally.rows
    rowsWithoutOutcome = tally.withoutOutcome
    func mean(_ sum: Double, over count: Int) -> Double? { count > 0 ? sum / Double(count) : nil }
    medianMASE = mean(tally.scaledErrors, over: tally.scaledRows)
    crps = mean(tally.crps, over: tally.rows)
    weightedQuantileLoss = tally.outcomes > 0 ? tally.crps / tally.outcomes : nil
    shareWithinP90 = mean(Double(tally.withinP90), over: tally.rows)
    shareWithinP95 = mean(Double(tally.withinP95), over: tally.rows)
  }

  /// The mean absolute twelve-month difference up to the origin; nil when it is zero or no two months allow it.
  private static func scale(_ series: SupplySeries, origin: Month) -> Double? {
    var sum = 0.0
    var count = 0
    for entry in series.entries where entry.month <= origin {
      guard let now = entry.quantities?.consumed,
        let before = series[entry.month.advanced(by: -12)]?.quantities?.consumed
      else { continue }
      sum += (now - before).magnitude
      count += 1
    }
    return sum > 0 ? sum / Double(count) : nil
  }

  private struct Tally {
    var rows = 0
    var withoutOutcome = 0
    var scaledRows = 0
    var scaledErrors = 0.0
    var crps = 0.0
    var outcomes = 0.0
    var withinP90 = 0
    var withinP95 = 0

    mutating func add(_ forecast: QuantileDistribution, outcome: Double?, scale: Double?) {
      guard let outcome else {
        withoutOutcome += 1
        return
      }
      rows += 1
      outcomes += outcome
      var pinball = 0.0
      for (level, quantile) in zip(forecast.levels, forecast.values) {
        let error = outcome - quantile
        pinball += max(level * error, (level - 1) * error)
      }
      crps += 2 * pinball / Double(forecast.levels.count)
      if outcome <= forecast.quantile(0.9) { withinP90 += 1 }
      if outcome <= forecast.quantile(0.95) { withinP95 += 1 }
      if let scale {
        scaledRows += 1
        scaledErrors += (outcome - forecast.median).magnitude / scale
      }
    }
  }
}
