import Foundation
import GRDB
import Operations
import SupplyModel

extension SupplyDatabase {
  /// All accounts, by name.
  ///
  /// - Throws: `ColcaError`.
  public func accounts() throws -> [Account] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM account ORDER BY name").map(account)
    }
  }

  /// An account with what its password is checked against; nil where there is none.
  ///
  /// - Throws: `ColcaError`.
  public func credentials(of name: AccountName) throws -> (account: Account, passwordHash: String?)? {
    try read { database in
      try Row.fetchOne(database, sql: "SELECT * FROM account WHERE name = ?", arguments: [name.text]).map {
        (try account($0), try $0.stated("password"))
      }
    }
  }

  /// Whether somebody can log in who may invite others.
  ///
  /// - Throws: `ColcaError`.
  public func hasAdministrator() throws -> Bool {
    try read { try Self.openAdministrators($0).isEmpty == false }
  }

  /// Invites somebody: a new account, or one that is there and is given a new password, whose sessions end then.
  ///
  /// Links that were given out for the account before hold no more.
  ///
  /// - Parameters:
  ///   - digest: SHA-256 of what the link holds.
  ///   - expires: until when it can be used, in seconds since 1970.
  /// - Throws: `AccountError.nameTaken` where `isNew` and there is one of the name, `.unknownAccount` where not and there is none;
  ///   `ColcaError`.
  public func invite(
    _ name: AccountName, role: AccountRole, place: AccountPlace, isNew: Bool, digest: String, expires: Int64
  ) throws {
    try write { database in
      let before = try Row.fetchOne(
        database, sql: "SELECT * FROM account WHERE name = ?", arguments: [name.text]
      ).map(account)
      if isNew, before != nil { throw AccountError.nameTaken(name.text) }
      if !isNew, before == nil { throw AccountError.unknownAccount(name.text) }
      if !isNew {
        // An open account goes on with its password until the link is used.
        try database.execute(
          sql: "UPDATE account SET state = ? WHERE name = ? AND state = ?",
          arguments: [Account.State.invited.rawValue, name.text, Account.State.closed.rawValue])
      } else {
        try database.execute(
          sql: "INSERT INTO account (name, role, place, state) VALUES (?, ?, ?, ?)",
          arguments: [
            name.text, role.rawValue, try StoredJSON.text(place), Account.State.invited.rawValue,
          ])
      }
      try database.execute(sql: "DELETE FROM account_invitation WHERE account = ?", arguments: [name.text])
      try database.execute(
        sql: "INSERT INTO account_invitation (digest, account, expires) VALUES (?, ?, ?)",
        arguments: [digest, name.text, expires])
      try note(.invitedAccount, name, before: before, database)
    }
  }

  /// Keeps a link that makes the first administrator, in place of any earlier one.
  ///
  /// - Returns: false, and keeps none, where there is an administrator already.
  /// - Throws: `ColcaError`.
  public func inviteFirstAdministrator(digest: String, expires: Int64) throws -> Bool {
    try write { database in
      guard try Self.openAdministrators(database).isEmpty else { return false }
      try database.execute(sql: "DELETE FROM account_invitation WHERE account IS NULL")
      try database.execute(
        sql: "INSERT INTO account_invitation (digest, account, expires) VALUES (?, NULL, ?)",
        arguments: [digest, expires])
      return true
    }
  }

  /// What a link is for.
  public enum Invitation: Sendable, Equatable {
    /// The password of an account.
    case account(Account)
    /// The first administrator, who chooses a name.
    case firstAdministrator
  }

  /// What a link is for; nil where it was used, is too old, or never was one.
  ///
  /// - Parameter second: now, in seconds since 1970.
  /// - Throws: `ColcaError`.
  public func invitation(digest: String, at second: Int64) throws -> Invitation? {
    try read { try Self.invitation(digest: digest, at: second, $0) }
  }

  /// Answers a link: the account has a password and is open, and all its sessions and links end.
  ///
  /// - Parameter name: the name that the first administrator chooses; ignored for others.
  /// - Throws: `AccountError.invitationGone`, `.nameTaken`; `ColcaError`.
  public func answerInvitation(
    digest: String, name: AccountName?, passwordHash: String, at second: Int64
  ) throws -> Account {
    try write { database in
      let answered: Account
      var before: Account?
      switch try Self.invitation(digest: digest, at: second, database) {
      case nil: throw AccountError.invitationGone
      case .firstAdministrator:
        guard let name else { throw AccountError.invitationGone }
        answered = Account(name: name, role: .administrator, place: .all, state: .open)
        let isTaken = try Bool.fetchOne(
          database, sql: "SELECT EXISTS (SELECT 1 FROM account WHERE name = ?)", arguments: [name.text])
        if isTaken == true { throw AccountError.nameTaken(name.text) }
        try database.execute(
          sql: "INSERT INTO account (name, role, place, state, password) VALUES (?, ?, ?, ?, ?)",
          arguments: [
            name.text, answered.role.rawValue, try StoredJSON.text(answered.place), answered.state.rawValue,
            passwordHash,
          ])
      case .account(let invited):
        before = invited
        answered = Account(name: invited.name, role: invited.role, place: invited.place, state: .open)
        try database.execute(
          sql: "UPDATE account SET password = ?, state = ? WHERE name = ?",
          arguments: [passwordHash, answered.state.rawValue, invited.name.text])
      }
      try database.execute(
        sql: "DELETE FROM account_invitation WHERE digest = ? OR account = ?",
        arguments: [digest, answered.name.text])
      try Self.endSessions(of: answered.name, but: nil, database)
      try note(.joinedAccount, answered.name, before: before, as: answered.name.logged, database)
      return answered
    }
  }

  /// Gives an account another role and place.
  ///
  /// - Throws: `AccountError.unknownAccount`, `.lastAdministrator`; `ColcaError`.
  public func change(_ name: AccountName, role: AccountRole, place: AccountPlace) throws {
    try change(name, .changedAccount) { database, before in
      try database.execute(
        sql: "UPDATE account SET role = ?, place = ? WHERE name = ?",
        arguments: [role.rawValue, try StoredJSON.text(place), name.text])
    }
  }

  /// Closes an account: its sessions and links end, its password is forgotten, its decisions stay.
  ///
  /// - Throws: `AccountError.unknownAccount`, `.lastAdministrator`; `ColcaError`.
  public func close(_ name: AccountName) throws {
    try change(name, .closedAccount) { database, before in
      try database.execute(
        sql: "UPDATE account SET state = ?, password = NULL WHERE name = ?",
        arguments: [Account.State.closed.rawValue, name.text])
      try database.execute(sql: "DELETE FROM account_invitation WHERE account = ?", arguments: [name.text])
      try Self.endSessions(of: name, but: nil, database)
    }
  }

  /// Gives an account another password and ends its other sessions.
  ///
  /// - Parameters:
  ///   - known: the hash that the old password was checked against: where another stands by now, nothing is changed.
  ///   - session: the digest of the session that goes on.
  /// - Returns: whether it was changed.
  /// - Throws: `ColcaError`.
  public func changePassword(
    of name: AccountName, from known: String, to passwordHash: String, keeping session: String
  ) throws -> Bool {
    try write { database in
      try database.execute(
        sql: "UPDATE account SET password = ? WHERE name = ? AND password = ? AND state = ?",
        arguments: [passwordHash, name.text, known, Account.State.open.rawValue])
      guard database.changesCount == 1 else { return false }
      try database.execute(sql: "DELETE FROM account_invitation WHERE account = ?", arguments: [name.text])
      try Self.endSessions(of: name, but: session, database)
      _ = try AuditLog.append(
        .changedPassword, subject: Self.subject(name), detail: [:], account: name.logged, instant: now,
        database)
      return true
    }
  }

  /// Notes that so many passwords in a row were wrong that the next one has to wait.
  ///
  /// - Throws: `ColcaError`.
  public func noteBlockedLogin(_ name: AccountName) throws {
    try write { database in
      guard
        try Bool.fetchOne(
          database, sql: "SELECT EXISTS (SELECT 1 FROM account WHERE name = ?)", arguments: [name.text])
          == true
      else { return }
      _ = try AuditLog.append(
        .blockedLogin, subject: Self.subject(name), detail: [:], account: machine.account, instant: now,
        database)
    }
  }

  private func change(
    _ name: AccountName, _ action: AuditEntry.Action, _ body: (Database, Account) throws -> Void
  ) throws {
    try write { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT * FROM account WHERE name = ?", arguments: [name.text])
      else { throw AccountError.unknownAccount(name.text) }
      let before = try account(row)
      try body(database, before)
      if before.role == .administrator, before.state == .open,
        try Self.openAdministrators(database).isEmpty
      {
        throw AccountError.lastAdministrator(name.text)
      }
      try note(action, name, before: before, database)
    }
  }

  private static func openAdministrators(_ database: Database) throws -> [String] {
    try String.fetchAll(
      database, sql: "SELECT name FROM account WHERE role = ? AND state = ?",
      arguments: [AccountRole.administrator.rawValue, Account.State.open.rawValue])
  }

  private static func invitation(
    digest: String, at second: Int64, _ database: Database
  ) throws -> Invitation? {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT account FROM account_invitation WHERE digest = ? AND expires > ?",
        arguments: [digest, second])
    else { return nil }
    guard let name: String = try row.stated("account") else {
      return try openAdministrators(database).isEmpty ? .firstAdministrator : nil
    }
    let found = try Row.fetchOne(database, sql: "SELECT * FROM account WHERE name = ?", arguments: [name])
    guard let known = try found.map(account), known.state != .closed else { return nil }
    return .account(known)
  }

  static func endSessions(of name: AccountName, but session: String?, _ database: Database) throws {
    try database.execute(
      sql: "DELETE FROM account_session WHERE account = ? AND digest <> ?",
      arguments: [name.text, session ?? ""])
  }

  static func subject(_ name: AccountName) -> String { "account \(name)" }

  /// Tells the log of changes how an account stood and how it stands.
  private func note(
    _ action: AuditEntry.Action, _ name: AccountName, before: Account?, as actor: String? = nil,
    _ database: Database
  ) throws {
    let after = try Row.fetchOne(
      database, sql: "SELECT * FROM account WHERE name = ?", arguments: [name.text]
    ).map(account)
    _ = try AuditLog.append(
      action, subject: Self.subject(name), detail: ["before": try told(before), "after": try told(after)],
      account: actor ?? machine.account, instant: now, database)
  }

  private func told(_ account: Account?) throws -> String {
    guard let account else { return "" }
    return "\(account.role.rawValue) \(account.state.rawValue) \(try StoredJSON.text(account.place))"
  }
}

private enum Column: String, ColumnExpression { case name, role, place, state }

/// An account from a row of its table.
func account(_ row: Row) throws -> Account {
  guard let name = AccountName(try row.needed(Column.name)) else { throw Row.damage("name") }
  return Account(
    name: name, role: try row.word(Column.role),
    place: try StoredJSON.value(AccountPlace.self, try row.needed(Column.place)),
    state: try row.word(Column.state))
}
