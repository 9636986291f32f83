import SupplyModel

/// What is kept of how good earlier forecasts of a month were.
public struct AccuracyRecord: Sendable, Equatable {
  /// What a score is taken over.
  public enum Scope: String, Sendable, CaseIterable {
    /// Everything.
    case all
    /// One facility.
    case facility
    /// One product.
    case product
  }

  /// The month that was forecast.
  public let month: Month
  /// How many months before it the run ended.
  public let step: Int
  /// What it is taken over.
  public let scope: Scope
  /// The facility's or product's code; empty for everything.
  public let code: String
  /// The run that made the forecasts.
  public let runID: Int64
  /// How good they were.
  public let score: AccuracyScore

  /// A score with what it is of.
  public init(month: Month, step: Int, scope: Scope, code: String, runID: Int64, score: AccuracyScore) {
    self.month = month
    self.step = step
    self.scope = scope
    self.code = code
    self.runID = runID
    self.score = score
  }
}

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
  /// |used − median forecast|, all together, in units; nil where it was noted before this was kept.
  public var absoluteErrors: Double?
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

  /// WAPE: |used − median forecast| ÷ units used; nil when nothing was used, or it is not known.
  public var weightedAbsoluteError: Double? { outcomes > 0 ? absoluteErrors.map { $0 / outcomes } : nil }
  /// (Units forecast − used) ÷ used: above zero more was forecast; nil when nothing was used.
  public var bias: Double? { outcomes > 0 ? (forecasts - outcomes) / outcomes : nil }
  /// CRPS ÷ units used (weighted quantile loss); nil when nothing was used.
  public var weightedLoss: Double? { outcomes > 0 ? crps / outcomes : nil }
  /// Units used ÷ units forecast; nil when nothing was forecast.
  public var useRatio: Double? { forecasts > 0 ? outcomes / forecasts : nil }
  /// The share of outcomes at or below the .90 quantile; nil without rows.
  public var shareWithinP90: Double? { rows > 0 ? Double(withinP90) / Double(rows) : nil }
  /// The share of outcomes between the quantiles at .10 and .90; nil without rows.
  public var shareWithin80: Double? { rows > 0 ? Double(within80) / Double(rows) : nil }
}
