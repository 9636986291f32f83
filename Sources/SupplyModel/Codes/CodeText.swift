import Foundation

/// The text of a code as it is kept: of all the ways in which programs write one and the same code, one.
///
/// | written | kept |
/// |---|---|
/// | `N` and a combining tilde, the Kelvin sign | `Ñ`, `K`: composed (Unicode's normal form C) |
/// | a no-break, narrow or wide blank, a tab, a line end | a blank, and none at either end |
/// | a zero-width space, a soft hyphen, a mark of direction, a byte order mark | nothing |
/// | `="04594"`, `'04594` | `04594`: what people write so that a spreadsheet leaves a code alone |
///
/// Nothing else changes: capitals, leading zeros and `.0` mean something to some system.
public enum CodeText {
  /// The text as it is kept.
  public static func plain(_ text: String) -> String {
    // Nearly every code is of plain ASCII, and nothing is to be done.
    guard !isPlain(text) else { return text }
    let composed = isASCII(text) ? text : text.precomposedStringWithCanonicalMapping
    var letters = String.UnicodeScalarView()
    for letter in composed.unicodeScalars {
      switch kind(of: letter) {
      case .letter: letters.append(letter)
      case .blank: letters.append(" ")
      case .unseen: continue
      }
    }
    return unguarded(trimmed(String(letters)))
  }

  private enum Kind { case letter, blank, unseen }

  private static func kind(of letter: UnicodeScalar) -> Kind {
    switch letter.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      .blank
    // Soft hyphen; zero width; directions; joiners and invisible operators; byte order mark; variation selectors.
    case 0x00AD, 0x034F, 0x061C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F,
      0xFEFF:
      .unseen
    default: .letter
    }
  }

  /// Visible ASCII, with blanks only within, and no guard in front.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first, let last = bytes.last else { return true }
      guard first != 0x20, last != 0x20, first != UInt8(ascii: "="), first != UInt8(ascii: "'") else {
        return false
      }
      return bytes.allSatisfy { (0x20...0x7E).contains($0) }
    }
  }

  private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  private static func trimmed(_ text: String) -> String {
    let letters = text.unicodeScalars
    guard let first = letters.firstIndex(where: { $0 != " " }),
      let last = letters.lastIndex(where: { $0 != " " })
    else { return "" }
    return String(letters[first...last])
  }

  /// Without what keeps a spreadsheet from making a number of it.
  private static func unguarded(_ text: String) -> String {
    if text.hasPrefix("=\""), text.hasSuffix("\""), text.utf8.count >= 4 {
      return trimmed(String(text.dropFirst(2).dropLast()))
    }
    if text.hasPrefix("'"), text.utf8.count > 1 { return trimmed(String(text.dropFirst())) }
    return text
  }
}
