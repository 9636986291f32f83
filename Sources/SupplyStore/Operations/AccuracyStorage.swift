import GRDB
import Operations
import SupplyModel

/// How good forecasts were, in its table.
private struct AccuracyRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "accuracy"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case month, step, scope, code, score
    case runID = "run_id"
  }

  let month: Month
  let step: Int
  /// As the scope calls itself: a later version may know more of them.
  let scope: String
  let code: String
  let runID: Int64
  let score: AccuracyScore

  init(_ record: AccuracyRecord) {
    month = record.month
    step = record.step
    scope = record.scope.rawValue
    code = record.code
    runID = record.runID
    score = record.score
  }

  /// Nil where this version does not know the scope.
  var record: AccuracyRecord? {
    AccuracyRecord.Scope(rawValue: scope).map {
      AccuracyRecord(month: month, step: step, scope: $0, code: code, runID: runID, score: score)
    }
  }
}

extension SupplyDatabase {
  /// Keeps how good the forecasts of a month were, in place of what was kept of that month before.
  ///
  /// - Throws: `ColcaError`.
  public func keepAccuracy(_ records: [AccuracyRecord], of month: Month) throws {
    try write { database in
      try AccuracyRow.filter(AccuracyRow.CodingKeys.month == month).deleteAll(database)
      for record in records where record.month == month { try AccuracyRow(record).insert(database) }
    }
  }

  /// How good the forecasts of the latest scored months were, by month, step, scope and code.
  ///
  /// - Parameter months: so many months, the last scored one among them.
  /// - Throws: `ColcaError`.
  public func accuracy(lastMonths months: Int) throws -> [AccuracyRecord] {
    try read { database in
      let sql = """
        SELECT * FROM accuracy
        WHERE month > (SELECT max(month) FROM accuracy) - ? ORDER BY month, step, scope, code
        """
      return try AccuracyRow.fetchAll(database, sql: sql, arguments: [months]).compactMap(\.record)
    }
  }
}
