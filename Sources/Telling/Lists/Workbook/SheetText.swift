/// Text as a cell takes it.
enum SheetText {
  /// The most letters that a cell holds.
  static let mostLetters = 32_000

  /// A text without control characters, but for the ends of its lines, and cut to what a cell holds.
  static func plain(_ text: String) -> String {
    // Nearly every cell is so already.
    if text.utf8.count <= mostLetters, isPlain(text) { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(mostLetters) {
      switch scalar {
      case "\n": plain.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": plain.append(" ")
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{FFFE}", "\u{FFFF}": continue
      default: plain.append(scalar)
      }
    }
    return String(plain)
  }

  /// Whether a text has nothing that could have to go: no control, and no letter of the planes where the others stand.
  private static func isPlain(_ text: String) -> Bool {
    var before: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x0A: break
      case ..<0x20, 0x7F, 0xEF: return false
      case 0x80..<0xA0 where before == 0xC2: return false
      case 0x80 where before == 0xE2, 0x81 where before == 0xE2: return false
      default: break
      }
      before = byte
    }
    return true
  }

  /// How many letters a reader sees in a text.
  static func letters(in text: some StringProtocol) -> Int {
    var count = 0
    for byte in text.utf8 {
      // Beyond Latin letters several scalars may be one letter, as an end of a line of Windows is.
      if byte >= 0xCC || byte == 0x0D { return text.count }
      if byte < 0x80 || byte >= 0xC0 { count += 1 }
    }
    return count
  }

  /// How many lines a text takes where so many letters fit into one: words stay whole where they fit.
  static func lines(in text: String, width: Int) -> Int {
    let width = max(1, width)
    // A text of so few bytes has no more letters.
    if text.utf8.count <= width, !text.utf8.contains(0x0A) { return 1 }
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, paragraph in
      var (count, used) = (1, 0)
      for word in paragraph.split(separator: " ") {
        let letters = Self.letters(in: word)
        if used > 0, used + 1 + letters > width { (count, used) = (count + 1, 0) }
        used += letters + (used > 0 ? 1 : 0)
        if used > width { (count, used) = (count + (used - 1) / width, (used - 1) % width + 1) }
      }
      return lines + count
    }
  }
}
