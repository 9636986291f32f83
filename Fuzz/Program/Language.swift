/// The languages of `Telling`, for the two of its files that read a mapping: the rest of it needs packages and is not fuzzed.
public enum Language: String, Sendable, CaseIterable {
  /// Spanish.
  case spanish = "es"
  /// English.
  case english = "en"

  /// The text of this language.
  public func text(es spanish: @autoclosure () -> String, en english: @autoclosure () -> String) -> String {
    self == .spanish ? spanish() : english()
  }
}
