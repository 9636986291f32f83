/// Base64 of RFC 4648, section 4, and in lines of 76 characters as RFC 2045 wants them in a message.
enum Base64Text {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The text of some bytes, without line ends.
  ///
  ///     Base64Text.encoded([UInt8]("fooba".utf8))  // "Zm9vYmE=" (RFC 4648, section 10)
  static func encoded(_ bytes: some Collection<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var rest = bytes[...]
    while !rest.isEmpty {
      let group = Array(rest.prefix(3))
      rest = rest.dropFirst(3)
      let number = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? digits[number >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The text in lines, each with its line end.
  static func lines(_ bytes: some Collection<UInt8>) -> String {
    var text = ""
    var rest = bytes[...]
    // 57 bytes are 76 characters.
    while !rest.isEmpty {
      text += encoded(rest.prefix(57)) + "\r\n"
      rest = rest.dropFirst(57)
    }
    return text
  }
}
