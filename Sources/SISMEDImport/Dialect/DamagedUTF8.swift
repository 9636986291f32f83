/// Text in UTF-8 in which some bytes are none: a name that another program wrote in Windows-1252, or cut within a letter.
///
/// Each such byte is the letter that it is in Windows-1252; at the end of a text, where a letter was cut off, and where that page
/// has none, it is the sign for a letter that cannot be shown (U+FFFD). All other letters stay as they are.
enum DamagedUTF8 {
  /// The text of some bytes.
  static func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    String(validating: bytes, as: UTF8.self) ?? mended(bytes)
  }

  /// Whether some bytes are no UTF-8.
  static func isDamaged(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.contains { $0 >= 0x80 } && String(validating: bytes, as: UTF8.self) == nil
  }

  private static func mended(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var text = ""
    var index = 0
    while index < bytes.count {
      let width = width(of: bytes[index])
      let end = min(index + max(1, width), bytes.count)
      let letter = UnsafeBufferPointer(rebasing: bytes[index..<end])
      if width > 0, end - index == width, let valid = String(validating: letter, as: UTF8.self) {
        text += valid
        index = end
        continue
      }
      let isCutOff = width > 0 && bytes[(index + 1)...].allSatisfy { $0 & 0xC0 == 0x80 }
      text.unicodeScalars.append(isCutOff ? "\u{FFFD}" : CodePage.windows1252.letter(bytes[index]))
      index = isCutOff ? bytes.count : index + 1
    }
    return text
  }

  /// The bytes of the letter that begins with a byte; 0 for one that begins none.
  private static func width(of byte: UInt8) -> Int {
    switch byte {
    case 0x00...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }
}
