import Files
import Foundation
import GRDB
import SupplyModel

/// The embedded database of one installation: what was imported, and what was concluded from it.
///
/// SQLite in write-ahead mode: readers never wait for an import, and an import that is cut off leaves no trace.
/// Safe to use from several threads; several processes take turns at writing and give up after `waitSeconds`.
public final class SupplyDatabase: Sendable {
  /// How long a write waits for another program before it fails with `StoreError.databaseLocked`.
  public static let waitSeconds = 5.0

  /// The path as it was given.
  public let path: String
  private let queue: DatabaseQueue
  /// Which file was opened: a copy that is restored puts another in its place.
  private let opened: FileIdentity?
  /// Its clock says when a file came in (what came later is told by the order of imports alone), its account who changes something.
  let machine: Machine
  /// What is answered to a program by how many entries of the log were written, kept with what is written; nil where none asks.
  private let answer: AnswerOnce<Int64>?

  /// What becomes of a path where no database lies.
  public enum Opening: Sendable {
    /// One is made: for what writes.
    case creating
    /// Nothing is made: for what reads.
    case existing
  }

  /// Opens the database, creating it where the mode says so, upgrading it when needed.
  ///
  /// - Parameters:
  ///   - path: where it lies.
  ///   - mode: what becomes of a path where none lies.
  ///   - machine: the time that imports are stamped with, and the account that the log of changes names.
  /// - Throws: `FileError.cannotWrite` where none can be created; `StoreError` — `.noDatabase` where none lies and none is to be made,
  ///   `.databaseLocked`, `.notADatabase` (of another program, too, which is left as it is), `.damagedDatabase` (tables that are not
  ///   what this version makes, too), `.trialDatabase`, `.databaseFromLaterVersion`.
  public init(path: String, mode: Opening = .creating, machine: Machine) throws {
    if mode == .existing, !FileManager.default.fileExists(atPath: path) {
      throw StoreError.noDatabase(path: path)
    }
    self.path = path
    self.machine = machine
    answer = nil
    var configuration = SafeSettings.configuration()
    configuration.busyMode = .timeout(Self.waitSeconds)
    configuration.prepareDatabase { database in
      try SafeSettings.apply(to: database)
      // Large files touch many pages again and again: with 24 MiB of them at hand few are written twice.
      try database.execute(sql: "PRAGMA cache_size = -24576")
    }
    let settings = configuration
    let clock = machine.clock
    queue = try Self.translating(path: path) {
      try Self.retrying(clock) { try DatabaseQueue(path: path, configuration: settings) }
    }
    opened = FileIdentity(path: path)
    try Self.translating(path: path) { [queue] in
      try Self.retrying(clock) {
        try Self.refuseOthers(queue, path: path)
        try Self.writeAhead(queue)
        try Self.migrate(queue)
        try SchemaShape.compare(queue, path: path)
        try SafeSettings.checkPages(of: queue)
      }
    }
  }

  /// The same database, where somebody else does what is done: an account of the web pages.
  private init(_ other: SupplyDatabase, account: String, answer: AnswerOnce<Int64>?) {
    path = other.path
    queue = other.queue
    opened = other.opened
    var machine = other.machine
    machine.account = account
    self.machine = machine
    self.answer = answer
  }

  /// Whether the file that was opened still lies at its path: a copy that is put back takes its place.
  public var isInPlace: Bool { opened == FileIdentity(path: path) }

  /// The same database by the same connection, with another account in the log of changes.
  public func acting(as account: String) -> SupplyDatabase {
    SupplyDatabase(self, account: account, answer: answer)
  }

  /// The same database by the same connection, which keeps what a program is answered in the first transaction that writes to the log of
  /// changes: what was done and its answer are there together, or neither.
  ///
  /// - Parameter answer: the answer, by how many entries were written.
  public func answering(
    _ key: AnswerKey, _ answer: @escaping @Sendable (_ entries: Int64) -> KeptAnswer
  ) -> SupplyDatabase {
    SupplyDatabase(self, account: machine.account, answer: AnswerOnce(key, answer: answer))
  }

  /// Leaves alone what this version cannot bring up to date.
  ///
  /// - Throws: `StoreError.notADatabase`, `.trialDatabase`, `.databaseFromLaterVersion`.
  private static func refuseOthers(_ queue: DatabaseQueue, path: String) throws {
    switch try queue.read(Schema.origin) {
    case .nobody, .ours: break
    case .trial: throw StoreError.trialDatabase(path: path)
    case .laterVersion: throw StoreError.databaseFromLaterVersion(path: path)
    case .stranger: throw StoreError.notADatabase(path: path)
    }
  }

  /// Sets write-ahead mode, which the file keeps: a change to it, and so made only once it is known to be ours.
  private static func writeAhead(_ queue: DatabaseQueue) throws {
    let mode = try queue.writeWithoutTransaction { try String.fetchOne($0, sql: "PRAGMA journal_mode = WAL") }
    guard mode == "wal" else {
      throw DatabaseError(resultCode: .SQLITE_PROTOCOL, message: "no write-ahead log can be kept")
    }
  }

  /// Brings the tables up to date.
  ///
  /// Which steps are due is looked up outside their transactions: a program that comes second while another makes
  /// the database fails at a table that appears under its hands, and finds it made when it looks again.
  private static func migrate(_ queue: DatabaseQueue) throws {
    // One that is up to date need not be written to, and so can be read where it cannot be.
    guard try !queue.read(Schema.migrator.hasCompletedMigrations) else { return }
    try queue.write(TrialTables.adopt)
    try Schema.migrator.migrate(queue)
  }

  /// Tries again, a little later each time, while another program may be making the same database; no longer than
  /// a write would wait.
  private static func retrying<Value>(_ clock: MachineClock, _ attempt: () throws -> Value) throws -> Value {
    let began = clock.running()
    var pause = 0.01
    while true {
      do {
        return try attempt()
      } catch let error as DatabaseError {
        let mayPass = [
          .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL,
        ].contains(
          error.resultCode)
        guard mayPass, clock.running() - began < waitSeconds else { throw error }
      }
      clock.wait(pause)
      pause *= 1.5
    }
  }

  /// The time by the database's clock: UTC, ISO 8601 to the second.
  var now: String { machine.clock.instant }

  /// Copies everything into another database.
  func backUp(into other: DatabaseQueue) throws { try queue.backup(to: other) }

  /// Brings what was written into the file itself, and onto the disk.
  func checkpoint() throws {
    try Self.translating(path: path) {
      try queue.writeWithoutTransaction { database in
        // What a reader still holds stays in the log, which is on the disk then all the same.
        _ = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(FULL)")
      }
    }
  }

  /// SQLite's errors as ours, of another file than the database's own.
  func translatingErrors<Value>(of path: String, _ body: () throws -> Value) throws -> Value {
    try Self.translating(path: path, body)
  }

  /// Reads in one consistent view.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translating(path: path) { try queue.read(body) }
  }

  /// Writes in one transaction: everything, or nothing when `body` throws or another file has taken the database's place.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translating(path: path) {
      try queue.write { database in
        let before = try answer.map { _ in try AuditLog.lastNumber(database) }
        let value = try body(database)
        if let answer, let before {
          let entries = try AuditLog.lastNumber(database) - before
          if entries > 0 { try Self.keep(answer.answer(entries), answer.key, database) }
        }
        // Whoever puts another in its place waits for this transaction first (`whileNobodyWrites`).
        guard isInPlace else { throw StoreError.replacedDatabase(path: path) }
        return value
      }
    }
  }

  /// Does something while no program writes to the database: what has begun to write is waited for, what would begin waits.
  ///
  /// - Throws: `StoreError.databaseLocked` where another goes on writing; whatever `body` throws.
  public func whileNobodyWrites<Value>(_ body: () throws -> Value) throws -> Value {
    try rehearse { _ in try body() }
  }

  /// Writes in one transaction and takes everything back: what a dry run does.
  func rehearse<Value>(_ body: (Database) throws -> Value) throws -> Value {
    try Self.translating(path: path) {
      var outcome: Value?
      try queue.writeWithoutTransaction { database in
        try database.inTransaction(.immediate) {
          outcome = try body(database)
          return .rollback
        }
      }
      guard let outcome else { throw ProgrammingError("the rehearsal had no transaction") }
      return outcome
    }
  }

  /// What is said of a row that holds what no version writes: only damage, or another program, can have put it there.
  private static let unreadable = "a row holds what Colca does not write"

  /// SQLite's and GRDB's errors as ours, so that none of their types leaves this module.
  static func translating<Value>(path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as DatabaseError {
      // A copy that fails says so by its code alone: its connection knows of no error.
      let said = error.message.flatMap { $0 == "not an error" ? nil : $0 }
      let reason = said ?? error.resultCode.description
      if error.extendedResultCode == .SQLITE_IOERR_DATA {
        throw StoreError.damagedDatabase(path: path, reason: "a page does not hold what was written to it")
      }
      switch error.resultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: throw StoreError.databaseLocked(path: path)
      case .SQLITE_NOTADB: throw StoreError.notADatabase(path: path)
      case .SQLITE_CORRUPT: throw StoreError.damagedDatabase(path: path, reason: reason)
      case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
        throw FileError.cannotWrite(path: path, reason: reason)
      case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_NOMEM, .SQLITE_INTERRUPT, .SQLITE_PROTOCOL, .SQLITE_TOOBIG,
        .SQLITE_NOLFS:
        throw FileError.inputOutput(path: path, reason: reason)
      // What is left breaks a rule of the tables or of SQLite: no disk and no person has a part in it.
      default: throw ProgrammingError("SQLite \(error.resultCode.rawValue): \(reason)")
      }
    } catch is RowDecodingError {
      throw StoreError.damagedDatabase(path: path, reason: unreadable)
    } catch is DecodingError {
      throw StoreError.damagedDatabase(path: path, reason: unreadable)
    }
  }
}
