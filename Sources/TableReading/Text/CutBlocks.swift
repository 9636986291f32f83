import CSVReading

/// The bytes of a file up to where its text ends: what fills it up behind is left out.
struct CutBlocks: ByteBlocks {
  private let whole: FileBlocks
  private let end: Int

  /// - Parameter end: the byte behind the last one of the text.
  init(_ whole: FileBlocks, end: Int) {
    self.whole = whole
    self.end = end
  }

  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    var place = offset
    try whole.read(from: offset) { block in
      guard place < end else { return false }
      let kept = UnsafeRawBufferPointer(rebasing: block.prefix(end - place))
      place += block.count
      return try body(kept) && place < end
    }
  }
}
