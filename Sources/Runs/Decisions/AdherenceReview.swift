import Operations
import StockPolicy
import SupplyModel
import SupplyStore

/// What became of what official runs advised, as far as they are kept.
public struct AdherenceReview {
  private let database: SupplyDatabase
  private let shared: SharedHistories?

  /// Reviews a database.
  public init(_ database: SupplyDatabase) { self.init(database, shared: nil) }

  /// Reviews a database of whose histories others look at the same.
  init(_ database: SupplyDatabase, shared: SharedHistories?) {
    (self.database, self.shared) = (database, shared)
  }

  /// A line for each order and each transfer that the last run of each month advised.
  ///
  /// - Parameter months: of so many months, the latest that have a run whose lines are kept.
  /// - Throws: `RunError.noRun` where none was made yet; what reading the database throws.
  public func lines(lastMonths months: Int) throws -> [AdherenceLine] {
    let ledger = try database.decisionLedger()
    var lines: [AdherenceLine] = []
    try each(last: months) { month, advised, earlier, histories in
      lines += AdherenceLine.lines(advised: advised, month: month, earlier: earlier, ledger: ledger) { key in
        Self.outcome(histories[key], in: month.advanced(by: 1))
      }
    }
    return lines
  }

  /// The same but for what people answered, so that it need not be read again when they answer something.
  ///
  /// - Throws: as `lines`.
  public func advisedMonths(last months: Int) throws -> AdvisedMonths {
    var found: [AdvisedMonths.One] = []
    try each(last: months) { month, advised, earlier, histories in
      let outcomes = histories.compactMapValues { series -> AdherenceLine.Outcome? in
        let outcome = Self.outcome(series, in: month.advanced(by: 1))
        return outcome == .unknown ? nil : outcome
      }
      found.append(.init(month: month, advised: advised, earlier: earlier, outcomes: outcomes))
    }
    return AdvisedMonths(months: found)
  }

  /// What the last run of each month advised, with what the run before had and the histories, the latest month first.
  private func each(
    last months: Int,
    _ body: (
      _ month: Month, _ advised: [AdviceKey: Int], _ earlier: [AdviceKey: Int]?,
      _ histories: [SeriesKey: SupplySeries]
    ) throws -> Void
  ) throws {
    let records = try database.runRecords()
    guard let latest = records.first else { throw RunError.noRun }
    let runs = Self.latestOfEachMonth(records)
    let chosen = runs.prefix(max(0, months))
    guard let last = chosen.first else { return }
    let products = try ScopeResolver(database).products(heldBy: latest.settings.scope)
    let known = shared.flatMap { $0.products.scope == products.scope ? $0 : nil }
    let (held, next) = (known ?? SharedHistories(database, of: products), last.month.advanced(by: 1))
    // Of a month that nobody has reported yet no outcome is known: the histories need not go on to it.
    let series = try held.through(held.reach(next) ? next : last.month)
    let histories = Dictionary(series.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    for (place, run) in chosen.enumerated() {
      let earlier = runs.indices.contains(place + 1) ? runs[place + 1] : nil
      try body(
        run.month, try database.advisedQuantities(of: run.id),
        try earlier.map { try database.advisedQuantities(of: $0.id) }, histories)
    }
  }

  /// The last run, of those whose lines are kept, of each month that one ended with; the latest month first.
  private static func latestOfEachMonth(_ records: [RunRecord]) -> [(month: Month, id: Int64)] {
    var runs: [Month: Int64] = [:]
    for record in records where !record.isPruned && runs[record.settings.asOf] == nil {
      runs[record.settings.asOf] = record.id
    }
    return runs.sorted { $0.key > $1.key }.map { ($0.key, $0.value) }
  }

  private static func outcome(_ series: SupplySeries?, in month: Month) -> AdherenceLine.Outcome {
    guard let closing = series?.entries.last(where: { $0.month == month })?.quantities?.closing else {
      return .unknown
    }
    return closing > 0 ? .inStock : .stockedOut
  }
}

/// What official runs advised, with what was seen of the shelves afterwards.
public struct AdvisedMonths: Sendable {
  struct One: Sendable {
    let month: Month
    let advised: [AdviceKey: Int]
    let earlier: [AdviceKey: Int]?
    /// What was seen at the end of the month after; nothing of shelves of which nothing is known.
    let outcomes: [SeriesKey: AdherenceLine.Outcome]
  }

  let months: [One]

  /// A line for each order and each transfer, with what people answered by a ledger.
  public func lines(by ledger: DecisionLedger) -> [AdherenceLine] {
    months.flatMap { one in
      AdherenceLine.lines(advised: one.advised, month: one.month, earlier: one.earlier, ledger: ledger) {
        one.outcomes[$0] ?? .unknown
      }
    }
  }
}
