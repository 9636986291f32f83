/// The demand of every series and month up to an origin.
public struct CorrectedDemand: Sendable, Equatable {
  /// How many months every series spans, as in the panel.
  public let monthCount: Int
  /// Units that would have been dispensed with stock on the shelf, row-major as the panel's tables.
  ///
  /// Never below the consumption, and equal to it where it was not censored; NaN where not reported, and after the
  /// origin.
  public let demand: [Double]
  /// Whether a month's demand is above its consumption, in the same order.
  public let isCorrected: [Bool]
}
