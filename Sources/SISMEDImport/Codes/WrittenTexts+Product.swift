import CSVReading
import SupplyModel

extension WrittenTexts where Value == Int {
  /// The number of the product whose code a row of a table of SISMED's states, by its grammar.
  ///
  /// - Throws: `RowRejection` for a row without one, and for a code that fits no product.
  @inline(__always)
  mutating func product(
    of record: CSVRecord, field: Int?, _ cells: CellReader, _ collector: inout ReportCollector
  ) throws -> Int {
    guard let field, !record[field].isEmpty else {
      throw cells.rejection(RowFault.blankCell, record, field: field)
    }
    let number = value(of: record[field]) {
      ProductCodeGrammar.normalized(cells.encoding.text(record[field])).map { collector.product($0) }
    }
    guard let number else { throw cells.rejection(RowFault.badProductCode, record, field: field) }
    return number
  }
}
