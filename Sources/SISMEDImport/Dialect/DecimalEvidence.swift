import CSVReading
import SupplyModel
import TableReading

/// What the numbers of a whole file say about its decimal mark.
///
/// Quantities speak for quantities. Prices, rates and places have decimals whatever the quantities have: `3.50` beside `1.000`
/// says that the file writes a point before decimals, and leaves open whether the quantity is one or a thousand. They count only where
/// that makes thousands of what is open, as `3,50` does of `1.000`.
struct DecimalEvidence {
  /// A cell that both readings fit, with both values.
  struct Undecided {
    let line: Int
    let field: Int
    let text: String
    let point: Double
    let comma: Double
    /// The mark that stands in it.
    let written: DecimalMark
  }

  /// Quantities that are numbers only with a decimal point, or only with a decimal comma.
  private(set) var pointOnly = 0
  private(set) var commaOnly = 0
  /// The same of prices, rates and places.
  private var measuresWithPoint = 0
  private var measuresWithComma = 0
  private var columns: [Int: Column] = [:]

  /// What is known of one column of quantities.
  private struct Column {
    var hasWholeNumbers = false
    var pointOnly = false
    var commaOnly = false
    var withPoint: Undecided?
    var withComma: Undecided?
  }

  /// The first cell that both readings fit and that the mark leaves in doubt; nil where it settles all.
  ///
  /// Thousandths are in doubt where no quantity speaks for the mark, and in a column that has whole numbers too and no other
  /// decimals: nobody writes 12 and 1.000 of the same thing and means one.
  var undecided: Undecided? {
    let open = columns.values.flatMap { [$0.withPoint, $0.withComma].compactMap { $0 } }
      .sorted { ($0.line, $0.field) < ($1.line, $1.field) }
    guard let mark = majority else { return open.first }
    let quantitiesSpeak = pointOnly != commaOnly
    return open.first { cell in
      guard cell.written == mark, let column = columns[cell.field] else { return false }
      let speaksItself = mark == .point ? column.pointOnly : column.commaOnly
      return !speaksItself && (!quantitiesSpeak || column.hasWholeNumbers)
    }
  }

  /// The mark that the evidence supports; nil when there is none, as much on either side, or a cell that it leaves in doubt.
  var mark: DecimalMark? { undecided == nil ? majority : nil }

  private var majority: DecimalMark? {
    if pointOnly != commaOnly { return pointOnly > commaOnly ? .point : .comma }
    guard pointOnly == 0, measuresWithPoint != measuresWithComma else { return nil }
    return measuresWithPoint > measuresWithComma ? .point : .comma
  }

  /// Reads all numeric cells below the header; what a file stores as a number says nothing of its texts.
  ///
  /// - Throws: `FileAccessError`.
  init(_ table: Table, header: Header, delimiter: UInt8, encoding: TextEncoding) throws {
    try table.read(
      delimiter: delimiter, isWhole: { header.isWhole($0, delimiter: delimiter) }, onDefect: { _ in }
    ) { record in
      guard record.line > header.line else { return true }
      for field in header.quantityFields { take(record, field, encoding) }
      for field in header.measureFields where !record.isNumber(field) {
        switch NumberReading(record[field]) {
        case .pointOnly: measuresWithPoint += 1
        case .commaOnly: measuresWithComma += 1
        case .blank, .bad, .number, .undecided: break
        }
      }
      return true
    }
  }

  private mutating func take(_ record: CSVRecord, _ field: Int, _ encoding: TextEncoding) {
    let bytes = record[field]
    if NumberReading.shortWholeNumber(bytes) != nil {
      columns[field, default: Column()].hasWholeNumbers = true
      return
    }
    guard !record.isNumber(field) else { return }
    switch NumberReading(bytes) {
    case .number: columns[field, default: Column()].hasWholeNumbers = true
    case .pointOnly:
      pointOnly += 1
      columns[field, default: Column()].pointOnly = true
    case .commaOnly:
      commaOnly += 1
      columns[field, default: Column()].commaOnly = true
    case .undecided(let point, let comma):
      let written: DecimalMark = bytes.contains(UInt8(ascii: ".")) ? .point : .comma
      let cell = Undecided(
        line: record.line, field: field, text: encoding.text(bytes), point: point, comma: comma,
        written: written)
      var column = columns[field] ?? Column()
      if written == .point { column.withPoint = column.withPoint ?? cell }
      if written == .comma { column.withComma = column.withComma ?? cell }
      columns[field] = column
    case .blank, .bad: break
    }
  }
}
