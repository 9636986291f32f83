import Foundation
import GRDBSQLite
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Databases that other programs made are left as they are.
@Suite struct StrangeDatabaseTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("otra.db")
  }

  private func execute(_ sql: String) {
    var connection: OpaquePointer?
    defer { sqlite3_close(connection) }
    #expect(sqlite3_open(path, &connection) == SQLITE_OK)
    #expect(sqlite3_exec(connection, sql, nil, nil, nil) == SQLITE_OK)
  }

  /// Tables with names of ours are no less another's, and so is what another program keeps with the same library.
  @Test(arguments: [
    "CREATE TABLE t (a)", "CREATE TABLE facility (id INTEGER PRIMARY KEY, name TEXT)",
    "CREATE VIEW v AS SELECT 1",
    "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY); CREATE TABLE t (a); "
      + "INSERT INTO grdb_migrations VALUES ('v1')",
  ])
  func isRefusedAndKeepsEveryByte(sql: String) throws {
    execute(sql)
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    #expect(throws: StoreError.notADatabase(path: path)) { try SupplyDatabase(path: path, machine: .still) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")) == ["otra.db"])
  }

  /// As a program leaves it that was cut off before its first table, and as `touch` does.
  @Test(arguments: [
    "", "PRAGMA user_version = 0", "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)",
    "CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT); DROP TABLE t",
  ])
  func nothingYetIsOurs(sql: String) throws {
    try folder.write("otra.db", "")
    execute(sql)
    #expect(try SupplyDatabase(path: path, machine: .still).contents(of: .all).reports == 0)
    #expect(try SupplyDatabase(path: path, machine: .still).damage(isThorough: true).isEmpty)
  }
}
