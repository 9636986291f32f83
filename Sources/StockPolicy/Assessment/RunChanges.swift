import SupplyModel

/// What is different between two runs, line by line: found once, and then looked up for the facilities of a page.
public struct RunChanges: Sendable, Equatable {
  /// How a line has changed, the worst first.
  public enum Kind: String, Sendable, CaseIterable {
    /// An alert now, and none before.
    case new
    /// A graver alert than before.
    case worse
    /// An alert before, and now nobody knows.
    case lostSight = "lost_sight"
    /// A lesser alert than before.
    case better
    /// An alert before, and none now.
    case ended
    /// No other alert, and another order.
    case order
  }

  /// A line that changed.
  public struct Change: Sendable, Equatable {
    /// The line as it is now.
    public let line: SeriesAssessment
    /// How urgent it was; calm where the earlier run did not have it.
    public let before: AlertLevel
    /// What was to be ordered of it.
    public let orderBefore: Int
    /// How it has changed.
    public let kind: Kind

    /// Whether the order has grown, or shrunk, by enough to be told.
    public var orderChange: OrderChange { OrderChange(from: orderBefore, to: line.order.quantity) }
  }

  /// How an order has changed.
  public enum OrderChange: Sendable, Equatable {
    /// From nothing to something, to nothing, or by a quarter and more.
    case up, down
    /// By less.
    case same

    init(from before: Int, to now: Int) {
      guard before != now, abs(before - now) * 4 >= max(before, now) else {
        self = .same
        return
      }
      self = now > before ? .up : .down
    }
  }

  /// The last month of the earlier run.
  public let since: Month
  /// The changes in the order of the list of alerts: by what is urgent now, then by expected harm.
  public let changes: [Change]
  /// Lines with the same alert in both.
  public let stillCount: Int
  private let places: [FacilityCode: [Int]]
  private let still: [FacilityCode: Int]

  /// What has changed from one run to a later one; a line that the earlier one does not have counts as having been calm, with nothing
  /// ordered.
  public init(from earlier: ForecastRun, to later: ForecastRun) {
    let before = Dictionary(
      earlier.assessments.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var still: [FacilityCode: Int] = [:]
    var changes: [Change] = []
    for line in later.assessments {
      let old = before[line.key]
      let (alert, order) = (old?.alert ?? .calm, old?.order.quantity ?? 0)
      if alert == line.alert, alert <= .watch { still[line.facility, default: 0] += 1 }
      let kind = Self.kind(from: alert, to: line.alert)
      guard let kind = kind ?? (OrderChange(from: order, to: line.order.quantity) == .same ? nil : .order)
      else { continue }
      changes.append(Change(line: line, before: alert, orderBefore: order, kind: kind))
    }
    changes.sort { left, right in
      let (left, right) = (left.line, right.line)
      if left.alert != right.alert { return left.alert < right.alert }
      if left.expectedHarm != right.expectedHarm { return left.expectedHarm > right.expectedHarm }
      return (left.facility, left.product) < (right.facility, right.product)
    }
    self.init(since: earlier.settings.asOf, changes: changes, still: still)
  }

  private init(since: Month, changes: [Change], still: [FacilityCode: Int]) {
    self.since = since
    self.changes = changes
    self.still = still
    stillCount = still.values.reduce(0, +)
    places = Dictionary(grouping: changes.indices) { changes[$0].line.facility }
  }

  /// Those of some facilities, in the same order.
  public func only(_ facilities: [FacilityCode]) -> RunChanges {
    RunChanges(
      since: since,
      changes: facilities.flatMap { places[$0] ?? [] }.sorted().map { changes[$0] },
      still: facilities.reduce(into: [:]) { $0[$1] = still[$1] })
  }

  /// How an alert has changed; nil where it is the same, or none in either.
  private static func kind(from before: AlertLevel, to now: AlertLevel) -> Kind? {
    switch (before <= .watch, now) {
    case (false, .stockedOut), (false, .urgent), (false, .watch): .new
    case (true, .stockedOut), (true, .urgent), (true, .watch):
      before == now ? nil : now < before ? .worse : .better
    case (true, .unknown): .lostSight
    case (true, .excess), (true, .calm): .ended
    case (false, .unknown), (false, .excess), (false, .calm): nil
    }
  }
}
