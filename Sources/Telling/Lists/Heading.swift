import Foundation

/// Words that head a column or a list, in each language, as a person writes them: `Código producto`, `Product code`.
public struct Heading: Sendable, Equatable {
  /// The Spanish words, with their accents.
  public let spanish: String
  /// The English words.
  public let english: String

  /// A heading in both languages.
  public init(es spanish: String, en english: String) {
    self.spanish = spanish
    self.english = english
  }

  /// The words in a language.
  public func text(_ language: Language) -> String { language.text(es: spanish, en: english) }

  /// Words in small letters without accents, joined by `_`, as heads of CSV files are.
  ///
  ///     Heading.plain("Código producto")  // "codigo_producto"
  static func plain(_ words: String) -> String {
    words.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil).replacing(" ", with: "_")
  }

  /// A key in words: `Stock month` for `stock_month`.
  static func words(ofKey key: String) -> String {
    let words = key.replacing("_", with: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
