/// The language of what people read; Spanish unless asked otherwise.
public enum Language: String, Sendable, CaseIterable {
  /// Spanish as used in Peru's Ministry of Health.
  case spanish = "es"
  /// English.
  case english = "en"

  /// The text of this language: `language.text(es: "meses", en: "months")`.
  @inlinable
  public func text(es spanish: @autoclosure () -> String, en english: @autoclosure () -> String) -> String {
    self == .spanish ? spanish() : english()
  }
}

/// A fixed phrase in every language: a heading, a label, a note.
///
/// A template prints it in the language of its page; Swift code says `phrase.text(in: language)`.
struct Phrase: TemplateValue, Equatable {
  let spanish: String
  let english: String

  /// A phrase with its words in each language.
  init(es spanish: String, en english: String) {
    self.spanish = spanish
    self.english = english
  }

  /// The phrase in one language.
  func text(in language: Language) -> String { language.text(es: spanish, en: english) }

  /// Prints the phrase in the language of the page.
  ///
  /// - Throws: `EncodingError` outside a page, where nobody says in which language.
  func encode(to encoder: any Encoder) throws {
    guard let page = encoder as? NodeEncoder else {
      throw EncodingError.invalidValue(
        self, .init(codingPath: encoder.codingPath, debugDescription: "a phrase needs a language"))
    }
    var container = page.singleValueContainer()
    try container.encode(text(in: page.language))
  }
}
