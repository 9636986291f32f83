import GRDB
import Operations
import StockPolicy
import SupplyModel

extension SupplyDatabase {
  /// The records of official runs, the latest first.
  ///
  /// - Parameter count: at most so many; all when nil.
  /// - Throws: `ColcaError`.
  public func runRecords(last count: Int? = nil) throws -> [RunRecord] {
    try read { database in
      let latest = RunRow.official
      return try (count.map { latest.limit($0) } ?? latest).fetchAll(database).compactMap {
        try Self.record($0, database)
      }
    }
  }

  /// The records of official runs and of the trials that are kept, the latest first.
  ///
  /// - Parameter count: at most so many; all when nil.
  /// - Throws: `ColcaError`.
  public func allRunRecords(last count: Int? = nil) throws -> [RunRecord] {
    try read { database in
      let latest = RunRow.filter(
        RunRow.CodingKeys.trial == nil || RunRow.CodingKeys.isPruned == false
      ).order(RunRow.CodingKeys.id.desc)
      return try (count.map { latest.limit($0) } ?? latest).fetchAll(database).compactMap {
        try Self.record($0, database)
      }
    }
  }

  /// The record of a run, official or not.
  ///
  /// - Throws: `StoreError.unknownRun`.
  public func runRecord(_ id: Int64) throws -> RunRecord {
    try read { database in
      guard let row = try RunRow.fetchOne(database, key: id), let record = try Self.record(row, database)
      else { throw StoreError.unknownRun(id: id) }
      return record
    }
  }

  /// Notes which files were written of a run, in place of those of the same names.
  ///
  /// - Throws: `ColcaError`.
  public func noteOutputs(
    _ files: [(name: String, digest: String, byteCount: Int)], of run: Int64, languageCode: String
  )
    throws
  {
    try write { database in
      let number = try AuditLog.lastNumber(database)
      for file in files {
        try RunOutputRow(
          runID: run, language: languageCode, name: file.name, digest: file.digest, byteCount: file.byteCount,
          auditNumber: number, instant: now
        ).insert(database, onConflict: .replace)
      }
    }
  }

  /// Forgets the forecasts of runs that nobody will score or read any more; their records stay.
  ///
  /// Of each month that a run ended with, the last run keeps its forecasts for so many months; the latest run always does, and so does
  /// the one that was published last, with which the next is compared. A trial keeps them for as many months, as long as nobody drops
  /// it; then its name is free again.
  ///
  /// - Parameter months: how many months back from the latest run's.
  /// - Returns: how many runs lost their forecasts.
  /// - Throws: `ColcaError`.
  public func pruneRuns(keepingMonths months: Int) throws -> Int {
    try write { database in
      let old = try Int64.fetchAll(
        database,
        sql: """
          SELECT id FROM run WHERE is_pruned = 0
            AND id <> (SELECT coalesce(max(id), 0) FROM run WHERE trial IS NULL)
            AND id <> (SELECT coalesce(max(run_id), 0) FROM run_output)
            AND (as_of < (SELECT as_of FROM run WHERE trial IS NULL ORDER BY id DESC LIMIT 1) - ?
              OR trial IS NULL AND id NOT IN (SELECT max(id) FROM run WHERE trial IS NULL GROUP BY as_of))
          """, arguments: [months])
      for id in old { try Self.forgetForecasts(of: id, database) }
      if !old.isEmpty {
        try AuditLog.append(
          .pruned, subject: "run", detail: ["runs": old.map(String.init).joined(separator: " ")],
          account: machine.account, instant: now, database)
      }
      return old.count
    }
  }

  /// Takes everything that a run concluded out of its tables; its record stays.
  static func forgetForecasts(of run: Int64, _ database: Database) throws {
    let tables = [
      AssessmentStorage.tableName, TransferRow.databaseTableName, CalendarRow.databaseTableName,
      WarehouseStockRow.databaseTableName,
    ]
    for table in tables {
      try database.execute(sql: "DELETE FROM \(table) WHERE run_id = ?", arguments: [run])
    }
    try RunRow.filter(key: run).updateAll(database, RunRow.CodingKeys.isPruned.set(to: true))
  }

  static func record(_ row: RunRow, _ database: Database) throws -> RunRecord? {
    guard let id = row.id else { return nil }
    let outputs = try RunOutputRow.filter(RunOutputRow.CodingKeys.runID == id)
      .order(RunOutputRow.CodingKeys.language, RunOutputRow.CodingKeys.name).fetchAll(database)
    return RunRecord(
      id: id, instant: row.instant, version: row.version, settings: row.settings,
      auditNumber: row.auditNumber, inputs: row.inputs, result: row.result, isPruned: row.isPruned,
      outputs: outputs.map(\.output), trial: row.trial)
  }
}
