import TestSupport
import Testing

@testable import CSVReading

@Suite("Rows of CSV as they are written")
struct CSVRowsTests {
  @Test("quote a field only where it must be, and double the quotation marks in it")
  func quotes() {
    var rows = CSVRows()
    for field in ["plain", "", "a,b", "say \"no\"", "two\nlines", "cr\r", "semi;colon", "\"", "x\"\u{301},ñ"]
    {
      rows.append(field)
    }
    rows.endRow()
    rows.append { $0.append(contentsOf: "-1.5".utf8) }
    rows.append { _ in }
    rows.endRow()
    #expect(
      rows.text
        == "plain,,\"a,b\",\"say \"\"no\"\"\",\"two\nlines\",\"cr\r\",semi;colon,\"\"\"\",\"x\"\"\u{301},ñ\"\n-1.5,\n"
    )
  }

  @Test("have the separator and the line end that they are given")
  func dialect() {
    var rows = CSVRows(separator: UInt8(ascii: ";"), lineEnd: "\r\n")
    for field in ["a,b", "a;b"] { rows.append(field) }
    rows.endRow()
    #expect(rows.text == "a,b;\"a;b\"\r\n")
  }

  @Test("are read back as they were, whatever is in them")
  func roundTrip() throws {
    var random = SeededGenerator(seed: 7)
    let letters = Array("ab,;\"\n\rñ€=")
    let written = (0..<200).map { _ in
      (0..<4).map { _ -> String in
        // A blank line would be skipped, and blanks around a field are trimmed: neither is in these.
        let length = Int.random(in: 0..<9, using: &random)
        return "x" + String((0..<length).map { _ in letters.randomElement(using: &random) ?? "a" })
      }
    }
    var rows = CSVRows()
    for row in written {
      for field in row { rows.append(field) }
      rows.endRow()
    }
    let folder = try TemporaryFolder()
    let path = try folder.write("filas.csv", rows.text)
    var read: [[String]] = []
    try CSVReader(delimiter: UInt8(ascii: ",")).read(path: path, onDefect: { Issue.record("\($0)") }) {
      record in
      read.append((0..<record.count).map { String(decoding: record[$0], as: UTF8.self) })
      return true
    }
    #expect(read == written)
  }
}
