import Foundation
import SupplyModel
import SupplyStore
import Synchronization
import TestSupport
import Testing

/// Small offline computers lose their clock: what came later is the order of imports, whatever the clock says.
@Suite struct ClockTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase

  init() throws {
    folder = try TemporaryFolder()
    // Each import an hour before the last one.
    let seconds = Mutex(1_792_000_000.0)
    var machine = Machine.still
    machine.clock = .turned {
      seconds.withLock {
        $0 -= 3600
        return Date(timeIntervalSince1970: $0)
      }
    }
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: machine)
  }

  private func save(_ name: String, closing: Double) throws -> SavedFile {
    var batch = ReportBatch(facilities: ["A"], products: ["P"])
    batch.rows = [
      ReportBatch.Row(
        facility: 0, product: 0, month: Month(count: 24_320),
        quantities: StockQuantities(consumed: 1, closing: closing), line: 2)
    ]
    let rows = batch
    return try database.importFile(name: name) { transaction in
      try transaction.save(rows)
      return ImportRecord(
        digest: name + "\(closing)", layout: LayoutName(rawValue: "open"), rows: 1, rejected: 0,
        findings: [Finding(.file(.noRows))]
      )
    }
  }

  private func closing() throws -> Double? {
    try database.series(of: .all).first?.entries.last?.quantities?.closing
  }

  @Test func aClockSetBackChangesNoOrder() throws {
    #expect(try save("a", closing: 1).counts.accepted == 1)
    #expect(try save("b", closing: 2).counts.replaced == 1)
    #expect(try save("b", closing: 2).isSameAgain)
    #expect(try closing() == 2)
    let files = try database.importedFiles()
    #expect(files.map(\.name) == ["a", "b"])
    let stamps = files.map(\.importedAt)
    #expect(stamps[0] > stamps[1])
    #expect(stamps.allSatisfy { $0.count == 20 && $0.hasPrefix("2026-10-1") && $0.hasSuffix("Z") })
    let origin = try #require(try database.reportOrigins(facility: "A", of: .all).first)
    #expect(origin.file == "b" && origin.replacedFiles == ["a"])
    // The report came in when the clock said the earlier day.
    #expect(try database.firstArrivals(of: .all)["A"]?.count == 1)
    #expect(try database.undoImport(id: 2) == UndoneImport(name: "b", restored: 1, removed: 0, kept: 0))
    #expect(try closing() == 1)
    #expect(try database.findings().map(\.file) == ["a"])
  }

  @Test func filesAreTakenBackInAnyOrderWhateverTheClockSays() throws {
    _ = try save("a", closing: 1)
    _ = try save("b", closing: 2)
    _ = try save("c", closing: 3)
    #expect(try database.undoImport(id: 1).kept == 1)
    #expect(try closing() == 3)
    #expect(try database.undoImport(id: 3).restored == 1)
    #expect(try closing() == 2)
  }
}
