import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Files that state lots alone: before the report or after it, replaced, taken back, found to differ.
@Suite struct StatedLotTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let october = Month(count: 24_321)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  private func lot(_ number: String, _ units: Double) -> StockLot {
    StockLot(number: number, expiry: .endOf(october.advanced(by: 10)), units: units)
  }

  private func batch(
    _ closing: Double?, _ lots: [StockLot], statesLotsOnly: Bool, month: Month? = nil, continues: Bool = false
  ) -> ReportBatch {
    var batch = ReportBatch(facilities: ["A"], products: ["P"])
    batch.merge = statesLotsOnly ? .lotsOnly : .replace
    let quantities =
      statesLotsOnly ? StockQuantities(closing: closing) : StockQuantities(consumed: 1, closing: closing)
    batch.rows.append(
      ReportBatch.Row(facility: 0, product: 0, month: month ?? october, quantities: quantities, line: 7))
    batch.rows[0].continues = continues
    for lot in lots { batch.append(lot, toRow: 0) }
    return batch
  }

  @discardableResult
  private func save(_ name: String, _ batches: [ReportBatch], isRehearsal: Bool = false) throws -> SavedFile {
    func read(_ transaction: ImportTransaction) throws -> ImportRecord {
      for batch in batches { try transaction.save(batch) }
      let layout = batches.first?.merge == .lotsOnly ? LayoutName.lots : LayoutName(rawValue: "open")
      return ImportRecord(
        digest: name, layout: layout, rows: batches.flatMap(\.rows).count, rejected: 0, findings: [])
    }
    guard isRehearsal else { return try database.importFile(name: name, read) }
    return try database.rehearseImports { try $0.importFile(name: name, read) }
  }

  @discardableResult
  private func saveReport(_ name: String, closing: Double?, lots: [StockLot] = []) throws -> SavedFile {
    try save(name, [batch(closing, lots, statesLotsOnly: false)])
  }

  @discardableResult
  private func saveLots(_ name: String, _ lots: [StockLot]) throws -> SavedFile {
    try save(name, [batch(lots.reduce(0) { $0 + $1.units }, lots, statesLotsOnly: true)])
  }

  private func numbers() throws -> [String?] { try database.series(of: .all).first?.lots.map(\.number) ?? [] }

  @Test func onlyTheShelvesThatAreAskedForAreLookedInto() throws {
    try saveReport("report", closing: 5, lots: [lot("X", 5)])
    let months = october...october
    #expect(try database.statedLots(of: .all, in: months).count == 1)
    let asked = try database.statedLots(of: .all, in: months) { $0 == SeriesKey("A", "P") && $1 == october }
    #expect(asked.map(\.lots) == [[lot("X", 5)]])
    #expect(try database.statedLots(of: .all, in: months) { _, _ in false }.isEmpty)
  }

  @Test func lotsFindTheirReportWhicheverComesFirst() throws {
    let early = try saveLots("lots", [lot("X", 5)])
    #expect(early.counts.accepted == 1)
    // No report, no series: lots alone are no stock.
    #expect(try database.series(of: .all).isEmpty)
    let key = ReportKey(facility: "A", product: "P", month: october)
    #expect(early.findings.map(\.facts) == [.lots(.lotsWithoutReport(first: key, count: 1))])
    #expect(try saveReport("report", closing: 5).findings == [])
    #expect(try numbers() == ["X"])
    #expect(try database.findings().isEmpty)
  }

  @Test func lotsThatDoNotAddUpAreSaidWithBothNumbersAndTheReportStands() throws {
    try saveReport("report", closing: 8)
    let saved = try saveLots("lots", [lot("X", 5), lot("Y", 1)])
    let key = ReportKey(facility: "A", product: "P", month: october)
    #expect(
      saved.findings == [
        Finding(.lots(.lotsDiffer(lots: 6, closing: 8)), line: 7, subject: Finding.Subject(key))
      ])
    #expect(try database.series(of: .all).first?.entries.last?.quantities?.closing == 8)
    #expect(try numbers() == ["X", "Y"])
    // A later file of lots mends it …
    try saveLots("lots 2", [lot("X", 7), lot("Y", 1)])
    #expect(try database.findings().isEmpty)
    // … and a corrected report that no longer fits says so.
    let corrected = try saveReport("report 2", closing: 3)
    #expect(corrected.findings.map(\.code) == [.disputedReport, .lotsDiffer])
    #expect(corrected.findings.last?.facts == .lots(.lotsDiffer(lots: 8, closing: 3)))
    #expect(try saveReport("report 3", closing: nil).findings == [])
  }

  @Test func theLaterFileOfLotsCountsAndTheSameOneTwiceChangesNothing() throws {
    try saveReport("report", closing: 5)
    try saveLots("a", [lot("X", 5)])
    #expect(try saveLots("b", [lot("Y", 5)]).counts.replaced == 1)
    #expect(try numbers() == ["Y"])
    let again = try saveLots("b", [lot("Y", 5)])
    #expect(again.isSameAgain)
    #expect(try database.importedFiles().map(\.name) == ["report", "a", "b"])
    #expect(
      try save("c", [batch(5, [lot("Z", 5)], statesLotsOnly: true)], isRehearsal: true).counts.replaced == 1)
    #expect(try numbers() == ["Y"])
  }

  @Test func takingBackLotsOrReportLeavesTheOther() throws {
    try saveReport("report", closing: 5)
    try saveLots("a", [lot("X", 5)])
    try saveLots("b", [lot("Y", 5)])
    #expect(try database.undoImport(id: 3) == UndoneImport(name: "b", restored: 1, removed: 0, kept: 0))
    #expect(try numbers() == ["X"])
    try saveLots("c", [lot("Z", 5)])
    #expect(try database.undoImport(id: 2) == UndoneImport(name: "a", restored: 0, removed: 0, kept: 1))
    #expect(try numbers() == ["Z"])
    #expect(try database.undoImport(id: 1) == UndoneImport(name: "report", restored: 0, removed: 1, kept: 0))
    #expect(try database.series(of: .all).isEmpty)
    try saveReport("report", closing: 5)
    #expect(try numbers() == ["Z"])
    #expect(try database.undoImport(id: 4) == UndoneImport(name: "c", restored: 0, removed: 1, kept: 0))
    #expect(try numbers() == [])
  }

  @Test func aReportThatKnowsEachLotLaterHasTheLastWord() throws {
    let nearest = StockLot(expiry: .notBefore(october.advanced(by: 3)), units: 5)
    try saveLots("lots", [lot("X", 5)])
    // The nearest date alone says less than a file of lots, whichever is later.
    try saveReport("older form", closing: 5, lots: [nearest])
    #expect(try numbers() == ["X"])
    try saveReport("newer form", closing: 5, lots: [lot("N", 5)])
    #expect(try numbers() == ["N"])
    try saveLots("lots 2", [lot("Y", 5)])
    #expect(try numbers() == ["Y"])
  }

  @Test func lotsOfAnotherMonthSayNothingOfTheLastReport() throws {
    try saveReport("report", closing: 5)
    try save("old lots", [batch(9, [lot("X", 9)], statesLotsOnly: true, month: october.advanced(by: -1))])
    try save("new lots", [batch(9, [lot("X", 9)], statesLotsOnly: true, month: october.advanced(by: 1))])
    #expect(try numbers() == [])
    #expect(try database.series(of: .all, through: october).first?.lots == [])
  }

  @Test func rowsFarApartInAFileOfLotsComeTogether() throws {
    try saveReport("report", closing: 6)
    let saved = try save(
      "lots",
      [
        batch(5, [lot("X", 5)], statesLotsOnly: true),
        batch(1, [lot("Y", 1)], statesLotsOnly: true, continues: true),
      ])
    #expect(saved.findings == [])
    #expect(try numbers() == ["X", "Y"])
    let repeated = try save(
      "repeated",
      [batch(5, [lot("X", 5)], statesLotsOnly: true), batch(5, [lot("X", 5)], statesLotsOnly: true)])
    #expect(repeated.rejected == 1)
    #expect(repeated.findings.map(\.code).contains(.duplicateRow))
  }
}
