import Files
import GRDB
import GRDBSQLite
import StockPolicy
import SupplyModel

/// A digest over what a run has in its tables, as it lies there: made when the run is saved, compared by whoever reads it.
///
/// It costs a tenth of decoding the rows, and tells the same as the digest of what they mean (`ResultDigest`): that a reader has
/// before it what the run concluded, every row of it.
enum RunSeal {
  /// The tables, each in an order that an index gives.
  private static let tables = [
    "SELECT * FROM \(AssessmentStorage.tableName) WHERE run_id = ? ORDER BY facility_id, product_id",
    "SELECT * FROM \(TransferRow.databaseTableName) WHERE run_id = ? ORDER BY trip, product_id, from_facility_id, to_facility_id",
    "SELECT * FROM \(CalendarRow.databaseTableName) WHERE run_id = ? ORDER BY facility_id",
    "SELECT * FROM \(WarehouseStockRow.databaseTableName) WHERE run_id = ? ORDER BY facility_id, product_id",
    "SELECT id, as_of, settings, instant, version, audit_number, inputs, result, trial FROM run WHERE id = ?",
  ]

  /// SHA-256 over all columns that are not NULL, each with its place, its kind and its length.
  static func digest(run: Int64, _ database: Database) throws -> String {
    var digest = SHA256Digest()
    var bytes: [UInt8] = []
    for sql in tables {
      let statement = try database.cachedStatement(sql: sql)
      let rows = try Row.fetchCursor(statement, arguments: [run])
      while try rows.next() != nil {
        bytes.removeAll(keepingCapacity: true)
        add(statement.sqliteStatement, to: &bytes)
        bytes.withUnsafeBytes { digest.accept($0) }
      }
    }
    return digest.finish()
  }

  /// Adds a row as it lies in its table.
  private static func add(_ row: OpaquePointer, to bytes: inout [UInt8]) {
    func add(_ number: UInt64) { withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) } }
    for column in 0..<sqlite3_column_count(row) {
      let kind = sqlite3_column_type(row, column)
      // A column that a later version adds is NULL in rows of before.
      guard kind != SQLITE_NULL else { continue }
      bytes.append(UInt8(truncatingIfNeeded: column))
      bytes.append(UInt8(truncatingIfNeeded: kind))
      if kind == SQLITE_INTEGER {
        add(UInt64(bitPattern: sqlite3_column_int64(row, column)))
      } else if kind == SQLITE_FLOAT {
        add(sqlite3_column_double(row, column).bitPattern)
      } else {
        let start = sqlite3_column_blob(row, column)
        let count = Int(sqlite3_column_bytes(row, column))
        add(UInt64(count))
        if let start { bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: count)) }
      }
    }
    bytes.append(0xFF)
  }

  /// Compares what a run has in its tables with what was saved.
  ///
  /// A run that has no forecasts any more, or that an earlier build saved without a seal, has nothing to compare.
  ///
  /// - Throws: `DatabaseError` of damage where they differ.
  static func compare(_ row: RunRow, _ database: Database) throws {
    guard let id = row.id, let seal = row.seal, !row.isPruned, row.version == ColcaVersion.current,
      try digest(run: id, database) != seal
    else { return }
    throw DatabaseError(
      resultCode: .SQLITE_CORRUPT, message: "run \(id) does not hold what was saved of it")
  }
}

extension SupplyDatabase {
  /// Compares the runs that still have their forecasts with what was saved of them.
  ///
  /// - Parameter count: the latest so many; all when nil.
  /// - Throws: `StoreError.damagedDatabase` where one differs.
  public func verifyRuns(last count: Int? = nil) throws {
    try read { database in
      let kept = RunRow.filter(RunRow.CodingKeys.isPruned == false).order(RunRow.CodingKeys.id.desc)
      for row in try (count.map { kept.limit($0) } ?? kept).fetchAll(database) {
        try RunSeal.compare(row, database)
      }
    }
  }
}
