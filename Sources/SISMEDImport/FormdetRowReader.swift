import CSVReading
import SupplyModel

/// Reads FORMDET: opening = SALDO, received = INGRE + REINGRE, consumed = Σ consumption columns,
/// adjustment = −Σ other outputs, closing = STOCK_FIN.
struct FormdetRowReader: RowReader {
  private var collector = ReportCollector()
  private let options: ImportOptions
  private let givenFacility: String?
  private let consumptionFields: [Int]
  private let otherOutputFields: [Int]
  private let receiptFields: [Int]
  private let signedFields: [Int]
  private let lotFields: [Int]
  private var lotLines: [LotKey: Int] = [:]

  private struct LotKey: Hashable {
    let report: [String]
    let lot: [String]
  }

  init(header: Header, options: ImportOptions) {
    self.options = options
    givenFacility = options.facility.flatMap(FacilityCodeGrammar.normalized)
    let consumption = Set(options.consumptionColumns.map(HeaderNames.normalized))
    func fields(_ names: [String]) -> [Int] { names.compactMap { header.fields[$0] } }
    func isConsumption(_ name: String) -> Bool { consumption.contains(HeaderNames.normalized(name)) }
    consumptionFields =
      fields(FormdetColumns.outputs.filter(isConsumption))
      + fields(
        options.consumptionColumns.filter { name in
          !FormdetColumns.outputs.contains { HeaderNames.normalized($0) == HeaderNames.normalized(name) }
        })
    otherOutputFields = fields(FormdetColumns.outputs.filter { !isConsumption($0) })
    receiptFields = fields(FormdetColumns.receipts)
    signedFields = consumptionFields + otherOutputFields + receiptFields + fields([FormdetColumns.opening])
    lotFields = fields(FormdetColumns.lotKeys)
  }

  var content: ImportContent { .reports(collector.batch) }

  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool {
    // A line of totals names no product.
    guard cells.text(record, FormdetColumns.product).isEmpty else { return false }
    return (0..<record.count).contains { cells.encoding.text(record[$0]).uppercased().hasPrefix("TOTAL") }
  }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let facility = try facility(record, cells)
    let product = try product(record, cells)
    let month =
      try options.month.flatMap { cells.header.fields[FormdetColumns.month] == nil ? $0 : nil }
      ?? cells.month(record, FormdetColumns.month)
    let closingField = cells.header.fields[FormdetColumns.closing]
    let outputs = try sum(record, cells, otherOutputFields)
    let quantities = StockQuantities(
      opening: try cells.number(record, field: cells.header.fields[FormdetColumns.opening]),
      received: try sum(record, cells, receiptFields),
      consumed: try sum(record, cells, consumptionFields),
      adjustment: outputs.map { $0 == 0 ? 0 : -$0 },
      closing: try cells.number(record, field: closingField),
      ordered: try cells.number(record, field: cells.header.fields[FormdetColumns.requested]),
      stockoutDays: try cells.number(record, field: cells.header.fields[FormdetColumns.daysAtZero])
        .flatMap { $0 > 0 ? $0 : nil })
    var findings = cells.negatives(record, fields: signedFields)
    if let consumed = quantities.consumed, consumed < 0 {
      let culprit = findings.first.map { $0.column } ?? nil
      throw RowRejection(
        finding: Finding(
          .negativeConsumption, line: record.line, column: culprit, value: findings.first?.value ?? nil))
    }
    if quantities.consumed == nil {
      throw cells.rejection(.blankCell, record, field: consumptionFields.first)
    }
    if let closing = quantities.closing, closing < 0 {
      findings.append(cells.finding(.negativeStock, record, field: closingField))
    }
    findings += [cells.imbalance(quantities, record, closingField: closingField)].compactMap { $0 }
    try rejectSecond(record, cells, report: [facility, product, month.description])
    collector.add(
      StockReport(facility: facility, product: product, month: month, quantities: quantities),
      line: record.line)
    return findings
  }

  private func facility(_ record: CSVRecord, _ cells: CellReader) throws -> String {
    guard let field = cells.header.fields[FormdetColumns.facility] else { return givenFacility ?? "" }
    let written = cells.text(record, FormdetColumns.facility)
    guard !written.isEmpty else {
      if let givenFacility { return givenFacility }
      throw cells.rejection(.blankCell, record, field: field)
    }
    guard let code = FacilityCodeGrammar.normalized(written) else {
      throw cells.rejection(.badFacilityCode, record, field: field)
    }
    return code
  }

  private func product(_ record: CSVRecord, _ cells: CellReader) throws -> String {
    let field = cells.header.fields[FormdetColumns.product]
    let written = cells.text(record, FormdetColumns.product)
    guard !written.isEmpty else { throw cells.rejection(.blankCell, record, field: field) }
    guard let code = ProductCodeGrammar.normalized(written) else {
      throw cells.rejection(.badProductCode, record, field: field)
    }
    return code
  }

  /// The sum of the fields that are not blank; nil when all are.
  private func sum(_ record: CSVRecord, _ cells: CellReader, _ fields: [Int]) throws -> Double? {
    var total: Double?
    for field in fields {
      if let value = try cells.number(record, field: field) { total = (total ?? 0) + value }
    }
    return total
  }

  /// Lots are summed; a row that agrees with an earlier one in everything that tells lots apart is no lot.
  private mutating func rejectSecond(_ record: CSVRecord, _ cells: CellReader, report: [String]) throws {
    let key = LotKey(report: report, lot: lotFields.map { cells.encoding.text(record[$0]) })
    if let first = lotLines[key] {
      throw cells.rejection(
        .duplicateRow, record, field: cells.header.fields[FormdetColumns.product], arguments: [String(first)])
    }
    lotLines[key] = record.line
  }
}
