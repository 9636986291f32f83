import Files
import Foundation
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@Suite struct SupplyDatabaseTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let october = Month(count: 2026 * 12 + 9)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  private func batch(_ closings: [(FacilityCode, Int, Double?)]) -> ReportBatch {
    var batch = ReportBatch(products: ["04594"])
    for (facility, offset, closing) in closings {
      if !batch.facilities.contains(facility) { batch.facilities.append(facility) }
      batch.rows.append(
        ReportBatch.Row(
          facility: batch.facilities.firstIndex(of: facility) ?? 0, product: 0,
          month: october.advanced(by: offset), quantities: StockQuantities(consumed: 1, closing: closing),
          line: 2))
    }
    return batch
  }

  /// Saves a file of some batches; its digest is its name.
  @discardableResult
  private func save(
    _ name: String, _ batches: [ReportBatch] = [], register: RegisterContent? = nil, findings: [Finding] = [],
    isRehearsal: Bool = false
  ) throws -> SavedFile {
    func read(_ transaction: ImportTransaction) throws -> ImportRecord {
      for batch in batches { try transaction.save(batch) }
      if let register { try transaction.save(register) }
      return ImportRecord(
        digest: name, layout: LayoutName(rawValue: "formdet"), rows: batches.flatMap(\.rows).count,
        rejected: 0, findings: findings)
    }
    guard isRehearsal else { return try database.importFile(name: name + ".csv", read) }
    return try database.rehearseImports { try $0.importFile(name: name + ".csv", read) }
  }

  @Test("a layout that only a later version knows is told by its name")
  func layoutOfTomorrow() throws {
    let folder = try TemporaryFolder()
    let database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
    let layout = LayoutName(rawValue: "of_tomorrow")
    _ = try database.importFile(name: "a.csv") { _ in
      ImportRecord(digest: "a", layout: layout, rows: 0, rejected: 0, findings: [])
    }
    #expect(try database.importedFiles().map(\.layout) == [layout])
    let stored = try JSONEncoder().encode(try database.importedFiles())
    #expect(try JSONDecoder().decode([ImportedFile].self, from: stored).map(\.layout) == [layout])
  }

  @Test func aReportSentAgainReplacesTheEarlierOneAndLeavesTheOthers() throws {
    let first = try save("a", [batch([("A", 0, 5), ("B", 0, 6)])])
    #expect(first.counts.accepted == 2)
    let second = try save("b", [batch([("A", 0, 4), ("A", -1, 9)])])
    #expect(second.counts.accepted == 1)
    #expect(second.counts.replaced == 1)
    let series = try database.series(of: .all)
    #expect(series.map(\.facility) == ["A", "B"])
    #expect(series.first?.entries.map { $0.quantities?.closing } == [9, 4])
    #expect(series.last?.entries.map { $0.quantities?.closing } == [6])
  }

  @Test func theSameFileTwiceChangesNothing() throws {
    let findings = [Finding(.row(.negativeStock(at: .init(column: "STOCK_FIN", text: "-1"))), line: 2)]
    let content = [batch([("A", 0, 5)])]
    #expect(try save("a", content, findings: findings).isSameAgain == false)
    let again = try save("a", content, findings: findings)
    #expect(again.isSameAgain)
    #expect(again.counts.unchanged == 1)
    #expect(try database.importedFiles().count == 1)
    #expect(try database.findings().map(\.finding) == findings)
  }

  @Test func anOldFileImportedAgainAfterACorrectionLeavesIt() throws {
    try save("a", [batch([("A", 0, 5)])])
    try save("b", [batch([("A", 0, 4)])])
    let again = try save("a", [batch([("A", 0, 5)])])
    #expect(again.isSameAgain && again.left == 1)
    #expect(again.counts.unchanged == 1 && again.counts.replaced == 0)
    #expect(try database.series(of: .all).first?.entries.first?.quantities?.closing == 4)
  }

  @Test func aRehearsalGivesTheSameCountsAndChangesNothing() throws {
    try save("a", [batch([("A", 0, 5)])])
    let content = [batch([("A", 0, 4), ("C", 0, nil)])]
    let rehearsed = try save("b", content, isRehearsal: true)
    #expect(try database.importedFiles().count == 1)
    #expect(try database.facilities().map(\.code) == ["A"])
    #expect(try database.series(of: .all).first?.entries.first?.quantities?.closing == 5)
    #expect(try save("b", content) == rehearsed)
  }

  @Test func lotsFarApartInAFileAreSummedAcrossBatches() throws {
    try save("old", [batch([("A", 0, 5), ("B", 0, 5)])])
    var far = batch([("A", 0, 2)])
    far.rows[0].continues = true
    let saved = try save("a", [batch([("A", 0, 5), ("B", 0, 9)]), far])
    #expect(saved.counts.unchanged == 1)
    #expect(saved.counts.replaced == 2)
    let series = try database.series(of: .all)
    #expect(series.map { $0.entries.first?.quantities?.closing } == [7, 9])
    #expect(series.first?.entries.first?.quantities?.consumed == 2)
  }

  @Test func aReportThatALaterBatchGivesAgainIsRejected() throws {
    let saved = try save("a", [batch([("A", 0, 5), ("B", 0, 9)]), batch([("A", 0, 5), ("A", -1, 4)])])
    #expect(saved.counts.accepted == 3)
    #expect(saved.rejected == 1)
    #expect(
      saved.findings == [
        Finding(.row(.duplicateRow(at: .init(column: nil, text: nil), firstLine: 2)), line: 2)
      ])
    #expect(try database.series(of: .all).first?.entries.map { $0.quantities?.closing } == [4, 5])
    #expect(try database.findings().count == 1)
  }

  @Test func aFileThatStartsOverLeavesNothingOfItsFirstReading() throws {
    let batch = batch([("A", 0, 5)])
    let saved = try database.importFile(name: "x") { transaction in
      try transaction.save(self.batch([("A", 0, 5000), ("Z", 0, 1)]))
      try transaction.startOver()
      try transaction.save(batch)
      return ImportRecord(
        digest: "x", layout: LayoutName(rawValue: "formdet"), rows: 1, rejected: 0, findings: [])
    }
    #expect(saved.counts.accepted == 1)
    #expect(try database.facilities().map(\.code) == ["A"])
    #expect(try database.series(of: .all).first?.entries.first?.quantities?.closing == 5)
  }

  @Test func whatBreaksOffLeavesNothing() throws {
    struct PowerCut: Error {}
    #expect(throws: PowerCut.self) {
      try database.importFile(name: "x") { transaction in
        try transaction.save(batch([("A", 0, 5)]))
        throw PowerCut()
      }
    }
    #expect(try database.importedFiles().isEmpty)
    #expect(try database.series(of: .all).isEmpty)
  }

  @Test func severalProgramsMayMakeOneDatabase() async throws {
    for round in 0..<20 {
      let path = folder.path("new-\(round).sqlite")
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<4 { group.addTask { _ = try SupplyDatabase(path: path, machine: .still) } }
        try await group.waitForAll()
      }
      #expect(try SupplyDatabase(path: path, machine: .still).contents(of: .all).reports == 0)
    }
  }

  @Test func unknownQuantitiesComeBackUnknown() throws {
    try save("a", [batch([("A", 0, nil)])])
    #expect(try database.series(of: .all).first?.entries.first?.quantities == StockQuantities(consumed: 1))
    #expect(try database.series(of: .all).first?.entries.first?.state == .stockUnknown)
  }

  @Test func seriesEndWhereTheyAreToldAndFilterByCode() throws {
    try save("a", [batch([("A", -3, 5), ("A", 0, 6), ("B", -1, 7)])])
    let series = try database.series(of: .all, through: october.advanced(by: -1))
    #expect(series.map(\.entries.count) == [3, 1])
    #expect(series[0].entries.map(\.state) == [.inStock, .notReported, .notReported])
    #expect(try database.series(of: .all, facility: "B").map(\.facility) == ["B"])
    #expect(try database.series(of: .all, product: "none").isEmpty)
  }

  @Test func aLaterFileClosesWhatItMends() throws {
    let findings = [
      Finding(
        .row(.badNumber(at: .init(column: "SALDO", text: "x"))), line: 2,
        subject: Finding.Subject(facility: "C", product: "04594", month: october)),
      Finding(.row(.tooShort(found: 1, expected: 2)), line: 3), Finding(.file(.noRows)),
    ]
    try save("a", [batch([("A", 0, 5), ("B", 0, 5)])], findings: findings)
    #expect(try database.findings().count == 3)
    // The report that the first finding is about comes in: that one is mended, the others are not.
    try save("b", [batch([("C", 0, 1)])])
    #expect(try database.findings().map(\.finding.code) == [.noRows, .rowTooShort])
    #expect(try database.findings(includingClosed: true).map(\.isClosed).filter { $0 }.count == 1)
    // The file is sent again, whole.
    try save("c", [batch([("A", 0, 5), ("B", 0, 6)])])
    #expect(try database.findings().map(\.finding.code) == [.disputedReport])
    // And taking that back opens them again.
    _ = try database.undoImport(id: 3)
    #expect(try database.findings().count == 2)
  }

  @Test func aFileThatCouldNotBeReadIsMendedByItsNamesake() throws {
    try save("a", findings: [Finding(.file(.unknownLayout(firstLine: "hola")))])
    try save("b", [batch([("A", 0, 5)])])
    #expect(try database.findings().count == 1)
    let saved = try database.importFile(name: "a.csv") { transaction in
      try transaction.save(self.batch([("B", 0, 5)]))
      return ImportRecord(
        digest: "other", layout: LayoutName(rawValue: "formdet"), rows: 1, rejected: 0, findings: [])
    }
    #expect(saved.counts.accepted == 1)
    #expect(try database.findings().isEmpty)
  }

  @Test func registersNameWhatReportsHaveSeen() throws {
    try save("a", [batch([("A", 0, 5)])])
    let facility = Facility(code: "A", name: "Ñ & <b>", microNetwork: "M", latitude: -6.5)
    let saved = try save("r", register: .facilities([facility, facility]))
    #expect(saved.counts.accepted == 1)
    #expect(saved.counts.unchanged == 1)
    #expect(try database.facilities() == [facility])
    let product = Product(code: "04594", name: "DMPA", unit: "vial", coupleYearsPerUnit: 0.25)
    try save("p", register: .products([product]))
    #expect(try database.products() == [product])
    let entry = FacilitySupply(
      facility: "A", calendar: SupplyCalendar(leadTimeMonths: 2, reviewPeriodMonths: 3))
    try save("c", register: .supplies([entry]))
    #expect(try database.facilitySupplies() == [entry])
  }

  @Test func anEmptyDatabaseIsNoError() throws {
    #expect(try database.monthRange(of: .all) == nil)
    #expect(try database.series(of: .all).isEmpty)
    #expect(try database.latestRun() == nil)
    #expect(try database.contents(of: .all).reports == 0)
  }

  @Test func whatIsNoDatabaseIsSaid() throws {
    let path = try folder.write("letter.sqlite", String(repeating: "Estimados señores ", count: 200))
    #expect(throws: StoreError.notADatabase(path: path)) { try SupplyDatabase(path: path, machine: .still) }
    #expect(throws: FileError.self) {
      try SupplyDatabase(path: folder.path("no/such/folder/x.sqlite"), machine: .still)
    }
  }

  @Test func twoWritersTakeTurns() async throws {
    let path = folder.path("colca.sqlite")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask {
          let own = try SupplyDatabase(path: path, machine: .still)
          for number in 0..<5 {
            let batch = ReportBatch(
              facilities: ["F\(writer)"], products: ["P"],
              rows: [
                ReportBatch.Row(
                  facility: 0, product: 0, month: Month(count: 24_000 + number),
                  quantities: StockQuantities(consumed: 1), line: 2)
              ])
            _ = try own.importFile(name: "f") { transaction in
              try transaction.save(batch)
              return ImportRecord(
                digest: "\(writer)-\(number)", layout: LayoutName(rawValue: "open"), rows: 1, rejected: 0,
                findings: [])
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try database.contents(of: .all).reports == 20)
    #expect(try database.importedFiles().count == 20)
  }
}
