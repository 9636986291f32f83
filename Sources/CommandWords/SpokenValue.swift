import ArgumentParser
import SupplyModel

/// A value of an option that is chosen from a list: by its stable code, or by any word under which people read it.
///
/// Capitals, accents, hyphens and spaces do not count: `stocked_out`, `Stocked out`, `AGOTADO` and `agotado` are one.
public protocol SpokenValue: ExpressibleByArgument, CaseIterable {
  /// The stable code, which programs write.
  var code: String { get }
  /// The word under which people read it.
  var word: Told { get }
  /// Further words under which it is taken.
  var synonyms: [String] { get }
}

extension SpokenValue {
  /// None.
  public var synonyms: [String] { [] }
}

extension SpokenValue where Self: RawRepresentable, RawValue == String {
  /// The raw value.
  public var code: String { rawValue }

  /// The value that a text names.
  public init?(argument: String) {
    let choices = Self.allCases.map(\.choice)
    guard let code = ValueChoice.code(named: argument, among: choices) else { return nil }
    self.init(rawValue: code)
  }

  /// The code.
  public var defaultValueDescription: String { code }

  /// Each value with its words, packed for `OptionDefinition`.
  public static var allValueStrings: [String] { allCases.map(\.choice.packed) }

  /// None: `allValueStrings` says all.
  public static var allValueDescriptions: [String: String] { [:] }
}

extension SpokenValue {
  var choice: ValueChoice { ValueChoice(code: code, word: word, synonyms: synonyms) }
}

/// One of the values of an option.
public struct ValueChoice: Sendable, Hashable {
  /// The stable code.
  public let code: String
  /// The word under which people read it.
  public let word: Told
  let synonyms: [String]

  /// Whether a text names it.
  func isNamed(_ text: String) -> Bool {
    if text == code { return true }
    let wanted = PlainWords.of(text)
    return !wanted.isEmpty && names.contains { PlainWords.of($0) == wanted }
  }

  private var names: [String] { [code, word.spanish, word.english] + synonyms }

  /// The code of the choice that a text names.
  static func code(named text: String, among choices: [ValueChoice]) -> String? {
    choices.first { $0.isNamed(text) }?.code
  }

  /// The code that somebody probably meant.
  static func nearest(to text: String, among choices: [ValueChoice]) -> String? {
    let names = choices.flatMap(\.names)
    guard let name = NearestName.nearest(to: text, among: names, comparing: PlainWords.of) else { return nil }
    return code(named: name, among: choices)
  }
}

extension ValueChoice {
  private static let seam: Character = "\u{1F}"

  var packed: String { ([code, word.spanish, word.english] + synonyms).joined(separator: String(Self.seam)) }

  init(packed text: String) {
    let parts = text.split(separator: Self.seam, omittingEmptySubsequences: false).map(String.init)
    code = parts[0]
    word = parts.count >= 3 ? Told(es: parts[1], en: parts[2]) : Told(parts[0])
    synonyms = Array(parts.dropFirst(3))
  }
}
