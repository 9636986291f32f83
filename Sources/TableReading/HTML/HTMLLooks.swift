/// What a page says of the looks of its elements, as far as it tells what they say: raised, struck out, not shown.
///
/// As in a workbook, `40<sup>1</sup>` is 40 and `<del>46</del> 40` is 40. Of style sheets the rules of single classes are read.
struct HTMLLooks {
  /// How an element looks.
  enum Look: Equatable {
    case plain
    /// A mark that leads to a note.
    case raised
    case struck
    /// Nobody sees it.
    case hidden
  }

  private var classes: [String: Look] = [:]
  private var sheet: [UInt8] = []
  /// So much of the style sheets of a page is looked at.
  private static let sheetBytes = 1 << 18

  /// Takes text of a style sheet.
  mutating func addSheet(_ bytes: some Collection<UInt8>) {
    if sheet.count + bytes.count <= Self.sheetBytes { sheet.append(contentsOf: bytes) }
  }

  /// Takes the end of a style sheet.
  mutating func endSheet() {
    let rules = String(decoding: sheet, as: UTF8.self).lowercased().split(separator: "}")
    sheet.removeAll()
    for rule in rules {
      let parts = rule.split(separator: "{", maxSplits: 1)
      guard parts.count == 2, let look = Self.look(ofStyle: String(parts[1])) else { continue }
      for selector in parts[0].split(separator: ",") {
        guard let last = selector.split(whereSeparator: \.isWhitespace).last,
          let point = last.lastIndex(of: ".")
        else { continue }
        classes[String(last[last.index(after: point)...])] = look
      }
    }
  }

  /// How an element looks by its name and attributes.
  func look(of name: String, _ attributes: [(name: String, value: String)]) -> Look {
    switch name {
    case "sup": return .raised
    case "del", "s", "strike": return .struck
    default: break
    }
    for attribute in attributes {
      switch attribute.name {
      case "hidden": return .hidden
      case "style": if let look = Self.look(ofStyle: attribute.value) { return look }
      case "class":
        let names = attribute.value.lowercased().split(whereSeparator: \.isWhitespace)
        if let look = names.lazy.compactMap({ classes[String($0)] }).first { return look }
      default: break
      }
    }
    return .plain
  }

  private static func look(ofStyle style: String) -> Look? {
    let plain = style.lowercased().filter { !$0.isWhitespace }
    if plain.contains("display:none") || plain.contains("visibility:hidden") || plain.contains("mso-hide:all")
    {
      return .hidden
    }
    if plain.contains("line-through") { return .struck }
    return plain.contains("vertical-align:super") ? .raised : nil
  }
}
