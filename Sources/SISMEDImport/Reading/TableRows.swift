import CSVReading
import SupplyModel
import TableReading

/// The rows of a table on their way to a reader: counted, checked for their width, and what is odd about them gathered.
struct TableRows {
  /// So many findings of a table are kept; what is beyond is counted, so that no file fills the memory with them.
  static let findingsKept = 10_000

  /// Data rows so far, and those of them that did not go in.
  private(set) var rows = 0
  private(set) var rejected = 0
  /// Rejected rows below a header that is not read: its finding is that of them all.
  private(set) var rejectedWithTheirTable = 0
  /// Everything odd so far, in the order of the file.
  private(set) var findings: [Finding]

  private var stack: HeaderStack
  private var reader: any RowReader
  private var cells: CellReader
  private let dialect: Dialect
  private let options: ImportOptions
  private let mayBeDamaged: Bool
  private var furtherFindings = 0
  /// Why a line of one cell did not go in: no fault where a header follows, for then it is that table's title.
  private var title: Finding?

  /// The rows below a header.
  ///
  /// - Parameters:
  ///   - zeroDashes: the fields whose dashes are zeros; nil where that is to be asked at the first dash.
  ///   - mayBeDamaged: whether the text is UTF-8 but for some bytes.
  init(
    stack: HeaderStack, reader: any RowReader, dialect: Dialect, decimal: DecimalMark?,
    zeroDashes: Set<Int>?, options: ImportOptions,
    mayBeDamaged: Bool, findings: [Finding]
  ) {
    self.stack = stack
    self.reader = reader
    self.dialect = dialect
    self.options = options
    self.mayBeDamaged = mayBeDamaged
    self.findings = findings
    cells = CellReader(
      header: stack.header, encoding: dialect.encoding, decimal: decimal, zeroDashes: zeroDashes)
  }

  /// The header whose columns count.
  var header: Header { stack.header }

  /// Whether any number needed a decimal comma.
  var sawComma: Bool { cells.marks.sawComma }

  /// Takes a place of the table that is no record.
  mutating func take(_ defect: TableDefect) {
    settleTitle()
    if defect.isRow {
      rows += 1
      rejected += 1
    }
    guard let finding = Finding(defect, under: stack.header) else { return }
    note(finding, at: defect.byteOffset)
  }

  /// Takes a record below the first header.
  ///
  /// - Throws: `DecimalUndecided`; whatever takes the reports.
  mutating func take(_ record: CSVRecord) throws {
    // A row of delimiters alone, as spreadsheets leave them below a table, says nothing, nor does DOS's mark of the end.
    guard (0..<record.count).contains(where: { !record[$0].isEmpty }), !isEndMark(record) else { return }
    if stack.isClosed {
      if try !changesHeader(record) { rejectWithItsTable() }
      return
    }
    guard !reader.isNoDataRow(record, cells), !isFootnote(record) else { return }
    do {
      // A sheet leaves blank cells at the end of a row out; a line of text that lacks some is cut off.
      if dialect.delimiter != nil { try checkWidth(record) }
      if let tooLong = cells.tooLongText(record) { throw tooLong }
      let found = try reader.take(record, cells)
      settleTitle()
      rows += 1
      if !found.isEmpty { for finding in found { note(finding, at: record.byteOffset) } }
      if mayBeDamaged, let broken = cells.brokenLetters(record) { note(broken, at: record.byteOffset) }
    } catch let rejection as RowRejection {
      if try !changesHeader(record) { reject(rejection.finding, record) }
    }
  }

  /// The facilities of which the rows tell, where they need not have reported.
  var served: [ServedFacility] { reader.served }

  /// The content of a register, and all findings told.
  mutating func finish() throws -> RegisterContent? {
    settleTitle()
    findings += reader.remarks
    if furtherFindings > 0 { findings.append(Finding(.file(.furtherFindings(count: furtherFindings)))) }
    return try reader.finish()
  }

  /// Goes on below a record that is a header; false where it is none.
  private mutating func changesHeader(_ record: CSVRecord) throws -> Bool {
    guard let change = stack.change(at: record) else { return false }
    if title != nil {
      title = nil
      rows -= 1
      rejected -= 1
    }
    for finding in change.findings { note(finding, at: record.byteOffset) }
    if !stack.isClosed {
      reader.goOn(under: stack.header, options: options)
      cells = cells.under(stack.header)
    }
    return true
  }

  private func isEndMark(_ record: CSVRecord) -> Bool {
    record.count == 1 && record[0].allSatisfy { $0 == 0x1A }
  }

  /// Whether a row says nothing but where the table comes from, who made it, or what its marks mean.
  private func isFootnote(_ record: CSVRecord) -> Bool {
    var only: Int?
    for index in 0..<record.count where !record[index].isEmpty {
      guard only == nil else { return false }
      only = index
    }
    guard let only, let first = record[only].first, first | 0x20 >= 0x61 || first == 0x28 || first == 0x2A
    else {
      return false
    }
    let letters = HeaderNames.normalized(dialect.encoding.text(record[only]))
    return Self.footnotes.contains { letters.hasPrefix($0) }
  }

  /// How footnotes begin, in normal form.
  private static let footnotes = [
    "FUENTE", "ELABORA", "NOTA", "LEYENDA", "IMPRESO", "FECHADEIMPRESION", "FECHADEREPORTE", "FECHAYHORA",
    "GENERADO",
    "RESPONSABLE", "USUARIO", "PAGINA", "SOURCE", "PREPAREDBY", "GENERATED", "PRINTED", "FIRMA",
  ]

  private mutating func rejectWithItsTable() {
    settleTitle()
    rows += 1
    rejected += 1
    rejectedWithTheirTable += 1
  }

  private mutating func reject(_ finding: Finding, _ record: CSVRecord) {
    settleTitle()
    rows += 1
    rejected += 1
    var finding = finding
    finding.byte = record.byteOffset
    if (0..<record.count).count(where: { !record[$0].isEmpty }) == 1 {
      title = finding
    } else {
      note(finding, at: record.byteOffset)
    }
  }

  private mutating func settleTitle() {
    guard let finding = title else { return }
    title = nil
    note(finding, at: finding.byte)
  }

  private mutating func note(_ finding: Finding, at byteOffset: Int?) {
    guard findings.count < Self.findingsKept else {
      cells.marks.onlyCounts = true
      furtherFindings += 1
      return
    }
    var placed = finding
    placed.byte = byteOffset
    findings.append(placed)
  }

  /// A row must have the header's fields, but for columns without a name; further ones only if they are blank.
  private func checkWidth(_ record: CSVRecord) throws {
    let expected = stack.header.names.count
    if record.count < stack.header.width {
      throw RowRejection(
        finding: Finding(.row(.tooShort(found: record.count, expected: expected)), line: record.line))
    }
    if (expected..<max(expected, record.count)).contains(where: { !record[$0].isEmpty }) {
      throw RowRejection(
        finding: Finding(.row(.tooLong(found: record.count, expected: expected)), line: record.line))
    }
  }
}
