import CSVReading
import SupplyModel

@testable import SISMEDImport

extension LayoutName {
  static let dailyMovements = LayoutName(rawValue: "daily_movements")
}

/// A made-up layout, all of it in this file: what a pharmacy received and handed out on each day.
struct DailyMovements: Layout {
  let name = LayoutName.dailyMovements
  let content = LayoutContent.reports(.sumOverDays(toldApartBy: RowKey("date", .date)))

  func columns(_ options: ImportOptions) -> [ColumnDefinition] {
    [
      ColumnDefinition("facility", ["ESTABLECIMIENTO"], need: .required),
      ColumnDefinition("product", ["PRODUCTO"], need: .required),
      ColumnDefinition("date", ["FECHA", "DIA"], need: .required),
      ColumnDefinition("received", ["INGRESO"], isNumber: true),
      ColumnDefinition("consumed", ["SALIDA"], need: .required, isNumber: true),
    ]
  }

  func claims(_ header: Header) -> Bool {
    header.fields["date"] != nil && header.namesReports(place: "facility", product: "product")
  }

  func rowReader(for header: Header, options: ImportOptions, reports: ReportCollector) -> any RowReader {
    DailyRowReader(header: header, reports: reports)
  }
}

private struct DailyRowReader: RowReader {
  private var reports: ReportCollector
  private let header: Header

  init(header: Header, reports: ReportCollector) {
    self.header = header
    self.reports = reports
  }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    func code(_ column: String) throws -> String {
      let text = cells.text(record, column)
      guard !text.isEmpty else {
        throw cells.rejection(RowFault.blankCell, record, field: header.fields[column])
      }
      return text
    }
    let (facility, product) = (try code("facility"), try code("product"))
    let date = try code("date")
    guard let month = WrittenMonth.read(date) else {
      throw cells.rejection(RowFault.badMonth, record, field: header.fields["date"])
    }
    let quantities = StockQuantities(
      received: try cells.number(record, field: header.fields["received"]),
      consumed: try cells.number(record, field: header.fields["consumed"]))
    let earlier = try reports.add(
      facility: reports.facility(FacilityCode(facility)), product: reports.product(ProductCode(product)),
      month: month,
      quantities: quantities, line: record.line, fingerprint: reports.fingerprint(of: record, cells))
    if let earlier {
      throw cells.rejection(
        { .duplicateRow(at: $0, firstLine: earlier) }, record, field: header.fields["date"])
    }
    return []
  }

  mutating func finish() throws -> RegisterContent? {
    try reports.flush()
    return nil
  }
}
