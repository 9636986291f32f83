/// Text made harmless for HTML and SVG, in content and in attributes.
///
/// Escaping by Character, as others do, a quotation mark followed by a combining accent, one Character with it,
/// would slip through and close an attribute. This works by scalar. Controls that could end a line, or turn the
/// direction of the text around it, are left out.
enum MarkupText {
  static func escaped(_ text: String) -> String {
    var text = text
    // Most names hold nothing to escape.
    guard text.withUTF8({ !isPlain($0) }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": result.append(" ")
      case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}": continue
      // XML 1.0 knows no such characters, not even as references.
      case "\u{FFFE}", "\u{FFFF}": continue
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether no scalar of a text in UTF-8 has to be changed: by bytes, for all that a page says goes through here.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""), UInt8(ascii: "'"):
        return false
      case ..<0x20, 0x7F: return false
      // The controls above ASCII.
      case 0xC2 where place + 1 < bytes.count && bytes[place + 1] < 0xA0: return false
      // What turns the direction of the text around it.
      case 0xE2 where place + 2 < bytes.count:
        let (second, third) = (bytes[place + 1], bytes[place + 2])
        if second == 0x80 && (0xAA...0xAE).contains(third) || second == 0x81 && (0xA6...0xA9).contains(third)
        {
          return false
        }
      // The two that are no characters.
      case 0xEF where place + 2 < bytes.count && bytes[place + 1] == 0xBF && bytes[place + 2] >= 0xBE:
        return false
      default: break
      }
      place += 1
    }
    return true
  }
}
