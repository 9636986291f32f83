import CSVReading
import SupplyModel

/// SISMED's own tables of stock: MSTKALMDE by lot, MSTOCKALM by product, as they stand on the day on which they were copied.
///
/// Of a warehouse they are its stock at the close of the month that `StockDay` gives, where no report states one: a report that is
/// there, or comes later, counts. Of pharmacies nothing is taken: their reports state the stock of each close, and that of
/// another day would be a second one.
struct WarehouseStockLayout: Layout {
  let name = LayoutName.mstkalmde
  let content = LayoutContent.reports(
    MergeRule(rowsDifferIn: WarehouseStockColumns.keys, earlier: .fillGaps, rowsAreLots: true))
  let keepsTexts = false

  func columns(_ options: ImportOptions) -> [ColumnDefinition] { WarehouseStockColumns.all }

  /// A store, a product and a stock, each by SISMED's own name.
  func claims(_ header: Header) -> Bool {
    header.namesReports(place: WarehouseStockColumns.store, product: WarehouseStockColumns.product)
  }

  func complete(_ header: inout Header, by name: FileNameFacts) -> [Finding] {
    guard header.givenMonth == nil else { return [] }
    header.monthsInName = name.months.count > 1 ? name.months : []
    if name.months.count == 1, let month = name.months.first {
      header.givenMonth = month
      return [Finding(.keys(.monthFromName(month: month)))]
    }
    guard name.months.isEmpty, let day = name.stockDay else { return [] }
    let month = StockDay.closedMonth(on: day)
    header.givenMonth = month
    return [Finding(.keys(.monthFromDay(day: day, month: month)))]
  }

  func problem(with header: Header) -> Finding? {
    header.missing.isEmpty && header.givenMonth == nil ? header.monthUnknown(column: "AAAAMM") : nil
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    WarehouseStockRowReader(header: header, reports: reports)
  }
}

/// The columns of SISMED's tables of stock.
enum WarehouseStockColumns {
  static let store = "ALMCOD"
  static let product = "MEDCOD"
  static let lot = "MEDLOTE"
  static let expiry = "MEDFECHVTO"
  static let units = "STKSALDODE"
  static let price = "STKPRECIO"

  /// What tells two rows of one product apart.
  static let keys = [
    RowKey(lot), RowKey(expiry, .date), RowKey(price, .price), RowKey("MEDREGSAN"), RowKey("FFINAN"),
    RowKey("TIPSUM"), RowKey("TIPSUM2"),
  ]

  static let all =
    [
      ColumnDefinition(store, need: .required), ColumnDefinition(product, need: .required),
      ColumnDefinition(units, ["STKSALDO"], need: .required, isNumber: true),
    ] + keys.map { ColumnDefinition($0.column, isMeasure: $0.kind == .price) }
}

/// Which month's close the stock of a day stands for.
///
/// Months are closed in the first days of the next one, and copies are made at the close: up to the fifteenth it is the month before,
/// then the day's own.
enum StockDay {
  static func closedMonth(on day: Day) -> Month {
    day.dayOfMonth <= 15 ? day.month.advanced(by: -1) : day.month
  }
}

/// Reads SISMED's tables of stock.
struct WarehouseStockRowReader: RowReader {
  private var collector: ReportCollector
  private var lots: LotTexts
  private var facilities = WrittenTexts<Place>()
  private var products = WrittenTexts<Int>()
  private let storeField: Int?
  private let productField: Int?
  private let unitsField: Int?
  private let month: Month?
  private let pharmacies = PharmacyRows()

  private struct Place {
    let number: Int
    let store: UInt32
  }

  /// The rows of pharmacies, which are left alone.
  private final class PharmacyRows {
    var count = 0
    var known: [String: Bool] = [:]
  }

  init(header: Header, reports: ReportCollector) {
    collector = reports
    lots = LotTexts(
      LotFields(
        number: header.fields[WarehouseStockColumns.lot], expiry: header.fields[WarehouseStockColumns.expiry],
        nearestExpiry: nil, price: header.fields[WarehouseStockColumns.price]))
    storeField = header.fields[WarehouseStockColumns.store]
    productField = header.fields[WarehouseStockColumns.product]
    unitsField = header.fields[WarehouseStockColumns.units]
    month = header.givenMonth
  }

  mutating func goOn(under header: Header, options: ImportOptions) {
    var next = WarehouseStockRowReader(header: header, reports: collector)
    next.collector.goOn(under: header)
    next.pharmacies.count = pharmacies.count
    self = next
  }

  mutating func finish() throws -> RegisterContent? {
    try collector.flush()
    return nil
  }

  /// That rows of pharmacies were left alone.
  var remarks: [Finding] {
    guard pharmacies.count > 0 else { return [] }
    return [
      Finding(
        .file(
          .passedOver(table: "MSTKALMDE", because: .pharmacyStock(rows: pharmacies.count))))
    ]
  }

  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool {
    guard let storeField, !record[storeField].isEmpty else { return false }
    let written = cells.encoding.text(record[storeField])
    let isPharmacy =
      pharmacies.known[written]
      ?? (FacilityCodeGrammar.normalized(written).map { FacilityKind($0) != .warehouse } ?? false)
    pharmacies.known[written] = isPharmacy
    if isPharmacy { pharmacies.count += 1 }
    return isPharmacy
  }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let place = try place(record, cells)
    let product = try product(record, cells)
    guard let month else { throw cells.rejection(RowFault.badMonth, record, field: nil) }
    do {
      let findings = try take(record, cells, place, product, month)
      return findings.isEmpty
        ? [] : collector.placed(findings, facility: place.number, product: product, month: month)
    } catch let rejection as RowRejection {
      throw collector.placed(rejection, facility: place.number, product: product, month: month)
    }
  }

  /// Takes a row whose warehouse and product are known.
  private mutating func take(
    _ record: CSVRecord, _ cells: CellReader, _ place: Place, _ product: Int, _ month: Month
  ) throws -> [Finding] {
    guard let units = try cells.number(record, field: unitsField) else {
      throw cells.rejection(RowFault.blankCell, record, field: unitsField)
    }
    let (expiryField, expiry) = lots.expiry(record, cells)
    let damaged = lots.damaged(
      record, cells, expiry, field: expiryField, units: units, report: month)
    let earlier = try collector.add(
      facility: place.number, product: product, month: month, quantities: StockQuantities(closing: units),
      line: record.line, fingerprint: collector.fingerprint(of: record, cells, store: place.store),
      lot: lots.lot(record, cells, units: units, expiry: expiry, report: month),
      mark: lots.mark(record, cells, expiry: expiry))
    if let earlier {
      throw cells.rejection({ .duplicateRow(at: $0, firstLine: earlier) }, record, field: productField)
    }
    // A lot below zero hides in a total that is not: SISMED keeps it, and so does the sum.
    return [cells.negative(record, field: unitsField, value: units), damaged].compactMap { $0 }
  }

  private mutating func place(_ record: CSVRecord, _ cells: CellReader) throws -> Place {
    guard let field = storeField, !record[field].isEmpty else {
      throw cells.rejection(RowFault.blankCell, record, field: storeField)
    }
    let place = facilities.value(of: record[field]) {
      let written = cells.encoding.text(record[field])
      return FacilityCodeGrammar.normalized(written).map {
        Place(number: collector.facility($0), store: UInt32(FacilityCodeGrammar.store(in: written)) ?? 0)
      }
    }
    guard let place else { throw cells.rejection(RowFault.badFacilityCode, record, field: field) }
    return place
  }

  private mutating func product(_ record: CSVRecord, _ cells: CellReader) throws -> Int {
    try products.product(of: record, field: productField, cells, &collector)
  }
}
