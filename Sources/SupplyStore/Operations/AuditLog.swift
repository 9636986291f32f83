import Foundation
import GRDB
import Operations
import SupplyModel

/// The log of changes in its table.
enum AuditLog {
  /// Adds an entry after the last one, in the caller's transaction.
  @discardableResult
  static func append(
    _ action: AuditEntry.Action, subject: String, detail: [String: String], account: String, instant: String,
    _ database: Database
  ) throws -> Int64 {
    let last = try Row.fetchOne(
      database, sql: "SELECT number, hash FROM audit ORDER BY number DESC LIMIT 1")
    let entry = AuditEntry(
      number: (last?[0] ?? 0) + 1, instant: instant, account: account, action: action, subject: subject,
      detail: try StoredJSON.text(detail), previousHash: last?[1] ?? "")
    try database.execute(
      sql: """
        INSERT INTO audit (number, instant, account, action, subject, detail, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        entry.number, entry.instant, entry.account, entry.action, entry.subject, entry.detail,
        entry.previousHash, entry.hash,
      ])
    return entry.number
  }

  /// The number of the last entry; 0 before the first.
  static func lastNumber(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(database, sql: "SELECT max(number) FROM audit") ?? 0
  }

  static func file(_ id: Int64) -> String { "file \(id)" }

  static func detail(id: Int64, name: String, digest: String, layout: String) -> [String: String] {
    ["digest": digest, "id": String(id), "layout": layout, "name": name]
  }
}

/// What a check of the log of changes found.
public struct AuditVerdict: Sendable, Equatable {
  /// Entries in the log.
  public let entries: Int64
  /// The hash of the last one; empty where there is none.
  public let head: String
  /// The first entry that does not say what it said, or does not follow the one before; nil when all do.
  public let firstBroken: Int64?
}

extension SupplyDatabase {
  /// The log of changes, oldest first.
  ///
  /// - Parameter first: the first number asked for.
  /// - Throws: `ColcaError`.
  public func auditEntries(from first: Int64 = 1) throws -> [AuditEntry] {
    try read { database in
      try Row.fetchAll(
        database, sql: "SELECT * FROM audit WHERE number >= ? ORDER BY number", arguments: [first]
      )
      .map(AuditEntry.init(row:))
    }
  }

  /// Recomputes every hash of the log of changes.
  ///
  /// - Throws: `ColcaError`.
  /// - Complexity: O(entries); memory for one.
  public func verifyAuditLog() throws -> AuditVerdict {
    try read { database in
      var (number, head): (Int64, String) = (0, "")
      let rows = try Row.fetchCursor(database, sql: "SELECT * FROM audit ORDER BY number")
      while let row = try rows.next() {
        let entry = AuditEntry(row: row)
        guard entry.follows(number: number, hash: head) else {
          return AuditVerdict(entries: number, head: head, firstBroken: entry.number)
        }
        (number, head) = (entry.number, entry.hash)
      }
      return AuditVerdict(entries: number, head: head, firstBroken: nil)
    }
  }

  /// The hash of one entry of the log; nil when there is none of that number.
  ///
  /// - Throws: `ColcaError`.
  public func auditHash(_ number: Int64) throws -> String? {
    try read { try String.fetchOne($0, sql: "SELECT hash FROM audit WHERE number = ?", arguments: [number]) }
  }
}

extension AuditEntry {
  fileprivate init(row: Row) {
    self.init(
      number: row["number"], instant: row["instant"], account: row["account"], action: row["action"],
      subject: row["subject"], detail: row["detail"], previousHash: row["previous_hash"], hash: row["hash"])
  }
}

extension SupplyDatabase {
  /// Notes that this database was put in place of another.
  ///
  /// - Throws: `ColcaError`.
  public func noteRestored(from file: String) throws {
    _ = try write { database in
      try AuditLog.append(
        .restored, subject: "database", detail: ["copy": file], account: machine.account, instant: now,
        database)
    }
  }
}
