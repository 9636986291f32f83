import GRDB
import Operations
import SupplyModel

extension SupplyDatabase {
  /// Keeps how good the forecasts of a month were, in place of what was kept of that month before.
  ///
  /// - Throws: `ColcaError`.
  public func keepAccuracy(_ records: [AccuracyRecord], of month: Month) throws {
    try write { database in
      try database.execute(sql: "DELETE FROM accuracy WHERE month = ?", arguments: [month.count])
      let insert = try database.makeStatement(
        sql: "INSERT INTO accuracy (month, step, scope, code, run_id, score) VALUES (?, ?, ?, ?, ?, ?)")
      for record in records where record.month == month {
        try insert.execute(arguments: [
          month.count, record.step, record.scope.rawValue, record.code, record.runID,
          try StoredJSON.text(record.score),
        ])
      }
    }
  }

  /// How good the forecasts of the latest scored months were, by month, step, scope and code.
  ///
  /// - Parameter months: so many months, the last scored one among them.
  /// - Throws: `ColcaError`.
  public func accuracy(lastMonths months: Int) throws -> [AccuracyRecord] {
    try read { database in
      let sql = """
        SELECT month, step, scope, code, run_id, score FROM accuracy
        WHERE month > (SELECT max(month) FROM accuracy) - ? ORDER BY month, step, scope, code
        """
      return try Row.fetchAll(database, sql: sql, arguments: [months]).compactMap { row in
        guard let scope = AccuracyRecord.Scope(rawValue: row[2]) else { return nil }
        return AccuracyRecord(
          month: Month(count: row[0]), step: row[1], scope: scope, code: row[3], runID: row[4],
          score: try StoredJSON.value(AccuracyScore.self, row[5]))
      }
    }
  }
}
