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
    let last = try AuditEntry.order(AuditColumn.number.desc).fetchOne(database)
    let entry = AuditEntry(
      number: (last?.number ?? 0) + 1, instant: instant, account: account, action: action, subject: subject,
      detail: try StoredJSON.text(detail), previousHash: last?.hash ?? "")
    try entry.insert(database)
    return entry.number
  }

  /// Asks for the last entry that says that lists changed; actions are words of ours, and none of them needs quoting.
  static let lastChangeQuery = {
    let others = AuditEntry.Action.allCases.filter(\.leavesLists).map { "'\($0.rawValue)'" }
    return "SELECT number FROM audit WHERE action NOT IN (\(others.joined(separator: ", "))) "
      + "ORDER BY number DESC LIMIT 1"
  }()

  /// The number of the last entry; 0 before the first.
  static func lastNumber(_ database: Database) throws -> Int64 {
    try Int64.fetchOne(try database.cachedStatement(sql: "SELECT max(number) FROM audit")) ?? 0
  }

  /// The highest number of a file that the log tells of as imported; 0 where it tells of none.
  ///
  /// Numbers only grow, so it is that of the last one.
  static func lastImportedFile(_ database: Database) throws -> Int64 {
    let last = try AuditEntry.filter(AuditColumn.action == AuditEntry.Action.importedFile.rawValue)
      .order(AuditColumn.number.desc).fetchOne(database)
    let detail = last.flatMap { try? StoredJSON.value([String: String].self, $0.detail) }
    return detail?["id"].flatMap(Int64.init) ?? 0
  }

  /// How the log names a run.
  static func subject(ofRun run: Int64) -> String { "run \(run)" }

  /// How the log names a file.
  static func subject(of file: Int64) -> String { "file \(file)" }

  /// What the log says of a file.
  static func detail(of file: FileRecord, id: Int64) -> [String: String] {
    ["digest": file.digest, "id": String(id), "layout": file.layout.rawValue, "name": file.name]
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
      try AuditEntry.filter(AuditColumn.number >= first).order(AuditColumn.number)
        .fetchAll(database)
    }
  }

  /// The number of the last entry that says that reports, registers, runs or decisions changed; 0 before the first.
  ///
  /// That somebody logged in, or that an account changed, is none, nor what was written beside the lists.
  ///
  /// - Throws: `ColcaError`.
  public func lastChange() throws -> Int64 {
    // Asked with every page: written out once, and prepared once.
    try read { database in
      try Int64.fetchOne(try database.cachedStatement(sql: AuditLog.lastChangeQuery)) ?? 0
    }
  }

  /// The number of the last entry of the log, whatever it is about; 0 before the first.
  ///
  /// - Throws: `ColcaError`.
  public func lastEntry() throws -> Int64 { try read(AuditLog.lastNumber) }

  /// Whether nothing changed after an entry of the log but what people decided, and who uses the web pages.
  ///
  /// - Throws: `ColcaError`.
  public func isDecisionsAlone(after number: Int64) throws -> Bool {
    try read { database in
      let known = AuditEntry.Action.allCases.filter { $0.leavesLists || $0.isDecision }.map(\.rawValue)
      return try AuditEntry.filter(AuditColumn.number > number && !known.contains(AuditColumn.action))
        .isEmpty(database)
    }
  }

  /// Recomputes every hash of the log of changes.
  ///
  /// - Throws: `ColcaError`.
  /// - Complexity: O(entries); memory for one.
  public func verifyAuditLog() throws -> AuditVerdict {
    try read { database in
      var (number, head): (Int64, String) = (0, "")
      let entries = try AuditEntry.order(AuditColumn.number).fetchCursor(database)
      while let entry = try entries.next() {
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
    try read { try AuditEntry.fetchOne($0, key: number)?.hash }
  }
}

private enum AuditColumn: String, ColumnExpression {
  case number, instant, account, action, subject, detail, hash
  case previousHash = "previous_hash"
}

extension AuditEntry: FetchableRecord, PersistableRecord {
  /// The table that it stands in.
  public static var databaseTableName: String { "audit" }

  /// An entry from a row of its table.
  public init(row: Row) throws {
    self.init(
      number: try row.needed(AuditColumn.number), instant: try row.needed(AuditColumn.instant),
      account: try row.needed(AuditColumn.account),
      action: try row.needed(AuditColumn.action), subject: try row.needed(AuditColumn.subject),
      detail: try row.needed(AuditColumn.detail),
      previousHash: try row.needed(AuditColumn.previousHash), hash: try row.needed(AuditColumn.hash))
  }

  /// Writes the entry into the columns of its table.
  public func encode(to container: inout PersistenceContainer) {
    container[AuditColumn.number] = number
    container[AuditColumn.instant] = instant
    container[AuditColumn.account] = account
    container[AuditColumn.action] = action
    container[AuditColumn.subject] = subject
    container[AuditColumn.detail] = detail
    container[AuditColumn.previousHash] = previousHash
    container[AuditColumn.hash] = hash
  }
}

extension SupplyDatabase {
  /// Notes that somebody confirmed a run that was held back.
  ///
  /// - Throws: `ColcaError`.
  public func noteConfirmed(run: Int64) throws {
    _ = try write { database in
      try AuditLog.append(
        .confirmedRun, subject: AuditLog.subject(ofRun: run), detail: [:], account: machine.account,
        instant: now, database)
    }
  }

  /// The run that somebody confirmed last; nil where nobody has confirmed any.
  ///
  /// - Throws: `ColcaError`.
  public func confirmedRun() throws -> Int64? {
    try read { database in
      let last = try AuditEntry.filter(AuditColumn.action == AuditEntry.Action.confirmedRun.rawValue)
        .order(AuditColumn.number.desc).fetchOne(database)
      return last.flatMap { entry in entry.subject.split(separator: " ").last.flatMap { Int64($0) } }
    }
  }

  /// When this database was last put in place of another: UTC, ISO 8601 to the second; nil where it never was.
  ///
  /// - Throws: `ColcaError`.
  public func lastRestored() throws -> String? {
    try read { database in
      try AuditEntry.filter(AuditColumn.action == AuditEntry.Action.restored.rawValue)
        .order(AuditColumn.number.desc).fetchOne(database)?.instant
    }
  }

  /// Notes that this database was put in place of another.
  ///
  /// A copy is made within a night, which does not end in it: what became of that night, the copy cannot know.
  ///
  /// - Parameter aside: where the database of before is kept; who may use the web pages is as it says, for a copy knows nothing of what
  ///   was closed and revoked since it was made. Where it cannot be read, accounts are the copy's and its tokens hold no more.
  /// - Throws: `ColcaError`.
  public func noteRestored(from file: String, aside: String? = nil) throws {
    let known = aside.flatMap { try? Self.access(ofFile: $0) }
    _ = try write { database in
      try AuditLog.append(
        .restored, subject: "database", detail: ["copy": file], account: machine.account, instant: now,
        database)
      try database.execute(sql: "UPDATE night SET ended = began WHERE ended IS NULL")
      try Self.endAllSessions(database)
      try Self.takeOver(known, at: Int64(machine.clock.now().timeIntervalSince1970), database)
    }
  }
}
