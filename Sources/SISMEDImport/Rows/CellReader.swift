import CSVReading
import SupplyModel

/// Why a row cannot go in, thrown from where a cell is read to where the row is given up.
struct RowRejection: Error {
  var finding: Finding
}

/// What a row shows of its whole table that keeps the table out.
struct TableRejection: Error {
  let finding: Finding
}

/// The file holds a number that two readings fit, and nothing read so far settles it.
struct DecimalUndecided: Error {}

/// The table holds a dash where a quantity belongs, and nobody has looked yet whether dashes are zeros there.
struct DashUndecided: Error {}

/// What the cells of a table read so far have shown.
final class MarkTally {
  /// Whether one of them needed a decimal comma.
  fileprivate(set) var sawComma = false
  /// Whether so much was found in the table that further findings are only counted: nobody reads what their cells say.
  var onlyCounts = false
}

/// Reads the cells of a record by the layout's column names.
struct CellReader {
  let header: Header
  let encoding: TextEncoding
  /// The decimal mark, or nil while no cell has needed one.
  let decimal: DecimalMark?
  let marks: MarkTally
  /// The fields whose dashes are zeros, or nil while no cell has been a dash.
  let zeroDashes: Set<Int>?

  /// A reader of the cells below a header.
  init(header: Header, encoding: TextEncoding, decimal: DecimalMark?, zeroDashes: Set<Int>? = []) {
    self.init(
      header: header, encoding: encoding, decimal: decimal, zeroDashes: zeroDashes, marks: MarkTally())
  }

  private init(
    header: Header, encoding: TextEncoding, decimal: DecimalMark?, zeroDashes: Set<Int>?, marks: MarkTally
  ) {
    self.header = header
    self.encoding = encoding
    self.decimal = decimal
    self.zeroDashes = zeroDashes
    self.marks = marks
  }

  /// The same below another header.
  func under(_ header: Header) -> CellReader {
    CellReader(header: header, encoding: encoding, decimal: decimal, zeroDashes: zeroDashes, marks: marks)
  }

  /// The first cell of a row in UTF-8 that is none; nil where all are.
  func brokenLetters(_ record: CSVRecord) -> Finding? {
    (0..<record.count).first { DamagedUTF8.isDamaged(record[$0]) }.map {
      finding(RowFault.brokenLetters, record, field: $0)
    }
  }

  /// A name of a register has at most a hundred letters; what is beyond this many bytes is a file that was read wrong, or worse.
  static let mostBytes = 500

  /// The first cell that the layout reads and that is longer than any name or code; nil where none is.
  func tooLongText(_ record: CSVRecord) -> RowRejection? {
    guard record.byteCount > Self.mostBytes else { return nil }
    return header.keptFields.first { record[$0].count > Self.mostBytes }.map { field in
      rejection({ .textTooLong(at: $0, most: Self.mostBytes) }, record, field: field)
    }
  }

  /// The text of a cell, without outer blanks, mended where a code page was mistaken; empty when the file has no such column.
  func text(_ record: CSVRecord, _ column: String) -> String {
    guard let field = header.fields[column] else { return "" }
    return CodePageRepair.repaired(encoding.text(record[field]))
  }

  /// The number in a field; nil when it is blank or there is no such field.
  ///
  /// - Throws: `RowRejection` for text that is no number; `DecimalUndecided`, `DashUndecided`.
  func number(_ record: CSVRecord, field: Int?) throws -> Double? {
    guard let field else { return nil }
    let bytes = record[field]
    // Nearly every cell is a short whole number: it needs no reading in two ways.
    if let whole = NumberReading.shortWholeNumber(bytes) { return whole }
    let reading = NumberReading(bytes)
    // What is stored as a number has a decimal point, whatever the texts beside it have.
    if record.isNumber(field) {
      if let value = reading.value(.point) { return value }
      if reading == .blank { return nil }
      throw rejection(RowFault.badNumber, record, field: field)
    }
    switch (reading, decimal) {
    case (.number(let value), _): return value
    case (.blank, _): return nil
    case (.undecided(let point, let comma), nil):
      // No price, rate or place of these tables comes to thousands.
      guard header.measureFields.contains(field) else { throw DecimalUndecided() }
      return point.magnitude < comma.magnitude ? point : comma
    case (.pointOnly(let value), nil): return value
    case (.commaOnly(let value), nil):
      marks.sawComma = true
      return value
    case (_, let mark?):
      if let value = reading.value(mark) { return value }
    case (.bad, nil): break
    }
    if header.quantityFields.contains(field), DashEvidence.isDash(encoding.text(bytes)) {
      guard let zeroDashes else { throw DashUndecided() }
      if zeroDashes.contains(field) { return 0 }
    }
    throw rejection(RowFault.badNumber, record, field: field)
  }

  /// The rejection of a row for one of its cells: `cells.rejection(RowFault.badMonth, record, field: monthField)`.
  func rejection(
    _ fault: (Finding.Cell) -> RowFault, _ record: CSVRecord, field: Int?
  ) -> RowRejection {
    RowRejection(finding: finding(fault, record, field: field))
  }

  /// A finding of a row at one of its cells.
  func finding(_ fault: (Finding.Cell) -> RowFault, _ record: CSVRecord, field: Int?) -> Finding {
    Finding(.row(fault(cell(record, field: field))), line: record.line)
  }

  /// A finding of another kind at one of the cells of a row.
  func finding(_ facts: (Finding.Cell) -> FindingFacts, _ record: CSVRecord, field: Int?) -> Finding {
    Finding(facts(cell(record, field: field)), line: record.line)
  }

  /// A cell as the file writes it, at most 80 letters of it; without column and text where there is no such field.
  func cell(_ record: CSVRecord, field: Int?) -> Finding.Cell {
    if marks.onlyCounts { return Finding.Cell(column: nil, text: nil) }
    return Finding.Cell(
      column: header.name(ofField: field),
      text: field.map { String(encoding.text(record[$0]).prefix(80)) })
  }
}
