import SupplyModel
import Telling

extension Month {
  /// The month that a person names; nil for anything else.
  ///
  /// `2026-10`, `202610`, `10/2026`, or as the program prints it, in either language: `octubre de 2026`, `oct 2026`,
  /// `October 2026`, `Oct 2026`.
  public init?(spoken text: String) {
    if let month = Month(text) {
      self = month
      return
    }
    let words = PlainWords.of(text).split(separator: " ").filter { $0 != "de" }
    guard words.count == 2, let year = Int(words[1]), words[1].utf8.count == 4 else { return nil }
    let number = Int(words[0]) ?? Self.number(named: String(words[0]))
    guard let number, let month = Month(year: year, month: number) else { return nil }
    self = month
  }

  private static func number(named word: String) -> Int? {
    guard word.utf8.count >= 3 else { return nil }
    let word = word == "setiembre" || word == "set" ? "septiembre" : word
    let fits = (1...12).filter { number in
      guard let month = Month(year: 2000, month: number) else { return false }
      return Language.allCases.contains { language in
        let name = PlainWords.of(language.monthName(month))
        return name == word || name.prefix(3) == word
      }
    }
    return fits.first
  }
}
