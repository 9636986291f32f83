import Operations
import Planning
import SupplyModel
import SupplyStore

/// Scores earlier runs' forecasts against the months that have come in, and keeps the scores.
///
/// The last three known months are scored anew whenever a run was made: late reports and corrections count.
struct AccuracyStep {
  /// Months that are scored again.
  static let monthsAgain = 3
  /// Months ahead that are scored.
  static let steps = 6

  let database: SupplyDatabase

  /// Scores what can be scored.
  ///
  /// - Parameter force: scores although nothing seems to have changed, as after a night that was cut off.
  func run(force: Bool) throws -> NightEvent {
    let records = try database.runRecords()
    guard let last = records.first else { return .noReports }
    let scored = try database.accuracy(lastMonths: 1).first?.month
    guard force || scored.map({ $0 < last.settings.asOf }) ?? true else { return .sameAccuracy }
    // The last run of each month that one ended with; records come latest first.
    var runs: [Month: Int64] = [:]
    for record in records where !record.isPruned && runs[record.settings.asOf] == nil {
      runs[record.settings.asOf] = record.id
    }
    let months = (0..<Self.monthsAgain).map { last.settings.asOf.advanced(by: -$0) }.filter { month in
      (1...Self.steps).contains { runs[month.advanced(by: -$0)] != nil }
    }
    guard !months.isEmpty else { return .sameAccuracy }
    let scorer = RunScorer(try database.series(through: last.settings.asOf))
    var kept: [Month: [AccuracyRecord]] = [:]
    for (origin, id) in runs.sorted(by: { $0.key < $1.key }) {
      let ahead = months.filter { (1...Self.steps).contains(origin.distance(to: $0)) }
      guard !ahead.isEmpty, let run = try database.run(id) else { continue }
      for month in ahead { kept[month, default: []] += scorer.records(of: run, id: id, month: month) }
    }
    for (month, records) in kept where !records.isEmpty { try database.keepAccuracy(records, of: month) }
    let done = kept.filter { !$0.value.isEmpty }.keys.sorted()
    return done.isEmpty ? .sameAccuracy : .accuracy(months: done)
  }
}
