import CSVReading
import SupplyModel

extension CellReader {
  /// The facility of a row that has gone in, with the row.
  ///
  /// - Parameter monthColumn: where the month stands; nil for a row of a whole year.
  func served(
    _ facility: FacilityCode, _ month: Month, _ record: CSVRecord, monthColumn: String? = "month"
  ) -> ServedFacility {
    ServedFacility(
      facility: facility, month: month, line: record.line,
      cell: cell(record, field: header.fields["facility"]),
      monthCell: monthColumn.map { cell(record, field: header.fields[$0]) })
  }

  /// The text of a cell that must not be blank.
  ///
  /// - Throws: `RowRejection` where it is.
  func needed(_ record: CSVRecord, _ column: String) throws -> String {
    let text = text(record, column)
    guard !text.isEmpty else {
      throw rejection(RowFault.blankCell, record, field: header.fields[column])
    }
    return text
  }

  /// The text of a cell; nil where it is blank or there is no such column.
  func stated(_ record: CSVRecord, _ column: String) -> String? {
    let text = text(record, column)
    return text.isEmpty ? nil : text
  }

  /// The number of a cell that must not be blank.
  ///
  /// - Throws: `RowRejection` where it is, and as `number`.
  func neededNumber(
    _ record: CSVRecord, _ column: String, in range: ClosedRange<Double>, whole: Bool = false
  ) throws -> Double {
    guard let number = try number(record, column, in: range, whole: whole) else {
      throw rejection(RowFault.blankCell, record, field: header.fields[column])
    }
    return number
  }

  /// The month of a cell that must not be blank.
  ///
  /// - Throws: `RowRejection` where it is, or is no month.
  func neededMonth(_ record: CSVRecord, _ column: String) throws -> Month {
    guard let month = WrittenMonth.read(try needed(record, column)) else {
      throw rejection(RowFault.badMonth, record, field: header.fields[column])
    }
    return month
  }

  /// The value of a word; nil where the cell is blank.
  ///
  /// - Throws: `RowRejection` for a word of no value.
  func word<Value: WordOfFiles>(_ record: CSVRecord, _ column: String) throws -> Value? {
    guard let text = stated(record, column) else { return nil }
    guard let value = Value(word: text) else {
      throw rejection(
        { .unknownWord(at: $0, expected: Value.expectedWords) }, record, field: header.fields[column])
    }
    return value
  }

  /// A standard's code: small letters, so that `Normostock` is the one that is known.
  ///
  /// - Throws: `RowRejection` where the cell is blank.
  func standardCode(_ record: CSVRecord) throws -> StandardCode {
    StandardCode(try needed(record, "standard").lowercased())
  }
}
