/// Words in the form in which what a person types is compared with what is known.
public enum PlainWords {
  /// Lower case, without accents, letters and digits only, words one space apart; `ñ` counts as `n`.
  ///
  ///     PlainWords.of("P.S. SINTÉTICO  Loma-16")  // "p s sintetico loma 16"
  public static func of(_ text: some StringProtocol) -> String {
    var words = ""
    var isApart = false
    for scalar in text.lowercased().unicodeScalars {
      guard let letters = plain(scalar) else {
        // A combining accent belongs to the letter before it; all else parts words.
        if !(0x300...0x36F).contains(scalar.value) { isApart = true }
        continue
      }
      if isApart && !words.isEmpty { words += " " }
      isApart = false
      words += letters
    }
    return words
  }

  private static func plain(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "a"..."z", "0"..."9": String(scalar)
    case "á", "à", "ä", "â", "ã": "a"
    case "é", "è", "ë", "ê": "e"
    case "í", "ì", "ï", "î": "i"
    case "ó", "ò", "ö", "ô", "õ": "o"
    case "ú", "ù", "ü", "û": "u"
    case "ñ": "n"
    case "ç": "c"
    default: nil
    }
  }
}
