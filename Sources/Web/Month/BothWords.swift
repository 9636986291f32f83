import Telling

/// A sentence in both languages: what a background job says is read by people of either.
struct BothWords: Codable, Sendable, Equatable {
  let es: String
  let en: String

  init(es: String, en: String) {
    self.es = es
    self.en = en
  }

  /// What each language says.
  init(_ say: (Language) throws -> String) rethrows {
    es = try say(.spanish)
    en = try say(.english)
  }

  /// The sentence of a language.
  func text(in language: Language) -> String { language.text(es: es, en: en) }
}
