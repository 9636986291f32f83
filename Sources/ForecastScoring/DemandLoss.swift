import DemandForecasting

/// How far one forecast was from what was consumed.
///
/// A forecast of one number has no quantiles and no quantile losses: no spread is made up for it.
public struct DemandLoss: Sendable, Equatable {
  /// The losses of a forecast that has quantiles.
  public struct Quantiles: Sendable, Equatable {
    /// 2 × the mean pinball loss over all levels, in units: CRPS by quantiles (Gneiting and Raftery 2007).
    public let crps: Double
    /// Pinball loss at .90, in units.
    public let pinball90: Double
    /// Pinball loss at .95, in units.
    public let pinball95: Double
    /// Whether the outcome was at most the quantile at .90.
    public let isWithinP90: Bool
    /// Whether the outcome was at most the quantile at .95.
    public let isWithinP95: Bool
    /// Whether the outcome lay between the quantiles at .10 and .90, ends counted.
    public let isWithin80: Bool
    /// Whether the outcome lay between the quantiles at .05 and .95, ends counted.
    public let isWithin90: Bool
  }

  /// What was consumed.
  public let outcome: Double
  /// The error of the mean, without its sign.
  public let meanError: Double
  /// What was forecast, as a mean, less what was consumed.
  public let excess: Double
  /// The error of the median, without its sign.
  public let medianError: Double
  /// What a unit of error is measured by (the mean twelve-month difference of the series); nil where it has none.
  public let scale: Double?
  /// The losses of the quantiles; nil for a forecast of one number.
  public let quantiles: Quantiles?

  /// The losses of a distribution.
  ///
  /// Pinball loss of the quantile Q at level q: ρ = max(q(y − Q), (q − 1)(y − Q)).
  public init(_ forecast: QuantileDistribution, outcome: Double, scale: Double?) {
    self.outcome = outcome
    self.scale = scale
    let (p05, p10) = (forecast.quantile(0.05), forecast.quantile(0.1))
    let (p90, p95) = (forecast.quantile(0.9), forecast.quantile(0.95))
    excess = forecast.mean - outcome
    meanError = excess.magnitude
    medianError = (outcome - forecast.median).magnitude
    var pinball = 0.0
    for (level, quantile) in zip(forecast.levels, forecast.values) {
      pinball += Self.pinball(outcome, quantile: quantile, level: level)
    }
    quantiles = Quantiles(
      crps: 2 * pinball / Double(forecast.levels.count),
      pinball90: Self.pinball(outcome, quantile: p90, level: 0.9),
      pinball95: Self.pinball(outcome, quantile: p95, level: 0.95), isWithinP90: outcome <= p90,
      isWithinP95: outcome <= p95, isWithin80: p10 <= outcome && outcome <= p90,
      isWithin90: p05 <= outcome && outcome <= p95)
  }

  /// The losses of a rule that gives one number.
  public init(point: Double, outcome: Double, scale: Double?) {
    self.outcome = outcome
    self.scale = scale
    excess = point - outcome
    meanError = excess.magnitude
    medianError = meanError
    quantiles = nil
  }

  private static func pinball(_ outcome: Double, quantile: Double, level: Double) -> Double {
    let error = outcome - quantile
    return max(level * error, (level - 1) * error)
  }
}
