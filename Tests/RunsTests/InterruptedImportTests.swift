import SISMEDImport
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Runs

@Suite struct InterruptedImportTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  private func file(_ name: String, product: String) throws -> String {
    try folder.write(name, "facility,product,month,consumed\nA,\(product),2026-10,3\n")
  }

  @Test func whatWentInBeforeALockIsTold() throws {
    let paths = try [
      file("a.csv", product: "P1"), file("b.csv", product: "P2"), file("c.csv", product: "P3"),
    ]
    let importing = FileImport(database: database)
    let other = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
    let interruption = try #require(throws: InterruptedImport.self) {
      _ = try ImportSession.outcomes(of: paths) { path in
        guard path == paths[1] else { return try importing.importFile(path: path) }
        // Another program begins to write between the two files.
        return try other.rehearseImports { _ in try importing.importFile(path: path) }
      }
    }
    #expect(interruption.cause as? StoreError == .databaseLocked(path: database.path))
    #expect(interruption.outcomes.map(\.path) == [paths[0]])
    #expect(interruption.outcomes.map(\.counts.accepted) == [1])
    #expect(try database.importedFiles().map(\.name) == ["a.csv"])
  }

  @Test func aMissingFileStopsNoOther() throws {
    let paths = try ["/nowhere.csv", file("a.csv", product: "P1")]
    let outcomes = try ImportSession(database: database).importFiles(paths: paths)
    #expect(outcomes.map(\.isMissing) == [true, false])
  }
}
