import Files

/// What nobody can guess: numbers of sessions, of links, of forms.
enum Secret {
  /// 256 bits of the system's own source of chance, as 64 hexadecimal digits.
  static func random() -> String {
    var source = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(source.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// Whether a text can be one of ours: nothing else is looked up.
  static func isSecret(_ text: String) -> Bool {
    text.utf8.count == 64
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }

  /// What is kept of a secret: from its SHA-256 nobody gets it back.
  static func digest(_ secret: String) -> String { SHA256Digest.hex(of: "colca " + secret) }

  /// What each form of a session carries: whoever does not know the session's number cannot make it, and from it nobody gets the number.
  static func formToken(_ secret: String) -> String { SHA256Digest.hex(of: "colca form " + secret) }

  /// Whether two texts are the same, in a time that tells nothing of where they differ.
  static func isSame(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
