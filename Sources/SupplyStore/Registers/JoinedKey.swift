/// How a key of several parts stands in one column: separated by a character that no text file has.
enum JoinedKey {
  private static let separator: Character = "\u{1F}"

  static func text(of parts: [String]) -> String { parts.joined(separator: String(separator)) }

  static func parts(of text: String) -> [String] {
    text.isEmpty ? [] : text.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
