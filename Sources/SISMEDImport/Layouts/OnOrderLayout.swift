import CSVReading
import SupplyModel

extension LayoutName {
  /// Orders under way.
  public static let onOrder = LayoutName(rawValue: "on_order")
}

/// Orders under way.
struct OnOrderLayout: Layout {
  let name = LayoutName.onOrder
  let content = LayoutContent.register

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("facility", ["ESTABLECIMIENTO", "CODIGO_PRE"], need: .required),
      ColumnDefinition("product", ["PRODUCTO", "CODIGO_MED"], need: .required),
      ColumnDefinition("quantity", ["CANTIDAD", "UNIDADES"], need: .required, isNumber: true),
      ColumnDefinition(
        "expected_month", ["MES_ESPERADO", "MES_DE_LLEGADA", "MES_LLEGADA"], need: .required),
      ColumnDefinition("ordered_month", ["MES_PEDIDO", "MES_DEL_PEDIDO"]),
    ]
  }

  /// Orders under way name place and product too, but no report states when something is expected.
  func claims(_ header: Header) -> Bool { header.fields["expected_month"] != nil }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    OnOrderRowReader()
  }
}

/// Reads orders under way.
struct OnOrderRowReader: RowReader {
  private var orders = RegisterEntries<ReportKey, OrderUnderWay>()

  func finish() -> RegisterContent? { .orders(orders.entries) }

  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool {
    cells.isTotal(record, product: cells.header.fields["product"])
  }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    let facility = try cells.facilityCode(record)
    let product = ProductCode(cells.text(record, "product"))
    guard !product.isEmpty else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["product"])
    }
    guard let quantity = try cells.number(record, "quantity", in: 0...1e9) else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["quantity"])
    }
    guard let expected = try month(record, cells, "expected_month") else {
      throw cells.rejection(RowFault.blankCell, record, field: cells.header.fields["expected_month"])
    }
    let order = OrderUnderWay(
      facility: facility, product: ProductCodeGrammar.normalized(product.text) ?? product,
      quantity: quantity,
      expectedMonth: expected, orderedMonth: try month(record, cells, "ordered_month"))
    if let ordered = order.orderedMonth, ordered > expected {
      throw cells.rejection(RowFault.badMonth, record, field: cells.header.fields["ordered_month"])
    }
    let key = ReportKey(facility: order.facility, product: order.product, month: expected)
    try orders.add(order, code: key, record, cells, field: cells.header.fields["product"])
    return []
  }

  /// The month in a cell; nil when it is blank.
  private func month(_ record: CSVRecord, _ cells: CellReader, _ column: String) throws -> Month? {
    let written = cells.text(record, column)
    guard !written.isEmpty else { return nil }
    guard let month = WrittenMonth.read(written) ?? WrittenMonth.yearLast(written) else {
      throw cells.rejection(RowFault.badMonth, record, field: cells.header.fields[column])
    }
    return month
  }
}
