import Foundation
import GRDBSQLite
import Operations
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import SupplyStore

/// A database as each released step of the tables' history left it, with a little of everything in it, opened by this version.
///
/// `Tests/Schemas/schema-N.sql` is what `.dump` printed of such a database. A new step needs a new file:
/// `COLCA_UPDATE_GOLDEN=1 swift test --filter SchemaHistoryTests` makes it from the one before (with the sqlite3 shell); fill what the
/// step added by hand. None is ever changed.
@Suite struct SchemaHistoryTests {
  private static let folder = Golden.root.appendingPathComponent("Tests/Schemas")
  private static let steps = 1...Schema.migrator.migrations.count

  @Test func everyStepHasItsDatabase() throws {
    if TestRequest.isUpdatingGolden { try Self.addMissing() }
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    #expect(Set(names) == Set(Self.steps.map { "schema-\($0).sql" }))
  }

  @Test(arguments: steps) func anOldDatabaseIsBroughtUpToDateWithAllItHolds(step: Int) throws {
    let temporary = try TemporaryFolder()
    let path = temporary.path("old.sqlite")
    try Self.make(path, step: step)
    let database = try SupplyDatabase(path: path, machine: .still)
    #expect(try database.damage(isThorough: true).isEmpty)

    let october = try #require(Month("2026-10"))
    #expect(try database.monthRange() == october.advanced(by: -1)...october)
    let series = try database.series()
    #expect(
      series.map { $0.facility + " " + $0.product } == ["05947F01 08054", "06528F01 04594", "06528F01 08054"])
    #expect(series[1].entries.map { $0.quantities?.closing } == [9, 2])
    #expect(try database.facilities().first { $0.code == "06528F01" }?.microNetwork == "LLUYLLUCUCHA")
    #expect(
      try database.facilitySupplies().first?.calendar
        == SupplyCalendar(leadTimeMonths: 2, reviewPeriodMonths: 3))
    #expect(try database.importedFiles().map(\.name) == ["a.csv", "b.csv"])
    #expect(try database.findings().isEmpty)
    let run = try #require(try database.latestRun())
    #expect(run.settings.asOf == october && run.assessments.count == 1)
    #expect(run.assessments[0].alert == .urgent && run.assessments[0].order.quantity == 17)
    #expect(run.assessments[0].risk?.probabilityWithResupply.isEmpty == (step < 3))
    #expect(run.transfers.count == (step < 4 ? 0 : 1))
    #expect(run.transfers.allSatisfy { $0.lots.map(\.number) == (step < 12 ? [] : ["KD2041"]) })
    #expect(run.transfers.allSatisfy { $0.expiringSoles == (step < 12 ? 0 : 0.75) })
    #expect(series[1].lots.map(\.units) == (step < 7 ? [] : [2]))
    #expect(run.warehouseStocks.count == (step < 9 ? 0 : 1))

    // What went in before there was a log of changes stands in it.
    let log = try database.auditEntries()
    #expect(log.map(\.action) == ["import", "import"])
    #expect(log.map(\.instant) == ["2026-11-01T10:00:00Z", "2026-11-02T10:00:00Z"])
    #expect(try database.verifyAuditLog().firstBroken == nil)
    #expect(try database.runRecord(1).outputs.count == (step < 11 ? 0 : 1))
    #expect(try database.alertMemory().alerts.count == (step < 11 ? 0 : 1))

    // And the file can still be taken back, and another run kept.
    #expect(try database.undoImport(id: 2).restored == 1)
    #expect(
      try database.series(facility: "06528F01", product: "04594").first?.entries.last?.quantities?.closing
        == 3)
    #expect(try database.save(run) == 2)
  }

  private static func addMissing() throws {
    for step in steps.dropFirst() {
      let file = folder.appendingPathComponent("schema-\(step).sql")
      guard !FileManager.default.fileExists(atPath: file.path) else { continue }
      let temporary = try TemporaryFolder()
      let (path, copy) = (temporary.path("old.sqlite"), temporary.path("copy.sqlite"))
      try make(path, step: step - 1)
      try SupplyDatabase(
        path: path, machine: .still, lastMigration: Schema.migrator.migrations[step - 1]
      ).backUp(to: copy)
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
      shell.arguments = [copy, ".dump"]
      _ = FileManager.default.createFile(atPath: file.path, contents: nil)
      shell.standardOutput = try FileHandle(forWritingTo: file)
      try shell.run()
      shell.waitUntilExit()
    }
  }

  private static func make(_ path: String, step: Int) throws {
    let sql = try String(contentsOf: folder.appendingPathComponent("schema-\(step).sql"), encoding: .utf8)
    var connection: OpaquePointer?
    #expect(sqlite3_open(path, &connection) == SQLITE_OK)
    var message: UnsafeMutablePointer<CChar>?
    #expect(sqlite3_exec(connection, sql, nil, nil, &message) == SQLITE_OK)
    #expect(message == nil)
    sqlite3_close(connection)
  }
}
