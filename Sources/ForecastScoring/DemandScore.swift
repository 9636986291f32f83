/// How good many forecasts of demand were, each with the same weight.
///
/// Every mean is over the forecasts whose month was recorded; nil where there is nothing to take it over, or where a
/// forecast among them is of one number and has no quantiles.
public struct DemandScore: Sendable, Equatable {
  /// Forecasts with a recorded outcome.
  public let rows: Int
  /// MASE of the mean (Hyndman and Koehler 2006): mean |y − mean| ÷ s, over forecasts whose series has a scale s.
  public let meanMASE: Double?
  /// MASE of the median: mean |y − Q.5| ÷ s, over the same forecasts.
  public let medianMASE: Double?
  /// Mean |y − Q.5|, in units.
  public let meanAbsoluteError: Double?
  /// Mean CRPS, in units.
  public let crps: Double?
  /// Weighted quantile loss: 2 × Σ pinball ÷ (levels × Σ y); nil when nothing was consumed.
  public let weightedQuantileLoss: Double?
  /// Mean pinball loss at .90, in units.
  public let pinball90: Double?
  /// Mean pinball loss at .95, in units.
  public let pinball95: Double?
  /// Share of outcomes at or below the .90 quantile.
  public let shareWithinP90: Double?
  /// Share of outcomes at or below the .95 quantile.
  public let shareWithinP95: Double?
  /// Share of outcomes between the quantiles at .10 and .90.
  public let shareWithin80: Double?
  /// Share of outcomes between the quantiles at .05 and .95.
  public let shareWithin90: Double?
}
