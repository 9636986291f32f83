import CLibZip
import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("Workbooks, read back by the house's own reader")
struct WorkbookDocumentTests {
  private static let hostile = "O'Higgins & Ñahui \"B\" <script>alert(1)</script>"

  private func document(_ sheets: [WorkbookSheet]) -> WorkbookDocument {
    WorkbookDocument(title: "t", author: "a", created: 1_793_491_200, sheets: sheets)
  }

  /// The rows of each sheet as text, by its name.
  private func read(
    _ document: WorkbookDocument, isStreamed: Bool = false
  ) throws -> [(name: String, rows: [[String]])] {
    let folder = try TemporaryFolder()
    let path = try folder.write("libro.xlsx", Data(try document.bytes(isStreamed: isStreamed)))
    return try WorkbookSheets.read(path)
  }

  @Test("keep text, numbers, shares, days and months as what they are")
  func kinds() throws {
    let columns = ["código", "texto", "número", "parte", "día", "mes", "nada"].map {
      WorkbookColumn(title: $0, width: 12)
    }
    let october = Month(count: 2026 * 12 + 9)
    let row: [ListCell] = [
      .text("04594"), .text(Self.hostile), .number(1234.5, decimals: 1), .share(0.8),
      .day(Day(month: october, dayOfMonth: 31)), .month(october), .blank,
    ]
    let sheets = try read(document([WorkbookSheet(name: "Hoja", columns: columns, rows: [row])]))
    #expect(sheets.map(\.name) == ["libro.xlsx/Hoja"])
    #expect(sheets[0].rows[0] == columns.map(\.title))
    let cells = sheets[0].rows[1]
    #expect(Array(cells.prefix(4)) == ["04594", Self.hostile, "1234.5", "0.8"])
    #expect(cells[4].hasPrefix("2026-10-31"))
    #expect(cells[5].hasPrefix("2026-10"))
  }

  @Test(
    "never hold a formula, whatever a name says", arguments: ["=1+2", "+1", "-1", "@SUM(1)", "\t=1", "{=1}"])
  func formulas(text: String) throws {
    let sheet = WorkbookSheet(
      name: text, heading: [text], columns: [WorkbookColumn(title: text, width: 8)], rows: [[.text(text)]],
      footing: [text], signatures: [text], pageFoot: text)
    let bytes = try document([sheet]).bytes()
    let members = try unzipped(bytes)
    let xml = try #require(members["xl/worksheets/sheet1.xml"])
    #expect(!xml.contains("<f>") && !xml.contains("<f "))
    #expect(xml.contains("t=\"s\""))
  }

  @Test("say the same where they are written row by row, heights, widths and lines to sign included")
  func streamed() throws {
    let columns = (0..<9).map {
      WorkbookColumn(title: "columna \($0) \($0)", width: 12, isWrapped: $0 == 1, isAside: $0 == 8)
    }
    let rows: [[ListCell]] = (0..<300).map { number in
      [
        .text("0\(number)"), .text(String(repeating: Self.hostile + "\n", count: number % 3)),
        .number(Double(number) / 7, decimals: 1), .share(0.25), .mark(number % 2 == 0),
        .month(Month(count: 24_000 + number)), .blank, .text("Agotado"), .text("\u{0}\u{202E}–ñ"),
      ]
    }
    var sheets = (0..<2).map {
      WorkbookSheet(
        name: "Hoja \($0)", heading: ["título", "línea"], columns: columns, rows: rows, footing: ["nota"],
        signatures: ["firma"], tones: [.init("Agotado", .red)], pageFoot: "pie")
    }
    sheets[0].isIndex = true
    let (held, streamed) = (try read(document(sheets)), try read(document(sheets), isStreamed: true))
    #expect(held.count == 2 && held[0].rows.count > 303)
    #expect(held.map(\.name) == streamed.map(\.name) && held.map(\.rows) == streamed.map(\.rows))
    // All but the words of cells is the same in the file too.
    let members = try [false, true].map { isStreamed -> [String: Int] in
      let xml = try #require(
        unzipped(document(sheets).bytes(isStreamed: isStreamed))["xl/worksheets/sheet2.xml"])
      #expect(xml.contains(isStreamed ? "<is>" : "t=\"s\""))
      // Where the cells of a row end, which is no need to know, is known only of rows that are held.
      let tags = xml.matches(
        of: /<(?:row|col|conditionalFormatting|autoFilter|pageSetup|pane|sheetPr|dimension) [^>]*>/
      ).map { String($0.output).replacing(#/ spans="[^"]*"/#, with: "") }
      return Dictionary(tags.map { ($0, 1) }, uniquingKeysWith: +)
    }
    #expect(members[0] == members[1] && members[0].count > 300)
    // Which of the two is for a workbook to say by its rows.
    let few = document(sheets)
    #expect(try few.bytes() == few.bytes(isStreamed: false))
    let many = WorkbookSheet(
      name: "m", columns: [columns[0]],
      rows: Array(repeating: [.text("x")], count: WorkbookDocument.mostRowsHeld + 1))
    #expect(try document([many]).bytes() == document([many]).bytes(isStreamed: true))
  }

  @Test(
    "count letters and lines as readers see them",
    arguments: [
      "", "a b", "ñandú – “x”", "e\u{301}e\u{301}", "a\r\nb", "👩‍👩‍👧 b", "línea\n\notra larga de más",
      "3 ≥ 2 → «sí» … “a”—b", "a \u{301}b c",
      "x\u{20D7}y z\u{200D}w",
    ])
  func letters(text: String) {
    #expect(SheetText.letters(in: text) == text.count)
    // Word by word, as slowly as it is said.
    for width in [1, 3, 8, 40] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { paragraph -> Int in
        var (count, used) = (1, 0)
        for word in paragraph.split(separator: " ") {
          if used > 0, used + 1 + word.count > width { (count, used) = (count + 1, 0) }
          used += word.count + (used > 0 ? 1 : 0)
          while used > width { (count, used) = (count + 1, used - width) }
        }
        return count
      }
      #expect(SheetText.lines(in: text, width: width) == lines.reduce(0, +))
    }
  }

  @Test("give the same bytes at any time")
  func deterministic() throws {
    let sheet = WorkbookSheet(
      name: "Hoja", columns: [WorkbookColumn(title: "a", width: 8)], rows: [[.number(1, decimals: 0)]])
    let bytes = try document([sheet]).bytes()
    #expect(try document([sheet]).bytes() == bytes)
    // The two may have been made within one second: nothing in them tells when.
    let members = try unzipped(bytes)
    let times = members.values.flatMap {
      $0.matches(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?/).map { String($0.output) }
    }
    #expect(Set(times) == ["2026-11-01T00:00:00Z"])
    // Members of the archive carry the earliest time that there is, 1 January 1980, where they are and in the list of them.
    for (signature, place) in [([0x50, 0x4B, 3, 4] as [UInt8], 10), ([0x50, 0x4B, 1, 2], 12)] {
      let starts = bytes.indices.dropLast(30).filter { bytes[$0..<$0 + 4].elementsEqual(signature) }
      #expect(starts.count == members.count)
      for start in starts { #expect(Array(bytes[start + place..<start + place + 4]) == [0, 0, 0x21, 0]) }
    }
  }

  @Test("freeze the header, filter, colour words and repeat the header on A4 across")
  func setUp() throws {
    let sheet = WorkbookSheet(
      name: "Hoja", heading: ["Pedidos", "oct 2026"], columns: [WorkbookColumn(title: "alerta", width: 9)],
      rows: [[.text("Urgente")], [.text("Vigilar")]], tones: [.init("Urgente", .red)], pageFoot: "A & B")
    let members = try unzipped(try document([sheet]).bytes())
    let xml = try #require(members["xl/worksheets/sheet1.xml"])
    for part in [
      "topLeftCell=\"A5\"", "state=\"frozen\"", "<autoFilter ref=\"A4:A6\"/>",
      "<formula>\"Urgente\"</formula>",
      "orientation=\"landscape\"", "paperSize=\"9\"", "fitToHeight=\"0\"",
      "&amp;LA &amp;&amp; B&amp;R&amp;P / &amp;N",
    ] { #expect(xml.contains(part), "\(part)") }
    #expect(try #require(members["xl/workbook.xml"]).contains("Print_Titles"))
  }

  @Test("fold columns away without losing them, and give rows the height that their lines take")
  func folds() throws {
    let columns = [
      WorkbookColumn(title: "a", width: 8), WorkbookColumn(title: "b", width: 8, isAside: true),
      WorkbookColumn(title: "c", width: 12, isWrapped: true),
    ]
    let rows: [[ListCell]] = [
      [.text("x"), .text("folded"), .text("one two three four")], [.text("y"), .blank, .text("short")],
    ]
    let sheet = WorkbookSheet(name: "Hoja", columns: columns, rows: rows)
    let xml = try #require(try unzipped(try document([sheet]).bytes())["xl/worksheets/sheet1.xml"])
    #expect(xml.components(separatedBy: "hidden=\"1\" customWidth=\"1\" outlineLevel=\"1\"").count == 2)
    #expect(xml.contains("collapsed=\"1\""))
    // "one two" and "three four" of ten letters each.
    #expect(xml.contains("<row r=\"2\" spans=\"1:3\" ht=\"30\" customHeight=\"1\">"))
    #expect(xml.components(separatedBy: "customHeight").count == 2)
    #expect(try read(document([sheet]))[0].rows[1] == ["x", "folded", "one two three four"])
  }

  @Test("count the lines of a text, words whole where they fit")
  func lines() {
    #expect(SheetText.lines(in: "", width: 10) == 1)
    #expect(SheetText.lines(in: "one two three four", width: 10) == 2)
    #expect(SheetText.lines(in: "one two three", width: 7) == 2)
    #expect(SheetText.lines(in: "one\ntwo", width: 99) == 2)
    #expect(SheetText.lines(in: String(repeating: "x", count: 25), width: 10) == 3)
  }

  @Test("name their tabs as spreadsheets allow, each once")
  func names() {
    var names = SheetNames()
    #expect(names.legal("P.S. 1/2 [a]") == "P.S. 1 2 a")
    #expect(names.legal("p.s. 1?2 a") == "p.s. 1 2 a (2)")
    #expect(names.legal("'") == "-")
    #expect(names.legal("") == "- (2)")
    #expect(names.legal("History") == "- (3)")
    let long = String(repeating: "Ñ", count: 40)
    #expect(names.legal(long) == String(repeating: "Ñ", count: 31))
    #expect(names.legal(long) == String(repeating: "Ñ", count: 27) + " (2)")
  }

  @Test("say in the library's words what cannot be written")
  func failure() {
    let cells = [[ListCell]](repeating: [.blank], count: 1_048_577)
    let sheet = WorkbookSheet(name: "x", columns: [WorkbookColumn(title: "a", width: 8)], rows: cells)
    #expect(throws: WorkbookFailure.self) { try document([sheet]).bytes() }
  }

  /// The members of an archive as text, by name.
  private func unzipped(_ bytes: [UInt8]) throws -> [String: String] {
    let folder = try TemporaryFolder()
    let path = try folder.write("x.xlsx", Data(bytes))
    var code: Int32 = 0
    let archive = try #require(zip_open(path, ZIP_RDONLY, &code))
    defer { zip_discard(archive) }
    var members: [String: String] = [:]
    for index in 0..<UInt64(zip_get_num_entries(archive, 0)) {
      var status = zip_stat_t()
      guard zip_stat_index(archive, index, 0, &status) == 0, let name = status.name else { continue }
      var content = [UInt8](repeating: 0, count: Int(status.size))
      let file = try #require(zip_fopen_index(archive, index, 0))
      #expect(zip_fread(file, &content, status.size) == Int64(status.size))
      zip_fclose(file)
      members[String(cString: name)] = String(decoding: content, as: UTF8.self)
    }
    return members
  }
}
