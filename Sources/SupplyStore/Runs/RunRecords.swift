import Foundation
import GRDB
import Operations
import StockPolicy
import SupplyModel

extension SupplyDatabase {
  /// The records of runs, the latest first.
  ///
  /// - Parameter count: at most so many; all when nil.
  /// - Throws: `ColcaError`.
  public func runRecords(last count: Int? = nil) throws -> [RunRecord] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM run ORDER BY id DESC LIMIT ?", arguments: [count ?? -1]
      ).map { try Self.record($0, database) }
    }
  }

  /// The record of a run.
  ///
  /// - Throws: `ColcaError.unknownRun`.
  public func runRecord(_ id: Int64) throws -> RunRecord {
    try read { database in
      guard let row = try Row.fetchOne(database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id])
      else { throw ColcaError.unknownRun(id: id) }
      return try Self.record(row, database)
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
      let insert = try database.makeStatement(
        sql: """
          INSERT OR REPLACE INTO run_output (run_id, language, name, digest, bytes, audit_number, instant)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """)
      for file in files {
        try insert.execute(
          arguments: [run, languageCode, file.name, file.digest, file.byteCount, number, now])
      }
    }
  }

  /// Forgets the forecasts of runs that nobody will score or read any more; their records stay.
  ///
  /// Of each month that a run ended with, the last run keeps its forecasts for so many months; the latest run always does.
  ///
  /// - Parameter months: how many months back from the latest run's.
  /// - Returns: how many runs lost their forecasts.
  /// - Throws: `ColcaError`.
  public func pruneRuns(keepingMonths months: Int) throws -> Int {
    try write { database in
      let old = try Int64.fetchAll(
        database,
        sql: """
          SELECT id FROM run WHERE is_pruned = 0 AND id <> (SELECT max(id) FROM run)
            AND (as_of < (SELECT as_of FROM run ORDER BY id DESC LIMIT 1) - ?
              OR id NOT IN (SELECT max(id) FROM run GROUP BY as_of))
          """, arguments: [months])
      for id in old {
        for table in ["assessment", "transfer", "run_calendar", "warehouse_stock"] {
          try database.execute(sql: "DELETE FROM \(table) WHERE run_id = ?", arguments: [id])
        }
        try database.execute(sql: "UPDATE run SET is_pruned = 1 WHERE id = ?", arguments: [id])
      }
      if !old.isEmpty {
        try AuditLog.append(
          .pruned, subject: "run", detail: ["runs": old.map(String.init).joined(separator: " ")],
          account: machine.account, instant: now, database)
      }
      return old.count
    }
  }

  private static func record(_ row: Row, _ database: Database) throws -> RunRecord {
    let text: String = row["settings"]
    let id: Int64 = row["id"]
    let outputs = try Row.fetchAll(
      database, sql: "SELECT * FROM run_output WHERE run_id = ? ORDER BY language, name", arguments: [id]
    ).map {
      RunRecord.Output(
        name: $0["name"], languageCode: $0["language"], digest: $0["digest"], byteCount: $0["bytes"],
        auditNumber: $0["audit_number"], instant: $0["instant"])
    }
    return RunRecord(
      id: id, instant: row["instant"], version: row["version"],
      settings: try JSONDecoder().decode(ForecastRun.Settings.self, from: Data(text.utf8)),
      auditNumber: row["audit_number"], inputs: row["inputs"], result: row["result"],
      isPruned: row["is_pruned"], outputs: outputs)
  }
}
