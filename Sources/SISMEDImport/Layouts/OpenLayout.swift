import CSVReading
import SupplyModel

extension LayoutName {
  /// Any other system's records in plain columns.
  public static let open = LayoutName(rawValue: "open")
}

/// Any other system's records in plain columns: one row per facility, product and month.
struct OpenLayout: Layout {
  let name = LayoutName.open
  let content = LayoutContent.reports(.replace)

  /// The columns of quantities, in the order of the documentation.
  static let quantities = [
    "opening", "received", "consumed", "adjustment", "closing", "ordered", "stockout_days",
  ]
  /// What other systems call the columns that a file can do without: not read, for a balance or a receipt may be of another day or kind.
  private static let nearNames: [String: [String]] = [
    "opening": [
      "opening_stock", "opening_balance", "beginning_balance", "beginning_stock", "initial_stock",
      "stock_inicial",
      "saldo_inicial", "start_balance", "opening_qty", "opening_quantity", "saldo_anterior",
    ],
    "received": [
      "receipts", "receipt", "received_qty", "qty_received", "quantity_received", "received_quantity",
      "ingresos",
      "recibido", "entradas", "total_received", "supplied",
    ],
    "adjustment": [
      "adjustments", "losses_adjustments", "losses", "adjusted", "ajuste", "ajustes",
      "losses_and_adjustments",
    ],
    "closing": [
      "closing_stock", "closing_balance", "ending_balance", "ending_stock", "end_balance", "stock_on_hand",
      "soh",
      "final_stock", "stock_final", "saldo_final", "balance", "stock", "closing_qty", "closing_quantity",
      "physical_count", "stock_fin", "stock_fisico",
    ],
    "ordered": [
      "order_qty", "ordered_qty", "qty_ordered", "quantity_ordered", "requested", "quantity_requested",
      "pedido", "order_quantity",
    ],
    "stockout_days": [
      "days_stocked_out", "days_out_of_stock", "stock_out_days", "stockout", "dias_desabastecido",
      "dias_de_desabastecimiento", "dos",
    ],
  ]
  /// The day on which the report was made, as `2026-11-05`: of two reports of a month the later one counts.
  static let statedOn = "reported_on"
  /// Those of them that move the stock of a month.
  private static let movements = quantities.prefix(5)

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    ["facility", "product", "month"].map { ColumnDefinition($0, need: .required) }
      + Self.quantities.map {
        ColumnDefinition(
          $0, need: $0 == "consumed" ? .required : .optional, isNumber: true,
          nearNames: Self.nearNames[$0] ?? [])
      } + [ColumnDefinition(Self.statedOn)] + ProductColumns.words
      + [ColumnDefinition(ProductColumns.price, ["PRICE", "PRECIO"], isInPassing: true)]
  }

  /// A header with place and product, or with movements of one.
  func claims(_ header: Header) -> Bool {
    header.namesReports(place: "facility", product: "product")
      || header.fields["product"] != nil && Self.movements.count { header.fields[$0] != nil } >= 3
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    OpenRowReader(header: header, reports: reports)
  }
}

/// Reads the open layout: codes as they stand but for what nobody sees of them, blank is unknown, one row a report.
struct OpenRowReader: RowReader {
  private var collector: ReportCollector
  private var facilities = WrittenTexts<Int>()
  private var products = WrittenTexts<Int>()
  private var months = WrittenTexts<Month>()
  private var days = WrittenTexts<Day>()
  private var words: ProductWords
  private let statedField: Int?
  private let facilityField: Int?
  private let productField: Int?
  private let monthField: Int?
  /// opening, received, consumed, adjustment, closing, ordered, stockout_days.
  private let quantityFields: [Int?]

  init(header: Header, reports: ReportCollector) {
    collector = reports
    facilityField = header.fields["facility"]
    productField = header.fields["product"]
    monthField = header.fields["month"]
    words = ProductWords(header)
    statedField = header.fields[OpenLayout.statedOn]
    quantityFields = OpenLayout.quantities.map { header.fields[$0] }
  }

  /// Sums and means of other rows are no reports; what is left of a row that names neither place nor product is told as ever.
  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool {
    cells.saysTotal(record, field: productField) || cells.saysTotal(record, field: facilityField)
  }

  mutating func goOn(under header: Header, options: ImportOptions) {
    var next = OpenRowReader(header: header, reports: collector)
    next.collector.goOn(under: header)
    self = next
  }

  mutating func finish() throws -> RegisterContent? {
    try collector.flush()
    return nil
  }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    func bytes(_ field: Int?) throws -> UnsafeBufferPointer<UInt8> {
      guard let field, !record[field].isEmpty else {
        throw cells.rejection(RowFault.blankCell, record, field: field)
      }
      return record[field]
    }
    let (facilityText, productText) = (try bytes(facilityField), try bytes(productField))
    let monthText = try bytes(monthField)
    guard
      let month = months.value(of: monthText, make: { WrittenMonth.ofReport(cells.encoding.text(monthText)) })
    else {
      throw cells.rejection(RowFault.badMonth, record, field: monthField)
    }
    let facility = facilities.value(of: facilityText) {
      let code = FacilityCode(CodePageRepair.rejoined(cells.encoding.text(facilityText)))
      return code.isEmpty ? nil : collector.facility(code)
    }
    // A cell of blanks that only look like nothing is as blank as one of nothing.
    guard let facility else { throw cells.rejection(RowFault.blankCell, record, field: facilityField) }
    let product = products.value(of: productText) {
      let code = ProductCode(CodePageRepair.rejoined(cells.encoding.text(productText)))
      return code.isEmpty ? nil : collector.product(code)
    }
    guard let product else { throw cells.rejection(RowFault.blankCell, record, field: productField) }
    do {
      let findings = try take(record, cells, facility, product, month)
      return findings.isEmpty
        ? [] : collector.placed(findings, facility: facility, product: product, month: month)
    } catch let rejection as RowRejection {
      throw collector.placed(rejection, facility: facility, product: product, month: month)
    }
  }

  /// Takes a row whose report is known.
  private mutating func take(
    _ record: CSVRecord, _ cells: CellReader, _ facility: Int, _ product: Int, _ month: Month
  ) throws -> [Finding] {
    let quantities = try quantities(record, cells)
    guard quantities != StockQuantities() else {
      throw cells.rejection({ _ in .blankReport }, record, field: nil)
    }
    let earlier = try collector.add(
      facility: facility, product: product, month: month, quantities: quantities, line: record.line,
      fingerprint: collector.fingerprint(of: record, cells), statedOn: try statedOn(record, cells))
    if let earlier {
      throw cells.rejection({ .duplicateRow(at: $0, firstLine: earlier) }, record, field: productField)
    }
    words.note(record, cells, product: product, into: &collector)
    return findings(of: quantities, record, cells)
  }

  /// The day on which the report was made; nil where the row says nothing of it.
  ///
  /// - Throws: `RowRejection` for text that is no day: which of two reports counts hangs on it.
  private mutating func statedOn(_ record: CSVRecord, _ cells: CellReader) throws -> Day? {
    guard let field = statedField, !record[field].isEmpty else { return nil }
    let day = days.value(of: record[field]) { WrittenDay.read(cells.encoding.text(record[field])) }
    guard let day else { throw cells.rejection(RowFault.badDay, record, field: field) }
    return day
  }

  private func quantities(_ record: CSVRecord, _ cells: CellReader) throws -> StockQuantities {
    func number(_ index: Int) throws -> Double? { try cells.number(record, field: quantityFields[index]) }
    let quantities = StockQuantities(
      opening: try number(0), received: try number(1), consumed: try number(2), adjustment: try number(3),
      closing: try number(4), ordered: try number(5), stockoutDays: try number(6))
    if let consumed = quantities.consumed, consumed < 0 {
      throw cells.rejection(RowFault.negativeConsumption, record, field: quantityFields[2])
    }
    return quantities
  }

  private func findings(
    of quantities: StockQuantities, _ record: CSVRecord, _ cells: CellReader
  ) -> [Finding] {
    let closingField = quantityFields[4]
    var findings = [
      cells.negative(record, field: quantityFields[0], value: quantities.opening),
      cells.negative(record, field: quantityFields[1], value: quantities.received),
      cells.negative(record, field: quantityFields[5], value: quantities.ordered),
      cells.negative(record, field: quantityFields[6], value: quantities.stockoutDays),
      cells.imbalance(
        quantities, record, closingField: closingField, gainsAreKnown: quantityFields[3] == nil),
    ].compactMap { $0 }
    if let closing = quantities.closing, closing < 0 {
      findings.append(cells.finding(RowFault.negativeStock, record, field: closingField))
    }
    return findings
  }
}
