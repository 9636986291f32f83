import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore

/// Makes a run where the files, the last known month, the settings or the program have changed since the last one.
struct ForecastStep {
  let configuration: NightlyConfiguration
  let database: SupplyDatabase

  /// Decides and runs; the run ends with the last month that is whole.
  func run() throws -> NightEvent {
    guard try database.monthRange(of: .all) != nil else { return .noReports }
    let planner = ForecastPlanner(database: database)
    let (month, settings) = try planner.plan(by: configuration)
    let asOf = month.asOf
    let last = try database.runRecords(last: 1).first
    let reasons = try Self.reasons(since: last, settings: settings, database: database)
    if reasons.isEmpty, let last { return .sameForecast(run: last.id, asOf: asOf) }
    _ = try planner.run { _ in settings }
    let id = try database.runRecords(last: 1).first?.id ?? 0
    return .forecast(
      run: id, asOf: asOf, reasons: reasons, laterMonth: month.latest > asOf ? month.latest : nil)
  }

  /// Why a run has to be made; empty when the last one still says what a new one would.
  static func reasons(
    since last: RunRecord?, settings: ForecastRun.Settings, database: SupplyDatabase
  ) throws -> [ForecastReason] {
    guard let last else { return [.first] }
    var reasons: [ForecastReason] = []
    if try database.inputStamp() != last.inputs {
      let since = try database.auditEntries(from: last.auditNumber + 1)
      func count(_ actions: Set<AuditEntry.Action>) -> Int {
        since.count { entry in AuditEntry.Action(rawValue: entry.action).map(actions.contains) ?? false }
      }
      let aside = try Self.filesOfNothing(since, database)
      let (new, takenBack) = (count([.importedFile]) - aside, count([.tookBackFile]))
      let decided = count([.placed, .arrived, .reopenedDecision])
      if new + takenBack == 0, aside > 0 {
        reasons.append(.filesAside(aside))
      } else if new + takenBack > 0 || decided == 0 {
        reasons.append(.files(new: new, takenBack: takenBack))
      }
      if decided > 0 { reasons.append(.decisions(decided)) }
    }
    if settings.asOf != last.settings.asOf { reasons.append(.month(from: last.settings.asOf)) }
    var sameMonth = last.settings
    sameMonth.asOf = settings.asOf
    if sameMonth != settings { reasons.append(.settings) }
    if last.version != ColcaVersion.current { reasons.append(.version) }
    return reasons
  }

  /// How many of the imported files of some entries gave not a single row: the log notes them like all others.
  private static func filesOfNothing(_ entries: [AuditEntry], _ database: SupplyDatabase) throws -> Int {
    let imported = Set(
      entries.filter { $0.action == AuditEntry.Action.importedFile.rawValue }.map(\.subject))
    guard !imported.isEmpty else { return 0 }
    return try database.importedFiles().count {
      imported.contains("file \($0.id)") && $0.accepted + $0.replaced + $0.unchanged == 0
    }
  }
}
