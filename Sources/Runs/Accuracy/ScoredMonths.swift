import Operations
import SupplyModel
import SupplyStore

/// Scores earlier runs' forecasts against the months that have come in.
///
/// The last three known months are scored anew each time: late reports and corrections count. Scores are made from the runs
/// that are kept, and not read from what nights noted, so that a report that is written again later says the same.
public struct ScoredMonths {
  /// Months that are scored again.
  public static let monthsAgain = 3
  /// Months ahead that are scored.
  static let steps = 6
  /// How many months before the latest one a run may have ended and still be scored.
  public static let reach = monthsAgain - 1 + steps

  private let database: SupplyDatabase

  /// Scores the runs of a database.
  public init(database: SupplyDatabase) { self.database = database }

  /// Scores the months up to that of the latest run, over the products of its scope, and keeps the scores.
  ///
  /// - Throws: `ColcaError`.
  /// - Returns: the months that have scores now, in order.
  public func keep() throws -> [Month] {
    let records = try database.runRecords()
    guard let last = records.first else { return [] }
    let products = try ScopeResolver(database).products(heldBy: last.settings.scope)
    let scores = try scores(by: records, series: database.series(of: products, through: last.settings.asOf))
      .filter { !$0.value.isEmpty }
    for (month, records) in scores { try database.keepAccuracy(records, of: month) }
    return scores.keys.sorted()
  }

  /// The scores of the last months, the latest first: what a report shows, and what `colca accuracy` lists.
  ///
  /// Those of the last three known months are made anew from the runs that are kept, as reports make them; further back, and where
  /// the forecasts are no longer kept, what nights noted holds.
  ///
  /// - Parameters:
  ///   - months: how many months, counted from that of the latest run.
  ///   - series: the histories of the latest run's scope, through its month; read only where there is something to score.
  /// - Throws: `ColcaError`.
  public func records(
    lastMonths months: Int = monthsAgain, series: @autoclosure () throws -> [SupplySeries]
  ) throws -> [AccuracyRecord] {
    let runs = try database.runRecords()
    guard let asOf = runs.first?.settings.asOf, months > 0 else { return [] }
    let fresh = try scores(by: runs, series: series()).filter { !$0.value.isEmpty }
    let kept = Dictionary(grouping: try database.accuracy(lastMonths: Int.max), by: \.month)
    return (0..<min(months, asOf.count)).map { asOf.advanced(by: -$0) }.flatMap {
      fresh[$0] ?? kept[$0] ?? []
    }
  }

  /// The same, of the histories that the database has.
  ///
  /// Where none of the last months was foretold, as when a year came in at once, those of the latest three months that were.
  ///
  /// - Throws: `ColcaError`.
  public func records(lastMonths months: Int = monthsAgain) throws -> [AccuracyRecord] {
    let runs = try database.runRecords()
    guard let last = runs.first else { return [] }
    let products = try ScopeResolver(database).products(heldBy: last.settings.scope)
    func series() throws -> [SupplySeries] {
      try database.series(of: products, through: last.settings.asOf)
    }
    let recent = try records(lastMonths: months, series: series())
    guard recent.isEmpty, months > 0 else { return recent }
    let foretold = Array(Self.foretold(by: runs).suffix(min(months, Self.monthsAgain)))
    guard !foretold.isEmpty else { return [] }
    let earlier = try scores(of: foretold, by: Self.latestOfEachMonth(runs), series: series())
    return foretold.reversed().flatMap { earlier[$0] ?? [] }
  }

  /// Why there are no records.
  ///
  /// - Throws: `ColcaError`.
  public func silence() throws -> AccuracySilence {
    let runs = try database.runRecords()
    guard let latest = runs.first?.settings.asOf else { return .noRun }
    let months = Self.foretold(by: runs)
    guard let first = months.first, let last = months.last else { return .nothingForetold(latest: latest) }
    return .nothingCame(of: first...last)
  }

  /// The months that the latest run knows and an earlier one, whose forecasts are kept, foretold; in order.
  private static func foretold(by records: [RunRecord]) -> [Month] {
    guard let asOf = records.first?.settings.asOf else { return [] }
    return Set(
      latestOfEachMonth(records).keys.flatMap { origin in (1...steps).map { origin.advanced(by: $0) } }
    ).filter { $0 <= asOf }.sorted()
  }

  /// The last run, of those whose forecasts are kept, of each month that one ended with.
  ///
  /// - Parameter records: the latest first.
  private static func latestOfEachMonth(_ records: [RunRecord]) -> [Month: Int64] {
    var runs: [Month: Int64] = [:]
    for record in records where !record.isPruned && runs[record.settings.asOf] == nil {
      runs[record.settings.asOf] = record.id
    }
    return runs
  }

  /// The scores of the last known months, by earlier runs whose forecasts are kept; nothing is written.
  ///
  /// - Parameters:
  ///   - records: all runs, the latest first.
  ///   - series: the histories of the latest run's scope, through its month; read only where there is something to score.
  /// - Throws: `ColcaError`.
  public func scores(
    by records: [RunRecord], series: @autoclosure () throws -> [SupplySeries]
  ) throws -> [Month: [AccuracyRecord]] {
    guard let asOf = records.first?.settings.asOf else { return [:] }
    let runs = Self.latestOfEachMonth(records)
    let months = (0..<Self.monthsAgain).map { asOf.advanced(by: -$0) }.filter { month in
      (1...Self.steps).contains { runs[month.advanced(by: -$0)] != nil }
    }
    return months.isEmpty ? [:] : try scores(of: months, by: runs, series: series())
  }

  private func scores(
    of months: [Month], by runs: [Month: Int64], series: [SupplySeries]
  ) throws -> [Month: [AccuracyRecord]] {
    let scorer = RunScorer(series)
    var scores: [Month: [AccuracyRecord]] = [:]
    for (origin, id) in runs.sorted(by: { $0.key < $1.key }) {
      let ahead = months.filter { (1...Self.steps).contains(origin.distance(to: $0)) }
      guard !ahead.isEmpty, let run = try database.run(id) else { continue }
      for month in ahead { scores[month, default: []] += scorer.records(of: run, id: id, month: month) }
    }
    return scores
  }
}
