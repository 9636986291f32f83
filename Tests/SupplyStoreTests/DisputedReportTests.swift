import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// Which of two files' reports of a month counts is decided by what they say, and the other is kept beneath it.
@Suite struct DisputedReportTests {
  private let folder: TemporaryFolder
  private let database: SupplyDatabase
  private let october = Month(count: 2026 * 12 + 9)

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"), machine: .still)
  }

  /// Saves one report: what was consumed, and more of it where it is full.
  @discardableResult
  private func save(
    _ name: String, _ consumed: Double, on day: Int? = nil, at time: Int? = nil, isFull: Bool = false,
    prevails: Bool = false, reading: String = "", fillsGaps: Bool = false, madeOn stated: Day? = nil,
    hiddenBehind other: Int64? = nil
  ) throws -> SavedFile {
    var batch = ReportBatch(facilities: ["A"], products: ["P"])
    batch.merge = fillsGaps ? .fillGaps : .replace
    var row = ReportBatch.Row(
      facility: 0, product: 0, month: october,
      quantities: StockQuantities(
        opening: isFull ? 50 : nil, received: isFull ? 0 : nil, consumed: consumed, closing: 50 - consumed),
      line: 2)
    row.statedOn = stated ?? day.map { Day(month: october.advanced(by: 1), dayOfMonth: $0) }
    batch.rows = [row]
    let digest = "\(name) \(consumed)"
    var source = ImportSource(writtenAt: time, digest: digest, reading: reading, prevails: prevails)
    source.isHidden = other != nil
    source.companions = Set([other].compactMap { $0 })
    return try database.importFile(name: name, from: source) { transaction in
      try transaction.save(batch)
      return ImportRecord(
        digest: digest, layout: LayoutName(rawValue: "open"), rows: 1, rejected: 0, findings: [])
    }
  }

  private func consumed() throws -> Double? {
    try database.series(of: .all).first?.entries.last?.quantities?.consumed
  }

  private func dispute(_ saved: SavedFile) -> ReportDispute? {
    guard case .reports(let dispute)? = saved.findings.first?.facts else { return nil }
    return dispute
  }

  @Test(arguments: ["2062-11-12", "2099-12-31", "2026-09-30", "2006-11-05"])
  func aDayOnWhichNoReportCanHaveBeenMadeDecidesNothing(day: String) throws {
    let impossible = try #require(Day(day))
    let wrong = try save("wrong", 3, madeOn: impossible)
    #expect(dispute(wrong) == .impossibleDate(reports: 1, day: impossible))
    #expect(try consumed() == 3)
    // Whatever else decides does, and neither comes before the other for its year.
    try save("right", 7, on: 5, isFull: true)
    #expect(try consumed() == 7)
    try save("wrong again", 4, madeOn: impossible)
    #expect(try consumed() == 7)
  }

  @Test func aHiddenSheetGivesWayToOneThatIsShown() throws {
    let shown = try save("ICI.xlsx#Octubre", 7)
    let hidden = try save("ICI.xlsx#Octubre (2)", 3, hiddenBehind: shown.id)
    #expect(try consumed() == 7)
    #expect(
      dispute(hidden) == .setAside(reports: 1, file: "ICI.xlsx#Octubre", because: .hiddenSheet))
    // By itself it is a report as any.
    try save("otro.xlsx#Octubre (2)", 3, isFull: true)
    #expect(try consumed() == 3)
  }

  @Test func theLaterDateOfTheReportCountsWhateverTheFileSays() throws {
    try save("new", 7, on: 5, at: 100)
    let saved = try save("old", 3, on: 4, at: 900, isFull: true)
    #expect(try consumed() == 7)
    #expect(saved.counts.unchanged == 1 && saved.counts.replaced == 0)
    let (own, other) = (Day(month: october.advanced(by: 1), dayOfMonth: 4), Day("2026-11-05"))
    #expect(
      dispute(saved)
        == .setAside(reports: 1, file: "new", because: .date(own: own, other: try #require(other))))
    #expect(saved.findings.first?.subject == Finding.Subject(facility: "A", product: "P", month: october))
    #expect(saved.findings.first?.line == 2)
    #expect(try save("newest", 9, on: 6).findings.isEmpty)
    #expect(try consumed() == 9)
  }

  @Test func withoutDatesTheFullerOneCounts() throws {
    try save("full", 7, at: 100, isFull: true)
    let poorer = try save("poor", 3, at: 200)
    #expect(dispute(poorer) == .setAside(reports: 1, file: "full", because: .fullness))
    #expect(try consumed() == 7)
    // The same by fewer words is no dispute.
    #expect(try save("poor too", 7, at: 300).findings.isEmpty)
  }

  @Test func aFullerReportOfAnOlderFileCountsAndIsToldOf() throws {
    try save("poor", 3, at: 200)
    let saved = try save("full", 7, at: 100, isFull: true)
    #expect(dispute(saved) == .tookOver(reports: 1, file: "poor", because: .fullness))
    #expect(try consumed() == 7)
  }

  @Test func betweenEqualsTheLaterFileCounts() throws {
    try save("later", 7, at: 200)
    #expect(
      dispute(try save("earlier", 3, at: 100)) == .setAside(reports: 1, file: "later", because: .fileTime))
    #expect(try consumed() == 7)
    #expect(try save("latest", 9, at: 300).findings.isEmpty)
    #expect(try consumed() == 9)
  }

  @Test(arguments: [nil, 100]) func whereNothingTellsTheLastOneCountsAndBothAreNamed(time: Int?) throws {
    try save("one", 7, at: time)
    let saved = try save("two", 3, at: time)
    #expect(dispute(saved) == .tookOver(reports: 1, file: "one", because: .nothing))
    #expect(saved.counts.replaced == 1)
    #expect(try consumed() == 3)
  }

  @Test func aPersonMayHaveItTheOtherWay() throws {
    try save("later", 7, on: 5, at: 200)
    try save("earlier", 3, on: 4, at: 100)
    #expect(try database.findings().map(\.finding.code) == [.olderReport])
    let forced = try save("earlier", 3, on: 4, at: 100, prevails: true)
    #expect(forced.findings.isEmpty && forced.counts.replaced == 1)
    #expect(try consumed() == 3)
    // What was told of the same file is told no more.
    #expect(try database.findings().isEmpty)
  }

  @Test func theSameFileAgainChangesNothing() throws {
    try save("first", 7, at: 100)
    try save("second", 3, at: 200)
    let again = try save("first", 7, at: 900)
    #expect(again.isSameAgain && again.left == 1 && again.counts.unchanged == 1)
    #expect(again.findings.isEmpty)
    #expect(try consumed() == 3)
    #expect(try database.importedFiles().map(\.name) == ["first", "second"])
    #expect(try save("second", 3, at: 200).left == 0)
  }

  @Test func theSameFileReadOtherwiseIsAnotherWord() throws {
    try save("file", 7, at: 100)
    let other = try save("file", 7, at: 100, reading: "consumption=SIS")
    #expect(!other.isSameAgain || other.counts.unchanged == 1)
    #expect(other.findings.isEmpty)
  }

  @Test func takingTheOneAboveBackBringsTheOneBeneathUp() throws {
    try save("second", 7, at: 200)
    try save("third", 9, at: 300)
    try save("first", 3, at: 100)
    #expect(try consumed() == 9)
    _ = try database.undoImport(id: 2)
    #expect(try consumed() == 7)
    _ = try database.undoImport(id: 1)
    #expect(try consumed() == 3)
    _ = try database.undoImport(id: 3)
    #expect(try database.series(of: .all).isEmpty)
  }

  @Test func takingTheOneBeneathBackLeavesTheOthers() throws {
    try save("second", 7, at: 200)
    try save("third", 9, at: 300)
    try save("first", 3, at: 100)
    #expect(try database.undoImport(id: 3) == UndoneImport(name: "first", restored: 0, removed: 0, kept: 1))
    _ = try database.undoImport(id: 2)
    #expect(try consumed() == 7)
  }

  @Test func aTableOfAvailabilityOnTopHidesNoLaterReport() throws {
    try save("report", 7, at: 100, isFull: true)
    try save("table", 7, at: 900, fillsGaps: true)
    #expect(try save("correction", 3, at: 200, isFull: true).findings.isEmpty)
    #expect(try consumed() == 3)
  }

  @Test func inWhateverOrderFilesComeTheSameOneCounts() throws {
    var random = SeededGenerator(seed: 5)
    for round in 0..<20 {
      let path = folder.path("round\(round).sqlite")
      let scene = try DisputedReportTests(SupplyDatabase(path: path, machine: .still), folder)
      for number in (1...5).shuffled(using: &random) {
        try scene.save(
          "f\(number)", Double(number), on: number.isMultiple(of: 2) ? nil : 10 + number, at: 100 + number)
      }
      // Dates decide among those that state one, and the time of the file between these and the others.
      #expect(try scene.database.findings().allSatisfy { $0.finding.code == .olderReport })
      #expect(try [5, 4].contains(#require(try scene.consumed())))
    }
  }

  private init(_ database: SupplyDatabase, _ folder: TemporaryFolder) {
    (self.database, self.folder) = (database, folder)
  }
}
