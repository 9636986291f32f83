import CSVReading
import SupplyModel

/// Reads the open layout: codes verbatim, blank is unknown, one row a report.
struct OpenRowReader: RowReader {
  private var collector = ReportCollector()
  private var lines: [[String]: Int] = [:]
  private let signedFields: [Int]

  init(header: Header) {
    signedFields = ["opening", "received", "ordered", "stockout_days"].compactMap { header.fields[$0] }
  }

  var content: ImportContent { .reports(collector.batch) }

  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding] {
    func field(_ column: String) -> Int? { cells.header.fields[column] }
    func required(_ column: String) throws -> String {
      let text = cells.text(record, column)
      guard !text.isEmpty else { throw cells.rejection(.blankCell, record, field: field(column)) }
      return text
    }
    let facility = try required("facility")
    let product = try required("product")
    let month = try cells.month(record, "month")
    func number(_ column: String) throws -> Double? { try cells.number(record, field: field(column)) }
    let quantities = StockQuantities(
      opening: try number("opening"), received: try number("received"), consumed: try number("consumed"),
      adjustment: try number("adjustment"), closing: try number("closing"), ordered: try number("ordered"),
      stockoutDays: try number("stockout_days"))
    if let consumed = quantities.consumed, consumed < 0 {
      throw cells.rejection(.negativeConsumption, record, field: field("consumed"))
    }
    let key = [facility, product, month.description]
    if let first = lines[key] {
      throw cells.rejection(.duplicateRow, record, field: field("product"), arguments: [String(first)])
    }
    var findings = cells.negatives(record, fields: signedFields)
    if let closing = quantities.closing, closing < 0 {
      findings.append(cells.finding(.negativeStock, record, field: field("closing")))
    }
    findings += [cells.imbalance(quantities, record, closingField: field("closing"))].compactMap { $0 }
    lines[key] = record.line
    collector.add(
      StockReport(facility: facility, product: product, month: month, quantities: quantities),
      line: record.line)
    return findings
  }
}
