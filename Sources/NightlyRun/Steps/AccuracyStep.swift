import Files
import Operations
import Runs
import Studies
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
  /// How many months before the latest one a run may have ended and still be scored.
  static let reach = monthsAgain - 1 + steps

  let database: SupplyDatabase

  /// Scores what can be scored.
  ///
  /// - Parameter force: scores although nothing seems to have changed, as after a night that was cut off.
  func run(force: Bool) throws -> NightEvent {
    let records = try database.runRecords()
    guard let last = records.first else { return .noReports }
    let scored = try database.accuracy(lastMonths: 1).first?.month
    guard force || scored.map({ $0 < last.settings.asOf }) ?? true else { return .sameAccuracy }
    let kept = try scores(records, series: database.series(through: last.settings.asOf))
    for (month, records) in kept where !records.isEmpty { try database.keepAccuracy(records, of: month) }
    let done = kept.filter { !$0.value.isEmpty }.keys.sorted()
    return done.isEmpty ? .sameAccuracy : .accuracy(months: done)
  }

  /// The scores of the last known months, by earlier runs whose forecasts are kept; nothing is written.
  ///
  /// - Parameters:
  ///   - records: all runs, the latest first.
  ///   - series: the histories through the latest run's month; read only where there is something to score.
  func scores(_ records: [RunRecord], series: @autoclosure () throws -> [SupplySeries]) throws
    -> [Month: [AccuracyRecord]]
  {
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
