import CMessageDigest

/// The SHA-256 of bytes that come in blocks.
struct SHA256Digest {
  private var context = SHA2_CTX()

  init() { SHA256Init(&context) }

  mutating func accept(_ block: UnsafeRawBufferPointer) {
    SHA256Update(&context, block.baseAddress, block.count)
  }

  /// The digest as lower-case hexadecimal; nothing can be added afterwards.
  mutating func finish() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
    SHA256Final(&bytes, &context)
    let digits = Array("0123456789abcdef".unicodeScalars)
    return bytes.reduce(into: "") {
      $0.unicodeScalars.append(digits[Int($1 >> 4)])
      $0.unicodeScalars.append(digits[Int($1 & 15)])
    }
  }
}
