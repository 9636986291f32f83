/// What stands in the place of a name and is none: the word of a database or of a spreadsheet for nothing, and letters that nobody can read.
///
/// Taken for a name, it would replace a good one of an earlier file.
enum NoName {
  private static let words: Set<String> = [
    "NA", "ND", "SD", "NULL", "NULO", "NAN", "NONE", "NIL", "VACIO", "SINDATO", "SINDATOS", "SINNOMBRE",
    "NOAPLICA",
    "NODEFINIDO", "UNDEFINED", "XXX",
  ]

  /// Whether a text is none.
  static func isOne(_ text: String) -> Bool {
    // `#N/A`, `#REF!`, `#¿NOMBRE?`, and a formula that nobody worked out.
    if text.hasPrefix("#") || text.hasPrefix("=") { return true }
    return words.contains(HeaderNames.normalized(text)) || isGarbled(text)
  }

  /// Whether letters were lost, or are still those of a text read in the wrong code page: `CONDÃ“N`, `COND�N`.
  private static func isGarbled(_ text: String) -> Bool {
    let letters = Array(text.unicodeScalars)
    if letters.contains(where: { $0 == "\u{FFFD}" || (0x80...0x9F).contains($0.value) }) { return true }
    return zip(letters, letters.dropFirst()).contains { first, second in
      (first == "Ã" || first == "Â") && !second.isASCII
    }
  }
}
