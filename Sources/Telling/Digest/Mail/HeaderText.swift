/// The text of a message's header in ASCII, as RFC 2047 encodes it.
///
/// What is ASCII already stands as it is; else words of base64 over UTF-8, each at most 75 characters long and on a line of its own, none of
/// which cuts a character in two. Line ends and other controls become spaces: no text can begin another header.
enum HeaderText {
  /// Bytes of UTF-8 in one word: `=?UTF-8?B?` … `?=` leaves 63 characters, four for three bytes.
  private static let bytesInWord = 45

  /// The encoded text.
  ///
  ///     HeaderText.encoded("Año")  // "=?UTF-8?B?QcOxbw==?="
  static func encoded(_ text: String) -> String {
    let clean = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
    if clean.unicodeScalars.allSatisfy({ $0.value < 0x7F }) && !clean.contains("=?")
      && clean.utf8.count <= 900
    {
      return clean
    }
    var words: [String] = []
    var word: [UInt8] = []
    for scalar in clean.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if word.count + bytes.count > bytesInWord {
        words.append("=?UTF-8?B?" + Base64Text.encoded(word) + "?=")
        word = []
      }
      word += bytes
    }
    if !word.isEmpty { words.append("=?UTF-8?B?" + Base64Text.encoded(word) + "?=") }
    return words.joined(separator: "\r\n ")
  }
}
