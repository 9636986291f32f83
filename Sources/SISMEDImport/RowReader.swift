import CSVReading
import SupplyModel

/// Turns the records of one layout into content.
protocol RowReader {
  /// True for a record that is no data row, such as a line of totals.
  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool

  /// Takes one data row; the findings returned do not keep it out.
  ///
  /// - Throws: `RowRejection` when the row cannot go in; `DecimalUndecided`.
  mutating func take(_ record: CSVRecord, _ cells: CellReader) throws -> [Finding]

  /// The content of all rows taken.
  var content: ImportContent { get }
}

extension RowReader {
  func isNoDataRow(_ record: CSVRecord, _ cells: CellReader) -> Bool { false }
}

extension CellReader {
  /// The month of a row, from its cell.
  ///
  /// - Throws: `RowRejection` when the cell is blank or no month.
  func month(_ record: CSVRecord, _ column: String) throws -> Month {
    let written = text(record, column)
    let field = header.fields[column]
    guard !written.isEmpty else { throw rejection(.blankCell, record, field: field) }
    guard let month = Month(written) else { throw rejection(.badMonth, record, field: field) }
    return month
  }

  /// Findings of quantities below zero, which reports keep as written.
  func negatives(_ record: CSVRecord, fields: [Int]) -> [Finding] {
    fields.compactMap { field in
      guard record[field].first == UInt8(ascii: "-"), let value = try? number(record, field: field), value < 0
      else { return nil }
      return finding(.negativeQuantity, record, field: field)
    }
  }

  /// A finding when the closing stock is not what the movements give (to half a unit).
  func imbalance(_ quantities: StockQuantities, _ record: CSVRecord, closingField: Int?) -> Finding? {
    guard let opening = quantities.opening, let received = quantities.received,
      let consumed = quantities.consumed, let adjustment = quantities.adjustment,
      let closing = quantities.closing
    else { return nil }
    let expected = opening + received - consumed + adjustment
    guard (expected - closing).magnitude > 0.5 else { return nil }
    let written = expected == expected.rounded() ? String(Int(expected)) : String(expected)
    return finding(.unbalanced, record, field: closingField, arguments: [written])
  }
}
