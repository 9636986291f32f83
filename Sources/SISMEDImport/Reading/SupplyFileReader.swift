import CSVReading
import SupplyModel
import TableReading

/// Reads one table of any layout: content and findings, never a crash, never a silent loss.
///
/// The order of work: find delimiter, header and layout together, then read rows. The decimal mark is learned from
/// all numbers of the table, and only if one of them can be read in two ways.
public struct SupplyFileReader: Sendable {
  /// So many findings of a table are kept; what is beyond is counted, so that no file fills the memory with them.
  static let findingsKept = 10_000
  /// A progress event comes after so many rows.
  static let rowsBetweenProgress = 32_768

  private let options: ImportOptions
  private let layouts: [any Layout]

  /// A reader of all layouts with what a person has told.
  public init(options: ImportOptions = ImportOptions()) {
    self.init(options: options, layouts: KnownLayouts.all)
  }

  /// A reader of chosen layouts.
  init(options: ImportOptions, layouts: [any Layout]) {
    self.options = options
    self.layouts = layouts
  }

  /// Reads a table, handing its reports on in batches as it goes.
  ///
  /// - Parameters:
  ///   - source: the table, as `SupplySource.all` finds it.
  ///   - onEvent: takes a batch, or word that all batches so far are void; what it throws ends the reading.
  /// - Throws: `FileError.unreadable` when the system does not let it be read. Everything wrong *in* the table
  ///   becomes findings.
  /// - Complexity: O(bytes); memory for one batch and a few bytes a report.
  public func read(
    _ source: SupplySource, onEvent: @escaping (ReadingEvent) throws -> Void
  ) throws -> ReadFile {
    var file = ReadFile(path: source.path, digest: source.digest)
    switch source.content {
    case .refused(let finding): file.findings = [finding]
    case .table(let table):
      try FileAccess.translating(path: source.path) { try read(table, into: &file, onEvent) }
    }
    return file
  }

  private func read(
    _ table: Table, into file: inout ReadFile, _ onEvent: @escaping (ReadingEvent) throws -> Void
  ) throws {
    let encoding = options.encoding ?? TextEncoding(table)
    guard let found = try HeaderFinder(layouts: layouts, options: options, encoding: encoding).find(table)
    else {
      file.findings = [try withoutHeader(table, encoding: encoding)]
      return
    }
    var header = found.header
    file.findings = header.layout.complete(
      &header, by: FileNameFacts(Self.tellingName(of: table, file: file)))
    // Numbers of a DBF or a workbook are stored as numbers: their text has a decimal point.
    let decimal = options.decimal ?? (table.kind == .csv ? nil : .point)
    file.layout = header.layout.name
    file.dialect = Dialect(
      encoding: encoding, delimiter: table.kind == .csv ? found.delimiter : nil, decimal: decimal ?? .point)
    // Letters matter where they are kept: the codes and numbers of SISMED's reports are ASCII.
    let doubt = options.encoding == nil && header.layout.keepsTexts ? TextEncoding.doubt(about: table) : nil
    if let problem = problem(with: header) ?? doubt {
      file.findings = [problem]
      return
    }
    do {
      try readRows(of: table, into: &file, header: header, decimal: decimal, onEvent)
    } catch is DecimalUndecided {
      try onEvent(.startOver)
      let evidence = try DecimalEvidence(
        table, header: header, delimiter: found.delimiter, encoding: encoding)
      guard let mark = evidence.mark else {
        file.findings = [ambiguity(evidence, header)]
        return
      }
      file.dialect?.decimal = mark
      try readRows(of: table, into: &file, header: header, decimal: mark, onEvent)
    }
    if file.rows == 0 { file.findings.append(Finding(.file(.noRows), line: header.line)) }
  }

  /// The name that may tell month and facility: of a sheet, the workbook's name with it.
  private static func tellingName(of table: Table, file: ReadFile) -> String {
    let isInside = table.kind == .xlsx && !file.name.lowercased().hasSuffix(".xlsx")
    return isInside ? PathText.lastComponent(PathText.parent(file.path)) + " " + file.name : file.name
  }

  private func withoutHeader(_ table: Table, encoding: TextEncoding) throws -> Finding {
    var first: (text: String, line: Int)?
    var defect: TableDefect?
    try table.read(onDefect: { defect = defect ?? $0 }) { record in
      first = ((0..<record.count).map { encoding.text(record[$0]) }.joined(separator: ";"), record.line)
      return false
    }
    guard let first else { return defect.map { Finding($0) } ?? Finding(.file(.emptyFile)) }
    return Finding(.file(.unknownLayout(firstLine: String(first.text.prefix(80)))), line: first.line)
  }

  /// What keeps a header from being read, or nil.
  private func problem(with header: Header) -> Finding? {
    if let problem = header.layout.problem(with: header) { return problem }
    if let missing = header.missing.first {
      return Finding(
        .file(
          .missingColumn(
            name: missing, layout: header.layout.name.rawValue, nearest: header.nearest(to: missing),
            isConsumption: header.missingConsumption.contains(missing))), line: header.line)
    }
    if let repeated = header.repeated.first {
      return Finding(.file(.repeatedColumn(name: repeated)), line: header.line)
    }
    return nil
  }

  private func ambiguity(_ evidence: DecimalEvidence, _ header: Header) -> Finding {
    let cell = evidence.undecided
    return Finding(
      .file(
        .ambiguousDecimal(
          at: Finding.Cell(column: header.name(ofField: cell?.field), text: cell?.text),
          point: cell?.point, comma: cell?.comma)), line: cell?.line)
  }

  private func rowReader(
    for header: Header, _ onEvent: @escaping (ReadingEvent) throws -> Void
  ) -> any RowReader {
    let rule: MergeRule =
      switch header.layout.content {
      case .reports(let rule): rule
      case .register: .replace
      }
    let reports = ReportCollector(rule, header: header) { try onEvent(.reports($0)) }
    return header.layout.rowReader(for: header, options: options, reports: reports)
  }

  private func readRows(
    of table: Table, into file: inout ReadFile, header: Header, decimal: DecimalMark?,
    _ onEvent: @escaping (ReadingEvent) throws -> Void
  ) throws {
    guard let dialect = file.dialect else { return }
    var reader = rowReader(for: header, onEvent)
    var rows = 0
    var rejected = 0
    var findings = file.findings
    var furtherFindings = 0
    func note(_ found: [Finding], at byteOffset: Int) {
      guard findings.count < Self.findingsKept else {
        furtherFindings += found.count
        return
      }
      for var finding in found {
        finding.byte = byteOffset
        findings.append(finding)
      }
    }
    let cells = CellReader(header: header, encoding: dialect.encoding, decimal: decimal)
    let delimiter = dialect.delimiter ?? Dialect.delimiters[0]
    try table.read(
      delimiter: delimiter, isWhole: { header.isWhole($0, delimiter: delimiter) },
      onDefect: { defect in
        if defect.isRow {
          rows += 1
          rejected += 1
        }
        note([Finding(defect)], at: defect.byteOffset)
      },
      onRecord: { record in
        // A row of delimiters alone, as spreadsheets leave them below a table, says nothing.
        guard record.line > header.line, (0..<record.count).contains(where: { !record[$0].isEmpty }),
          !reader.isNoDataRow(record, cells)
        else { return true }
        rows += 1
        if rows % Self.rowsBetweenProgress == 0 {
          try onEvent(.progress(rows: rows, byteOffset: record.byteOffset))
        }
        do {
          // A sheet leaves blank cells at the end of a row out; a line of text that lacks some is cut off.
          if dialect.delimiter != nil { try checkWidth(record, header) }
          let found = try reader.take(record, cells)
          if !found.isEmpty { note(found, at: record.byteOffset) }
        } catch let rejection as RowRejection {
          rejected += 1
          note([rejection.finding], at: record.byteOffset)
        }
        return true
      })
    if decimal == nil, cells.marks.sawComma { file.dialect?.decimal = .comma }
    file.rows = rows
    file.rejected = rejected
    if furtherFindings > 0 {
      findings.append(Finding(.file(.furtherFindings(count: furtherFindings))))
    }
    file.findings = findings
    let register = try reader.finish()
    file.register = rows > rejected ? register : nil
  }

  /// A row must have the header's fields, but for columns without a name; further ones only if they are blank.
  private func checkWidth(_ record: CSVRecord, _ header: Header) throws {
    let expected = header.names.count
    if record.count < header.width {
      throw RowRejection(
        finding: Finding(.row(.tooShort(found: record.count, expected: expected)), line: record.line))
    }
    if (expected..<max(expected, record.count)).contains(where: { !record[$0].isEmpty }) {
      throw RowRejection(
        finding: Finding(.row(.tooLong(found: record.count, expected: expected)), line: record.line))
    }
  }
}
