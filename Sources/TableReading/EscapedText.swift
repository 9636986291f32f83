/// Letters that XML cannot hold and Excel writes as `_xHHHH_`.
enum EscapedText {
  /// Puts the letters in place of their escapes, in the bytes from `start` on.
  static func resolve(_ bytes: inout [UInt8], from start: Int) {
    guard hasEscape(bytes[start...]) else { return }
    let text = Array(bytes[start...])
    bytes.removeLast(bytes.count - start)
    var index = 0
    while index < text.count {
      if let letter = letter(text[index...].prefix(7)) {
        bytes.append(contentsOf: String(letter).utf8)
        index += 7
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
  }

  private static func hasEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let mark = bytes.firstIndex(of: UInt8(ascii: "_")) else { return false }
    return bytes[mark...].contains(UInt8(ascii: "x"))
  }

  private static func letter(_ bytes: ArraySlice<UInt8>) -> UnicodeScalar? {
    guard bytes.count == 7, bytes.starts(with: "_x".utf8), bytes.last == UInt8(ascii: "_") else { return nil }
    let digits = String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self)
    return digits.utf8.allSatisfy { $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }
      ? UInt32(digits, radix: 16).flatMap(UnicodeScalar.init) : nil
  }
}
