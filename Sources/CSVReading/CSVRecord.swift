/// One record of a CSV file as bytes, with the place where it stands.
///
/// - Warning: a view into the reader's buffer: valid only during the call that hands it over. Make a `String`
///   or a number from a field before returning.
public struct CSVRecord {
  let bytes: UnsafeBufferPointer<UInt8>
  let fieldEnds: UnsafeBufferPointer<Int>
  let start: Int

  /// The physical line on which the record begins, from 1.
  public let line: Int
  /// The byte of the file at which the record's line begins, from 0.
  public let byteOffset: Int

  /// How many fields the record has.
  public var count: Int { fieldEnds.count }

  /// The bytes of a field without its quotes and outer blanks; empty beyond the last field.
  public subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
    guard index >= 0, index < fieldEnds.count else { return UnsafeBufferPointer(start: nil, count: 0) }
    let from = index == 0 ? start : fieldEnds[index - 1]
    return UnsafeBufferPointer(rebasing: bytes[from..<fieldEnds[index]])
  }
}
