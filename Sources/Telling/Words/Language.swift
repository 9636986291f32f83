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
