/// Quoted-printable of RFC 2045, section 6.7: text that stays readable in seven bits, in lines of at most 76 characters.
enum QuotedPrintable {
  private static let hex = Array("0123456789ABCDEF".utf8)

  /// The text, its line ends brought to CR LF; a trailing one is added where there is none.
  ///
  ///     QuotedPrintable.encoded("Año = 1\n")  // "A=C3=B1o =3D 1\r\n"
  static func encoded(_ text: String) -> String {
    var result: [UInt8] = []
    let plain = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    var lines = plain.split(separator: "\n", omittingEmptySubsequences: false)[...]
    if lines.last?.isEmpty == true { lines = lines.dropLast() }
    for line in lines {
      append(Array(line.utf8), to: &result)
      result += [0x0D, 0x0A]
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func append(_ line: [UInt8], to result: inout [UInt8]) {
    var length = 0
    for (index, byte) in line.enumerated() {
      let isLast = index == line.count - 1
      let isBlank = byte == 0x20 || byte == 0x09
      let isPlain = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || isBlank && !isLast
      // The last place of a line is for the soft break, unless the line ends here.
      if length + (isPlain ? 1 : 3) > (isLast ? 76 : 75) {
        result += [UInt8(ascii: "="), 0x0D, 0x0A]
        length = 0
      }
      // A dot alone on a line ends a message, and "From " begins one in a mailbox file: never at the start of a line.
      let isRisky = length == 0 && (byte == UInt8(ascii: ".") || byte == UInt8(ascii: "F"))
      if isPlain && !isRisky {
        result.append(byte)
        length += 1
      } else {
        result += [UInt8(ascii: "="), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
        length += 3
      }
    }
  }
}
