import Operations
import Runs
import SupplyStore

/// Scores earlier runs' forecasts where a month has come in since they were scored last.
struct AccuracyStep {
  let database: SupplyDatabase

  /// Scores what can be scored.
  ///
  /// - Parameter force: scores although nothing seems to have changed, as after a night that was cut off.
  func run(force: Bool) throws -> NightEvent {
    guard let last = try database.runRecords(last: 1).first else { return .noReports }
    let scored = try database.accuracy(lastMonths: 1).first?.month
    guard force || scored.map({ $0 < last.settings.asOf }) ?? true else { return .sameAccuracy }
    let months = try ScoredMonths(database: database).keep()
    return months.isEmpty ? .sameAccuracy : .accuracy(months: months)
  }
}
