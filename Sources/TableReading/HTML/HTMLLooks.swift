/// What a page says of the looks of its elements, as far as it tells what they say: raised, struck out, not shown.
///
/// As in a workbook, `40<sup>1</sup>` is 40 and `<del>46</del> 40` is 40. Of style sheets the rules of single classes are read, but for
/// those that hold on paper or on some screens only (`@media`).
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
    for rule in Self.rules(String(decoding: sheet, as: UTF8.self).lowercased()) {
      guard let look = Self.look(ofStyle: rule.style) else { continue }
      for selector in rule.selectors.split(separator: ",") {
        guard let last = selector.split(whereSeparator: \.isWhitespace).last,
          let point = last.lastIndex(of: ".")
        else { continue }
        classes[String(last[last.index(after: point)...])] = look
        // What is hidden within another class (`.folded .row`) is shown where nobody has folded it.
        let isWithin = selector.filter { $0 == "." }.count > 1
        if look == .hidden, isWithin { classes[String(last[last.index(after: point)...])] = nil }
      }
    }
    sheet.removeAll()
  }

  /// The rules of a style sheet that hold everywhere, without its remarks.
  private static func rules(_ sheet: String) -> [(selectors: String, style: String)] {
    var rules: [(selectors: String, style: String)] = []
    var (selectors, style) = ("", "")
    // How many blocks are open, and of them those that a condition (`@media print`) opened.
    var (depth, conditions) = (0, 0)
    var rest = sheet[...]
    while let letter = rest.first {
      if rest.hasPrefix("/*") {
        rest = rest.dropFirst(2)
        while !rest.isEmpty, !rest.hasPrefix("*/") { rest = rest.dropFirst() }
        rest = rest.dropFirst(2)
        continue
      }
      rest = rest.dropFirst()
      switch letter {
      case "{":
        if selectors.contains("@"), conditions == depth { conditions += 1 }
        depth += 1
        if conditions == depth { selectors = "" }
        style = ""
      case "}":
        if depth > conditions, conditions == 0 { rules.append((selectors, style)) }
        depth = max(0, depth - 1)
        conditions = min(conditions, depth)
        (selectors, style) = ("", "")
      default:
        if depth > conditions { style.append(letter) } else { selectors.append(letter) }
      }
    }
    return rules
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
    let hiding = ["display:none", "visibility:hidden", "visibility:collapse", "mso-hide:all"]
    if hiding.contains(where: { plain.contains($0) }) { return .hidden }
    if plain.contains("line-through") { return .struck }
    return plain.contains("vertical-align:super") ? .raised : nil
  }
}
