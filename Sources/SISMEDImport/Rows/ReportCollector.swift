import CSVReading
import SupplyModel

/// Gathers the rows of a file into reports and hands them on in windows, so that memory does not hold the file.
///
/// Codes are interned; the lots of one facility × product × month are summed. A row whose fingerprint equals that of
/// an earlier row of its report is the same row twice. Of the whole file a few bytes a report are kept, and only for
/// so many reports: beyond them a report is known again within its window only, and whoever saves it finds the rest.
struct ReportCollector {
  /// Reports known through the whole file: as many as fit a table of 32 MB without its growing.
  static let reportsKnown = 1_398_000
  /// Reports in a window.
  static let windowSize = 32_768

  private let sink: (ReportBatch) throws -> Void
  var batch = ReportBatch()
  private var facilityIndex: [FacilityCode: Int] = [:]
  private var productIndex: [ProductCode: Int] = [:]
  /// By report: the fingerprint of its first row (upper half) and its number in the file (lower half).
  private var firstRows = ReportKeyTable()
  /// Between which months, and up to which facility, the reports of `firstRows` lie.
  private var knownRange = ReportKeyRange()
  /// The same for the window's reports beyond `reportsKnown`.
  private var windowRows = ReportKeyTable()
  /// The line of each report's first row, by the report's number, of those known through the whole file.
  private var firstLines: [UInt32] = []
  /// The same for the window's reports beyond them, from the number `windowLinesStart` on.
  private var windowLines: [UInt32] = []
  private var windowLinesStart = 0
  /// Reports so far.
  private var reports = 0
  private let known: Int
  /// What tells the rows of a report apart.
  private var identity: RowIdentity
  private let rule: MergeRule
  /// Fingerprints of the further rows of reports that have several.
  private var furtherRows: [UInt64: [UInt32]] = [:]
  /// The number of the first report of the window.
  private var windowStart = 0
  /// The rows of the window's reports that have several, by the report's place.
  var parts: [Int: [RepeatedRows.Part]] = [:]
  /// What tells the lot of each first row of the window apart, by the report's place; none where rows are no lots.
  private var marks: [RepeatedRows.Mark] = []
  private let rowsAreLots: Bool
  /// By the window's reports, whether their first row writes its pharmacy by the code of the whole facility; none where rows are no lots.
  private(set) var bare: [Bool] = []
  var totals = IPRESSTotals()

  /// A collector that hands its windows to `sink`.
  ///
  /// - Parameters:
  ///   - rule: how rows make a report, and what becomes of those that are there already.
  ///   - header: where the columns of the rule stand; without one a report is one row.
  ///   - known: reports known through the whole file.
  ///   - sink: takes the windows.
  init(
    _ rule: MergeRule = .replace, header: Header? = nil, known: Int = ReportCollector.reportsKnown,
    sink: @escaping (ReportBatch) throws -> Void
  ) {
    self.sink = sink
    self.known = known
    self.rule = rule
    identity = RowIdentity(rule.rowsDifferIn, header: header)
    rowsAreLots = rule.rowsAreLots
    batch.merge = rule.earlier
  }

  /// Goes on with rows whose columns stand elsewhere.
  mutating func goOn(under header: Header) { identity = RowIdentity(rule.rowsDifferIn, header: header) }

  /// What tells a row apart from the others of its report: the columns of the rule, and the store.
  mutating func fingerprint(of record: CSVRecord, _ cells: CellReader, store: UInt32 = 0) -> UInt32 {
    identity.fingerprint(of: record, cells, store: store)
  }

  /// The number of a facility's code.
  mutating func facility(_ code: FacilityCode) -> Int {
    Self.intern(code, in: &facilityIndex, list: &batch.facilities)
  }

  /// The number of a facility's code, with the executing unit that its first row names.
  mutating func facility(_ code: FacilityCode, executingUnit: String?) -> Int {
    let number = facility(code)
    if let executingUnit, batch.executingUnits[number] == nil { batch.executingUnits[number] = executingUnit }
    return number
  }

  /// The number of a product's code.
  mutating func product(_ code: ProductCode) -> Int {
    Self.intern(code, in: &productIndex, list: &batch.products)
  }

  /// Notes what a row says of a product in passing, where no row before it said so.
  mutating func note(_ stated: StatedProduct, ofProduct product: Int) {
    batch.statedProducts[product] = batch.statedProducts[product]?.filled(from: stated) ?? stated
  }

  /// Adds a row.
  ///
  /// - Parameters:
  ///   - fingerprint: what tells the rows of a report apart; the same one again is the same row twice.
  ///   - lot: what the row says of the lot whose quantities it gives; nil where it says nothing.
  ///   - mark: what tells that lot apart, whether any of it is left or not.
  ///   - statedOn: the day on which the report was made, where the row says so.
  ///   - fileRows: 0 for a report whose row of the file a later report carries.
  ///   - isBare: whether the row writes its pharmacy by the code of the whole facility.
  /// - Returns: nil when it went in; the line of the report's first row when it is the same row twice.
  mutating func add(
    facility: Int, product: Int, month: Month, quantities: StockQuantities, line: Int, fingerprint: UInt32,
    lot: StockLot? = nil, mark: RepeatedRows.Mark = .init(), statedOn: Day? = nil, fileRows: Int = 1,
    isBare: Bool = false
  ) throws -> Int? {
    // The key has room for a million products and sixteen million facilities: no export comes near.
    guard product < 1 << 20, facility < 1 << 24 else {
      let nowhere = Finding.Cell(column: nil, text: nil)
      throw RowRejection(
        finding: Finding(
          .row(product < 1 << 20 ? .badFacilityCode(at: nowhere) : .badProductCode(at: nowhere)), line: line))
    }
    let key = ReportKeyRange.key(facility: facility, product: product, month: month)
    let isFirst = UInt64(fingerprint) << 32 | UInt64(reports)
    guard let first = earlierRow(of: key, else: isFirst) else {
      if batch.rows.count == Self.windowSize { try flush() }
      noteLine(line)
      var row = ReportBatch.Row(
        facility: facility, product: product, month: month, quantities: quantities, line: line,
        fileRows: fileRows)
      row.statedOn = statedOn
      batch.rows.append(row)
      if let lot { batch.append(lot, toRow: batch.rows.count - 1) }
      if rowsAreLots {
        marks.append(mark)
        bare.append(isBare)
      }
      return nil
    }
    let number = Int(first & 0xFFFF_FFFF)
    let isKnown = UInt32(first >> 32) == fingerprint || furtherRows[key]?.contains(fingerprint) ?? false
    var row = ReportBatch.Row(
      facility: facility, product: product, month: month, quantities: quantities, line: line,
      fileRows: fileRows)
    row.continues = true
    row.statedOn = statedOn
    let isTwin = isKnown && mayBeTotal(row, isBare: isBare, number: number)
    if isKnown, !isTwin { return firstLine(ofReport: number) }
    if !isKnown { furtherRows[key, default: []].append(fingerprint) }
    try addLot(row, lot, mark, number: number, (isBare, isTwin))
    return nil
  }

  /// Whether a row that would be the same twice is, under the other of the two codes of its facility, perhaps the total of its pharmacies.
  private func mayBeTotal(_ row: ReportBatch.Row, isBare: Bool, number: Int) -> Bool {
    guard rowsAreLots, number >= windowStart, let place = position(of: number, like: row),
      bare.indices.contains(place), bare[place] != isBare,
      parts[place]?.contains(where: \.isTwin) != true
    else { return false }
    let first = parts[place]?.first?.quantities ?? batch.rows[place].quantities
    return !RepeatedRows.areEqual(first, row.quantities)
  }

  /// What is kept of a report's first row; nil when this is the first, and now kept.
  @inline(__always)
  private mutating func earlierRow(of key: UInt64, else isFirst: UInt64) -> UInt64? {
    if firstRows.count < known {
      knownRange.extend(to: key)
      return firstRows.insert(isFirst, for: key)
    }
    // A file goes on to further months, or to further facilities: nearly every report beyond the known ones is none of them.
    guard knownRange.mayHold(key), let earlier = firstRows.value(of: key) else {
      return windowRows.insert(isFirst, for: key)
    }
    return earlier
  }

  private mutating func noteLine(_ line: Int) {
    if reports < known {
      firstLines.append(UInt32(truncatingIfNeeded: line))
    } else {
      if windowLines.isEmpty { windowLinesStart = reports }
      windowLines.append(UInt32(truncatingIfNeeded: line))
    }
    reports += 1
  }

  /// The line of the first row of a report that is still known.
  private func firstLine(ofReport number: Int) -> Int {
    Int(number < known ? firstLines[number] : windowLines[number - windowLinesStart])
  }

  private mutating func addLot(
    _ row: ReportBatch.Row, _ lot: StockLot?, _ mark: RepeatedRows.Mark, number: Int,
    _ code: (isBare: Bool, isTwin: Bool)
  ) throws {
    if number >= windowStart, let index = position(of: number, like: row) {
      if rowsAreLots { notePart(row, lot, mark, code, ofReportAt: index) }
      batch.rows[index].quantities = batch.rows[index].quantities.adding(row.quantities)
      batch.rows[index].fileRows += row.fileRows
      if let day = row.statedOn { batch.rows[index].statedOn = max(day, batch.rows[index].statedOn ?? day) }
      if let lot { batch.append(lot, toRow: index) }
      return
    }
    // The report's first rows have been handed on already: this one says that it continues them.
    if batch.rows.count == Self.windowSize { try flush() }
    batch.rows.append(row)
    if rowsAreLots {
      marks.append(mark)
      bare.append(code.isBare)
    }
    if let lot { batch.append(lot, toRow: batch.rows.count - 1) }
  }

  /// Notes a further row of a report of this window, before it is added up, and the first one with it.
  private mutating func notePart(
    _ row: ReportBatch.Row, _ lot: StockLot?, _ mark: RepeatedRows.Mark, _ code: (isBare: Bool, isTwin: Bool),
    ofReportAt index: Int
  ) {
    if parts[index] == nil { parts[index] = [firstPart(ofReportAt: index)] }
    parts[index]?.append(
      RepeatedRows.Part(
        line: row.line, fileRows: row.fileRows, quantities: row.quantities, lot: lot, mark: mark,
        isBare: code.isBare, isTwin: code.isTwin))
  }

  /// The first row of a report of this window, of which no other has been added yet.
  func firstPart(ofReportAt index: Int) -> RepeatedRows.Part {
    let first = batch.rows[index]
    return RepeatedRows.Part(
      line: first.line, fileRows: first.fileRows, quantities: first.quantities,
      lot: batch.lots(of: first).lots.first, mark: marks.indices.contains(index) ? marks[index] : .init(),
      isBare: bare.indices.contains(index) && bare[index])
  }

  /// Makes a report of this window anew from those of its rows that are left; there is one at least.
  mutating func setReport(at index: Int, to rows: [RepeatedRows.Part]) {
    guard let first = rows.first else { return }
    let ordered = batch.rows[index].quantities.ordered
    var sum = rows.dropFirst().reduce(first.quantities) { $0.adding($1.quantities) }
    // What was asked for often stands beside the total alone.
    if sum.ordered ?? 0 == 0 { sum.ordered = ordered }
    batch.rows[index].quantities = sum
    batch.rows[index].fileRows = rows.reduce(0) { $0 + $1.fileRows }
    batch.setLots(rows.compactMap(\.lot), ofRow: index)
  }

  /// Takes rows out of the window's reports that say again what the others say, and notes them.
  private mutating func leaveOutRepeatedRows() {
    for (index, rows) in parts.sorted(by: { $0.key < $1.key }) {
      let repeated = RepeatedRows(rows)
      guard !repeated.found.isEmpty else { continue }
      let report = batch.rows[index]
      let key = ReportKey(
        facility: batch.facilities[report.facility], product: batch.products[report.product],
        month: report.month)
      for var row in repeated.found {
        row.report = key
        batch.repeatedRows.append(row)
      }
      if repeated.parts.count < rows.count { setReport(at: index, to: repeated.parts) }
    }
    parts.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    bare.removeAll(keepingCapacity: true)
  }

  private func position(of number: Int, like lot: ReportBatch.Row) -> Int? {
    // Rows that continue earlier windows have no number: behind them a report stands a little further on.
    var index = number - windowStart
    func isFirst(_ row: ReportBatch.Row) -> Bool {
      !row.continues && row.month == lot.month && row.product == lot.product && row.facility == lot.facility
    }
    while index < batch.rows.count, !isFirst(batch.rows[index]) { index += 1 }
    return index < batch.rows.count ? index : nil
  }

  /// Findings with the report that they are about.
  func placed(_ findings: [Finding], facility: Int, product: Int, month: Month) -> [Finding] {
    let subject = Finding.Subject(
      facility: batch.facilities[facility], product: batch.products[product], month: month)
    return findings.map {
      var finding = $0
      finding.subject = subject
      return finding
    }
  }

  /// A rejection with the report that it is about.
  func placed(_ rejection: RowRejection, facility: Int, product: Int, month: Month) -> RowRejection {
    let findings = placed([rejection.finding], facility: facility, product: product, month: month)
    return RowRejection(finding: findings.first ?? rejection.finding)
  }

  /// Hands on what has been gathered since the last window.
  mutating func flush() throws {
    guard !batch.rows.isEmpty else { return }
    let empty = leaveOutIPRESSTotals()
    leaveOutRepeatedRows()
    var window = batch
    if !empty.isEmpty {
      window.rows = window.rows.enumerated().filter { !empty.contains($0.offset) }.map(\.element)
    }
    batch.removeRows(reserving: min(Self.windowSize, window.rows.count))
    windowStart = reports
    windowLines.removeAll(keepingCapacity: true)
    if windowRows.count > 0 { windowRows.removeAll() }
    try sink(window)
  }

  private static func intern<Code: Hashable>(
    _ code: Code, in index: inout [Code: Int], list: inout [Code]
  ) -> Int {
    if let known = index[code] { return known }
    index[code] = list.count
    list.append(code)
    return list.count - 1
  }
}
