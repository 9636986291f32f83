/// A number, a date or a code of digits that is struck out as a whole: `40 (tachado)`.
///
/// Whether it counts only a person can say; with the word behind it no reader takes it for a number, so that its row is told of by cell.
enum StruckText {
  private static let word = " (tachado)".utf8

  /// The text with the word behind it; nil for a text of words, which stays as it is.
  static func marked(_ text: some Collection<UInt8>) -> [UInt8]? {
    let marks = " +-.,/:".utf8
    let isNumber = text.allSatisfy { (48...57).contains($0) || marks.contains($0) }
    guard isNumber, text.contains(where: { (48...57).contains($0) }) else { return nil }
    return Array(text) + word
  }
}
