import CSVReading

/// The text of a UTF-16 file as UTF-8, turned block by block; the byte order mark is left out.
///
/// A surrogate without its other half and an odd last byte become U+FFFD, so that no line is lost. Reading from
/// an offset turns all that lies before it again: only a file with stray quotes asks for that.
struct UTF16Blocks: ByteBlocks {
  private let path: String
  private let isBigEndian: Bool
  private let markBytes: Int

  /// - Parameter markBytes: bytes of the mark of the byte order, 0 where the file has none.
  init(path: String, isBigEndian: Bool, markBytes: Int) {
    self.path = path
    self.isBigEndian = isBigEndian
    self.markBytes = markBytes
  }

  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    var turner = UTF16Turner(isBigEndian: isBigEndian)
    var made = MadeBytes(from: offset)
    var goesOn = true
    try FileBlocks(path: path).read(from: markBytes) { block in
      turner.output.removeAll(keepingCapacity: true)
      turner.accept(block)
      goesOn = try made.hand(turner.output, body)
      return goesOn
    }
    guard goesOn else { return }
    turner.output.removeAll(keepingCapacity: true)
    turner.finish()
    _ = try made.hand(turner.output, body)
  }
}

/// Turns UTF-16 into UTF-8 over blocks that may end within a unit or between the halves of a pair.
struct UTF16Turner {
  var output: [UInt8] = []
  private let isBigEndian: Bool
  private var firstByte: UInt8?
  private var highHalf: UInt16?

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  mutating func accept(_ block: UnsafeRawBufferPointer) {
    for byte in block {
      guard let first = firstByte else {
        firstByte = byte
        continue
      }
      firstByte = nil
      let (high, low) = isBigEndian ? (first, byte) : (byte, first)
      take(UInt16(high) << 8 | UInt16(low))
    }
  }

  mutating func finish() {
    if highHalf != nil || firstByte != nil { append(0xFFFD) }
  }

  private mutating func take(_ unit: UInt16) {
    if let high = highHalf {
      highHalf = nil
      if UTF16.isTrailSurrogate(unit) {
        append(0x10000 + (UInt32(high) - 0xD800) << 10 + UInt32(unit) - 0xDC00)
        return
      }
      append(0xFFFD)
    }
    if UTF16.isLeadSurrogate(unit) {
      highHalf = unit
    } else {
      append(UTF16.isTrailSurrogate(unit) ? 0xFFFD : UInt32(unit))
    }
  }

  private mutating func append(_ letter: UInt32) {
    switch letter {
    case ..<0x80: output.append(UInt8(letter))
    case ..<0x800: output += [0xC0 | UInt8(letter >> 6), tail(letter)]
    case ..<0x10000: output += [0xE0 | UInt8(letter >> 12), tail(letter >> 6), tail(letter)]
    default: output += [0xF0 | UInt8(letter >> 18), tail(letter >> 12), tail(letter >> 6), tail(letter)]
    }
  }

  private func tail(_ bits: UInt32) -> UInt8 { 0x80 | UInt8(bits & 0x3F) }
}

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
