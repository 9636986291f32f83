/// The settings of `LightForecaster`; the defaults are those that were measured best on real records.
public struct LightSettings: Sendable, Equatable, Codable {
  /// Months after which a past month counts half as much among a series' own quantiles.
  public var halfLife = 3.0
  /// How many months back a series' own quantiles look, the origin included.
  public var window = 48
  /// How many months before the latest possible one analogues are taken from.
  public var analogueWindow = 24
  /// Months at the panel's start that no analogue begins in, so that its means are settled.
  public var warmUp = 12
  /// The fewest analogues that a class is forecast from; with fewer, it is joined with others.
  ///
  /// Where even all classes together have fewer, as in one facility alone, only a series without a past of its own is
  /// forecast from them: on real records split into single facilities, they made the forecasts worse.
  public var minimumClass = 150

  /// The default settings.
  public init() {}

  /// The months that analogues at this step are taken from: every month with its outcome known at the origin.
  ///
  /// From the warm-up or `analogueWindow` months before the last, whichever is later, to origin − step. Where the panel
  /// is too short for that the warm-up shrinks to leave four months, and never below 2; empty where even that fails.
  func trainingMonths(origin: Int, step: Int) -> Range<Int> {
    let last = origin - step
    let settled = min(warmUp, max(2, last - 3))
    let first = max(settled, last - analogueWindow)
    return first <= last ? first..<last + 1 : last + 1..<last + 1
  }

  /// The first month that analogues of any step up to the horizon are taken from; nil when there is none.
  func firstTrainingMonth(origin: Int, horizon: Int) -> Int? {
    (1...horizon).map { trainingMonths(origin: origin, step: $0) }.filter { !$0.isEmpty }.map(\.lowerBound)
      .min()
  }
}
