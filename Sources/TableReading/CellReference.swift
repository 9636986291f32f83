/// Where a cell stands, as `BC12` says it.
enum CellReference {
  /// The most columns that a sheet can have (XFD).
  static let mostColumns = 16_384
  /// The most rows that a sheet can have.
  static let mostRows = 1_048_576

  /// The column from 0; nil when the bytes begin with no column of a sheet.
  static func column(_ reference: UnsafeRawBufferPointer) -> Int? {
    var column = 0
    for byte in reference {
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & 0xDF), byte >= 0x41 else { break }
      column = column * 26 + Int(byte & 0xDF) - 64
      if column > mostColumns { return nil }
    }
    return column > 0 ? column - 1 : nil
  }
}
