import Foundation
import GRDB
import Operations
import SupplyModel

extension SupplyDatabase {
  /// Copies the database into another file with SQLite's backup interface, while others may go on reading and writing.
  ///
  /// The copy is one whole file, without a write-ahead log beside it, and complete when the call returns.
  ///
  /// - Throws: `FileError.cannotWrite` where the copy cannot be made, `StoreError.damagedDatabase` where this one is damaged.
  public func backUp(to path: String) throws {
    try translatingErrors(of: path) {
      let copy = try DatabaseQueue(path: path, configuration: SafeSettings.configuration())
      let hasChecks = try read(SafeSettings.hasChecks)
      if hasChecks { try copy.writeWithoutTransaction(SafeSettings.expectChecks) }
      try backUp(into: copy)
      try copy.writeWithoutTransaction { database in
        // A copy of a database in write-ahead mode is one too: back to a single file.
        try database.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      try copy.close()
    }
  }

  /// What is wrong with the file of the database: nothing, or SQLite's own words, at most ten lines of them.
  ///
  /// - Parameter isThorough: compares indexes with their tables as well; slower.
  /// - Throws: `ColcaError`.
  public func damage(isThorough: Bool) throws -> [String] {
    try Self.damage(isThorough: isThorough) { try read($0) }
  }

  /// The same of a file that nobody has opened.
  ///
  /// - Throws: `StoreError.notADatabase` when it is none at all.
  public static func damage(ofFile path: String) throws -> [String] {
    do {
      return try damage(isThorough: true) { try readOnly(path, $0) }
    } catch StoreError.damagedDatabase(_, let reason) {
      return [reason]
    }
  }

  /// Why this version cannot use the tables of a file; nil when it can.
  ///
  /// - Throws: `ColcaError` where the file cannot be read at all.
  public static func fault(ofTablesIn path: String) throws -> RestoreFault? {
    try readOnly(path) { database in
      switch try Schema.origin(database) {
      case .ours: nil
      case .trial: .trial
      case .laterVersion: .laterVersion
      case .nobody, .stranger: .notADatabase
      }
    }
  }

  /// How many reports a file of a database holds.
  ///
  /// - Throws: `ColcaError`; `.notADatabase` where the file holds no table of ours.
  public static func reportCount(ofFile path: String) throws -> Int {
    try readOnly(path) { database in
      guard try Schema.origin(database) == .ours else { throw StoreError.notADatabase(path: path) }
      return try Int.fetchOne(database, sql: "SELECT count(*) FROM report") ?? 0
    }
  }

  /// Reads a file that nobody has opened.
  static func readOnly<Value>(_ path: String, _ body: (Database) throws -> Value) throws -> Value {
    var configuration = SafeSettings.configuration()
    configuration.readonly = true
    return try translating(path: path) {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try queue.read(body)
    }
  }

  /// Whether reports are there, or were until somebody took them back.
  ///
  /// - Throws: `ColcaError`.
  public func hasHeldReports() throws -> Bool {
    try read { database in
      let sql = "SELECT EXISTS (SELECT 1 FROM report) OR EXISTS (SELECT 1 FROM audit WHERE action = ?)"
      return try Bool.fetchOne(
        database, sql: sql, arguments: [AuditEntry.Action.tookBackFile.rawValue]) ?? false
    }
  }

  private static func damage(
    isThorough: Bool, _ read: ((Database) throws -> [String]) throws -> [String]
  ) throws -> [String] {
    do {
      let lines = try read { database in
        let check = isThorough ? "PRAGMA integrity_check(10)" : "PRAGMA quick_check(10)"
        return try String.fetchAll(database, sql: check)
          + (Schema.origin(database) == .ours ? [SchemaShape.fault(database)].compactMap { $0 } : [])
      }
      // The heading above what is wrong with a file says nothing.
      let said = lines.flatMap { $0.split(separator: "\n") }.filter { !$0.hasPrefix("*** ") }.map(String.init)
      return said.filter { $0 != "ok" }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      return [error.message ?? "corrupt"]
    } catch StoreError.damagedDatabase(_, let reason) {
      return [reason]
    }
  }

  /// Brings everything that was written into the database's file and onto the disk.
  ///
  /// - Throws: `ColcaError`.
  public func settle() throws { try checkpoint() }

  /// Bytes of the database's file, and of them those that wait to be used again.
  ///
  /// - Throws: `ColcaError`.
  public func size() throws -> (bytes: Int, free: Int) {
    try read { database in
      func number(_ pragma: String) throws -> Int { try Int.fetchOne(database, sql: "PRAGMA \(pragma)") ?? 0 }
      let page = try number("page_size")
      return (try number("page_count") * page, try number("freelist_count") * page)
    }
  }
}
