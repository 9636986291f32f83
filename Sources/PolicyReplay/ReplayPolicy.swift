/// A way to decide what is ordered and moved, month after month.
public protocol ReplayPolicy {
  /// Decides at the close of `state.month`; nothing after that month can be seen.
  ///
  /// - Throws: what a policy that forecasts may throw.
  mutating func decide(_ state: ReplayState) throws -> ReplayDecisions

  /// Units on a shelf as the replay begins; nil for the scenario's own.
  mutating func startingStock(_ state: ReplayState) throws -> [Int]?
}

extension ReplayPolicy {
  /// The scenario's own starting stock.
  public mutating func startingStock(_ state: ReplayState) throws -> [Int]? { nil }
}
