import SupplyModel

/// What is different between two runs, line by line.
public struct RunChanges: Sendable, Equatable {
  /// How a line has changed, the worst first.
  public enum Kind: String, Sendable, CaseIterable, Comparable {
    /// Nothing is left now, and something was.
    case ranOut = "ran_out"
    /// Urgent now, and was less so.
    case becameUrgent = "became_urgent"
    /// Out or urgent then, and now nobody knows.
    case lostSight = "lost_sight"
    /// Out or urgent then, and no longer.
    case solved

    /// The worse before the better.
    public static func < (left: Kind, right: Kind) -> Bool { left.rank < right.rank }
    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// A line that changed.
  public struct Change: Sendable, Equatable {
    /// The line as it is now.
    public let line: SeriesAssessment
    /// How urgent it was.
    public let before: AlertLevel
    /// How it has changed.
    public let kind: Kind
  }

  /// The last month of the earlier run.
  public let since: Month
  /// The changes, the worst first, then by expected harm and code.
  public let changes: [Change]
  /// Lines out or urgent in both.
  public let stillAcute: Int

  /// What has changed from one run to a later one; a line that the earlier one does not have counts as having been calm.
  public init(from earlier: ForecastRun, to later: ForecastRun) {
    let before = Dictionary(
      earlier.assessments.map { ($0.key, $0.alert) },
      uniquingKeysWith: { first, _ in first })
    var still = 0
    let changes = later.assessments.compactMap { line -> Change? in
      let old = before[line.key] ?? .calm
      let kind: Kind
      switch (old <= .urgent, line.alert) {
      case (_, .stockedOut) where old != .stockedOut: kind = .ranOut
      case (false, .urgent): kind = .becameUrgent
      case (true, .unknown): kind = .lostSight
      case (true, .watch), (true, .excess), (true, .calm): kind = .solved
      default:
        if line.alert <= .urgent { still += 1 }
        return nil
      }
      return Change(line: line, before: old, kind: kind)
    }
    since = earlier.settings.asOf
    stillAcute = still
    self.changes = changes.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.kind != second.kind { return first.kind < second.kind }
      if first.line.expectedHarm != second.line.expectedHarm {
        return first.line.expectedHarm > second.line.expectedHarm
      }
      return left.offset < right.offset
    }.map(\.element)
  }
}
