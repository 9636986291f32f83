import GRDB
import SupplyModel

/// Writes batches of reports of one file and counts what became of each row.
///
/// Most reports are new. So each is inserted straight away, and looked up only when one is there already. A file may give
/// a million: statements are prepared once and their numbers bound, for a record of each row would box every value.
final class ReportSaving {
  private let fileID: Int64
  private let insertion: ReportInsertion
  private let update: BoundStatement
  private let find: Statement
  private let keepReplaced: Statement
  private let keepUnit: Statement
  private let interning: CodeInterning
  private let shadowed: ShadowedReports
  private let source: ImportSource
  private let today: Day
  private let chain: ReportChain
  private let files: KnownFiles
  private let parts: ReportParts
  /// The reports of which this file states a part.
  private var joined: Set<ShadowedReports.Key> = []
  private var disputes = ReportDisputes()
  /// Whether any word of the file lies beneath another's.
  private var hasBuried = false
  private var facilityCodes: [FacilityCode] = []
  private var productCodes: [ProductCode] = []
  private var facilities: [Int64] = []
  private var products: [Int64] = []
  /// The strongest effect so far of a row of the file whose last report is still to come.
  private var unfinished: (line: Int, effect: ImportCounts.Effect)?
  /// Whether no report of the file has stood already: until then they go in by groups.
  private var isAllNew = true
  /// The day that was numbered last.
  private var numberedDay: (day: Day, number: Int64)?
  /// The line of the last report of the batch before.
  private var lastLine = 0

  init(_ database: Database, fileID: Int64, source: ImportSource, today: Day) throws {
    self.fileID = fileID
    self.today = today
    self.source = source
    chain = ReportChain(database)
    parts = ReportParts(database)
    files = KnownFiles(database)
    interning = CodeInterning(database)
    shadowed = ShadowedReports(database)
    insertion = try ReportInsertion(database, fileID: fileID)
    update = try BoundStatement(
      database,
      sql: """
        UPDATE report SET \(StoredReport.assignments), file_id = ?, line = ?
        WHERE facility_id = ? AND product_id = ? AND month = ?
        """)
    keepReplaced = try database.makeStatement(
      sql: """
        INSERT INTO superseded_report (replaced_by, facility_id, product_id, month, \(StoredReport.columns),
          file_id, line)
        SELECT ?, facility_id, product_id, month, \(StoredReport.columns), file_id, line
        FROM report WHERE facility_id = ? AND product_id = ? AND month = ?
        """)
    keepUnit = try database.makeStatement(
      sql: "INSERT OR REPLACE INTO reported_unit (facility_id, file_id, unit) VALUES (?, ?, ?)")
    find = try database.makeStatement(
      sql: """
        SELECT \(StoredReport.columns), file_id, line FROM report
        WHERE facility_id = ? AND product_id = ? AND month = ?
        """)
  }

  /// A row of a report that the file had given before, in a batch of its own or beside the others of its report.
  struct Repetition {
    let line: Int
    let firstLine: Int
    let fileRows: Int
    var kind = ReportBatch.RepeatedRow.Kind.copy
    var report: ReportKey?

    init(line: Int, firstLine: Int, fileRows: Int) {
      (self.line, self.firstLine, self.fileRows) = (line, firstLine, fileRows)
    }

    init(_ row: ReportBatch.RepeatedRow) {
      self.init(
        line: row.line, firstLine: row.otherLine, fileRows: row.kind.isLeftOut ? row.fileRows : 0)
      (kind, report) = (row.kind, row.report)
    }

    /// What is told of it.
    var finding: Finding {
      let fault: RowFault =
        switch kind {
        case .copy: .duplicateRow(at: Finding.Cell(column: nil, text: nil), firstLine: firstLine)
        case .total: .totalRow(firstLine: firstLine)
        case .perhapsCopy: .rowsAlike(firstLine: firstLine, isSum: false)
        case .perhapsTotal: .rowsAlike(firstLine: firstLine, isSum: true)
        }
      var finding = Finding(.row(fault), line: line)
      if let report { finding.subject = Finding.Subject(report) }
      return finding
    }
  }

  /// Rows that say again what the file said of their reports before; most of them were not saved.
  private(set) var repetitions: [Repetition] = []

  func save(_ stated: ReportBatch, counting counts: inout ImportCounts) throws {
    (facilityCodes, productCodes) = (stated.facilities, stated.products)
    let batch = withoutImpossibleDates(stated)
    repetitions += batch.repeatedRows.map(Repetition.init)
    let known = facilities.count
    facilities += try batch.facilities.dropFirst(known).map(interning.facility)
    for number in known..<facilities.count {
      guard let unit = batch.executingUnits[number] else { continue }
      try keepUnit.execute(arguments: [facilities[number], fileID, unit])
    }
    products += try batch.products.dropFirst(products.count).map(interning.product)
    try batch.lotBytes.withUnsafeBytes { lotBytes in
      func lots(_ row: ReportBatch.Row) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: lotBytes[row.lots])
      }
      var effects = [ImportCounts.Effect?](repeating: nil, count: batch.rows.count)
      var rest = Array(batch.rows.indices)
      if isAllNew { rest = try insertGroups(of: batch, lots, effects: &effects) }
      for place in rest {
        let row = batch.rows[place]
        effects[place] = try save(row, lots(row), fillsGaps: batch.merge == .fillGaps)
      }
      for (row, effect) in zip(batch.rows, effects) {
        if let effect { count(effect, of: row, in: &counts) }
      }
    }
    lastLine = batch.rows.last?.line ?? lastLine
  }

  /// Rows without the days on which no report of their month can have been made: before it, or after today.
  ///
  /// A day of grace is for clocks that go wrong and zones that are ahead.
  private func withoutImpossibleDates(_ batch: ReportBatch) -> ReportBatch {
    let last = Day(daysSince1970: today.daysSince1970 + 1) ?? today
    func isImpossible(_ day: Day, _ month: Month) -> Bool { day.month < month || day > last }
    var places: [Int] = []
    for (place, row) in batch.rows.enumerated() {
      if let day = row.statedOn, isImpossible(day, row.month) { places.append(place) }
    }
    guard !places.isEmpty else { return batch }
    var mended = batch
    for place in places {
      let row = batch.rows[place]
      if let day = row.statedOn {
        disputes.noteImpossibleDate(code(of: row), line: row.line, file: fileID, day)
      }
      mended.rows[place].statedOn = nil
    }
    return mended
  }

  /// Counts what became of a row of the file, once its last report has come.
  private func count(_ effect: ImportCounts.Effect, of row: ReportBatch.Row, in counts: inout ImportCounts) {
    var effect = effect
    if let unfinished, unfinished.line == row.line { effect = max(effect, unfinished.effect) }
    unfinished = row.fileRows == 0 ? (row.line, effect) : nil
    counts.count(effect, rows: row.fileRows)
  }

  /// Puts in the reports of a batch, several together, until one stands already; gives the places of those that are left, ascending.
  ///
  /// In the order of their table, product after product: next to each other they go into the same pages.
  private func insertGroups(
    of batch: ReportBatch, _ lots: (ReportBatch.Row) -> UnsafeRawBufferPointer,
    effects: inout [ImportCounts.Effect?]
  ) throws -> [Int] {
    // The line of the batch before may give more reports here.
    var left: [Int] = []
    // Sorted as one number each, the product before the place: a tenth of what comparing rows costs.
    var places: [UInt64] = []
    places.reserveCapacity(batch.rows.count)
    for (place, row) in batch.rows.enumerated() {
      if row.continues || row.line == lastLine {
        left.append(place)
      } else {
        places.append(UInt64(row.product) << 32 | UInt64(place))
      }
    }
    places.sort()
    var groups = places.map { Int($0 & 0xFFFF_FFFF) }[...]
    while isAllNew, groups.count >= ReportInsertion.groupSize {
      let group = groups.prefix(ReportInsertion.groupSize)
      groups = groups.dropFirst(ReportInsertion.groupSize)
      isAllNew = try insertion.insertGroup { place in
        let row = batch.rows[group[group.startIndex + place]]
        return numbered(row, row.quantities, lots(row), row.statedOn)
      }
      // Of a group that met others, those went in that are found there as this file's own, from this very line: a batch states a
      // report once, and no line of the batch before is in the group.
      for place in group {
        if try isAllNew || isStored(batch.rows[place]) {
          effects[place] = .accepted
        } else {
          left.append(place)
        }
      }
    }
    return (left + groups).sorted()
  }

  /// Whether a row's report stands in its table, from its line of this file.
  private func isStored(_ row: ReportBatch.Row) throws -> Bool {
    guard let found = try Row.fetchOne(find, arguments: key(of: row)) else { return false }
    return try found.decode(Int64.self, atIndex: StoredReport.columnCount) == fileID
      && found.decode(Int.self, atIndex: StoredReport.columnCount + 1) == row.line
  }

  /// What a row's report is found by.
  private func key(of row: ReportBatch.Row) -> StatementArguments {
    [facilities[row.facility], products[row.product], row.month.count]
  }

  /// Saves a row; nil when the file has given the same report before, further back than its reader remembers.
  private func save(
    _ row: ReportBatch.Row, _ lots: UnsafeRawBufferPointer, fillsGaps: Bool
  ) throws -> ImportCounts.Effect? {
    let numbered = numbered(row, row.quantities, lots, row.statedOn)
    if !row.continues, try insertion.insert(numbered) { return .accepted }
    let arguments = key(of: row)
    guard let found = try Row.fetchOne(find, arguments: arguments) else {
      _ = try insertion.insert(numbered)
      return .accepted
    }
    let earlier = StoredReport(found, from: 0)
    let standingFile: Int64 = try found.decode(atIndex: StoredReport.columnCount)
    let isOwn = standingFile == fileID
    let word = StoredReport(
      quantities: row.quantities, lots: PackedLots(bytes: lots), statedOn: row.statedOn)
    var report = word
    let key = ShadowedReports.Key(
      facility: facilities[row.facility], product: products[row.product], month: row.month.count)
    if fillsGaps, row.continues, try shadowed.join(word, to: key, file: fileID) {
      _ = try shadowed.settle(key)
      return .unchanged
    }
    if !fillsGaps, !isOwn {
      let line: Int = try found.decode(atIndex: StoredReport.columnCount + 1)
      if try join(word, row, key, earlier, topLine: line, topFile: standingFile) { return .accepted }
      if hasBuried, let own = try chain.buried(key, file: fileID) { return try join(word, to: own, row, key) }
      if let effect = try giveWay(word, row, key, earlier, standingFile) { return effect }
    }
    if fillsGaps, !isOwn {
      if earlier.quantities.knowsMovements {
        try shadowed.keep(word, of: key, file: fileID, line: row.line)
      }
      // A full report keeps its word and is only added to; between two of the poorer kind the later one counts.
      report = earlier.quantities.knowsMovements ? earlier.filled(from: word) : word.filled(from: earlier)
      let isLeft = report.saysSame(as: earlier) && !word.saysSame(as: earlier)
      if isLeft || row.continues { return .unchanged }
    }
    if isOwn, !row.continues, !fillsGaps {
      let firstLine: Int = try found.decode(atIndex: StoredReport.columnCount + 1)
      repetitions.append(Repetition(line: row.line, firstLine: firstLine, fileRows: row.fileRows))
      return nil
    }
    if !isOwn {
      try keepReplaced.execute(arguments: [fileID] + arguments)
    }
    if row.continues {
      // Its first lots came in an earlier batch of this file: this one joins them.
      if joined.contains(key) { try parts.add(word, key, file: fileID) }
      try replace(row, with: earlier.adding(word))
      return .replaced
    }
    // A report said again, word for word, is this file's word too: taking the earlier file back must leave it.
    report.statedOn =
      fillsGaps ? report.statedOn : [report.statedOn, earlier.statedOn].compactMap { $0 }.max()
    try replace(row, with: report)
    return earlier.saysSame(as: report) ? .unchanged : .replaced
  }

  /// Adds what this table says of a report to what another one of the same command says, where both are parts of it; false, and
  /// nothing changed, where they are not.
  private func join(
    _ word: StoredReport, _ row: ReportBatch.Row, _ key: ShadowedReports.Key, _ top: StoredReport,
    topLine: Int,
    topFile: Int64
  ) throws -> Bool {
    guard !row.continues, source.companions.contains(topFile), !source.prevails,
      ReportParts.arePartsOfOne(top, word, try parts.neighbouringStock(key))
    else { return false }
    try parts.join(word, line: row.line, file: fileID, to: top, topLine: topLine, topFile: topFile, key)
    try replace(row, with: top.adding(word))
    joined.insert(key)
    disputes.noteJoined(code(of: row), line: row.line, otherFile: topFile)
    return true
  }

  /// Adds a lot to what this file has said of its report, beneath another file's word; nil for a report that it states twice.
  private func join(
    _ lot: StoredReport, to own: (report: StoredReport, line: Int), _ row: ReportBatch.Row,
    _ key: ShadowedReports.Key
  ) throws -> ImportCounts.Effect? {
    guard row.continues else {
      repetitions.append(Repetition(line: row.line, firstLine: own.line, fileRows: row.fileRows))
      return nil
    }
    try chain.setBuried(own.report.adding(lot), key, file: fileID)
    return .unchanged
  }

  /// Puts a word beneath the one that counts before it; nil where it is this word that counts.
  private func giveWay(
    _ report: StoredReport, _ row: ReportBatch.Row, _ key: ShadowedReports.Key, _ top: StoredReport,
    _ topFile: Int64
  ) throws -> ImportCounts.Effect? {
    guard !source.prevails else { return nil }
    let written = { [files] in try files.writtenAt($0) }
    let word = ReportWord(report: report, file: fileID, writtenAt: source.writtenAt)
    let there = try chain.standing(key, top: top, file: topFile, written: written)
    let precedence = ReportPrecedence(word, with: there)
    let mayBeParts =
      source.companions.contains(there.file) && ReportParts.mayBeParts(there.report, report)
    switch isHiddenBehind(there.file) ? .stays(.hiddenSheet) : precedence.standing {
    case .comesIn where mayBeParts, .comesInDoubtfully where mayBeParts:
      disputes.notePossibleParts(code(of: row), line: row.line, otherFile: there.file, isSetAside: false)
      return nil
    case .comesIn: return nil
    case .comesInDoubtfully(let reason):
      // The same bytes read in another way: a person wants it so.
      guard !precedence.agrees, try files.digest(there.file) != source.digest else { return nil }
      disputes.note(code(of: row), line: row.line, otherFile: there.file, isSetAside: false, reason)
      return nil
    case .stays(let reason):
      try chain.putBeneath(word, line: row.line, of: key, file: topFile, written: written)
      hasBuried = true
      if mayBeParts, reason != .hiddenSheet {
        disputes.notePossibleParts(code(of: row), line: row.line, otherFile: there.file, isSetAside: true)
      } else if !precedence.agrees {
        disputes.note(code(of: row), line: row.line, otherFile: there.file, isSetAside: true, reason)
      }
      return .unchanged
    }
  }

  /// Whether this is a hidden sheet, and another table of the same command says the same reports: most often a copy of before.
  private func isHiddenBehind(_ other: Int64) -> Bool { source.isHidden && source.companions.contains(other) }

  /// The reports that another file states otherwise.
  func disputeFindings() throws -> [Finding] {
    try disputes.findings { try files.name($0) }
  }

  /// Which report a row of the batch at hand is of, by its codes.
  private func code(of row: ReportBatch.Row) -> ReportKey {
    ReportKey(
      facility: facilityCodes[row.facility], product: productCodes[row.product], month: row.month)
  }

  /// Puts what is to be stored of a row in the place of what stands.
  private func replace(_ row: ReportBatch.Row, with report: StoredReport) throws {
    _ = try report.lots.bytes.withUnsafeBytes { lots in
      numbered(row, report.quantities, lots, report.statedOn).bind(to: update, from: 1, fileID: fileID)
      return try update.run()
    }
  }

  /// A row's report by the numbers of its codes.
  private func numbered(
    _ row: ReportBatch.Row, _ quantities: StockQuantities, _ lots: UnsafeRawBufferPointer, _ statedOn: Day?
  ) -> NumberedReport {
    NumberedReport(
      facility: facilities[row.facility], product: products[row.product], month: row.month,
      quantities: quantities, lots: lots, statedOn: statedOn.map(number), line: row.line)
  }

  /// A day in days since 1970: as a rule that of the row before.
  private func number(of day: Day) -> Int64 {
    if let numberedDay, numberedDay.day == day { return numberedDay.number }
    let number = Int64(day.daysSince1970)
    numberedDay = (day, number)
    return number
  }
}
