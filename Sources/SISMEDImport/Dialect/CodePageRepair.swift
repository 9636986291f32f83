/// Mends text of Windows-1252 that a program read as code page 850: `Sin Rotaci¾n`, `N║`, `UNG▄ENTO`, `Ág`; and text of UTF-8 that one
/// read as Windows-1252, once or more: `ÃANA`, `inyecciÃ³n`, `NÂº`.
///
/// A text is touched only where it shows damage that no Spanish text has; and in it, only letters that become
/// letters of Spanish.
enum CodePageRepair {
  /// The text as it was written; the same text where nothing is surely damaged.
  static func repaired(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    let letters = withoutPairs(Array(text.unicodeScalars))
    if isDamaged(letters) {
      return String(String.UnicodeScalarView(letters.map { repaired($0) ?? $0 }))
    }
    return String(String.UnicodeScalarView(withMicrograms(letters) ?? letters))
  }

  /// A code, which stays as it is written but for letters of UTF-8 that a program took for Windows-1252.
  static func rejoined(_ code: String) -> String {
    guard code.unicodeScalars.contains(where: { leads.contains($0) }) else { return code }
    return String(String.UnicodeScalarView(withoutPairs(Array(code.unicodeScalars))))
  }

  /// The same with each pair that is a letter of UTF-8 made that letter, until none is left.
  private static func withoutPairs(_ letters: [UnicodeScalar]) -> [UnicodeScalar] {
    var (letters, hasPairs) = (letters, letters.contains { leads.contains($0) })
    while hasPairs {
      var whole: [UnicodeScalar] = []
      hasPairs = false
      var index = 0
      while index < letters.count {
        let pair = index + 1 < letters.count ? letter(letters[index], letters[index + 1]) : nil
        whole.append(pair ?? letters[index])
        hasPairs = hasPairs || pair != nil
        index += pair == nil ? 1 : 2
      }
      letters = whole
    }
    return letters
  }

  /// How the letters of Spanish begin in UTF-8, as Windows-1252 shows it: the bytes C2 and C3.
  private static let leads: Set<UnicodeScalar> = ["Â", "Ã"]

  /// The letter of UTF-8 whose two bytes Windows-1252 shows as these; nil where they are none, or a control sign.
  ///
  /// A byte that Windows-1252 has no letter for comes as the control sign of its number.
  private static func letter(_ first: UnicodeScalar, _ second: UnicodeScalar) -> UnicodeScalar? {
    guard leads.contains(first), let byte = CodePage.windows1252.byte(second), (0x80...0xBF).contains(byte)
    else { return nil }
    let letter = UnicodeScalar((UInt32(first == "Â" ? 0xC2 : 0xC3) & 0x1F) << 6 | UInt32(byte & 0x3F))
    return letter.flatMap { $0.value >= 0xA0 ? $0 : nil }
  }

  /// Letters of Spanish and the signs of a catalogue: what damage is undone into.
  private static let wanted = Set("áéíóúüñÁÉÍÓÚÜÑºª°µ¿¡".unicodeScalars)
  /// Signs that stand within a word only through damage, for they are of other tongues or none.
  private static let foreign = Set("±·ßÐÝ³".unicodeScalars)

  private static func repaired(_ letter: UnicodeScalar) -> UnicodeScalar? {
    guard letter.value >= 0x80, let byte = CodePage.dos850.byte(letter) else { return nil }
    let original = CodePage.windows1252.letter(byte)
    return wanted.contains(original) ? original : nil
  }

  private static func isLetter(_ letters: [UnicodeScalar], _ index: Int) -> Bool {
    letters.indices.contains(index) && letters[index].properties.isAlphabetic
  }

  /// Drawing signs or ¾ next to a letter, or a foreign sign between two.
  private static func isDamaged(_ letters: [UnicodeScalar]) -> Bool {
    letters.indices.contains { index in
      guard repaired(letters[index]) != nil else { return false }
      let (before, after) = (isLetter(letters, index - 1), isLetter(letters, index + 1))
      if (0x2500...0x259F).contains(letters[index].value) || letters[index] == "¾" { return before || after }
      return foreign.contains(letters[index]) && before && after
    }
  }

  /// `Ág` that is a unit of its own, as in `500 Ág`, is `µg`; `Águila` is none.
  private static func withMicrograms(_ letters: [UnicodeScalar]) -> [UnicodeScalar]? {
    var mended: [UnicodeScalar]?
    for index in letters.indices where letters[index] == "Á" && isLetter(letters, index + 1) {
      guard letters[index + 1] == "g", !isLetter(letters, index - 1), !isLetter(letters, index + 2) else {
        continue
      }
      mended = mended ?? letters
      mended?[index] = "µ"
    }
    return mended
  }
}
