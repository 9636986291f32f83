import GRDB
import Operations
import StockPolicy
import SupplyModel

/// Trials: forecasts of what would be, kept beside the official runs under a name of their own.
///
/// They stand in the tables of runs and share their numbers. Nothing that looks for the latest run, or for all of them, sees one
/// (`RunRow.official`): neither reports, lists, nights, alerts, nor accuracy.
extension SupplyDatabase {
  /// Keeps a run under a name, in place of the one that had it, in one transaction.
  ///
  /// - Parameter isOwnAlone: whether a trial that another account keeps under the name stays.
  /// - Returns: the run's number, and that of the trial which it replaces; nil where the name was free.
  /// - Throws: `StoreError.takenTrial` where another's is to stay; `ColcaError`.
  public func save(
    _ run: ForecastRun, of snapshot: RunSnapshot, asTrial name: TrialName,
    replacingOwnAlone isOwnAlone: Bool = false
  ) throws -> (id: Int64, replaced: Int64?) {
    let result = try run.resultDigest()
    return try write { database in
      let replaced = try Self.trial(name, database)?.id
      if isOwnAlone, let replaced {
        let maker = try Self.maker(ofTrial: replaced, database)
        guard maker == machine.account else { throw StoreError.takenTrial(name, by: maker ?? "–") }
      }
      if let replaced { try Self.forgetForecasts(of: replaced, database) }
      var detail = ["trial": name.text]
      detail["replaces"] = replaced.map(String.init)
      let id = try save(
        run, of: snapshot, result: result, as: .keptTrial, detail: detail, trial: name, database)
      return (id, replaced)
    }
  }

  /// The record of the trial of a name.
  ///
  /// - Throws: `StoreError.unknownTrial`.
  public func trialRecord(_ name: TrialName) throws -> RunRecord {
    try read { database in
      guard let row = try Self.trial(name, database), let record = try Self.record(row, database) else {
        throw StoreError.unknownTrial(name)
      }
      return record
    }
  }

  /// The trials that are kept, the latest first, each with the account that made it; nil where the log says nothing of it.
  ///
  /// - Throws: `ColcaError`.
  public func trials() throws -> [(record: RunRecord, maker: String?)] {
    try read { database in
      try RunRow.trials.fetchAll(database).compactMap { row in
        guard let id = row.id, let record = try Self.record(row, database) else { return nil }
        return (record, try Self.maker(ofTrial: id, database))
      }
    }
  }

  /// Forgets the trial of a name; its record stays, as that of a run without forecasts.
  ///
  /// - Parameter seen: the number of the trial that somebody had before them; nil for whichever has the name.
  /// - Returns: its number.
  /// - Throws: `StoreError.unknownTrial`, also where another has the name by now.
  @discardableResult
  public func dropTrial(_ name: TrialName, seen: Int64? = nil) throws -> Int64 {
    try write { database in
      guard let id = try Self.trial(name, database)?.id, seen == nil || seen == id else {
        throw StoreError.unknownTrial(name)
      }
      try Self.forgetForecasts(of: id, database)
      try AuditLog.append(
        .droppedTrial, subject: AuditLog.subject(ofRun: id), detail: ["trial": name.text],
        account: machine.account, instant: now, database)
      return id
    }
  }

  /// Makes what a trial concluded the latest official run, under a number of its own; the trial stays.
  ///
  /// Only a trial that a forecast made now would equal is adopted: made from what the database holds, by this version.
  ///
  /// - Parameters:
  ///   - seen: the number of the trial that somebody had before them; nil for whichever has the name.
  ///   - once: what is answered to the program that adopts it, by the run's number; nil where nobody may ask again.
  /// - Returns: the number of the official run.
  /// - Throws: `RunError.staleTrial`; `StoreError.unknownTrial`, also where another has the name by now.
  public func adoptTrial(
    _ name: TrialName, seen: Int64? = nil, answering once: AnswerOnce<Int64>? = nil
  ) throws -> Int64 {
    try write { database in
      guard let row = try Self.trial(name, database), let id = row.id, seen == nil || seen == id,
        let run = try Self.run(RunRow.filter(key: id), database)
      else { throw StoreError.unknownTrial(name) }
      guard row.version == ColcaVersion.current else {
        throw RunError.staleTrial(name, .otherVersion(row.version))
      }
      let inputs = try InputStamp.digest(database)
      guard row.inputs == inputs else { throw RunError.staleTrial(name, .otherInputs) }
      if let official = try RunRow.official.fetchOne(database)?.asOf, run.settings.asOf < official {
        throw RunError.staleTrial(name, .earlierMonth(run.settings.asOf, official: official))
      }
      let snapshot = RunSnapshot(inputs: inputs, auditNumber: try AuditLog.lastNumber(database))
      let adopted = try save(
        run, of: snapshot, result: row.result, as: .adoptedTrial,
        detail: ["trial": name.text, "from": String(id)], database)
      if let once { try Self.keep(once.answer(adopted), once.key, database) }
      return adopted
    }
  }

  /// The account that the log names as the trial's maker.
  private static func maker(ofTrial id: Int64, _ database: Database) throws -> String? {
    try String.fetchOne(
      database, sql: "SELECT account FROM audit WHERE action = ? AND subject = ? ORDER BY number LIMIT 1",
      arguments: [AuditEntry.Action.keptTrial.rawValue, AuditLog.subject(ofRun: id)])
  }

  private static func trial(_ name: TrialName, _ database: Database) throws -> RunRow? {
    try RunRow.trials.filter(RunRow.CodingKeys.trial == name).fetchOne(database)
  }
}
