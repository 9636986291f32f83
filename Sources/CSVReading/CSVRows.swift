import CLibCSV

/// Rows of CSV under way, as RFC 4180 writes them: a field is quoted where it must be, by libcsv's writer.
///
/// That writer quotes whatever it is given. Numbers and plain words go past it: quoted, every file would be half as long again,
/// would read as text in programs that take a quoted number for one, and would differ from every file written before.
/// Nothing here guards a field from a spreadsheet that would run it as a formula; for files that people open see
/// `CSVDocument` in `Telling`.
///
///     var rows = CSVRows()
///     rows.append("P.S. \"Uno\"")
///     rows.append { $0.append(contentsOf: "12.5".utf8) }
///     rows.endRow()
///     rows.text  // "\"P.S. \"\"Uno\"\"\",12.5\n"
public struct CSVRows: Sendable {
  private static let quote = UInt8(ascii: "\"")

  /// The rows so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  private let separator: UInt8
  private let lineEnd: [UInt8]
  private var isFirstInRow = true

  /// Rows to come.
  ///
  /// - Parameters:
  ///   - separator: the byte between fields.
  ///   - lineEnd: what ends a row: a line feed, or for Windows `\r\n`.
  ///   - mark: what stands before the first row.
  public init(separator: UInt8 = UInt8(ascii: ","), lineEnd: String = "\n", mark: String = "") {
    self.separator = separator
    self.lineEnd = Array(lineEnd.utf8)
    bytes = Array(mark.utf8)
  }

  /// Makes room for so many times what is there already, where somebody knows how much is to come.
  public mutating func reserve(times: Double) {
    bytes.reserveCapacity(Int((Double(bytes.count) * times).rounded(.up)))
  }

  /// The rows so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Adds a field of any text.
  public mutating func append(_ field: String) {
    separate()
    var field = field
    field.withUTF8 { source in
      guard source.contains(where: needsQuotes) else { return bytes.append(contentsOf: source) }
      // Each byte may be a quotation mark, which is written twice; two more stand around the field.
      let room = 2 * source.count + 2
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: room))
      let written = bytes[start...].withUnsafeMutableBytes {
        csv_write2($0.baseAddress, room, source.baseAddress, source.count, Self.quote)
      }
      bytes.removeLast(room - written)
    }
  }

  /// Adds a field that needs no quotes, such as a number, written by the closure; nothing for what is unknown.
  public mutating func append(_ write: (inout [UInt8]) -> Void) {
    separate()
    write(&bytes)
  }

  /// Ends the row.
  public mutating func endRow() {
    bytes.append(contentsOf: lineEnd)
    isFirstInRow = true
  }

  private func needsQuotes(_ byte: UInt8) -> Bool {
    byte == separator || byte == Self.quote || byte == 0x0A || byte == 0x0D
  }

  private mutating func separate() {
    if !isFirstInRow { bytes.append(separator) }
    isFirstInRow = false
  }
}
