import SupplyModel

/// A CSV text of many numbers for programs to read: comma, line feed, quotes where a text needs them (RFC 4180).
///
/// For files that people open, `Telling` has a writer that also guards cells against running as formulas.
package struct PlainCSV {
  private var bytes: [UInt8] = []
  private var isFirstInRow = true

  /// Rows without a header, to go on with a file.
  package init() {}

  package init(header: [String]) {
    for name in header { append(text: name) }
    endRow()
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package mutating func append(text: String) {
    separate()
    guard text.utf8.contains(where: Self.needsQuotes) else {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  package mutating func append(number: Double?) {
    separate()
    if let number { PlainNumber.append(number, to: &bytes) }
  }

  package mutating func endRow() {
    bytes.append(0x0A)
    isFirstInRow = true
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x2C, 0x0A, 0x0D: true
    default: false
    }
  }

  private mutating func separate() {
    if !isFirstInRow { bytes.append(0x2C) }
    isFirstInRow = false
  }
}
