import Foundation
import TestSupport
import Testing

@testable import CSVReading

/// A record as a test reads it.
private struct Row: Equatable {
  var line: Int
  var fields: [String]
}

private func rows(
  _ bytes: Data, delimiter: Character = ";", maximumRecordBytes: Int = 1 << 20
) throws -> (rows: [Row], defects: [CSVDefect]) {
  let folder = try TemporaryFolder()
  let path = try folder.write("file.csv", bytes)
  var rows: [Row] = []
  var defects: [CSVDefect] = []
  let reader = CSVReader(
    delimiter: delimiter.asciiValue ?? 0, maximumRecordBytes: maximumRecordBytes)
  try reader.read(path: path, onDefect: { defects.append($0) }) { record in
    let fields = (0..<record.count).map { String(decoding: record[$0], as: UTF8.self) }
    rows.append(Row(line: record.line, fields: fields))
    return true
  }
  return (rows, defects)
}

private func rows(_ text: String, delimiter: Character = ";") throws -> [Row] {
  try rows(Data(text.utf8), delimiter: delimiter).rows
}

/// Bytes in blocks of a given size, as a disk or an archive may hand them out.
private struct SmallBlocks: ByteBlocks {
  let bytes: [UInt8]
  let size: Int

  func read(from offset: Int, _ body: (UnsafeRawBufferPointer) throws -> Bool) throws {
    for start in stride(from: offset, to: bytes.count, by: size) {
      let block = Array(bytes[start..<min(start + size, bytes.count)])
      if try !block.withUnsafeBytes(body) { return }
    }
  }
}

@Suite struct CSVReaderTests {
  @Test(arguments: [
    "a;b\r1;2\r\n3;4\n5;6\r7;8\n", "a;b\n1;2\r3;4\r\n5;6\n7;8", "a;b\r1;2\r3;4\n5;6\n7;8\r",
  ])
  func lineEndsMayChangeFromLineToLine(text: String) throws {
    let wanted = [["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"], ["7", "8"]].enumerated()
      .map { Row(line: $0 + 1, fields: $1) }
    #expect(try rows(text) == wanted)
    // Wherever a block may end, between a CR and its LF too.
    for size in 1...text.utf8.count {
      var found: [Row] = []
      try CSVReader(delimiter: UInt8(ascii: ";")).read(
        SmallBlocks(bytes: Array(text.utf8), size: size), onDefect: { _ in }
      ) { record in
        let fields = (0..<record.count).map { String(decoding: record[$0], as: UTF8.self) }
        found.append(Row(line: record.line, fields: fields))
        return true
      }
      #expect(found == wanted, "blocks of \(size) bytes")
    }
  }

  @Test func anLFInsideAQuotedNoteOfAnOldMacintoshFileLosesNoRow() throws {
    let found = try rows("a;note\r1;\"x\ny\"\r2;z\r")
    #expect(found.map(\.fields) == [["a", "note"], ["1", "x\ny"], ["2", "z"]])
    #expect(found.map(\.line) == [1, 2, 4])
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func linesAreCountedForEveryLineEnd(lineEnd: String) throws {
    let text = ["a;b", "", "", "1;2", "\"x", "y\";3", "4;5"].joined(separator: lineEnd)
    #expect(
      try rows(text) == [
        Row(line: 1, fields: ["a", "b"]), Row(line: 4, fields: ["1", "2"]),
        Row(line: 5, fields: ["x\(lineEnd)y", "3"]), Row(line: 7, fields: ["4", "5"]),
      ])
  }

  @Test func byteOrderMarkBeforeAQuotedFieldIsSkipped() throws {
    let bytes = Data([0xEF, 0xBB, 0xBF]) + Data("\"código\",b\n1,2\n".utf8)
    #expect(try rows(bytes, delimiter: ",").rows.first == Row(line: 1, fields: ["código", "b"]))
  }

  @Test func blanksAreTrimmedAndEmptyFieldsKept() throws {
    #expect(try rows("  a ;;\t b;\n") == [Row(line: 1, fields: ["a", "", "b", ""])])
    #expect(try rows("a\t\t b\t\n", delimiter: "\t") == [Row(line: 1, fields: ["a", "", "b", ""])])
  }

  @Test func doubledQuotesAndStrayQuotesAreKept() throws {
    #expect(try rows("\"a\"\"b\";5\" tubo\n") == [Row(line: 1, fields: ["a\"b", "5\" tubo"])])
  }

  @Test func theLastLineNeedsNoEnd() throws {
    #expect(try rows("a;b\n1;2").last == Row(line: 2, fields: ["1", "2"]))
  }

  @Test func anUnclosedQuoteCostsItsLineOnly() throws {
    let (found, defects) = try rows(Data("a;b\n1;2\n\"3;4\n5;6\n7;8\n".utf8))
    #expect(found.map(\.line) == [1, 2, 4, 5])
    #expect(defects == [CSVDefect(kind: .unclosedQuote, line: 3, byteOffset: 8)])
  }

  @Test func aStrayQuoteFarFromTheEndLosesNoOtherLine() throws {
    let lines = (1...400).map { $0 == 7 ? "\"x;y" : "\($0);b" }
    let (found, defects) = try rows(
      Data(lines.joined(separator: "\n").utf8), maximumRecordBytes: 500)
    #expect(found.count == 399)
    #expect(defects.map(\.line) == [7])
    #expect(defects.map(\.kind) == [.unclosedQuote])
  }

  @Test func aFileOfStrayQuotesIsGivenUpBeforeItIsReadForEver() throws {
    let text = String(repeating: "\"a\n", count: 3000)
    let (found, defects) = try rows(Data(text.utf8), maximumRecordBytes: 1000)
    #expect(found.isEmpty)
    #expect(defects.last?.kind == .tooManyDefects)
    #expect(defects.dropLast().allSatisfy { $0.kind == .unclosedQuote })
    #expect((100...200).contains(defects.count))
  }

  @Test func anEndlessLineIsADefectAndTheNextIsRead() throws {
    let long = String(repeating: "9", count: 700_000)
    let (found, defects) = try rows(
      Data("a;b\n\(long);1\n3;4\n".utf8), maximumRecordBytes: 1000)
    #expect(found == [Row(line: 1, fields: ["a", "b"]), Row(line: 3, fields: ["3", "4"])])
    #expect(defects.map(\.kind) == [.tooLong])
    #expect(defects.map(\.line) == [2])
  }

  @Test func recordsAreTheSameWhereverBlocksEnd() throws {
    // Lines that straddle the block size at every alignment.
    var random = SeededGenerator(seed: 7)
    var expected: [Row] = []
    var text = ""
    var line = 1
    while text.utf8.count < 3 * FileBlocks.blockSize {
      let fields = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        String(repeating: "x", count: Int.random(in: 1...90, using: &random))
      }
      expected.append(Row(line: line, fields: fields))
      text += fields.joined(separator: ";") + "\n"
      line += 1
    }
    #expect(try rows(text) == expected)
  }

  @Test func aMissingFileSaysSo() throws {
    let folder = try TemporaryFolder()
    #expect(throws: FileAccessError(path: folder.path("none.csv"), systemError: ENOENT)) {
      try CSVReader(delimiter: 44).read(path: folder.path("none.csv"), onDefect: { _ in }) { _ in true }
    }
  }

  @Test func readingStopsWhenTold() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("file.csv", "1\n2\n3\n")
    var seen = 0
    try CSVReader(delimiter: 44).read(path: path, onDefect: { _ in }) { _ in
      seen += 1
      return seen < 2
    }
    #expect(seen == 2)
  }
}
