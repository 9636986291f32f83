import CSVReading
import SupplyModel
import TableReading

/// Which columns write a dash for zero, as the accounting format of spreadsheets shows it (` - `, `S/ -`) and saves it to text.
///
/// A column in that format has numbers and no zero. Where a column has zeros too, its dashes are something else, and no number;
/// one of dashes alone goes by the others of its file.
struct DashEvidence {
  /// The first dash that is a zero, for people to see.
  struct First {
    let line: Int
    let field: Int
    let text: String
  }

  private struct Column {
    var hasZero = false
    var hasNumber = false
    var dashes = 0
    var first: First?
  }
  private var columns: [Int: Column] = [:]

  /// The fields whose dashes are zeros.
  var zeroFields: Set<Int> {
    let dashed = columns.filter { $0.value.dashes > 0 && !$0.value.hasZero }
    return dashed.values.contains(where: \.hasNumber) ? Set(dashed.keys) : []
  }

  /// What is told of them; nil where there are none.
  func finding(_ header: Header) -> Finding? {
    let zeros = columns.filter { zeroFields.contains($0.key) }.values
    guard let first = zeros.compactMap(\.first).min(by: { ($0.line, $0.field) < ($1.line, $1.field) }) else {
      return nil
    }
    let cell = Finding.Cell(column: header.name(ofField: first.field), text: first.text)
    let count = zeros.reduce(0) { $0 + $1.dashes }
    return Finding(.file(.dashAsZero(at: cell, count: count)), line: first.line)
  }

  /// Looks at all quantities below a header.
  ///
  /// - Throws: `FileAccessError`.
  init(_ table: Table, header: Header, delimiter: UInt8, encoding: TextEncoding) throws {
    try table.read(
      delimiter: delimiter, isWhole: { header.isWhole($0, delimiter: delimiter) }, onDefect: { _ in }
    ) { record in
      guard record.line > header.line else { return true }
      for field in header.quantityFields {
        let bytes = record[field]
        switch NumberReading(bytes) {
        case .blank: break
        case .number(0): columns[field, default: Column()].hasZero = true
        case .number, .undecided: columns[field, default: Column()].hasNumber = true
        case .pointOnly(let value), .commaOnly(let value):
          if value == 0 {
            columns[field, default: Column()].hasZero = true
          } else {
            columns[field, default: Column()].hasNumber = true
          }
        case .bad:
          let text = encoding.text(bytes)
          guard Self.isDash(text) else { continue }
          var column = columns[field] ?? Column()
          column.dashes += 1
          column.first = column.first ?? First(line: record.line, field: field, text: text)
          columns[field] = column
        }
      }
      return true
    }
  }

  /// Whether a text is a dash and nothing else, but for blanks and the sign of a currency.
  ///
  ///     isDash(" S/ -   ")  // true
  static func isDash(_ text: String) -> Bool {
    guard text.utf8.count <= 24 else { return false }
    let rest = text.unicodeScalars.filter {
      !$0.properties.isWhitespace && !"$€£S/.".unicodeScalars.contains($0)
    }
    return rest.count == 1 && rest.first.map { "-–—−".unicodeScalars.contains($0) } ?? false
  }
}
