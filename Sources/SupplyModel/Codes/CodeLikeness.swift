/// What a code is apart from capitals, leading zeros, blanks and the `.0` of a spreadsheet: codes alike in it are as a rule one code.
///
/// Where a grammar says what is damage, codes are mended; the open layout has none, and so its codes stay as they are written
/// and those that are alike are told of.
public enum CodeLikeness {
  /// The text in which alike codes agree.
  ///
  ///     CodeLikeness.text(of: "hc 007.0")  // "HC7"
  public static func text(of code: String) -> String {
    var letters = code.uppercased().unicodeScalars.filter { $0 != " " }
    if let mark = letters.lastIndex(of: "."), mark != letters.startIndex {
      let decimals = letters[letters.index(after: mark)...]
      if !decimals.isEmpty, decimals.allSatisfy({ $0 == "0" }), letters[..<mark].last.map(isDigit) ?? false {
        letters = String.UnicodeScalarView(letters[..<mark])
      }
    }
    // Zeros that lead a number: those of `HC007` too, but not the one of `HC0` nor those within `1007`.
    var result = String.UnicodeScalarView()
    var isInNumber = false
    for (index, letter) in zip(letters.indices, letters) {
      let next = letters.index(after: index)
      let leads = letter == "0" && !isInNumber && next != letters.endIndex && isDigit(letters[next])
      if leads { continue }
      isInNumber = isDigit(letter)
      result.append(letter)
    }
    return String(result)
  }

  private static func isDigit(_ letter: UnicodeScalar) -> Bool { ("0"..."9").contains(letter) }
}
