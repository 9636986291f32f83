import CSVReading

/// A page whose tables are read: many systems export one under the name of a workbook, which spreadsheets open without a word.
///
/// The rows of all its tables become delimited text of UTF-8, a line for each row in the order of the page, in a file of its own: parsed
/// once, then read as any text is.
enum HTMLPage {
  private static let pieceBytes = 16_384
  /// What a page may come to: so much, and so many times its size.
  ///
  /// A cell over columns and rows makes much of little; pages that people make come to less than they are.
  private static let most = (freeBytes: 4 << 20, ratio: 20)

  /// Whether a file that begins with these bytes is a page.
  static func isLikely(head: [UInt8]) -> Bool {
    let text = head.drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard text.first == UInt8(ascii: "<") else { return false }
    let words = String(decoding: text, as: UTF8.self).lowercased()
    return words.contains("<table") || words.contains("<html")
  }

  /// What a page comes to: its text, how many bytes that is, the rows that it does not show, with the line of the first, and the cells
  /// that cover several rows.
  struct Made {
    let spool: SpooledFile
    let bytes: Int
    let hidden: (count: Int, firstLine: Int)?
    let merged: [TableDefect]
  }

  /// The text of the page at a path.
  ///
  /// - Parameters:
  ///   - survey: what is known of its bytes; whether they are UTF-8, else Windows-1252, is told by themselves, for what such pages
  ///     state is often wrong.
  ///   - allowance: bytes that it may come to at the most.
  ///   - recordBytes: so long may a record be.
  /// - Throws: `FileAccessError` when the file cannot be read or the temporary folder not be written.
  static func text(
    of path: String, survey: ByteSurvey, allowance: Int, recordBytes: Int
  ) throws -> Result<Made, TableRefusal> {
    let spool = try SpooledFile()
    let mostBytes = min(allowance, most.freeBytes + most.ratio * survey.byteCount)
    let rows = try HTMLRows(
      isUTF8: survey.isUTF8, recordBytes: recordBytes, mostBytes: mostBytes, into: spool)
    try FileBlocks(path: path).read(from: 0) { block in
      // A little at a time: what one piece unfolds to is looked at before the next.
      for start in stride(from: 0, to: block.count, by: pieceBytes) where !rows.isTooMuch {
        let piece = block[start..<min(start + pieceBytes, block.count)]
        try rows.parse(UnsafeRawBufferPointer(rebasing: piece))
      }
      return !rows.isTooMuch
    }
    if !rows.isTooMuch { try rows.finish() }
    guard !rows.isTooMuch else {
      return .failure(.tooCompressed(ratio: rows.madeBytes / max(1, survey.byteCount)))
    }
    return .success(
      Made(spool: spool, bytes: rows.madeBytes, hidden: rows.hidden, merged: rows.mergedCells))
  }
}
