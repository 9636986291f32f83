import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// A table of availability adds to what full reports say and takes nothing from them.
@Suite struct GapFillingTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let october = Month(count: 2026 * 12 + 9)
  private let full = StockQuantities(opening: 5, received: 2, consumed: 4, adjustment: 0, closing: 3)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"))
  }

  /// Saves one row of a file that gives reports of consecutive months up to October.
  private func save(
    _ name: String, _ quantities: [StockQuantities], fillsGaps: Bool = true
  ) throws -> ImportCounts {
    var batch = ReportBatch(facilities: ["A"], products: ["P"])
    batch.fillsGaps = fillsGaps
    for (index, entry) in quantities.enumerated() {
      let isLast = index == quantities.count - 1
      batch.rows.append(
        ReportBatch.Row(
          facility: 0, product: 0, month: october.advanced(by: index - quantities.count + 1),
          quantities: entry, line: 2, fileRows: isLast || !fillsGaps ? 1 : 0))
    }
    return try database.importFile(name: name) { transaction in
      try transaction.save(batch)
      return ImportRecord(digest: name, layout: "x", rows: 1, rejected: 0, findings: [])
    }.counts
  }

  private func quantities() throws -> [StockQuantities?] {
    try database.series().first?.entries.map(\.quantities) ?? []
  }

  @Test func aFullReportIsLeftAndOnlyNewMonthsGoIn() throws {
    _ = try save("formdet", [full], fillsGaps: false)
    let counts = try save(
      "wide", [StockQuantities(consumed: 9), StockQuantities(consumed: 7, closing: 1)])
    #expect(try quantities() == [StockQuantities(consumed: 9), full])
    // One row of the file: a new report is the strongest of what it did.
    #expect(counts.accepted == 1 && counts.replaced == 0 && counts.unchanged == 0)
    #expect(try save("wide 2", [StockQuantities(consumed: 7, closing: 1)]).unchanged == 1)
    #expect(try quantities().last == full)
  }

  @Test func whatAFullReportDoesNotKnowIsFilledInAndTakenBack() throws {
    var blank = full
    blank.closing = nil
    _ = try save("formdet", [blank], fillsGaps: false)
    #expect(try save("wide", [StockQuantities(consumed: 7, closing: 3)]).replaced == 1)
    #expect(try quantities() == [full])
    let id = try #require(try database.importedFiles().first { $0.name == "wide" }?.id)
    _ = try database.undoImport(id: id)
    #expect(try quantities() == [blank])
  }

  @Test func aLaterTableCorrectsAnEarlierOneAndKeepsItsStock() throws {
    _ = try save("september", [StockQuantities(consumed: 7, closing: 3)])
    let counts = try save("october", [StockQuantities(consumed: 8)])
    #expect(counts.replaced == 1)
    #expect(try quantities() == [StockQuantities(consumed: 8, closing: 3)])
    #expect(try save("again", [StockQuantities(consumed: 8)]).unchanged == 1)
  }

  @Test func aFullReportReplacesATable() throws {
    _ = try save("wide", [StockQuantities(consumed: 7, closing: 1)])
    #expect(try save("formdet", [full], fillsGaps: false).replaced == 1)
    #expect(try quantities() == [full])
  }
}
