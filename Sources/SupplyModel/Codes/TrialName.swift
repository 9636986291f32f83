import Foundation

/// The name under which somebody keeps a forecast of what would be, beside the official one.
///
/// It has 1 to 40 characters, at least one letter among them, so that no name is the number of a run; none is a word for the latest
/// run, and none begins with a hyphen, which a command line would take for an option. Blanks at its ends do not count. Names that
/// differ in capitals or accents are different names.
public struct TrialName: Sendable, Hashable, CustomStringConvertible {
  /// How many characters a name has at most.
  public static let mostCharacters = 40

  /// As it was typed.
  public let text: String
  /// As it was typed.
  public var description: String { text }

  /// A name; nil for a text that is none.
  public init?(_ text: String) {
    let own = text.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespaces)
    let isPrintable = own.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
      default: true
      }
    }
    guard isPrintable, (1...Self.mostCharacters).contains(own.count), own.first != "-",
      own.contains(where: \.isLetter), !Self.wordsForLatest.contains(PlainWords.of(own))
    else { return nil }
    self.text = own
  }

  /// What stands for the latest official run, without capitals and accents.
  public static let wordsForLatest: Set<String> = ["latest", "ultimo"]
}

/// Which run somebody means.
public enum RunChoice: Sendable, Hashable {
  /// The official one that was made last.
  case latest
  /// The one of a number.
  case number(Int64)
  /// The one that is kept under a name.
  case trial(TrialName)

  /// The run that a text names: `latest` or `último`, a number, a name; nil for anything else.
  public init?(_ text: String) {
    if TrialName.wordsForLatest.contains(PlainWords.of(text)) {
      self = .latest
    } else if let number = Int64(text) {
      guard number > 0 else { return nil }
      self = .number(number)
    } else if let name = TrialName(text) {
      self = .trial(name)
    } else {
      return nil
    }
  }
}

extension TrialName: Codable {
  /// A name from its text.
  ///
  /// - Throws: `DecodingError` for a text that is none.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let name = Self(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no name of a trial")
    }
    self = name
  }

  /// Writes its text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
