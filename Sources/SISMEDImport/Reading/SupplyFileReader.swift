import CSVReading
import SupplyModel
import TableReading

/// Reads one table of any layout: content and findings, never a crash, never a silent loss.
///
/// The order of work: find delimiter, header and layout together, then read rows. The decimal mark is learned from
/// all numbers of the table, and only if one of them can be read in two ways.
public struct SupplyFileReader: Sendable {
  /// A progress event comes after so many rows.
  static let rowsBetweenProgress = 32_768

  let options: ImportOptions
  let known: KnownColumns

  /// A reader of all layouts with what a person has told.
  public init(options: ImportOptions = ImportOptions()) {
    self.init(options: options, layouts: KnownLayouts.all)
  }

  /// A reader of chosen layouts.
  init(options: ImportOptions, layouts: [any Layout]) {
    self.options = options
    known = KnownColumns(layouts, options)
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
    if let needless = try passingOver(source) {
      file.findings = [needless]
      return file
    }
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
    guard
      let found = try HeaderFinder(known: known, options: options, encoding: encoding, table: table).find(
        table)
    else {
      file.findings = [try withoutHeader(table, encoding: encoding)]
      return
    }
    var header = found.header
    file.findings = header.layout.complete(
      &header, by: Self.nameFacts(of: table, file: file))
    if let above = found.above {
      file.findings.append(
        Finding(.file(.furtherTable(layout: above.layout.rawValue)), line: above.line))
    }
    file.findings += slips(in: header)
    let decimal = options.decimal
    file.layout = header.layout.name
    file.dialect = Dialect(
      encoding: encoding, delimiter: table.kind == .csv ? found.delimiter : nil, decimal: decimal ?? .point)
    // Letters matter where they are kept: the codes and numbers of SISMED's reports are ASCII.
    let doubt = options.encoding == nil && header.layout.keepsTexts ? TextEncoding.doubt(about: table) : nil
    let mattersAnyway = options.encoding == .utf16
    let contradiction =
      header.layout.keepsTexts || mattersAnyway ? options.encoding?.contradiction(in: table) : nil
    if let problem = problem(with: header) ?? contradiction ?? doubt {
      file.findings = [problem]
      return
    }
    do {
      try readAll(of: table, into: &file, header: header, decimal: decimal, found.delimiter, onEvent)
    } catch let rejection as TableRejection {
      try onEvent(.startOver)
      (file.rows, file.rejected, file.rejectedWithTheirTable) = (0, 0, 0)
      file.findings = [rejection.finding]
      return
    }
    let saysMore = file.findings.contains { $0.code == .tablePassedOver }
    if file.rows == 0, !saysMore { file.findings.append(Finding(.file(.noRows), line: header.line)) }
  }

  /// Reads all rows, a second time where numbers can be read in two ways, or dashes may be zeros.
  ///
  /// - Throws: `TableRejection` where the table cannot be read; whatever takes the reports.
  private func readAll(
    of table: Table, into file: inout ReadFile, header: Header, decimal: DecimalMark?, _ delimiter: UInt8,
    _ onEvent: @escaping (ReadingEvent) throws -> Void
  ) throws {
    guard let encoding = file.dialect?.encoding else { return }
    var decimal = decimal
    // What a workbook or a DBF shows as a dash is stored as a zero: only text keeps the dash.
    var zeroDashes: Set<Int>? = table.kind == .csv ? nil : []
    // Each question is asked once, and the answer holds for the whole table.
    while true {
      do {
        return try readRows(
          of: table, into: &file, header: header, decimal: decimal, zeroDashes: zeroDashes, onEvent)
      } catch is DecimalUndecided where decimal == nil {
        try onEvent(.startOver)
        let evidence = try DecimalEvidence(table, header: header, delimiter: delimiter, encoding: encoding)
        guard let mark = evidence.mark else { throw TableRejection(finding: ambiguity(evidence, header)) }
        decimal = mark
        file.dialect?.decimal = mark
      } catch is DashUndecided where zeroDashes == nil {
        try onEvent(.startOver)
        let evidence = try DashEvidence(table, header: header, delimiter: delimiter, encoding: encoding)
        zeroDashes = evidence.zeroFields
        if let told = evidence.finding(header) { file.findings.append(told) }
      }
    }
  }

  /// What names tell; of a day of stock, the table itself and what it lies in tell too.
  private static func nameFacts(of table: Table, file: ReadFile) -> FileNameFacts {
    var facts = FileNameFacts(tellingName(of: table, file: file))
    let holder = PathText.lastComponent(PathText.parent(file.path))
    facts.stockDay =
      FileNameFacts.backupDay(in: file.name) ?? FileNameFacts.backupDay(in: holder) ?? table.writtenOn
    return facts
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
    guard let first else { return defect.flatMap { Finding($0, under: nil) } ?? Finding(.file(.emptyFile)) }
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

  /// Columns that were not read, where their names are nearly those of some that the layout knows.
  private func slips(in header: Header) -> [Finding] {
    guard header.missing.isEmpty else { return [] }
    return header.misspelt(among: header.layout.columns(options)).map { slip in
      Finding(
        .file(.misspeltColumn(name: slip.name, meant: slip.meant, layout: header.layout.name.rawValue)),
        line: header.line)
    }
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
    of table: Table, into file: inout ReadFile, header: Header, decimal: DecimalMark?, zeroDashes: Set<Int>?,
    _ onEvent: @escaping (ReadingEvent) throws -> Void
  ) throws {
    guard let dialect = file.dialect else { return }
    let delimiter = dialect.delimiter ?? Dialect.delimiters[0]
    let mayBeDamaged = table.kind == .csv && dialect.encoding == .utf8 && !table.text.isUTF8
    var rows = TableRows(
      stack: HeaderStack(
        header,
        finder: HeaderFinder(known: known, options: options, encoding: dialect.encoding, table: table),
        name: Self.nameFacts(of: table, file: file), problem: { problem(with: $0) }, slips: { slips(in: $0) }),
      reader: rowReader(for: header, onEvent), dialect: dialect, decimal: decimal, zeroDashes: zeroDashes,
      options: options,
      mayBeDamaged: mayBeDamaged, findings: file.findings)
    let dates = SerialDates(table)
    try table.read(
      delimiter: delimiter, isWhole: { header.isWhole($0, delimiter: delimiter) },
      onDefect: { rows.take($0) },
      onRecord: { record in
        guard record.line > header.line else { return true }
        let before = rows.rows
        try dates.mending(record, below: rows.header) { try rows.take($0) }
        if rows.rows > before, rows.rows % Self.rowsBetweenProgress == 0 {
          try onEvent(.progress(rows: rows.rows, byteOffset: record.byteOffset))
        }
        return true
      })
    let register = try rows.finish()
    if decimal == nil, rows.sawComma { file.dialect?.decimal = .comma }
    file.rows = rows.rows
    file.rejected = rows.rejected
    file.rejectedWithTheirTable = rows.rejectedWithTheirTable
    file.findings = rows.findings
    file.register = rows.rows > rows.rejected ? register : nil
    file.served = rows.served
  }
}
