/// One record of a CSV file, or of a table read as one, as bytes with the place where it stands.
///
/// - Warning: a view into the reader's buffer: valid only during the call that hands it over. Make a `String`
///   or a number from a field before returning.
public struct CSVRecord {
  @usableFromInline let bytes: UnsafeBufferPointer<UInt8>
  @usableFromInline let fieldEnds: UnsafeBufferPointer<Int>
  @usableFromInline let start: Int
  /// By field, whether its text is that of a number; nil where all are texts.
  private let numbers: UnsafeBufferPointer<Bool>?

  /// The physical line on which the record begins, from 1.
  public let line: Int
  /// The byte of the file at which the record's line begins, from 0.
  public let byteOffset: Int

  /// A record over the bytes of fields that lie one after another, for readers of other formats.
  ///
  /// - Parameters:
  ///   - bytes: the reader's buffer; the caller keeps it alive and unchanged while the record is used.
  ///   - fieldEnds: where each field ends in `bytes`, ascending; all within `start...bytes.count`.
  ///   - start: where the first field begins in `bytes`.
  ///   - line: the line, row or record number that a person would look up.
  ///   - byteOffset: the byte of the file at which the record begins.
  ///   - numbers: by field, whether its file stores a number there; nil where it stores texts alone.
  public init(
    bytes: UnsafeBufferPointer<UInt8>, fieldEnds: UnsafeBufferPointer<Int>, start: Int, line: Int,
    byteOffset: Int, numbers: UnsafeBufferPointer<Bool>? = nil
  ) {
    self.bytes = bytes
    self.fieldEnds = fieldEnds
    self.start = start
    self.line = line
    self.byteOffset = byteOffset
    self.numbers = numbers
  }

  /// How many fields the record has.
  @inlinable public var count: Int { fieldEnds.count }

  /// The bytes of a field without its quotes and outer blanks; empty beyond the last field.
  @inlinable
  public subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    guard index >= 0, index < fieldEnds.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let from = index == 0 ? start : fieldEnds[index - 1]
    return UnsafeBufferPointer(rebasing: bytes[from..<fieldEnds[index]])
  }

  /// Whether the file stores a number in the field: its text then has a decimal point, and nothing between thousands.
  ///
  /// Never so for delimited text; of a workbook and a DBF for cells and columns of numbers.
  public func isNumber(_ index: Int) -> Bool {
    guard let numbers, numbers.indices.contains(index) else { return false }
    return numbers[index]
  }

  /// How many bytes its fields have together.
  @inlinable public var byteCount: Int { (fieldEnds.last ?? start) - start }

  /// Whether a stray quote has joined rows into this record, closed by the next stray one of the same column: then a field holds
  /// line ends and all the delimiters of a row.
  ///
  ///     // 1,"uno        one record of two fields, the second of which holds
  ///     // 2,dos"        a line end and the one delimiter of a row of two
  ///
  /// - Parameters:
  ///   - width: fields of a row.
  ///   - delimiter: the byte between them.
  public func hasRowWithinField(ofWidth width: Int, delimiter: UInt8) -> Bool {
    (0..<count).contains { index in
      let field = self[index]
      guard field.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return false }
      return field.lazy.filter { $0 == delimiter }.count >= max(1, width - 1)
    }
  }
}
