import GRDB
import GRDBSQLite

/// A statement whose numbers are bound without boxing, for the one path that writes a million rows.
///
/// GRDB's own arguments box every value (three to four times slower, measured). The statement stays GRDB's, so its
/// life and its errors do too; only binding and stepping go to SQLite straight.
struct BoundStatement {
  private let statement: Statement
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  init(_ database: Database, sql: String) throws {
    statement = try database.makeStatement(sql: sql)
    handle = statement.sqliteStatement
    guard let connection = database.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "the connection is closed")
    }
    self.connection = connection
  }

  /// Binds a number, or NULL.
  @inline(__always)
  func bind(_ index: Int32, _ value: Double?) {
    if let value {
      sqlite3_bind_double(handle, index, value)
    } else {
      sqlite3_bind_null(handle, index)
    }
  }

  /// Binds an integer, or NULL.
  @inline(__always)
  func bind(_ index: Int32, _ value: Int64?) {
    if let value {
      sqlite3_bind_int64(handle, index, value)
    } else {
      sqlite3_bind_null(handle, index)
    }
  }

  /// Binds an integer.
  @inline(__always)
  func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(handle, index, value) }

  /// Binds bytes, or NULL where there are none; they are not copied.
  ///
  /// - Warning: the bytes must stay where they are until the statement has run.
  @inline(__always)
  func bind(_ index: Int32, _ bytes: UnsafeRawBufferPointer) {
    if bytes.isEmpty {
      sqlite3_bind_null(handle, index)
    } else {
      sqlite3_bind_blob(handle, index, bytes.baseAddress, Int32(clamping: bytes.count), nil)
    }
  }

  /// Runs the statement with what is bound; gives how many rows it changed.
  ///
  /// - Throws: `DatabaseError`.
  @inline(__always)
  func run() throws -> Int {
    let code = sqlite3_step(handle)
    let changed = Int(sqlite3_changes(connection))
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
    }
    return changed
  }
}
