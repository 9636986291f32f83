extension TextEncoding {
  /// The text of some bytes.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    switch self {
    case .utf8, .utf16: String(decoding: bytes, as: UTF8.self)
    case .windows1252: bytes.reduce(into: "") { $0.unicodeScalars.append(Self.windows1252Letter($1)) }
    case .cp850: bytes.reduce(into: "") { $0.unicodeScalars.append(CodePage850.letter($1)) }
    }
  }

  /// Windows-1252 is Latin-1 but for 0x80…0x9F (WHATWG Encoding Standard, index windows-1252).
  static func windows1252Letter(_ byte: UInt8) -> UnicodeScalar {
    guard (0x80...0x9F).contains(byte) else { return UnicodeScalar(byte) }
    return upperHalf[Int(byte) - 0x80]
  }

  private static let upperHalf: [UnicodeScalar] = [
    "\u{20AC}", "\u{81}", "\u{201A}", "\u{192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{2C6}", "\u{2030}", "\u{160}", "\u{2039}", "\u{152}", "\u{8D}", "\u{17D}", "\u{8F}",
    "\u{90}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{2DC}", "\u{2122}", "\u{161}", "\u{203A}", "\u{153}", "\u{9D}", "\u{17E}", "\u{178}",
  ]
}
