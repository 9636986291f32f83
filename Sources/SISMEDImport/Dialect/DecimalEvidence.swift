import CSVReading
import SupplyModel
import TableReading

/// What the numbers of a whole file say about its decimal mark.
struct DecimalEvidence {
  /// Cells that are numbers only with a decimal point, or only with a decimal comma.
  private(set) var pointOnly = 0
  private(set) var commaOnly = 0
  /// The first cell that both readings fit, with both values.
  private(set) var undecided: (line: Int, field: Int, text: String, point: Double, comma: Double)?

  /// The mark that the evidence supports; nil when there is none, or as much on either side.
  var mark: DecimalMark? {
    pointOnly == commaOnly ? nil : pointOnly > commaOnly ? .point : .comma
  }

  /// Reads all numeric cells below the header.
  ///
  /// - Throws: `FileAccessError`.
  init(_ table: Table, header: Header, delimiter: UInt8, encoding: TextEncoding) throws {
    try table.read(
      delimiter: delimiter, isWhole: { header.isWhole($0, delimiter: delimiter) }, onDefect: { _ in }
    ) { record in
      guard record.line > header.line else { return true }
      for field in header.numericFields {
        switch NumberReading(record[field]) {
        case .pointOnly: pointOnly += 1
        case .commaOnly: commaOnly += 1
        case .undecided(let point, let comma) where undecided == nil:
          undecided = (record.line, field, encoding.text(record[field]), point, comma)
        default: break
        }
      }
      return true
    }
  }
}
