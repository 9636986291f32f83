/// The texts that a workbook's cells share, in one block of memory.
final class SharedTexts: XMLPart {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var isInText = false
  private var isInReading = false
  private var runs = RichText()
  private let limit: Int
  /// Whether there was more text than the limit, so that some of it is missing.
  private(set) var isOverLimit = false

  init(limit: Int) { self.limit = limit }

  /// A text by its number; nil when there are fewer.
  subscript(index: Int) -> ArraySlice<UInt8>? {
    guard ends.indices.contains(index) else { return nil }
    return bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  override func begin(_ name: XMLName, _ attributes: XMLAttributes, byteOffset: @autoclosure () -> Int) {
    if name == "t" {
      isInText = !isInReading
    } else if name == "rPh" {
      // How Japanese text is read aloud: no part of what the cell says.
      isInReading = true
    } else {
      runs.begin(name, attributes)
    }
  }

  override func end(_ name: XMLName) {
    if name == "t" {
      isInText = false
    } else if name == "rPh" {
      isInReading = false
    } else if name == "si" {
      bytes += runs.rest(ofEmpty: bytes.count == ends.last ?? 0)
      EscapedText.resolve(&bytes, from: ends.last ?? 0)
      if bytes.count + ends.count * 8 > limit { isOverLimit = true } else { ends.append(bytes.count) }
    } else {
      runs.end(name)
    }
  }

  override func text(_ text: UnsafeRawBufferPointer) {
    guard isInText else { return }
    if runs.isAside { return runs.putAside(text, limit: limit) }
    if bytes.count + text.count > limit { isOverLimit = true } else { bytes.append(contentsOf: text) }
  }
}

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
