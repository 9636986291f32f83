/// The probabilities, made at one origin, that each series is seen without stock.
///
/// For every step the probability that the closing stock is 0 at the end of any of the months up to that step, with the
/// resupply that usually comes. A series whose stock at the origin is not known has none.
public struct StockoutForecasts: Sendable, Equatable {
  /// The last month that the forecasts know.
  public let origin: Int
  /// How many steps ahead they reach.
  public let horizon: Int
  /// [series][step]; NaN where there is none.
  public let probabilities: [Double]

  /// The probability for the first `step` months after the origin; nil where the origin states no stock.
  ///
  /// - Precondition: `series` is of the panel and `step` within 1...horizon.
  public func probability(series: Int, step: Int) -> Double? {
    precondition(step >= 1 && step <= horizon, "a step within the horizon")
    let value = probabilities[series * horizon + step - 1]
    return value.isNaN ? nil : value
  }
}
