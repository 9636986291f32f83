import Foundation

/// Reads the records of a CSV file through libcsv, in bounded memory, each with its physical line.
///
/// RFC 4180 with tolerance: any delimiter byte, LF, CRLF or CR line ends, mixed as they come, blank lines skipped (and counted),
/// blanks around unquoted fields trimmed, any number of fields. A UTF-8 byte order mark is skipped. A quote that
/// nothing closes and a record over `maximumRecordBytes` become a `CSVDefect`; reading goes on with the next line.
public struct CSVReader {
  /// The byte between fields.
  public let delimiter: UInt8
  /// The longest record that is read.
  public let maximumRecordBytes: Int
  /// After so many unclosed quotes the rest of the file is given up, with a defect that says so.
  static let maximumRestarts = 1000
  /// So many records of the longest kind may be read again, and as much as has been got through: no file is read for
  /// ever, and a large one that has many stray quotes far from each other is still read to its end.
  static let recordsReadAgain = 128

  /// A reader for a delimiter.
  public init(delimiter: UInt8, maximumRecordBytes: Int = 1 << 20) {
    self.delimiter = delimiter
    self.maximumRecordBytes = maximumRecordBytes
  }

  /// Calls `onRecord` with each record until it returns false, and `onDefect` with each line that is none.
  ///
  /// - Parameter isWhole: asked of each record over several lines; where it says no, a stray quote has joined
  ///   them: the first line becomes a defect and the others are read anew.
  /// - Throws: `FileAccessError` when the file cannot be read; whatever the closures throw.
  /// - Complexity: O(bytes); memory for one block and one record.
  public func read(
    path: String, isWhole: (CSVRecord) -> Bool = { _ in true }, onDefect: (CSVDefect) throws -> Void,
    onRecord: (CSVRecord) throws -> Bool
  ) throws {
    try read(FileBlocks(path: path), isWhole: isWhole, onDefect: onDefect, onRecord: onRecord)
  }

  /// Reads the records of bytes that come from anywhere; offsets count in those bytes.
  ///
  /// - Throws: what the source or the closures throw.
  public func read(
    _ source: some ByteBlocks, isWhole: (CSVRecord) -> Bool = { _ in true },
    onDefect: (CSVDefect) throws -> Void, onRecord: (CSVRecord) throws -> Bool
  ) throws {
    var start = (offset: 0, line: 1)
    var bytesReadAgain = 0
    for _ in 0...Self.maximumRestarts {
      var pass = Pass(reader: self, start: start)
      guard
        let open = try pass.run(source, isWhole: isWhole, onDefect: onDefect, onRecord: onRecord)
      else { return }
      try onDefect(open.defect)
      start = (open.nextOffset, open.defect.line + 1)
      bytesReadAgain += open.endOffset - open.nextOffset
      if bytesReadAgain - open.nextOffset > Self.recordsReadAgain * maximumRecordBytes { break }
    }
    try onDefect(CSVDefect(kind: .tooManyDefects, line: start.line, byteOffset: start.offset))
  }

  /// A record whose quote was closed too late or never, where its first line ends, and how far it was followed.
  struct OpenQuote {
    let defect: CSVDefect
    let nextOffset: Int
    let endOffset: Int
  }
}

/// One reading of the file from a line on.
private struct Pass: ~Copyable {
  private let reader: CSVReader
  private let firstOffset: Int
  private var parser: RecordParser
  /// The physical line that the bytes now fed belong to.
  private var line: Int
  /// The byte of the file that comes next.
  private var offset: Int
  /// The line, first byte and first line end of the record that is being read.
  private var recordLine: Int
  private var recordOffset: Int
  private var recordFirstLineEnd: Int?
  private var isSkippingLongLine = false
  private var openQuote: CSVReader.OpenQuote?
  /// Whether the last block ended with a CR, of which only the next byte tells whether an LF belongs to it.
  private var endsWithReturn = false

  init(reader: CSVReader, start: (offset: Int, line: Int)) {
    self.reader = reader
    parser = RecordParser(delimiter: reader.delimiter)
    firstOffset = start.offset
    line = start.line
    offset = start.offset
    recordLine = start.line
    recordOffset = start.offset
  }

  /// Reads to the end, or to a record whose quote was not closed where it should, which it gives.
  mutating func run(
    _ source: some ByteBlocks, isWhole: (CSVRecord) -> Bool, onDefect: (CSVDefect) throws -> Void,
    onRecord: (CSVRecord) throws -> Bool
  ) throws -> CSVReader.OpenQuote? {
    var isFirstBlock = true
    var goesOn = true
    try source.read(from: firstOffset) { block in
      var rest = block[...]
      if isFirstBlock {
        isFirstBlock = false
        rest = begin(block)
      }
      goesOn = try feed(UnsafeRawBufferPointer(rebasing: rest), isWhole, onDefect, onRecord)
      return goesOn
    }
    guard goesOn, !isSkippingLongLine else { return openQuote }
    if parser.isInsideQuotes {
      endAtOpenQuote()
      return openQuote
    }
    parser.finish()
    if hasJoinedLines(isWhole) {
      endAtOpenQuote()
      return openQuote
    }
    _ = try parser.forEachRecord(line: recordLine, byteOffset: recordOffset, onRecord)
    return nil
  }

  /// Skips a byte order mark.
  private mutating func begin(_ block: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
    guard firstOffset == 0, block.starts(with: [0xEF, 0xBB, 0xBF]) else { return block[...] }
    offset = 3
    recordOffset = 3
    return block.dropFirst(3)
  }

  private mutating func endAtOpenQuote() {
    openQuote = CSVReader.OpenQuote(
      defect: CSVDefect(kind: .unclosedQuote, line: recordLine, byteOffset: recordOffset),
      nextOffset: recordFirstLineEnd ?? offset, endOffset: offset)
  }

  /// Feeds a block line by line, so that each record's line is known.
  private mutating func feed(
    _ block: UnsafeRawBufferPointer, _ isWhole: (CSVRecord) -> Bool,
    _ onDefect: (CSVDefect) throws -> Void, _ onRecord: (CSVRecord) throws -> Bool
  ) throws -> Bool {
    guard let base = block.baseAddress else { return true }
    if endsWithReturn, block.first != Self.lineFeed {
      nextLine(recordEnded: isSkippingLongLine || !parser.isInsideQuotes)
      isSkippingLongLine = false
    }
    endsWithReturn = false
    var from = 0
    // Where the next LF stands, looked for once: a block of a file that has none is not searched anew for each line.
    var feed = -1
    while from < block.count {
      if feed < from {
        let found = memchr(base + from, Int32(Self.lineFeed), block.count - from)
        feed = found.map { base.distance(to: UnsafeRawPointer($0)) } ?? block.count
      }
      var endsLine = feed < block.count
      var to = endsLine ? feed + 1 : block.count
      // Files put together from several may end some lines with CR alone: each ends a line, unless an LF follows it.
      if let found = memchr(base + from, Int32(Self.carriageReturn), to - from) {
        let behind = base.distance(to: UnsafeRawPointer(found)) + 1
        if behind == block.count {
          endsWithReturn = true
        } else if block[behind] != Self.lineFeed {
          (to, endsLine) = (behind, true)
        }
      }
      let slice = UnsafeRawBufferPointer(rebasing: block[from..<to])
      from = to
      offset += slice.count
      if try !take(slice, endsLine: endsLine, isWhole, onDefect, onRecord) { return false }
    }
    return true
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private mutating func take(
    _ slice: UnsafeRawBufferPointer, endsLine: Bool, _ isWhole: (CSVRecord) -> Bool,
    _ onDefect: (CSVDefect) throws -> Void, _ onRecord: (CSVRecord) throws -> Bool
  ) throws -> Bool {
    if isSkippingLongLine {
      if endsLine {
        isSkippingLongLine = false
        nextLine(recordEnded: true)
      }
      return true
    }
    parser.parse(slice)
    let recordEnded = parser.finishedRecords > 0
    if recordEnded, hasJoinedLines(isWhole) {
      endAtOpenQuote()
      return false
    }
    if try !parser.forEachRecord(line: recordLine, byteOffset: recordOffset, onRecord) { return false }
    if recordEnded { parser.clear() }
    if !recordEnded, offset - recordOffset > reader.maximumRecordBytes {
      if parser.isInsideQuotes, recordFirstLineEnd != nil {
        // A stray quote has swallowed the lines behind it: they are read again without its line.
        endAtOpenQuote()
        return false
      }
      try onDefect(CSVDefect(kind: .tooLong, line: recordLine, byteOffset: recordOffset))
      parser.restart()
      isSkippingLongLine = !endsLine
      if endsLine { nextLine(recordEnded: true) }
      return true
    }
    if endsLine { nextLine(recordEnded: recordEnded || !parser.isInsideQuotes) }
    return true
  }

  /// True when the record in the buffer ends on a later line than it begins, and should not.
  private func hasJoinedLines(_ isWhole: (CSVRecord) -> Bool) -> Bool {
    guard recordFirstLineEnd != nil else { return false }
    var joined = false
    _ = parser.forEachRecord(line: recordLine, byteOffset: recordOffset) { record in
      joined = !isWhole(record)
      return false
    }
    return joined
  }

  private mutating func nextLine(recordEnded: Bool) {
    line += 1
    if recordEnded {
      recordLine = line
      recordOffset = offset
      recordFirstLineEnd = nil
    } else if recordFirstLineEnd == nil {
      recordFirstLineEnd = offset
    }
  }
}
