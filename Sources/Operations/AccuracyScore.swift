/// How good the forecasts of one month were, made so many months before, in sums that can be added up.
///
/// Only months that stood in stock count for demand: what a shelf without stock hides is no error of the forecast.
public struct AccuracyScore: Sendable, Equatable, Codable {
  /// Forecasts of demand with an outcome.
  public var rows = 0
  /// Units used, all together.
  public var outcomes = 0.0
  /// Units forecast (means), all together.
  public var forecasts = 0.0
  /// CRPS by quantiles, all together, in units.
  public var crps = 0.0
  /// Outcomes between the quantiles at .10 and .90.
  public var within80 = 0
  /// Outcomes at or below the .90 quantile.
  public var withinP90 = 0
  /// Forecasts of a stock-out with an outcome.
  public var riskRows = 0
  /// Stock-outs that came.
  public var events = 0
  /// The sum of the probabilities forecast.
  public var probabilities = 0.0
  /// Mean (p − event)²; nil without rows.
  public var brier: Double?
  /// Mean |share of events − probability| of ten bins; nil without rows.
  public var calibrationError: Double?

  /// Nothing yet.
  public init() {}

  /// CRPS ÷ units used (weighted quantile loss); nil when nothing was used.
  public var weightedLoss: Double? { outcomes > 0 ? crps / outcomes : nil }
  /// Units used ÷ units forecast; nil when nothing was forecast.
  public var useRatio: Double? { forecasts > 0 ? outcomes / forecasts : nil }
  /// The share of outcomes at or below the .90 quantile; nil without rows.
  public var shareWithinP90: Double? { rows > 0 ? Double(withinP90) / Double(rows) : nil }
  /// The share of outcomes between the quantiles at .10 and .90; nil without rows.
  public var shareWithin80: Double? { rows > 0 ? Double(within80) / Double(rows) : nil }
}
