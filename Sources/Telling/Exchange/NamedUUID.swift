import Files

/// A UUID made from a name: the same name always has the same one, on any machine and day.
///
/// RFC 9562, version 8 by SHA-256 as in its appendix B.2: the first 128 bits of the digest of a namespace's bytes and the name's, with
/// version and variant set.
struct NamedUUID {
  /// The UUID as `urn:uuid:` and 36 lower-case signs.
  let urn: String

  /// The namespace of what this program names: the UUID that `urn:colca:exchange` has in the RFC's namespace of URLs, by the same rule.
  private static let namespace = bytes(of: "urn:colca:exchange", in: urlNamespace)
  /// `6ba7b811-9dad-11d1-80b4-00c04fd430c8`, RFC 9562, section 6.6.
  private static let urlNamespace: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]

  /// The UUID of something that is known by parts of text, none of which runs into the next.
  init(_ parts: [String]) {
    let name = parts.map { "\($0.utf8.count):\($0)" }.joined()
    urn = "urn:uuid:" + Self.text(Self.bytes(of: name, in: Self.namespace))
  }

  /// The bytes of the UUID that a name has in a namespace.
  static func bytes(of name: String, in namespace: [UInt8]) -> [UInt8] {
    var digest = SHA256Digest()
    (namespace + Array(name.utf8)).withUnsafeBytes { digest.accept($0) }
    let digits = Array(digest.finish().utf8)
    var bytes = (0..<16).map { nibble(digits[2 * $0]) << 4 | nibble(digits[2 * $0 + 1]) }
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    return bytes
  }

  /// A UUID as people write it.
  static func text(_ bytes: [UInt8]) -> String {
    var text = ""
    for (place, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(place) { text += "-" }
      let digits = String(byte, radix: 16)
      text += digits.utf8.count < 2 ? "0" + digits : digits
    }
    return text
  }

  private static func nibble(_ digit: UInt8) -> UInt8 { digit > 0x39 ? digit - 0x57 : digit - 0x30 }
}
