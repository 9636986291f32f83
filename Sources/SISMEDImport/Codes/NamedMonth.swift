import SupplyModel

/// The names of months, in Spanish and in the English of a spreadsheet that was never told where it is.
enum NamedMonth {
  /// From January; of several names of a month all count, and so do their first letters from the third on.
  private static let names: [[String]] = [
    ["ENERO", "JANUARY"], ["FEBRERO", "FEBRUARY"], ["MARZO", "MARCH"], ["ABRIL", "APRIL"], ["MAYO"],
    ["JUNIO", "JUNE"], ["JULIO", "JULY"], ["AGOSTO", "AUGUST"], ["SEPTIEMBRE", "SETIEMBRE", "SEPTEMBER"],
    ["OCTUBRE", "OCTOBER"], ["NOVIEMBRE", "NOVEMBER"], ["DICIEMBRE", "DECEMBER"],
  ]

  /// The place of a name in the year, from 1; nil for any other word.
  static func number(of word: some StringProtocol) -> Int? {
    let name = HeaderNames.normalized(word)
    guard name.utf8.count >= 3 else { return nil }
    return names.firstIndex { $0.contains { $0.hasPrefix(name) } }.map { $0 + 1 }
  }

  /// A name and a year of four digits or two, in this order or the other; nil for anything else.
  ///
  ///     NamedMonth.read("Oct-26")  // 2026-10
  static func read(_ text: String) -> Month? {
    var words: [String] = []
    var wasDigit: Bool?
    for letter in CodeText.plain(text).unicodeScalars {
      let isDigit = ("0"..."9").contains(letter)
      guard isDigit || letter.properties.isAlphabetic else {
        guard " -./'_".unicodeScalars.contains(letter) else { return nil }
        wasDigit = nil
        continue
      }
      if wasDigit == isDigit {
        words[words.count - 1].unicodeScalars.append(letter)
      } else {
        words.append(String(letter))
      }
      wasDigit = isDigit
    }
    words.removeAll { ["DE", "DEL"].contains(HeaderNames.normalized($0)) }
    guard words.count == 2 else { return nil }
    guard let month = words.lazy.compactMap({ number(of: $0) }).first,
      let digits = words.first(where: { $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(digits.utf8.count == 2 ? "20" + digits : digits), (2000...2099).contains(year)
    else { return nil }
    return Month(year: year, month: month)
  }

  /// Whether a text begins with the name of a month, or three or more of its first letters.
  static func begins(_ text: String) -> Bool {
    let letters = HeaderNames.normalized(text.prefix { $0.isLetter })
    return number(of: letters) != nil
  }

  /// Whether a word, in normal form, is one with a slip, or goes on otherwise than its name: `OTC`, `OUT`, `OCTB`, `OCTUBRRE`.
  static func isNearly(_ word: String) -> Bool {
    guard word.utf8.count >= 3, !notMonths.contains(word) else { return false }
    return names.joined().contains { name in
      let short = String(name.prefix(3))
      return word.hasPrefix(short) || SlipNames.isSlip(word, of: name)
        || word.utf8.count == 3 && SlipNames.isOneSlip(Array(word.utf8), of: Array(short.utf8))
    }
  }

  /// Words of other headings that are nearly the short name of a month.
  private static let notMonths: Set<String> = [
    "ANO", "ANOS", "MAX", "MIN", "DIF", "NIV", "MED", "DIA", "DIAS", "MES", "SEM", "DEC", "MARCA", "MAYOR",
  ]
}
