import CNettle

/// The SHA-256 (FIPS 180-4) of bytes that come in blocks, with the processor's own instructions where it has them.
public struct SHA256Digest {
  private var context = sha256_ctx()

  /// The digest of nothing yet.
  public init() { nettle_sha256_init(&context) }

  /// Takes a block in.
  public mutating func accept(_ block: UnsafeRawBufferPointer) {
    nettle_sha256_update(&context, block.count, block.baseAddress)
  }

  /// The digest as 64 lower-case hexadecimal digits; nothing can be added afterwards.
  public mutating func finish() -> String {
    var bytes = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&context, bytes.count, &bytes)
    let digits = Array("0123456789abcdef".unicodeScalars)
    return bytes.reduce(into: "") {
      $0.unicodeScalars.append(digits[Int($1 >> 4)])
      $0.unicodeScalars.append(digits[Int($1 & 15)])
    }
  }

  /// The digest of a text's UTF-8 bytes.
  ///
  ///     SHA256Digest.hex(of: "abc")
  ///     // "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" (FIPS 180-4, example B.1)
  public static func hex(of text: String) -> String {
    var digest = SHA256Digest()
    var text = text
    text.withUTF8 { digest.accept(UnsafeRawBufferPointer($0)) }
    return digest.finish()
  }
}
