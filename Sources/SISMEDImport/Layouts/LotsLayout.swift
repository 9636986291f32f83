import CSVReading
import SupplyModel

/// The lots of a report's closing stock: a companion of the open layout, and SISMED's FORMDETL.
struct LotsLayout: Layout {
  let name = LayoutName.lots
  let content = LayoutContent.reports(.lotsAlone(toldApartBy: LotColumns.keys))

  func columns(_ options: ImportOptions) -> [ColumnDefinition] { LotColumns.all }

  /// Place, product and expiry.
  func claims(_ header: Header) -> Bool {
    header.fields[LotColumns.expiry] != nil
      && header.namesReports(place: LotColumns.facility, product: LotColumns.product)
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    LotsRowReader(header: header, reports: reports)
  }
}

/// The columns of the layout of lots, by their open names and, where all of them are, by those of FORMDETL.
enum LotColumns {
  static let facility = "facility"
  static let product = "product"
  static let month = "month"
  static let lot = "lot"
  static let expiry = "expiry"
  static let quantity = "quantity"
  static let price = "price"

  /// What tells the rows of one report apart besides lot, expiry and price.
  private static let stores = ["CODIGO_EJE", "TIPSUM"]
  /// What tells the rows of one report apart.
  static let keys = [RowKey(lot), RowKey(expiry, .date), RowKey(price, .price)] + stores.map { RowKey($0) }

  static let all =
    [
      ColumnDefinition(facility, [FormdetColumns.facility], need: .required),
      ColumnDefinition(product, [FormdetColumns.product], need: .required),
      ColumnDefinition(month, [FormdetColumns.month], need: .required),
      // MEDLOTE and MEDFECHVTO are FORMDET's: a FORMDET file that lacks a column is none of these.
      ColumnDefinition(lot, ["LOTE"]), ColumnDefinition(expiry, ["FECHVTO"], need: .required),
      ColumnDefinition(quantity, [FormdetColumns.opening], need: .required, isNumber: true),
      ColumnDefinition(price, ["PRECIO"], isMeasure: true),
    ] + stores.map { ColumnDefinition($0) }
}

/// Reads the layout of lots: a row for each lot of a report's closing stock.
///
/// The rows of a facility, product and month are all the lots of that stock. Under the names of the open layout codes
/// are kept as they stand; under SISMED's (FORMDETL) they are brought to its grammar.
struct LotsRowReader: RowReader {
  private var collector: ReportCollector
  private var lots: LotTexts
  private var facilities = WrittenTexts<Int>()
  private var products = WrittenTexts<Int>()
  private var months = WrittenTexts<Month>()
  private let facilityField: Int?
  private let productField: Int?
  private let monthField: Int?
  private let quantityField: Int?

  init(header: Header, reports: ReportCollector) {
    collector = reports
    facilityField = header.fields[LotColumns.facility]
    productField = header.fields[LotColumns.product]
    monthField = header.fields[LotColumns.month]
    quantityField = header.fields[LotColumns.quantity]
    let isSISMED = HeaderNames.normalized(header.name(ofField: facilityField) ?? "") != "FACILITY"
    lots = LotTexts(
      LotFields(
        number: header.fields[LotColumns.lot], expiry: header.fields[LotColumns.expiry], nearestExpiry: nil,
        price: header.fields[LotColumns.price], isSISMED: isSISMED))
  }

  mutating func goOn(under header: Header, options: ImportOptions) {
    var next = LotsRowReader(header: header, reports: collector)
    next.collector.goOn(under: header)
    self = next
  }

  mutating func finish() throws -> RegisterContent? {
    try collector.flush()
    return nil
  }

  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool {
    cells.isTotal(record, product: productField)
  }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let (facility, store) = try facility(record, cells)
    let product = try product(record, cells)
    let written = try bytes(record, cells, monthField)
    guard let month = months.value(of: written, make: { WrittenMonth.ofReport(cells.encoding.text(written)) })
    else { throw cells.rejection(RowFault.badMonth, record, field: monthField) }
    do {
      let findings = try take(record, cells, facility, store, product, month)
      return findings.isEmpty
        ? [] : collector.placed(findings, facility: facility, product: product, month: month)
    } catch let rejection as RowRejection {
      throw collector.placed(rejection, facility: facility, product: product, month: month)
    }
  }

  /// Takes a row whose report is known.
  private mutating func take(
    _ record: CSVRecord, _ cells: CellReader, _ facility: Int, _ store: UInt32, _ product: Int, _ month: Month
  ) throws -> [Finding] {
    guard let units = try cells.number(record, field: quantityField) else {
      throw cells.rejection(RowFault.blankCell, record, field: quantityField)
    }
    guard units >= 0 else { throw cells.rejection(RowFault.badNumber, record, field: quantityField) }
    let (field, expiry) = lots.expiry(record, cells)
    var findings: [Finding] = []
    // SISMED's own files hold fillers where no date is known; whoever writes the open names can leave the cell blank.
    let isMeant = expiry.month.map { WrittenExpiry.isPlausible($0, report: month) } ?? false
    if !isMeant, let field, !lots.fields.isSISMED {
      findings.append(cells.finding({ .lots(.badExpiry(at: $0)) }, record, field: field))
    }
    if units > 0, let end = expiry.month, end < month {
      findings.append(
        cells.finding({ .lots(.expiredBeforePeriod(at: $0, month: month)) }, record, field: field))
    }
    let earlier = try collector.add(
      facility: facility, product: product, month: month, quantities: StockQuantities(closing: units),
      line: record.line, fingerprint: collector.fingerprint(of: record, cells, store: store),
      lot: lots.lot(record, cells, units: units, expiry: expiry, report: month),
      mark: lots.mark(record, cells, expiry: expiry))
    if let earlier {
      throw cells.rejection({ .duplicateRow(at: $0, firstLine: earlier) }, record, field: productField)
    }
    return findings
  }

  private func bytes(
    _ record: CSVRecord, _ cells: CellReader, _ field: Int?
  ) throws -> UnsafeBufferPointer<UInt8> {
    guard let field, !record[field].isEmpty else {
      throw cells.rejection(RowFault.blankCell, record, field: field)
    }
    return record[field]
  }

  private mutating func facility(_ record: CSVRecord, _ cells: CellReader) throws -> (
    number: Int, store: UInt32
  ) {
    let written = try bytes(record, cells, facilityField)
    let number = facilities.value(of: written) {
      let text = cells.encoding.text(written)
      let code = lots.fields.isSISMED ? FacilityCodeGrammar.normalized(text) : FacilityCode(text)
      return code.flatMap { $0.isEmpty ? nil : collector.facility($0) }
    }
    guard let number else { throw cells.rejection(RowFault.badFacilityCode, record, field: facilityField) }
    guard lots.fields.isSISMED else { return (number, 0) }
    return (number, UInt32(FacilityCodeGrammar.store(in: cells.encoding.text(written))) ?? 0)
  }

  private mutating func product(_ record: CSVRecord, _ cells: CellReader) throws -> Int {
    let written = try bytes(record, cells, productField)
    let number = products.value(of: written) {
      let text = cells.encoding.text(written)
      let code = lots.fields.isSISMED ? ProductCodeGrammar.normalized(text) : ProductCode(text)
      return code.flatMap { $0.isEmpty ? nil : collector.product($0) }
    }
    guard let number else { throw cells.rejection(RowFault.badProductCode, record, field: productField) }
    return number
  }
}
