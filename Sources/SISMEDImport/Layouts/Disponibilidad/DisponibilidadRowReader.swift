import CSVReading
import SupplyModel

/// Reads a table of availability: a row gives a report of consumption for each month that is not blank.
///
/// The stock is that of the last month alone: the months before it say nothing of theirs, which is not zero.
struct DisponibilidadRowReader: RowReader {
  private var collector: ReportCollector
  private var facilities = WrittenTexts<Place>()
  private var products = WrittenTexts<Int>()
  private let facilityField: Int?
  private let productField: Int?
  private let stockField: Int?
  private let stated: StatedAvailability
  private var words: ProductWords
  private let columns: [(field: Int, month: Month)]
  /// Fields that are of a month nobody can read, if numbers stand in them.
  private let unreadFields: [Int]
  /// Columns of the same stock by other names.
  private let furtherStockFields: [Int]
  private let header: Header
  private let givenFacility: FacilityCode?
  private let facilityInName: FacilityCode?
  private var hasNamedFacility = false
  /// The line of the first row by facility, product and store.
  private var firstLines: [UInt64: Int] = [:]

  private struct Place {
    let number: Int
    let store: UInt32
  }

  init(header: Header, reports: ReportCollector) {
    collector = reports
    facilityField = header.fields[FormdetColumns.facility]
    productField = header.fields[FormdetColumns.product]
    stockField = header.fields[DisponibilidadColumns.stock]
    stated = StatedAvailability(header: header)
    words = ProductWords(header, price: DisponibilidadColumns.price)
    columns = header.datedColumns
    unreadFields = header.unreadMonths.byNumbers
    furtherStockFields = header.furtherFields(of: DisponibilidadColumns.stockColumn)
    self.header = header
    givenFacility = header.givenFacility
    facilityInName = header.facilityInName
  }

  mutating func goOn(under header: Header, options: ImportOptions) {
    var next = DisponibilidadRowReader(header: header, reports: collector)
    next.collector.goOn(under: header)
    (next.facilities, next.products, next.firstLines) = (facilities, products, firstLines)
    next.hasNamedFacility = hasNamedFacility
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
    var findings: [Finding] = []
    for field in unreadFields where isNumber(record[field]) {
      throw TableRejection(finding: header.unreadMonth(at: field))
    }
    let place = try place(record, cells, &findings)
    let product = try product(record, cells)
    let stock = try cells.number(record, field: stockField)
    if let stock, stock < 0 {
      findings.append(cells.finding(RowFault.negativeStock, record, field: stockField))
    }
    for field in furtherStockFields where try cells.number(record, field: field) != stock {
      let name = header.name(ofField: field)
      throw TableRejection(finding: Finding(.file(.repeatedColumn(name: name)), line: record.line))
    }
    // All cells are read before any report goes in: a bad one keeps out the whole row.
    var consumption: [(month: Month, consumed: Double)] = []
    for column in columns {
      guard let consumed = try cells.number(record, field: column.field) else { continue }
      if consumed < 0 { throw cells.rejection(RowFault.negativeConsumption, record, field: column.field) }
      consumption.append((column.month, consumed))
    }
    guard !consumption.isEmpty else {
      throw cells.rejection(RowFault.blankCell, record, field: columns.last?.field)
    }
    if let last = columns.last, last.month != consumption.last?.month, stock != nil {
      findings.append(
        cells.finding(
          { .availability(.stockWithoutConsumption(at: $0, month: last.month)) }, record, field: stockField))
    }
    let key = UInt64(place.number) << 40 | UInt64(product) << 16 | UInt64(place.store)
    if let earlier = firstLines[key] {
      throw cells.rejection({ .duplicateRow(at: $0, firstLine: earlier) }, record, field: productField)
    }
    firstLines[key] = record.line
    words.note(record, cells, product: product, into: &collector)
    if let differing = stated.finding(record, cells, consumption: consumption.map(\.consumed), stock: stock),
      let last = columns.last
    {
      findings += collector.placed([differing], facility: place.number, product: product, month: last.month)
    }
    for (index, entry) in consumption.enumerated() {
      let isClosing = entry.month == columns.last?.month
      _ = try collector.add(
        facility: place.number, product: product, month: entry.month,
        quantities: StockQuantities(consumed: entry.consumed, closing: isClosing ? stock : nil),
        line: record.line, fingerprint: place.store, fileRows: index == consumption.count - 1 ? 1 : 0)
    }
    return findings
  }

  private func isNumber(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch NumberReading(bytes) {
    case .blank, .bad: false
    case .number, .pointOnly, .commaOnly, .undecided: true
    }
  }

  /// The facility of the row: of its cell, else the one that a person named, else that of the file's name.
  private mutating func place(
    _ record: CSVRecord, _ cells: CellReader, _ findings: inout [Finding]
  ) throws -> Place {
    if let field = facilityField, !record[field].isEmpty {
      let place = facilities.value(of: record[field]) {
        let written = cells.encoding.text(record[field])
        return FacilityCodeGrammar.normalized(written).map {
          Place(number: collector.facility($0), store: UInt32(FacilityCodeGrammar.store(in: written)) ?? 0)
        }
      }
      guard let place else { throw cells.rejection(RowFault.badFacilityCode, record, field: field) }
      return place
    }
    guard let code = givenFacility ?? facilityInName else {
      throw cells.rejection(RowFault.blankCell, record, field: facilityField)
    }
    if givenFacility == nil, !hasNamedFacility {
      hasNamedFacility = true
      findings.append(Finding(.keys(.facilityFromName(code: code))))
    }
    return Place(number: collector.facility(code), store: 1)
  }

  private mutating func product(_ record: CSVRecord, _ cells: CellReader) throws -> Int {
    try products.product(of: record, field: productField, cells, &collector)
  }
}
