import CNettle

/// The SHA-256 (FIPS 180-4) of bytes that come in blocks, with the processor's own instructions where it has them.
struct SHA256Digest {
  private var context = sha256_ctx()

  init() { nettle_sha256_init(&context) }

  mutating func accept(_ block: UnsafeRawBufferPointer) {
    nettle_sha256_update(&context, block.count, block.baseAddress)
  }

  /// The digest as lower-case hexadecimal; nothing can be added afterwards.
  mutating func finish() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, bytes.count, &bytes)
    let digits = Array("0123456789abcdef".unicodeScalars)
    return bytes.reduce(into: "") {
      $0.unicodeScalars.append(digits[Int($1 >> 4)])
      $0.unicodeScalars.append(digits[Int($1 & 15)])
    }
  }
}
