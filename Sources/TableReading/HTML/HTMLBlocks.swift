import CSVReading

/// The rows of a page's tables as delimited text of UTF-8, a line for each row, so that they are read as any text is.
///
/// Many systems export a page under the name of a workbook, which spreadsheets open without a word. Rows of all tables come in the
/// order of the page. Reading from an offset parses all that lies before it again.
struct HTMLBlocks: ByteBlocks {
  let path: String
  /// Whether the bytes are UTF-8, else Windows-1252: by themselves, for what such pages state is often wrong.
  let isUTF8: Bool
  /// So long may a record be.
  let recordBytes: Int

  private static let pieceBytes = 16_384

  /// Whether a file that begins with these bytes is a page.
  static func isLikely(head: [UInt8]) -> Bool {
    let text = head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard text.first == UInt8(ascii: "<") else { return false }
    let words = String(decoding: text, as: UTF8.self).lowercased()
    return words.contains("<table") || words.contains("<html")
  }

  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    let rows = try HTMLRows(isUTF8: isUTF8, recordBytes: recordBytes)
    var made = MadeBytes(from: offset)
    var goesOn = true
    try FileBlocks(path: path).read(from: 0) { block in
      // A little at a time, for a cell over a thousand columns makes a hundred bytes of one.
      for start in stride(from: 0, to: block.count, by: Self.pieceBytes) where goesOn {
        let piece = block[start..<min(start + Self.pieceBytes, block.count)]
        rows.parse(UnsafeRawBufferPointer(rebasing: piece))
        goesOn = try made.hand(rows.take(), body)
      }
      return goesOn
    }
    guard goesOn else { return }
    rows.finish()
    _ = try made.hand(rows.take(), body)
  }
}
