import CSVReading
import SupplyModel

/// Turns the records of one layout into content.
protocol RowReader {
  /// True for a record that is no data row, such as a line of totals.
  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool

  /// Takes one data row; the findings returned do not keep it out.
  ///
  /// - Throws: `RowRejection` when the row cannot go in; `DecimalUndecided`; whatever takes the reports.
  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding]

  /// What is to be said of the rows as a whole, once all are read.
  var remarks: [Finding] { get }

  /// Goes on with the rows below another header of the same layout: tables that somebody has stacked.
  mutating func goOn(under header: Header, options: ImportOptions)

  /// Hands on what is left, and gives the content of a register.
  mutating func finish() throws -> RegisterContent?
}

extension RowReader {
  /// Readers of registers look up their columns in the header of the cells at hand.
  mutating func goOn(under header: Header, options: ImportOptions) {}

  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool { false }

  var remarks: [Finding] { [] }
}

extension CellReader {
  /// True for a line of totals below a table.
  func isTotal(_ record: CSVRecord, product: Int?) -> Bool {
    // A line of totals names no product, or the word stands where the product would.
    guard let field = product else { return false }
    guard record[field].isEmpty else {
      let first = record[field].first
      guard first == UInt8(ascii: "T") || first == UInt8(ascii: "t") else { return false }
      return encoding.text(record[field]).uppercased().hasPrefix("TOTAL")
    }
    return (0..<record.count).contains { encoding.text(record[$0]).uppercased().hasPrefix("TOTAL") }
  }

  /// A finding when the closing stock is not what the movements give (to half a unit).
  func imbalance(_ quantities: StockQuantities, _ record: CSVRecord, closingField: Int?) -> Finding? {
    guard let opening = quantities.opening, let received = quantities.received,
      let consumed = quantities.consumed, let adjustment = quantities.adjustment,
      let closing = quantities.closing
    else { return nil }
    let expected = opening + received - consumed + adjustment
    guard (expected - closing).magnitude > 0.5 else { return nil }
    return finding({ .unbalanced(at: $0, movementsGive: expected) }, record, field: closingField)
  }

  /// A finding for a field below zero that reports keep as written; nil for any other.
  func negative(_ record: CSVRecord, field: Int?, value: Double?) -> Finding? {
    guard let value, value < 0 else { return nil }
    return finding(RowFault.negativeQuantity, record, field: field)
  }
}
