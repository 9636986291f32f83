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
