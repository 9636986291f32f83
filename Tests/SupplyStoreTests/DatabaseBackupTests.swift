import Foundation
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@Suite struct DatabaseBackupTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
    for number in 0..<40 {
      _ = try database.importFile(name: "f\(number)") { transaction in
        try transaction.save(
          ReportBatch(
            facilities: (0..<20).map { "F\($0)" }, products: ["P"],
            rows: (0..<20).map {
              ReportBatch.Row(
                facility: $0, product: 0, month: Month(count: 24_000 + number),
                quantities: StockQuantities(consumed: 1), line: $0 + 2)
            }))
        return ImportRecord(
          digest: "\(number)", layout: LayoutName(rawValue: "open"), rows: 20, rejected: 0, findings: [])
      }
    }
  }

  @Test func aCopyIsOneWholeFile() throws {
    let copy = folder.path("copia.sqlite")
    try database.backUp(to: copy)
    #expect(!FileManager.default.fileExists(atPath: copy + "-wal"))
    #expect(try SupplyDatabase.damage(ofFile: copy).isEmpty)
    #expect(try SupplyDatabase.fault(ofTablesIn: copy) == nil)
    do {
      let restored = try SupplyDatabase(path: copy, machine: .still)
      #expect(try restored.series(of: .all) == database.series(of: .all))
      #expect(try restored.verifyAuditLog() == database.verifyAuditLog())
    }
    // Over an older copy, too.
    try database.backUp(to: copy)
    #expect(try SupplyDatabase.damage(ofFile: copy).isEmpty)
  }

  @Test func aDamagedPageIsFound() throws {
    #expect(try database.damage(isThorough: false).isEmpty)
    let copy = folder.path("copia.sqlite")
    try database.backUp(to: copy)
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: copy))
    let pages = try handle.seekToEnd() / 4096
    for page in pages / 3..<pages {
      try handle.seek(toOffset: page * 4096)
      try handle.write(contentsOf: Data(repeating: 0x5A, count: 4096))
    }
    try handle.close()
    #expect(try !SupplyDatabase.damage(ofFile: copy).isEmpty)
  }

  @Test func whatIsNoDatabaseIsNone() throws {
    let path = try folder.write("nota.sqlite", String(repeating: "no es una base ", count: 400))
    #expect(throws: StoreError.notADatabase(path: path)) { try SupplyDatabase.damage(ofFile: path) }
  }
}
