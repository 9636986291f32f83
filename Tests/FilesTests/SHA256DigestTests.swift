import Files
import Testing

/// The examples that FIPS 180-4 prints, and the digest of nothing.
@Suite struct SHA256DigestTests {
  @Test func publishedExamples() {
    #expect(
      SHA256Digest.hex(of: "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256Digest.hex(of: "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    #expect(SHA256Digest.hex(of: "") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func blocksMakeTheSameDigest() {
    let bytes = [UInt8]("abcdefghijklmnopqrstuvwxyz".utf8)
    var digest = SHA256Digest()
    bytes.withUnsafeBytes { all in
      digest.accept(UnsafeRawBufferPointer(rebasing: all[..<7]))
      digest.accept(UnsafeRawBufferPointer(rebasing: all[7...]))
    }
    #expect(digest.finish() == SHA256Digest.hex(of: "abcdefghijklmnopqrstuvwxyz"))
  }
}
