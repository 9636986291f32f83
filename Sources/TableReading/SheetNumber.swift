/// The text of a number in a cell.
enum SheetNumber {
  /// A date where the cell's style shows one, else plain decimal text; what is no number stays as it is.
  static func text(_ bytes: [UInt8], asDate: Bool, _ dates: SheetDate) -> ArraySlice<UInt8> {
    if asDate, let serial = Double(String(decoding: bytes, as: UTF8.self)), let date = dates.text(serial) {
      return Array(date.utf8)[...]
    }
    // Most cells are whole numbers already.
    if bytes.count <= 15, SmallNumber.parse(bytes) != nil { return bytes[...] }
    return Array(DecimalText.plain(String(decoding: bytes, as: UTF8.self)).utf8)[...]
  }
}
