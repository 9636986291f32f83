import Telling

/// A text in both languages, from one definition.
public struct Told: Sendable, Hashable {
  /// The text in Spanish.
  public let spanish: String
  /// The text in English.
  public let english: String

  /// A text in both languages.
  public init(es spanish: String, en english: String) {
    self.spanish = spanish
    self.english = english
  }

  /// A text that reads the same in both.
  public init(_ text: String) { self.init(es: text, en: text) }

  /// The text of one language.
  public func text(in language: Language) -> String { language.text(es: spanish, en: english) }

  /// The heading of the options that every command has; help puts them last, and the manual tells them once.
  public static let everyCommand = Told(es: "En todos los comandos", en: "In every command")
}

extension Told {
  /// Stands between the languages while a text passes through ArgumentParser, which knows only one text for each thing:
  /// the record separator of ASCII, which no sentence holds.
  static let seam: Character = "\u{1E}"

  /// Both languages as one text.
  var packed: String { spanish + String(Self.seam) + english }

  /// What was packed; a text that nobody packed reads the same in both.
  init(packed text: String) {
    let parts = text.split(separator: Self.seam, maxSplits: 1, omittingEmptySubsequences: false)
    self.init(es: String(parts[0]), en: String(parts.last ?? ""))
  }
}

extension String {
  /// Both languages as one text, for the definition of a command: `abstract: .told(es: "…", en: "…")`.
  ///
  /// Only `CommandDefinition` and `Conversation` take it apart; nothing else may print it.
  public static func told(es spanish: String, en english: String) -> String {
    Told(es: spanish, en: english).packed
  }
}
