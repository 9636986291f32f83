import Files
import SupplyModel
import TestSupport
import Testing

@testable import SupplyStore

/// What SQLite refuses is told by whose fault it is: the disk's or the program's.
@Suite struct StoreFaultTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  @Test func aFullDiskIsAFullDisk() throws {
    #expect(throws: FileError.inputOutput(path: database.path, reason: "database or disk is full")) {
      try database.write { connection in
        try connection.execute(sql: "PRAGMA max_page_count = 1000; CREATE TABLE much (bytes BLOB)")
        try connection.execute(sql: "INSERT INTO much VALUES (zeroblob(10000000))")
      }
    }
  }

  @Test(arguments: ["{", #"{"kind":"nobody"}"#, ""])
  func aRowThatNobodyWritesIsDamage(closure: String) throws {
    try database.write {
      try $0.execute(
        sql: "INSERT INTO facility (code, name, closure) VALUES ('1', 'A', ?)", arguments: [closure])
    }
    let error = try #require(throws: StoreError.self) { try database.facilities() }
    #expect(error.exitReason == .badData)
  }

  @Test(arguments: ["INSERT INTO nowhere VALUES (1)", "SELEC 1", "INSERT INTO facility DEFAULT VALUES"])
  func whatTheProgramAsksWronglyIsItsOwnFault(sql: String) throws {
    let error = try #require(throws: ProgrammingError.self) {
      try database.write { try $0.execute(sql: sql) }
    }
    #expect(error.what.hasPrefix("SQLite ") && error.exitReason == .programmingError)
    #expect(throws: ProgrammingError.self) { try database.rehearse { try $0.execute(sql: sql) } }
  }
}
