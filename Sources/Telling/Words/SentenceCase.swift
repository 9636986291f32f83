extension Language {
  /// A name without shouting: `P.S. SANTA ROSA DE LIMA II` reads `P.S. Santa Rosa de Lima II`.
  ///
  /// Only a name all in capitals is changed. What has a digit or a full stop within, Roman numerals, words without a vowel, which are
  /// abbreviations, and the short names of the health service stay: `DIRESA Cusco`, `CLAS San Juan`.
  package func sentenceCase(_ name: String) -> String {
    guard name.utf8.count > 3, name == name.uppercased(), name != name.lowercased() else { return name }
    let words = name.split(separator: " ", omittingEmptySubsequences: false)
    return words.enumerated().map { place, word in
      let lower = word.lowercased()
      // After an abbreviation a name begins: `P.S. La Unión`.
      if place > 0, Self.smallWords.contains(lower), !words[place - 1].contains(".") { return lower }
      return Self.stays(word) ? String(word) : lower.prefix(1).uppercased() + lower.dropFirst()
    }.joined(separator: " ")
  }

  private static let smallWords: Set<String> = [
    "de", "del", "la", "las", "los", "el", "y", "e", "en", "al", "con", "sin",
  ]

  /// Short names that people read as words and write in capitals.
  private static let initials: Set<String> = [
    "DIRESA", "GERESA", "DIRIS", "DISA", "MINSA", "CLAS", "ACLAS", "UTES", "ESSALUD", "PNP", "INPE", "CEM",
    "IPRESS",
  ]

  private static func stays(_ word: Substring) -> Bool {
    if initials.contains(String(word)) || word.contains(where: { $0.isNumber || $0 == "." }) { return true }
    let letters = word.filter(\.isLetter)
    if letters.allSatisfy({ "IVX".contains($0) }) { return true }
    return !letters.contains { "AEIOUÁÉÍÓÚÜY".contains($0) }
  }
}
