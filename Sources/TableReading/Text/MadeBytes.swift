import CSVReading

/// Hands on text that was made of a file's bytes, from an offset in what was made, in blocks as a file comes.
struct MadeBytes {
  private var toSkip: Int

  /// Leaves out what lies before an offset.
  init(from offset: Int) { toSkip = offset }

  /// Hands on the next bytes; false where `body` wants no more.
  mutating func hand(_ bytes: [UInt8], _ body: (UnsafeRawBufferPointer) throws -> Bool) rethrows -> Bool {
    let skipped = min(toSkip, bytes.count)
    toSkip -= skipped
    return try bytes.withUnsafeBytes { bytes in
      for start in stride(from: skipped, to: bytes.count, by: FileBlocks.blockSize) {
        let block = bytes[start..<min(start + FileBlocks.blockSize, bytes.count)]
        if try !body(UnsafeRawBufferPointer(rebasing: block)) { return false }
      }
      return true
    }
  }
}
