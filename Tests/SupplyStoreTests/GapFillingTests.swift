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
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  /// Saves one row of a file that gives reports of consecutive months up to October.
  private func save(
    _ name: String, _ quantities: [StockQuantities], fillsGaps: Bool = true
  ) throws -> ImportCounts {
    var batch = ReportBatch(facilities: ["A"], products: ["P"])
    batch.merge = fillsGaps ? .fillGaps : .replace
    for (index, entry) in quantities.enumerated() {
      let isLast = index == quantities.count - 1
      batch.rows.append(
        ReportBatch.Row(
          facility: 0, product: 0, month: october.advanced(by: index - quantities.count + 1),
          quantities: entry, line: 2, fileRows: isLast || !fillsGaps ? 1 : 0))
    }
    return try database.importFile(name: name) { transaction in
      try transaction.save(batch)
      return ImportRecord(digest: name, layout: LayoutName(rawValue: "x"), rows: 1, rejected: 0, findings: [])
    }.counts
  }

  private func quantities() throws -> [StockQuantities?] {
    try database.series(of: .all).first?.entries.map(\.quantities) ?? []
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

  @Test func whatDiffersFromAFullReportIsSaidWithBothNumbers() throws {
    _ = try save("ICI.csv", [full], fillsGaps: false)
    _ = try save("wide", [StockQuantities(consumed: 2), StockQuantities(consumed: 7, closing: 1)])
    let expected = Finding(
      .availability(.consumptionDiffers(stated: 7, reported: 4, file: "ICI.csv", month: october)), line: 2,
      subject: Finding.Subject(facility: "A", product: "P", month: october))
    let stock = Finding(
      .availability(.stockDiffers(stated: 1, reported: 3, file: "ICI.csv", month: october)), line: 2,
      subject: Finding.Subject(facility: "A", product: "P", month: october))
    #expect(try database.findings().map(\.finding) == [expected, stock])
    #expect(expected.severity == .warning && stock.severity == .warning)
    _ = try save("the same", [StockQuantities(consumed: 4, closing: 3)])
    #expect(try database.findings().count == 2)
    // A later full report settles the matter.
    _ = try save("ICI corregido.csv", [full], fillsGaps: false)
    #expect(try database.findings().isEmpty)
  }

  @Test func aTableComesBackWhenTheFullReportBeforeItIsTakenBack() throws {
    _ = try save("formdet", [full], fillsGaps: false)
    _ = try save("wide", [StockQuantities(consumed: 7, closing: 1)])
    let undone = try database.undoImport(id: 1)
    #expect(undone == UndoneImport(name: "formdet", restored: 1, removed: 0, kept: 0))
    #expect(try quantities() == [StockQuantities(consumed: 7, closing: 1)])
    #expect(try database.findings().isEmpty)
    #expect(try database.undoImport(id: 2) == UndoneImport(name: "wide", restored: 0, removed: 1, kept: 0))
    #expect(try database.series(of: .all).isEmpty)
  }

  @Test func aTableThatFilledInKeepsItsOwnWordOnly() throws {
    var blank = full
    blank.closing = nil
    _ = try save("formdet", [blank], fillsGaps: false)
    _ = try save("wide", [StockQuantities(consumed: 7, closing: 3)])
    #expect(try quantities() == [full])
    _ = try database.undoImport(id: 1)
    #expect(try quantities() == [StockQuantities(consumed: 7, closing: 3)])
  }

  /// Whatever is imported and taken back in whatever order, the database says what the files that are left say.
  @Test func takingBackInAnyOrderLeavesWhatTheOthersSay() throws {
    var random = SeededGenerator(seed: 31)
    for round in 0..<60 {
      let database = try SupplyDatabase(path: folder.path("round\(round).sqlite"), machine: .still)
      var files: [(id: Int64, quantities: StockQuantities, isFull: Bool)] = []
      for number in 1...6 {
        let isFull = Bool.random(using: &random)
        let consumed = Double(number * 10)
        let quantities =
          isFull
          ? StockQuantities(opening: 1, received: 1, consumed: consumed, adjustment: 0, closing: consumed)
          : StockQuantities(consumed: consumed, closing: consumed)
        var batch = ReportBatch(facilities: ["A"], products: ["P"])
        batch.merge = isFull ? .replace : .fillGaps
        batch.rows = [
          ReportBatch.Row(facility: 0, product: 0, month: october, quantities: quantities, line: 2)
        ]
        let saved = batch
        _ = try database.importFile(name: "f\(number)") { transaction in
          try transaction.save(saved)
          return ImportRecord(
            digest: "\(number)", layout: LayoutName(rawValue: "x"), rows: 1, rejected: 0, findings: [])
        }
        files.append((Int64(number), quantities, isFull))
      }
      while !files.isEmpty {
        // The last full report has the word; without one the last table.
        let expected = files.last { $0.isFull } ?? files.last
        #expect(
          try database.series(of: .all).first?.entries.last?.quantities == expected?.quantities,
          "round \(round)")
        _ = try database.undoImport(id: files.remove(at: Int.random(in: 0..<files.count, using: &random)).id)
      }
      #expect(try database.series(of: .all).isEmpty)
    }
  }

  @Test func lotsFarApartInATableAreOneWord() throws {
    var blank = full
    blank.closing = nil
    _ = try save("formdet", [blank], fillsGaps: false)
    var first = ReportBatch(facilities: ["A"], products: ["P"])
    first.merge = .fillGaps
    var second = first
    let lot = StockQuantities(consumed: 2, closing: 5)
    first.rows = [ReportBatch.Row(facility: 0, product: 0, month: october, quantities: lot, line: 2)]
    second.rows = [ReportBatch.Row(facility: 0, product: 0, month: october, quantities: lot, line: 9)]
    second.rows[0].continues = true
    let batches = [first, second]
    let saved = try database.importFile(name: "wide") { transaction in
      for batch in batches { try transaction.save(batch) }
      return ImportRecord(
        digest: "wide", layout: LayoutName(rawValue: "x"), rows: 2, rejected: 0, findings: [])
    }
    // Both lots together say what the full report says, and fill in the stock that it does not know.
    #expect(saved.findings.isEmpty)
    var filled = blank
    filled.closing = 10
    #expect(try quantities() == [filled])
    _ = try database.undoImport(id: 1)
    #expect(try quantities() == [StockQuantities(consumed: 4, closing: 10)])
  }

  @Test func ofManyDifferencesTheRestIsCounted() throws {
    var batch = ReportBatch(facilities: ["A"], products: (0..<1003).map { "P\($0)" })
    batch.rows = batch.products.indices.map {
      ReportBatch.Row(facility: 0, product: $0, month: october, quantities: full, line: $0 + 2)
    }
    var table = batch
    table.merge = .fillGaps
    for index in table.rows.indices { table.rows[index].quantities = StockQuantities(consumed: 5) }
    for (name, rows) in [("formdet", batch), ("wide", table)] {
      _ = try database.importFile(name: name) { transaction in
        try transaction.save(rows)
        return ImportRecord(
          digest: name, layout: LayoutName(rawValue: "x"), rows: 1003, rejected: 0, findings: [])
      }
    }
    let findings = try database.findings().map(\.finding)
    #expect(findings.filter { $0.code == .consumptionDiffers }.count == 1000)
    #expect(findings.map(\.facts).contains(.file(.furtherFindings(count: 3))))
  }
}
