/// Names of tabs as spreadsheets allow them: 1 to 31 letters, none of `[]:*?/\`, no apostrophe at an end, each once.
public struct SheetNames {
  /// No name is taken yet.
  public init() {}

  private var taken: Set<String> = []
  /// The number to go on with behind a name that many wish for: tried from 2 on for each, thousands would take minutes.
  private var next: [String: Int] = [:]

  /// A legal name near the one wished for, which no sheet has yet; capitals are no difference.
  ///
  ///     names.legal("P.S. 1/2 [a]")  // "P.S. 1 2 a"
  public mutating func legal(_ wished: String) -> String {
    var letters = String.UnicodeScalarView()
    for scalar in wished.unicodeScalars {
      switch scalar {
      case "[", "]", ":", "*", "?", "/", "\\": letters.append(" ")
      case _ where scalar.properties.generalCategory == .control: letters.append(" ")
      case _ where scalar.properties.generalCategory == .format: continue
      default: letters.append(scalar)
      }
    }
    let plain = String(letters).split(separator: " ").joined(separator: " ")
    var base = Self.cut(plain, to: 31)
    while base.hasPrefix("'") { base.removeFirst() }
    while base.hasSuffix("'") { base.removeLast() }
    if base.isEmpty || base.lowercased() == "history" { base = "-" }
    var name = base
    var copy = next[base.lowercased()] ?? 2
    while !taken.insert(name.lowercased()).inserted {
      let ending = " (\(copy))"
      name = Self.cut(base, to: 31 - ending.utf16.count) + ending
      copy += 1
    }
    if copy > 2 { next[base.lowercased()] = copy }
    return name
  }

  /// The first letters of a text; counted as spreadsheets count, in units of UTF-16.
  private static func cut(_ text: String, to length: Int) -> String {
    var cut = text
    while cut.utf16.count > length { cut.removeLast() }
    while cut.hasSuffix(" ") { cut.removeLast() }
    return cut
  }
}
