import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SupplyStore

/// The lots of a report go where its quantities go: replaced, taken back, rehearsed, joined.
@Suite struct ReportLotTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let october = Month(count: 24_321)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  private func lot(_ number: String, _ units: Double, expires months: Int = 10) -> StockLot {
    StockLot(number: number, expiry: .endOf(october.advanced(by: months)), units: units, priceSoles: 3.5)
  }

  /// A batch of one report of A and P, closing with what its lots add up to.
  private func batch(
    _ lots: [StockLot], month: Int = 0, closing: Double? = nil, continues: Bool = false
  ) -> ReportBatch {
    var batch = ReportBatch(facilities: ["A"], products: ["P"])
    let sum = lots.reduce(0) { $0 + $1.units }
    batch.rows.append(
      ReportBatch.Row(
        facility: 0, product: 0, month: october.advanced(by: month),
        quantities: StockQuantities(opening: 1, consumed: 1, closing: closing ?? sum), line: 2))
    batch.rows[0].continues = continues
    for lot in lots { batch.append(lot, toRow: 0) }
    return batch
  }

  @discardableResult
  private func save(_ name: String, _ batches: [ReportBatch], isRehearsal: Bool = false) throws -> SavedFile {
    func read(_ transaction: ImportTransaction) throws -> ImportRecord {
      for batch in batches { try transaction.save(batch) }
      return ImportRecord(
        digest: name, layout: LayoutName(rawValue: "formdet"), rows: batches.count, rejected: 0, findings: [])
    }
    guard isRehearsal else { return try database.importFile(name: name, read) }
    return try database.rehearseImports { try $0.importFile(name: name, read) }
  }

  private func lots(through month: Month? = nil) throws -> [String?] {
    try database.series(of: .all, through: month).first?.lots.map(\.number) ?? []
  }

  @Test func aSeriesHasTheLotsOfItsLastReport() throws {
    try save(
      "a", [batch([lot("OLD", 5)], month: -1), batch([lot("B", 2, expires: 8), lot("A", 3, expires: 4)])])
    #expect(try database.series(of: .all).first?.lots == [lot("A", 3, expires: 4), lot("B", 2, expires: 8)])
    #expect(try lots(through: october.advanced(by: -1)) == ["OLD"])
    // A month without a report has none of its own.
    #expect(try lots(through: october.advanced(by: 2)) == ["A", "B"])
  }

  @Test func aReportSentAgainBringsItsOwnLots() throws {
    try save("a", [batch([lot("A", 5)])])
    #expect(try save("b", [batch([lot("B", 5)])]).counts.replaced == 1)
    #expect(try lots() == ["B"])
    // One that says the same without lots knows less, and takes nothing from it.
    #expect(try save("c", [batch([], closing: 5)]).counts.unchanged == 1)
    #expect(try lots() == ["B"])
    for expected in [["B"], ["A"], []] {
      _ = try database.undoImport(id: try #require(try database.importedFiles().last?.id))
      #expect(try lots() == expected)
    }
  }

  @Test func theSameLotsInAnotherOrderAreTheSameFileAgain() throws {
    try save("a", [batch([lot("A", 5), lot("B", 2)])])
    let again = try save("a", [batch([lot("B", 2), lot("A", 4), lot("A", 1)])])
    #expect(again.isSameAgain && again.counts.unchanged == 1)
    let moved = try save("b", [batch([lot("A", 4), lot("B", 3)])])
    #expect(!moved.isSameAgain && moved.counts.replaced == 1)
  }

  @Test func aRehearsalLeavesTheLots() throws {
    try save("a", [batch([lot("A", 5)])])
    #expect(try save("b", [batch([lot("B", 5)])], isRehearsal: true).counts.replaced == 1)
    #expect(try lots() == ["A"])
  }

  @Test func lotsOfALaterBatchJoinTheirReport() throws {
    let far = batch([lot("Z", 1)], continues: true)
    try save("before", [batch([lot("OLD", 1)])])
    try save("a", [batch([lot("A", 5)]), far])
    #expect(try lots() == ["A", "Z"])
    #expect(try database.series(of: .all).first?.entries.last?.quantities?.closing == 6)
    _ = try database.undoImport(id: 2)
    #expect(try lots() == ["OLD"])
  }

  @Test func aTableOfAvailabilityLeavesTheLotsAndTakesNoneOver() throws {
    func table(_ quantities: StockQuantities) -> ReportBatch {
      var batch = ReportBatch(facilities: ["A"], products: ["P"])
      batch.merge = .fillGaps
      batch.rows.append(
        ReportBatch.Row(facility: 0, product: 0, month: october, quantities: quantities, line: 2))
      return batch
    }
    try save("full", [batch([lot("A", 5)])])
    // It knows a movement that the full report left blank, and becomes the file of record.
    try save("table", [table(StockQuantities(received: 4, consumed: 9, closing: 1))])
    #expect(try lots() == ["A"])
    _ = try database.undoImport(id: 2)
    #expect(try lots() == ["A"])
    try save("table", [table(StockQuantities(received: 4, consumed: 9, closing: 1))])
    _ = try database.undoImport(id: 1)
    #expect(try database.series(of: .all).first?.entries.last?.quantities?.closing == 1)
    #expect(try lots() == [])
  }

  /// Whatever is imported and taken back in whatever order, the lots are those of the last file that is left.
  @Test func takingBackInAnyOrderLeavesTheLastLots() throws {
    var random = SeededGenerator(seed: 12)
    for round in 0..<30 {
      let database = try SupplyDatabase(path: folder.path("round\(round).sqlite"), machine: .still)
      var files: [(id: Int64, name: String)] = []
      for number in 1...5 {
        let name = "L\(number)"
        let content = batch([lot(name, 3)])
        _ = try database.importFile(name: name) { transaction in
          try transaction.save(content)
          return ImportRecord(
            digest: name, layout: LayoutName(rawValue: "formdet"), rows: 1, rejected: 0, findings: [])
        }
        files.append((Int64(number), name))
      }
      while files.count > 1 {
        let gone = files.remove(at: Int.random(in: 0..<files.count, using: &random))
        _ = try database.undoImport(id: gone.id)
        #expect(try database.series(of: .all).first?.lots.map(\.number) == [files.last?.name])
      }
    }
  }
}
