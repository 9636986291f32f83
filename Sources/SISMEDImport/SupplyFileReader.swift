import CSVReading
import SupplyModel

/// Reads one file of any layout: content and findings, never a crash, never a silent loss.
///
/// The order of work: look over all bytes (is it text, in which encoding), find delimiter, header and layout
/// together, then read rows. The decimal mark is learned from all numbers of the file, and only if one of them
/// can be read in two ways.
public struct SupplyFileReader: Sendable {
  private let options: ImportOptions

  /// A reader with what a person has told.
  public init(options: ImportOptions = ImportOptions()) { self.options = options }

  /// Reads a file, handing its reports on in batches as it goes.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - onEvent: takes a batch, or word that all batches so far are void; what it throws ends the reading.
  /// - Throws: `ColcaError.noSuchFile` or `.unreadable`. Everything wrong *in* the file becomes findings.
  /// - Complexity: O(bytes); memory for one batch and a few bytes a report.
  public func read(path: String, onEvent: @escaping (ReadingEvent) throws -> Void) throws -> ReadFile {
    do {
      return try readOpenable(path: path, onEvent)
    } catch let error as FileAccessError {
      if error.systemError == 2 { throw ColcaError.noSuchFile(path: path) }
      throw ColcaError.unreadable(path: path, reason: error.reason)
    }
  }

  private func readOpenable(
    path: String, _ onEvent: @escaping (ReadingEvent) throws -> Void
  ) throws -> ReadFile {
    let survey = try FileSurvey(path: path)
    var file = ReadFile(path: path, digest: survey.digest)
    if let kind = survey.binaryKind {
      file.findings = [Finding(.notText, arguments: [kind])]
      return file
    }
    let encoding = options.encoding ?? (survey.isUTF8 ? .utf8 : .windows1252)
    guard let found = try HeaderFinder(options: options, encoding: encoding).find(path: path) else {
      file.findings = [try withoutHeader(path: path, survey: survey, encoding: encoding)]
      return file
    }
    var header = found.header
    file.findings = header.complete(byName: file.name)
    file.layout = header.layout
    file.dialect = Dialect(
      encoding: encoding, delimiter: found.delimiter, decimal: options.decimal ?? .point)
    if let problem = problem(with: header) {
      file.findings = [problem]
      return file
    }
    do {
      try readRows(of: &file, header: header, decimal: options.decimal, onEvent)
    } catch is DecimalUndecided {
      try onEvent(.startOver)
      let evidence = try DecimalEvidence(
        path: path, header: header, delimiter: found.delimiter, encoding: encoding)
      guard let mark = evidence.mark else {
        file.findings = [ambiguity(evidence, header)]
        return file
      }
      file.dialect?.decimal = mark
      try readRows(of: &file, header: header, decimal: mark, onEvent)
    }
    if file.rows == 0 { file.findings.append(Finding(.noRows, line: header.line)) }
    return file
  }

  private func withoutHeader(path: String, survey: FileSurvey, encoding: TextEncoding) throws -> Finding {
    var first: (text: String, line: Int)?
    try CSVReader(delimiter: UInt8(ascii: ";")).read(path: path, onDefect: { _ in }) { record in
      first = ((0..<record.count).map { encoding.text(record[$0]) }.joined(separator: ";"), record.line)
      return false
    }
    guard let first else { return Finding(.emptyFile) }
    return Finding(.unknownLayout, line: first.line, value: String(first.text.prefix(80)))
  }

  /// What keeps a header from being read, or nil.
  private func problem(with header: Header) -> Finding? {
    if let problem = header.problemWithKeys { return problem }
    if let missing = header.missing.first {
      return Finding(
        .missingColumn, line: header.line, column: missing,
        arguments: [header.layout.rawValue, header.nearest(to: missing) ?? ""])
    }
    if let repeated = header.repeated.first {
      return Finding(.repeatedColumn, line: header.line, column: repeated)
    }
    return nil
  }

  private func ambiguity(_ evidence: DecimalEvidence, _ header: Header) -> Finding {
    let cell = evidence.undecided
    func words(_ value: Double?) -> String {
      guard let value else { return "" }
      return value == value.rounded() ? String(Int(value)) : String(value)
    }
    return Finding(
      .ambiguousDecimal, line: cell?.line, column: header.name(ofField: cell?.field), value: cell?.text,
      arguments: [words(cell?.point), words(cell?.comma)])
  }

  private func rowReader(
    for header: Header, _ onEvent: @escaping (ReadingEvent) throws -> Void
  ) -> any RowReader {
    switch header.layout {
    case .formdet: FormdetRowReader(header: header, options: options) { try onEvent(.reports($0)) }
    case .disponibilidad: DisponibilidadRowReader(header: header) { try onEvent(.reports($0)) }
    case .open: OpenRowReader(header: header) { try onEvent(.reports($0)) }
    case .renipress: RenipressRowReader()
    case .catalogue: CatalogueRowReader()
    case .calendar: CalendarRowReader()
    }
  }

  private func readRows(
    of file: inout ReadFile, header: Header, decimal: DecimalMark?,
    _ onEvent: @escaping (ReadingEvent) throws -> Void
  ) throws {
    guard let dialect = file.dialect else { return }
    var reader = rowReader(for: header, onEvent)
    var rows = 0
    var rejected = 0
    var findings = file.findings
    let cells = CellReader(header: header, encoding: dialect.encoding, decimal: decimal)
    try CSVReader(delimiter: dialect.delimiter).read(
      path: file.path, isWhole: { header.isWhole($0, delimiter: dialect.delimiter) },
      onDefect: { defect in
        rows += 1
        rejected += 1
        findings.append(Finding(FindingCode(defect.kind), line: defect.line))
      },
      onRecord: { record in
        // A row of delimiters alone, as spreadsheets leave them below a table, says nothing.
        guard record.line > header.line, (0..<record.count).contains(where: { !record[$0].isEmpty }),
          !reader.isNoDataRow(record, cells)
        else { return true }
        rows += 1
        do {
          try checkWidth(record, header)
          findings += try reader.take(record, cells)
        } catch let rejection as RowRejection {
          rejected += 1
          findings.append(rejection.finding)
        }
        return true
      })
    if decimal == nil, cells.marks.sawComma { file.dialect?.decimal = .comma }
    file.rows = rows
    file.rejected = rejected
    file.findings = findings
    let register = try reader.finish()
    file.register = rows > rejected ? register : nil
  }

  /// A row must have the header's fields, but for columns without a name; further ones only if they are blank.
  private func checkWidth(_ record: CSVRecord, _ header: Header) throws {
    let expected = header.names.count
    let counts = [String(record.count), String(expected)]
    if record.count < header.width {
      throw RowRejection(finding: Finding(.rowTooShort, line: record.line, arguments: counts))
    }
    if (expected..<max(expected, record.count)).contains(where: { !record[$0].isEmpty }) {
      throw RowRejection(finding: Finding(.rowTooLong, line: record.line, arguments: counts))
    }
  }
}

extension FindingCode {
  fileprivate init(_ defect: CSVDefect.Kind) {
    self =
      switch defect {
      case .unclosedQuote: .unclosedQuote
      case .tooLong: .lineTooLong
      case .tooManyDefects: .tooManyDefects
      }
  }
}
