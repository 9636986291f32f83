/// What moved the stock of every series besides consumption, month by month; rows as those of `DemandPanel`.
///
/// NaN is unknown. In `Float`: these are evidence for a forecast, never a quantity that is shown.
public struct StockFlows: Sendable {
  /// Stock at the month's start.
  public var opening: [Float]
  /// Units received.
  public var received: [Float]
  /// Other entries and outputs; losses are negative.
  public var adjustment: [Float]
  /// Units requested.
  public var ordered: [Float]

  /// How many series × months the tables hold.
  public var cellCount: Int { opening.count }

  /// Whether nothing is known of any month.
  public var isEmpty: Bool { opening.isEmpty }

  /// Tables of unknowns, to be filled in.
  public init(cellCount: Int) {
    opening = Array(repeating: .nan, count: cellCount)
    received = opening
    adjustment = opening
    ordered = opening
  }

  /// Every table changed alike.
  func map(_ change: ([Float]) -> [Float]) -> StockFlows {
    var changed = self
    changed.opening = change(opening)
    changed.received = change(received)
    changed.adjustment = change(adjustment)
    changed.ordered = change(ordered)
    return changed
  }

  /// Every table changed by the same table of others.
  func map(with other: StockFlows, _ change: ([Float], [Float]) -> [Float]) -> StockFlows {
    var changed = self
    changed.opening = change(opening, other.opening)
    changed.received = change(received, other.received)
    changed.adjustment = change(adjustment, other.adjustment)
    changed.ordered = change(ordered, other.ordered)
    return changed
  }

  /// The same with what is infinite, or further from zero than a limit, as unknown.
  func withoutAbsurdities(beyond limit: Double) -> StockFlows {
    map { $0.map { abs(Double($0)) <= limit ? $0 : .nan } }
  }
}
