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
  /// - Throws: `ColcaError`.
  public func records(lastMonths months: Int = monthsAgain) throws -> [AccuracyRecord] {
    guard let last = try database.runRecords(last: 1).first else { return [] }
    let products = try ScopeResolver(database).products(heldBy: last.settings.scope)
    return try records(
      lastMonths: months, series: database.series(of: products, through: last.settings.asOf))
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
    // The last run of each month that one ended with; records come latest first.
    var runs: [Month: Int64] = [:]
    for record in records where !record.isPruned && runs[record.settings.asOf] == nil {
      runs[record.settings.asOf] = record.id
    }
    let months = (0..<Self.monthsAgain).map { asOf.advanced(by: -$0) }.filter { month in
      (1...Self.steps).contains { runs[month.advanced(by: -$0)] != nil }
    }
    guard !months.isEmpty else { return [:] }
    let scorer = RunScorer(try series())
    var scores: [Month: [AccuracyRecord]] = [:]
    for (origin, id) in runs.sorted(by: { $0.key < $1.key }) {
      let ahead = months.filter { (1...Self.steps).contains(origin.distance(to: $0)) }
      guard !ahead.isEmpty, let run = try database.run(id) else { continue }
      for month in ahead { scores[month, default: []] += scorer.records(of: run, id: id, month: month) }
    }
    return scores
  }
}
