import CSVReading
import SupplyModel
import TableReading

/// The dates of a workbook that counts its days from 1904, where they are stored as plain numbers.
///
/// A cell with a format of dates is a date already. Without one `44499` is a number, which every reader of months and days takes
/// for one counted from 1900: four years and a day too early. In the columns of months and days, and in headings, such a number is
/// brought to the other count.
struct SerialDates {
  /// How many days lie between the two counts.
  private static let between = 1462
  /// The days of this century up to its end, counted from 1904.
  private static let days = 35_064...71_588

  /// The layouts' own names of columns of months and days.
  private static let columns: Set<String> = [
    FormdetColumns.month, FormdetColumns.statedOn, "FEC_EXP", "MEDFECHVTO", "month", OpenLayout.statedOn,
    "expiry", "FECHA_BAJA", "expected_month", "ordered_month", "advice_month", "from", "to",
  ]

  private let isNeeded: Bool

  /// The dates of a table.
  init(_ table: Table) { isNeeded = table.countsFrom1904 }

  /// The text of a heading, brought to the count from 1900 where it is such a number.
  func heading(_ text: String, _ record: CSVRecord, _ index: Int) -> String {
    guard isNeeded, record.isNumber(index), let serial = Int(text), Self.days.contains(serial) else {
      return text
    }
    return String(serial + Self.between)
  }

  /// Calls `body` with a record whose dates count from 1900.
  ///
  /// - Throws: what `body` throws.
  @inline(__always)
  func mending(_ record: CSVRecord, below header: Header, _ body: (CSVRecord) throws -> Void) throws {
    guard isNeeded else { return try body(record) }
    let dates = Set(header.fields.filter { Self.columns.contains($0.key) }.values)
    var (bytes, ends, numbers) = ([UInt8](), [Int](), [Bool]())
    for index in 0..<record.count {
      let text = String(decoding: record[index], as: UTF8.self)
      let isDate = dates.contains(index) && record.isNumber(index)
      bytes += Array((isDate ? Self.mended(text) : text).utf8)
      ends.append(bytes.count)
      numbers.append(record.isNumber(index))
    }
    try bytes.withUnsafeBufferPointer { bytes in
      try ends.withUnsafeBufferPointer { ends in
        try numbers.withUnsafeBufferPointer { numbers in
          try body(
            CSVRecord(
              bytes: bytes, fieldEnds: ends, start: 0, line: record.line, byteOffset: record.byteOffset,
              numbers: numbers))
        }
      }
    }
  }

  /// A number of days, with a time of day or without; any other text as it is.
  private static func mended(_ text: String) -> String {
    let whole = text.prefix { $0 != "." }
    guard let serial = Int(whole), days.contains(serial) else { return text }
    return String(serial + between) + text.dropFirst(whole.count)
  }
}
