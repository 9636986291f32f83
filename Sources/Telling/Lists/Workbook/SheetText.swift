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
    var text = text
    return text.withUTF8 { bytes in
      var before: UInt8 = 0
      for byte in bytes {
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
  }

  /// How many letters a reader sees in a text.
  static func letters(in text: some StringProtocol) -> Int {
    text.utf8.withContiguousStorageIfAvailable(singleLetters).flatMap(\.self) ?? text.count
  }

  /// How many letters a text in UTF-8 has whose scalars are letters of their own: Latin ones, dashes, quotation marks, arrows and signs;
  /// nil of any other.
  ///
  /// Beyond them several scalars may be one letter, as an end of a line of Windows is.
  private static func singleLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var (count, before, last): (Int, UInt8, UInt8) = (0, 0, 0)
    for byte in bytes {
      if byte == 0x0D || byte >= 0xCC && byte != 0xE2 { return nil }
      // U+2010 to U+2027, and U+2100 to U+22FF.
      if last == 0xE2, byte != 0x80, !(0x84...0x8B).contains(byte) { return nil }
      if before == 0xE2, last == 0x80, !(0x90...0xA7).contains(byte) { return nil }
      if byte & 0xC0 != 0x80 { count += 1 }
      (before, last) = (last, byte)
    }
    return count
  }

  /// How many lines a text takes where so many letters fit into one: words stay whole where they fit.
  static func lines(in text: String, width: Int) -> Int {
    let width = max(1, width)
    // A text of so few bytes has no more letters.
    if text.utf8.count <= width, !text.utf8.contains(0x0A) { return 1 }
    var text = text
    // By bytes where they tell the letters: each reason of each order goes through here.
    let quick = text.withUTF8 { singleLetters($0) == nil ? nil : lines(in: $0, width: width) }
    if let quick { return quick }
    return text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { lines, paragraph in
      var fill = LineFill(width: width)
      for word in paragraph.split(separator: " ") { fill.add(letters(in: word)) }
      return lines + fill.count
    }
  }

  private static func lines(in bytes: UnsafeBufferPointer<UInt8>, width: Int) -> Int {
    var (lines, fill, letters) = (0, LineFill(width: width), 0)
    for byte in bytes {
      switch byte {
      case 0x20, 0x0A:
        fill.add(letters)
        letters = 0
        guard byte == 0x0A else { continue }
        lines += fill.count
        fill = LineFill(width: width)
      case 0x80..<0xC0: continue
      default: letters += 1
      }
    }
    fill.add(letters)
    return lines + fill.count
  }

  /// The lines of a paragraph as its words fill them.
  private struct LineFill {
    let width: Int
    private(set) var count = 1
    private var used = 0

    init(width: Int) { self.width = width }

    /// Adds a word of so many letters; of none nothing.
    mutating func add(_ letters: Int) {
      guard letters > 0 else { return }
      if used > 0, used + 1 + letters > width { (count, used) = (count + 1, 0) }
      used += letters + (used > 0 ? 1 : 0)
      if used > width { (count, used) = (count + (used - 1) / width, (used - 1) % width + 1) }
    }
  }
}
