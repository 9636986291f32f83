import GRDB
import SupplyModel

extension SupplyDatabase {
  /// Who may use the web pages, as rows of their tables.
  struct Access {
    let accounts: [Row]
    let tokens: [Row]
  }

  /// Who may use the web pages by a file that nobody has opened.
  ///
  /// - Throws: `ColcaError` where it cannot be read, or has no such tables.
  static func access(ofFile path: String) throws -> Access {
    try readOnly(path) { database in
      let hasTokens = try database.tableExists("api_token")
      return Access(
        accounts: try Row.fetchAll(database, sql: "SELECT name, role, place, state, password FROM account"),
        tokens: hasTokens
          ? try Row.fetchAll(
            database,
            sql: "SELECT name, digest, role, place, maker, made, expires, revoked FROM api_token") : [])
    }
  }

  /// Puts who may use the web pages by the database of before in place of what a copy says: an account that was closed since, a password
  /// that was changed, a token that was revoked stay so, and what was given since is there.
  ///
  /// Of one history it knows all that the copy knows, for neither accounts nor tokens are ever taken out.
  ///
  /// - Parameter known: nil where the database of before cannot be read: every token is revoked then, for nobody knows which were.
  static func takeOver(_ known: Access?, at second: Int64, _ database: Database) throws {
    guard let known, !known.accounts.isEmpty else {
      try database.execute(sql: "UPDATE api_token SET revoked = ? WHERE revoked IS NULL", arguments: [second])
      return
    }
    // What was answered under a key is of the history that the copy goes back behind.
    try database.execute(sql: "DELETE FROM api_answer")
    for row in known.accounts {
      try database.execute(
        sql: """
          INSERT INTO account (name, role, place, state, password) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET role = excluded.role, place = excluded.place, state = excluded.state,
            password = excluded.password
          """, arguments: StatementArguments(row.databaseValues))
    }
    for row in known.tokens {
      try database.execute(
        sql: """
          INSERT INTO api_token (name, digest, role, place, maker, made, expires, revoked)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET digest = excluded.digest, role = excluded.role, place = excluded.place,
            expires = excluded.expires, revoked = excluded.revoked
          """, arguments: StatementArguments(row.databaseValues))
    }
  }
}
