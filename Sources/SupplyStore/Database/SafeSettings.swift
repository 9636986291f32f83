import CSQLite
import GRDB
import GRDBSQLite

/// How SQLite is set wherever a database is opened, as its authors advise where a file may be damaged or hostile.
///
/// What was chosen and why stands in docs/reliability.md.
enum SafeSettings {
  private static let pageSize: Int32 = 4096

  /// Settings of a connection.
  static func configuration() -> Configuration {
    // From here on every file is opened through the checks of its pages.
    _ = PageChecks.isInstalled
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase(apply)
    return configuration
  }

  /// Sets a connection before anything is read through it.
  static func apply(to database: Database) throws {
    let connection = database.sqliteConnection
    _ = colca_defensive(connection)
    // A file that is made now leaves room for checks; of one that is there this changes nothing before it is written anew.
    var reserved = PageChecks.byteCount
    sqlite3_file_control(connection, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved)
    // A commit is on the disk when it is told: what was moved, sent or published after it hangs on that.
    try database.execute(sql: "PRAGMA synchronous = FULL")
    try database.execute(sql: "PRAGMA trusted_schema = OFF")
    try database.execute(sql: "PRAGMA cell_size_check = ON")
  }

  /// Whether the pages of a database carry checks.
  static func hasChecks(_ database: Database) throws -> Bool {
    var answer: Int32 = 0
    sqlite3_file_control(database.sqliteConnection, "main", PageChecks.askChecks, &answer)
    return answer == 1
  }

  /// Tells the connection of a file that is being filled with the pages of another, which carry checks.
  static func expectChecks(_ database: Database) throws {
    var size = pageSize
    sqlite3_file_control(database.sqliteConnection, "main", PageChecks.expectChecks, &size)
  }

  /// Gives checks to the pages of a database that an earlier version made, and notes in its head that they have them.
  ///
  /// Where the file cannot be written, or others hold it, it stays as it is until the next time.
  static func checkPages(of queue: DatabaseQueue) throws {
    let (isChecked, identifier) = try queue.read { database in
      (try hasChecks(database), try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0)
    }
    guard !isChecked || identifier != PageChecks.applicationID else { return }
    do {
      try queue.writeWithoutTransaction { database in
        if !isChecked {
          try database.execute(sql: "VACUUM")
          try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
          guard try hasChecks(database) else { return }
        }
        try database.execute(sql: "PRAGMA application_id = \(PageChecks.applicationID)")
      }
    } catch let error as DatabaseError {
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_IOERR:
        guard error.extendedResultCode == .SQLITE_IOERR_DATA else { return }
        throw error
      default: throw error
      }
    }
  }
}
