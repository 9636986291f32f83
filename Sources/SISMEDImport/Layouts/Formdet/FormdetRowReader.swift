import CSVReading
import SupplyModel

/// Reads FORMDET.
///
/// opening = SALDO, received = INGRE + REINGRE, consumed = Σ consumption columns, adjustment = −Σ other outputs,
/// closing = STOCK_FIN.
struct FormdetRowReader: RowReader {
  private var collector: ReportCollector
  private var fields: FormdetFields
  private var givenMonth: Month?
  private var givenFacility: FacilityCode?
  private var facilities = WrittenTexts<Place>()
  private var products = WrittenTexts<Int>()
  private var months = WrittenTexts<Month>()
  private var days = WrittenTexts<Day>()
  private var lots: LotTexts
  private var words: ProductWords
  /// Quantities below zero of the row at hand, which reports keep as written.
  private var negatives: [Finding] = []

  /// A facility as a row writes it: its number, and the store of it that the row is about.
  private struct Place {
    let number: Int
    let store: UInt32
    /// Whether it stands under the code of the whole facility.
    var isBare = false
  }

  init(header: Header, options: ImportOptions, reports: ReportCollector) {
    collector = reports
    fields = FormdetFields(header: header, options: options)
    lots = LotTexts(fields.lotColumns)
    words = ProductWords(header, price: nil)
    givenMonth = header.givenMonth
    givenFacility = header.givenFacility
  }

  mutating func goOn(under header: Header, options: ImportOptions) {
    collector.goOn(under: header)
    fields = FormdetFields(header: header, options: options)
    lots = LotTexts(fields.lotColumns)
    words = ProductWords(header, price: nil)
    (givenMonth, givenFacility) = (header.givenMonth, header.givenFacility)
  }

  mutating func finish() throws -> RegisterContent? {
    try collector.flush()
    return nil
  }

  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool {
    cells.isTotal(record, product: fields.product)
  }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    negatives.removeAll(keepingCapacity: true)
    let facility = try facility(record, cells)
    let product = try product(record, cells)
    let month = try month(record, cells)
    do {
      let findings = try take(record, cells, facility, product, month)
      return findings.isEmpty
        ? [] : collector.placed(findings, facility: facility.number, product: product, month: month)
    } catch let rejection as RowRejection {
      throw collector.placed(rejection, facility: facility.number, product: product, month: month)
    }
  }

  /// Takes a row whose report is known.
  private mutating func take(
    _ record: CSVRecord, _ cells: CellReader, _ facility: Place, _ product: Int, _ month: Month
  ) throws -> [Finding] {
    let quantities = try quantities(record, cells)
    var findings = negatives
    if let closing = quantities.closing, closing < 0 {
      findings.append(cells.finding(RowFault.negativeStock, record, field: fields.closing))
    }
    let imbalance = cells.imbalance(
      quantities, record, closingField: fields.closing, gainsAreKnown: fields.hasAllReceipts)
    if let imbalance {
      findings.append(imbalance)
    }
    if let other = try otherOutputs(record, cells, quantities) { findings.append(other) }
    let (expiryField, expiry) = lots.expiry(record, cells)
    if (quantities.closing ?? 0) > 0, let end = expiry.month, end < month {
      findings.append(
        cells.finding({ .lots(.expiredBeforePeriod(at: $0, month: month)) }, record, field: expiryField))
    }
    if let bad = lots.damaged(
      record, cells, expiry, field: expiryField, units: quantities.closing, report: month)
    {
      findings.append(bad)
    }
    let earlier = try collector.add(
      facility: facility.number, product: product, month: month, quantities: quantities, line: record.line,
      fingerprint: collector.fingerprint(of: record, cells, store: facility.store),
      lot: lots.lot(record, cells, units: quantities.closing, expiry: expiry, report: month),
      mark: lots.mark(record, cells, expiry: expiry),
      statedOn: statedOn(record, cells), isBare: facility.isBare)
    if let earlier {
      throw cells.rejection({ .duplicateRow(at: $0, firstLine: earlier) }, record, field: fields.product)
    }
    words.note(record, cells, product: product, into: &collector)
    return findings
  }

  /// A finding where more was booked as OTRAS_SAL than consumed.
  private func otherOutputs(
    _ record: CSVRecord, _ cells: CellReader, _ quantities: StockQuantities
  ) throws -> Finding? {
    guard let field = fields.otherOutput, let other = try cells.number(record, field: field), other > 0,
      other > (quantities.consumed ?? 0)
    else { return nil }
    let consumed = quantities.consumed ?? 0
    return cells.finding({ .otrasSalAboveConsumption(at: $0, consumed: consumed) }, record, field: field)
  }

  private mutating func quantities(_ record: CSVRecord, _ cells: CellReader) throws -> StockQuantities {
    let consumed = try sum(record, cells, fields.consumption)
    guard let consumed else {
      throw cells.rejection(RowFault.blankCell, record, field: fields.consumption.first)
    }
    if consumed < 0 {
      let cell = Finding.Cell(column: negatives.first?.column, text: negatives.first?.value)
      throw RowRejection(finding: Finding(.row(.negativeConsumption(at: cell)), line: record.line))
    }
    let outputs = try sum(record, cells, fields.otherOutputs)
    let daysAtZero = try cells.number(record, field: fields.daysAtZero)
    return StockQuantities(
      opening: try number(record, cells, fields.opening), received: try sum(record, cells, fields.receipts),
      consumed: consumed, adjustment: outputs.map { $0 == 0 ? 0 : -$0 },
      closing: try cells.number(record, field: fields.closing),
      ordered: try cells.number(record, field: fields.requested),
      stockoutDays: daysAtZero.flatMap { $0 > 0 ? $0 : nil })
  }

  /// A number that should not be negative; it is kept as written if it is.
  private mutating func number(_ record: CSVRecord, _ cells: CellReader, _ field: Int?) throws -> Double? {
    let value = try cells.number(record, field: field)
    if let value, value < 0 {
      negatives.append(cells.finding(RowFault.negativeQuantity, record, field: field))
    }
    return value
  }

  /// The sum of the fields that are not blank; nil when all are.
  private mutating func sum(_ record: CSVRecord, _ cells: CellReader, _ fields: [Int]) throws -> Double? {
    var total: Double?
    for field in fields {
      let bytes = record[field]
      // Of its dozen and a half columns of quantities a row fills two or three; the others hold a zero.
      if bytes.count == 1, bytes[0] == UInt8(ascii: "0") {
        total = total ?? 0
      } else if let value = try number(record, cells, field) {
        total = (total ?? 0) + value
      }
    }
    return total
  }

  /// The day on which the report was made; nil where the row says nothing of it.
  private mutating func statedOn(_ record: CSVRecord, _ cells: CellReader) -> Day? {
    guard let field = fields.statedOn, !record[field].isEmpty else { return nil }
    return days.value(of: record[field]) { WrittenDay.read(cells.encoding.text(record[field])) }
  }

  private mutating func facility(_ record: CSVRecord, _ cells: CellReader) throws -> Place {
    guard let field = fields.facility, !record[field].isEmpty else {
      if let givenFacility { return Place(number: collector.facility(givenFacility), store: 0) }
      throw cells.rejection(RowFault.blankCell, record, field: fields.facility)
    }
    let unitField = fields.executingUnit
    let place = facilities.value(of: record[field]) {
      let written = cells.encoding.text(record[field])
      let unit = unitField.flatMap { FacilityCodeGrammar.executingUnit(cells.encoding.text(record[$0])) }
      return FacilityCodeGrammar.normalized(written).map {
        Place(
          number: collector.facility($0, executingUnit: unit),
          store: UInt32(FacilityCodeGrammar.store(in: written)) ?? 0,
          isBare: !written.contains { $0.isLetter })
      }
    }
    guard let place else { throw cells.rejection(RowFault.badFacilityCode, record, field: field) }
    return place
  }

  private mutating func product(_ record: CSVRecord, _ cells: CellReader) throws -> Int {
    try products.product(of: record, field: fields.product, cells, &collector)
  }

  private mutating func month(_ record: CSVRecord, _ cells: CellReader) throws -> Month {
    guard let field = fields.month, !record[field].isEmpty else {
      if let givenMonth { return givenMonth }
      throw cells.rejection(RowFault.blankCell, record, field: fields.month)
    }
    guard
      let month = months.value(
        of: record[field], make: { WrittenMonth.ofReport(cells.encoding.text(record[field])) })
    else { throw cells.rejection(RowFault.badMonth, record, field: field) }
    return month
  }
}
