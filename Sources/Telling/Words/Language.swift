/// The language of what people read; Spanish unless asked otherwise.
public enum Language: String, Sendable, CaseIterable {
  /// Spanish as used in Peru's Ministry of Health.
  case spanish = "es"
  /// English.
  case english = "en"

  /// The text of this language: `language.text(es: "meses", en: "months")`.
  @inlinable
  public func text(es spanish: @autoclosure () -> String, en english: @autoclosure () -> String) -> String {
    switch self {
    case .spanish: spanish()
    case .english: english()
    }
  }
}

/// A fixed phrase in every language, as a person writes it: a heading of a column or a list, a label, a note.
///
/// A template prints it in the language of its page; Swift code says `phrase.text(in: language)`.
public struct Phrase: TemplateValue, Equatable, Sendable {
  /// The Spanish words, with their accents.
  public let spanish: String
  /// The English words.
  public let english: String

  /// A phrase with its words in each language.
  public init(es spanish: String, en english: String) {
    self.spanish = spanish
    self.english = english
  }

  /// The phrase in one language.
  public func text(in language: Language) -> String { language.text(es: spanish, en: english) }

  /// Prints the phrase in the language of the page.
  ///
  /// - Throws: `EncodingError` outside a page, where nobody says in which language.
  public func encode(to encoder: any Encoder) throws {
    guard let page = encoder as? NodeEncoder else {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "a phrase needs a language"))
    }
    var container = page.singleValueContainer()
    try container.encode(text(in: page.language))
  }
}
