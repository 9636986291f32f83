import GRDB
import Operations
import SupplyModel

extension SupplyDatabase {
  /// Begins a session of an open account.
  ///
  /// - Parameters:
  ///   - digest: SHA-256 of the session's number.
  ///   - known: the hash that the password was checked against: where another stands by now, none is begun.
  ///   - second: now, in seconds since 1970.
  /// - Returns: whether it was begun.
  /// - Throws: `ColcaError`.
  public func beginSession(
    of name: AccountName, digest: String, password known: String, at second: Int64, terms: SessionTerms
  ) throws -> Bool {
    try write { database in
      let isOpen = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM account WHERE name = ? AND password = ? AND state = ?)",
        arguments: [name.text, known, Account.State.open.rawValue])
      guard isOpen == true else { return false }
      try Self.removeEndedSessions(at: second, terms: terms, database)
      try database.execute(
        sql: "INSERT INTO account_session (digest, account, began, seen) VALUES (?, ?, ?, ?)",
        arguments: [digest, name.text, second, second])
      _ = try AuditLog.append(
        .loggedIn, subject: Self.subject(name), detail: [:], account: name.logged, instant: now, database)
      return true
    }
  }

  /// The account of a session that has not ended, with when it was last seen; nil for any other.
  ///
  /// - Throws: `ColcaError`.
  public func session(
    digest: String, at second: Int64, terms: SessionTerms
  ) throws -> (account: Account, seen: Int64)? {
    try read { database in
      let sql = """
        SELECT account.*, s.seen FROM account_session AS s JOIN account ON account.name = s.account
        WHERE s.digest = ? AND s.seen > ? AND s.began > ? AND account.state = ?
        """
      return try Row.fetchOne(
        database, sql: sql,
        arguments: [
          digest, second - terms.idleSeconds, second - terms.longestSeconds, Account.State.open.rawValue,
        ]
      ).map { (try account($0), try $0.needed("seen")) }
    }
  }

  /// How many sessions have not ended.
  ///
  /// - Throws: `ColcaError`.
  public func sessionCount(at second: Int64, terms: SessionTerms) throws -> Int {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT count(*) FROM account_session WHERE seen > ? AND began > ?",
        arguments: [second - terms.idleSeconds, second - terms.longestSeconds]) ?? 0
    }
  }

  /// When a file was imported last, by the log of changes: UTC, ISO 8601 to the second; nil where none was.
  ///
  /// - Throws: `ColcaError`.
  public func lastImport() throws -> String? {
    try read { database in
      try String.fetchOne(
        database, sql: "SELECT instant FROM audit WHERE action = ? ORDER BY number DESC LIMIT 1",
        arguments: [AuditEntry.Action.importedFile.rawValue])
    }
  }

  /// Notes that a session was used, so that it does not end for want of use.
  ///
  /// - Throws: `ColcaError`.
  public func touchSession(digest: String, at second: Int64) throws {
    try write { database in
      try database.execute(
        sql: "UPDATE account_session SET seen = max(seen, ?) WHERE digest = ?", arguments: [second, digest])
    }
  }

  /// Ends a session.
  ///
  /// - Throws: `ColcaError`.
  public func endSession(digest: String) throws {
    try write { database in
      guard
        let text = try String.fetchOne(
          database, sql: "SELECT account FROM account_session WHERE digest = ?", arguments: [digest]),
        let name = AccountName(text)
      else { return }
      try database.execute(sql: "DELETE FROM account_session WHERE digest = ?", arguments: [digest])
      _ = try AuditLog.append(
        .loggedOut, subject: Self.subject(name), detail: [:], account: name.logged, instant: now, database)
    }
  }

  /// Ends what a copy of a database brings back: sessions, and links that may have been used since.
  static func endAllSessions(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM account_session; DELETE FROM account_invitation")
  }

  private static func removeEndedSessions(
    at second: Int64, terms: SessionTerms, _ database: Database
  ) throws {
    try database.execute(
      sql: "DELETE FROM account_session WHERE seen <= ? OR began <= ?",
      arguments: [second - terms.idleSeconds, second - terms.longestSeconds])
    try database.execute(sql: "DELETE FROM account_invitation WHERE expires <= ?", arguments: [second])
  }
}
