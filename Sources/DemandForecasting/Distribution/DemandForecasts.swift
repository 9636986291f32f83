/// The demand distributions of every series of a panel, made at one origin.
///
/// Steps are counted from 1, the month after the origin. The buffers are flat, series by series, step by step, level
/// by level, so that a backtest of thousands of series can read them without making a value per distribution. A series
/// without a forecast has its place in them, and zeros there.
public struct DemandForecasts: Sendable, Equatable {
  /// The last month that the forecasts know.
  public let origin: Int
  /// How many steps ahead they reach.
  public let horizon: Int
  /// Whether each series has a forecast: those that had not reported by the origin have none.
  public let isForecast: [Bool]
  /// Quantiles at `QuantileLevels.monthly`, [series][step][level]; empty when not asked for.
  public let monthlyQuantiles: [Double]
  /// Quantiles at `QuantileLevels.cumulative`, [series][step][level]; empty when not asked for.
  public let cumulativeQuantiles: [Double]

  /// Forecasts from their buffers.
  ///
  /// - Precondition: each buffer is empty, or has as many quantiles as its levels for every series and step.
  public init(
    origin: Int, horizon: Int, isForecast: [Bool], monthlyQuantiles: [Double], cumulativeQuantiles: [Double]
  ) {
    let cells = isForecast.count * horizon
    precondition(
      monthlyQuantiles.isEmpty || monthlyQuantiles.count == cells * QuantileLevels.monthly.count,
      "a monthly quantile for every series, step and level")
    precondition(
      cumulativeQuantiles.isEmpty || cumulativeQuantiles.count == cells * QuantileLevels.cumulative.count,
      "a cumulative quantile for every series, step and level")
    self.origin = origin
    self.horizon = horizon
    self.isForecast = isForecast
    self.monthlyQuantiles = monthlyQuantiles
    self.cumulativeQuantiles = cumulativeQuantiles
  }

  /// The demand of the month `step` months after the origin.
  ///
  /// nil for a series without a forecast, or when monthly demand was not asked for.
  ///
  /// - Precondition: `series` is of the panel and `step` within 1...horizon.
  public func monthly(series: Int, step: Int) -> QuantileDistribution? {
    distribution(monthlyQuantiles, QuantileLevels.monthly, series, step)
  }

  /// The total demand of the `step` months after the origin.
  ///
  /// nil for a series without a forecast, or when cumulative demand was not asked for.
  ///
  /// - Precondition: `series` is of the panel and `step` within 1...horizon.
  public func cumulative(series: Int, step: Int) -> QuantileDistribution? {
    distribution(cumulativeQuantiles, QuantileLevels.cumulative, series, step)
  }

  /// The forecasts of some of the series, in the order asked for.
  ///
  /// - Precondition: `series` are of the panel.
  public func picking(_ series: [Int]) -> DemandForecasts {
    func rows(_ table: [Double], _ width: Int) -> [Double] {
      guard !table.isEmpty else { return [] }
      return series.flatMap { table[$0 * width..<($0 + 1) * width] }
    }
    return DemandForecasts(
      origin: origin, horizon: horizon, isForecast: series.map { isForecast[$0] },
      monthlyQuantiles: rows(monthlyQuantiles, horizon * QuantileLevels.monthly.count),
      cumulativeQuantiles: rows(cumulativeQuantiles, horizon * QuantileLevels.cumulative.count))
  }

  private func distribution(
    _ quantiles: [Double], _ levels: [Double], _ series: Int, _ step: Int
  ) -> QuantileDistribution? {
    precondition(step >= 1 && step <= horizon, "a step within the horizon")
    guard isForecast[series], !quantiles.isEmpty else { return nil }
    let start = (series * horizon + step - 1) * levels.count
    return QuantileDistribution(levels: levels, values: Array(quantiles[start..<start + levels.count]))
  }

  /// The monthly quantiles at some of their levels alone, [series][step][level].
  func monthlyQuantiles(at levels: [Double]) -> [Double] {
    let all = QuantileLevels.monthly
    let places = levels.compactMap { level in all.firstIndex { abs($0 - level) < 1e-9 } }
    var picked: [Double] = []
    picked.reserveCapacity(monthlyQuantiles.count / all.count * places.count)
    for start in stride(from: 0, to: monthlyQuantiles.count, by: all.count) {
      for place in places { picked.append(monthlyQuantiles[start + place]) }
    }
    return picked
  }
}
