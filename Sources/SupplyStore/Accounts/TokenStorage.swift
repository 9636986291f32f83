import GRDB
import Operations
import SupplyModel

extension SupplyDatabase {
  /// All tokens, by name; revoked ones too.
  ///
  /// - Throws: `ColcaError`.
  public func apiTokens() throws -> [ApiToken] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM api_token ORDER BY name").map(Self.token)
    }
  }

  /// The token whose secret has a digest; nil where there is none, or it is revoked or too old.
  ///
  /// - Parameter second: now, in seconds since 1970.
  /// - Throws: `ColcaError`.
  public func apiToken(digest: String, at second: Int64) throws -> ApiToken? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM api_token WHERE digest = ? AND expires > ? AND revoked IS NULL",
        arguments: [digest, second]
      ).map(Self.token)
    }
  }

  /// Keeps a new token.
  ///
  /// - Parameters:
  ///   - digest: SHA-256 of what the program will send.
  ///   - second: now, in seconds since 1970.
  /// - Throws: `AccountError.nameTaken` where there is or was one of the name; `ColcaError`.
  public func makeToken(
    _ name: AccountName, role: AccountRole, place: AccountPlace, digest: String, at second: Int64
  ) throws {
    try write { database in
      let isTaken = try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM api_token WHERE name = ?)", arguments: [name.text])
      if isTaken == true { throw AccountError.nameTaken(name.text) }
      let place = try StoredJSON.text(place)
      try database.execute(
        sql: """
          INSERT INTO api_token (name, digest, role, place, maker, made, expires) VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          name.text, digest, role.rawValue, place, machine.account, second, second + ApiToken.termSeconds,
        ])
      _ = try AuditLog.append(
        .madeToken, subject: Self.subject(ofToken: name),
        detail: ["before": "", "after": "\(role.rawValue) open \(place)"], account: machine.account,
        instant: now, database)
    }
  }

  /// Revokes a token: it holds no more from now on.
  ///
  /// One that is revoked already stays as it is.
  ///
  /// - Throws: `AccountError.unknownAccount` where there is none; `ColcaError`.
  public func revokeToken(_ name: AccountName, at second: Int64) throws {
    try write { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT * FROM api_token WHERE name = ?", arguments: [name.text])
      else { throw AccountError.unknownAccount(name.text) }
      let token = try Self.token(row)
      guard !token.isRevoked else { return }
      try database.execute(
        sql: "UPDATE api_token SET revoked = ? WHERE name = ?", arguments: [second, name.text])
      let told = "\(token.role.rawValue) \(try StoredJSON.text(token.place))"
      _ = try AuditLog.append(
        .revokedToken, subject: Self.subject(ofToken: name),
        detail: ["before": "open " + told, "after": "revoked " + told], account: machine.account,
        instant: now, database)
    }
  }

  private static func subject(ofToken name: AccountName) -> String { "token \(name)" }

  private static func token(_ row: Row) throws -> ApiToken {
    guard let name = AccountName(try row.needed(TokenColumn.name)) else { throw Row.damage("name") }
    let revoked: Int64? = try row.stated("revoked")
    return ApiToken(
      name: name, role: try row.word(TokenColumn.role),
      place: try StoredJSON.value(AccountPlace.self, try row.needed(TokenColumn.place)),
      maker: try row.needed("maker"), made: try row.needed("made"), expires: try row.needed("expires"),
      isRevoked: revoked != nil)
  }
}

private enum TokenColumn: String, ColumnExpression { case name, role, place }

/// What was answered to a request that may be sent again.
public struct KeptAnswer: Sendable, Equatable {
  /// SHA-256 of the request.
  public let request: String
  /// The code of HTTP.
  public let status: Int
  /// The body.
  public let body: String

  /// An answer.
  public init(request: String, status: Int, body: String) {
    self.request = request
    self.status = status
    self.body = body
  }
}

extension SupplyDatabase {
  /// So long an answer is kept, in seconds: a day.
  public static let answerSeconds: Int64 = 24 * 3600

  /// What a token was answered under a key within the last day; nil where it was not.
  ///
  /// - Throws: `ColcaError`.
  public func answer(toToken name: AccountName, key: String, at second: Int64) throws -> KeptAnswer? {
    try read { database in
      try Row.fetchOne(
        database, sql: "SELECT * FROM api_answer WHERE token = ? AND key = ? AND answered > ?",
        arguments: [name.text, key, second - Self.answerSeconds]
      ).map {
        KeptAnswer(
          request: try $0.needed("request"), status: try $0.needed("status"), body: try $0.needed("body"))
      }
    }
  }

  /// Keeps what a token was answered under a key, where nothing is kept of it yet; forgets what is older than a day.
  ///
  /// - Throws: `ColcaError`.
  public func keep(
    _ answer: KeptAnswer, toToken name: AccountName, key: String, at second: Int64
  ) throws {
    try write { try Self.keep(answer, AnswerKey(token: name, key: key, second: second), $0) }
  }

  /// The same within the transaction of what is answered: both are kept, or neither.
  static func keep(_ answer: KeptAnswer, _ key: AnswerKey, _ database: Database) throws {
    try database.execute(
      sql: "DELETE FROM api_answer WHERE answered <= ?", arguments: [key.second - Self.answerSeconds])
    try database.execute(
      sql: """
        INSERT OR IGNORE INTO api_answer (token, key, request, status, body, answered) VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [key.token.text, key.key, answer.request, answer.status, answer.body, key.second])
  }
}

/// Under what an answer is kept.
public struct AnswerKey: Sendable, Equatable {
  /// Whose program asked.
  public let token: AccountName
  /// What it called its request.
  public let key: String
  /// When, in seconds since 1970.
  public let second: Int64

  /// A key.
  public init(token: AccountName, key: String, second: Int64) {
    self.token = token
    self.key = key
    self.second = second
  }
}

/// What is answered to a request once it is done, to be kept in the transaction that does it.
public struct AnswerOnce<Done>: Sendable {
  /// Under what it is kept.
  public let key: AnswerKey
  /// The answer to what was done.
  public let answer: @Sendable (Done) -> KeptAnswer

  /// An answer that is not known yet.
  public init(_ key: AnswerKey, answer: @escaping @Sendable (Done) -> KeptAnswer) {
    self.key = key
    self.answer = answer
  }
}
