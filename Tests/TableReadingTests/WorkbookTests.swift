import Foundation
import TableReading
import TestSupport
import Testing

@Suite struct WorkbookTests {
  /// The fields of the only sheet, whose rows are this XML.
  private func fields(_ rows: String, _ change: (inout WorkbookBytes) -> Void = { _ in }) throws
    -> [[String]]?
  {
    var workbook = WorkbookBytes(rows: rows)
    change(&workbook)
    return try Found.all(workbook.data).first?.fields
  }

  @Test func everyTypeOfCellBecomesText() throws {
    let rows = """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="str"><f>A1&amp;1</f>\
      <v>x1</v></c></row><row r="2"><c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c>\
      <c r="C2" t="e"><v>#N/A</v></c><c r="D2"><f>1+1</f><v>2</v></c><c r="E2"><f>B9</f></c>\
      <c r="F2" t="d"><v>2026-10-31T00:00:00</v></c><c r="G2" t="inlineStr"><is><r><t>de </t></r><r><t>dos</t></r></is></c></row>
      """
    let found = try fields(rows) {
      $0.sharedTexts = [
        "<t xml:space=\"preserve\"> código </t>", "<r><t>a_x000D_&lt;</t></r><rPh><t>no</t></rPh>",
      ]
    }
    #expect(
      found == [["código", "a\r<", "x1"], ["TRUE", "FALSE", "#N/A", "2", "=B9", "2026-10-31", "de dos"]])
  }

  @Test(arguments: [
    ("5947", "5947"), ("5.947E3", "5947"), ("12.0", "12"), ("3.50", "3.50"), ("1E-3", "0.001"), ("-0", "0"),
    ("5.0E-5", "0.00005"), ("1.1000000000000001", "1.1"), ("-2.5E2", "-250"), ("20261031", "20261031"),
    ("1.2345E+2", "123.45"), ("115.30000000000001", "115.3"), ("8.0000000000000018", "8"),
    ("0.30000000000000004", "0.3"), ("0.29999999999999999", "0.3"), ("99.999999999999999", "100"),
    ("-9.99999999999999999E2", "-1000"), ("1.2345678901234567E15", "1234567890123460"), ("1e400", "1e400"),
    ("1e-999999999999", "1e-999999999999"), ("abc", "abc"),
    ("123456789012345678", "123456789012345678"), (".5", "0.5"), ("-", "-"), ("1E", "1E"),
  ])
  func numbersAreAsPeopleWriteThem(stored: String, expected: String) throws {
    #expect(try fields("<row><c><v>\(stored)</v></c></row>") == [[expected]])
  }

  @Test(arguments: [
    ("1", "1"), ("59", "59"), ("60", "60"), ("61", "61"), ("29220", "29220"), ("29221", "1980-01-01"),
    ("46326", "2026-10-31"), ("46326.572916666664", "2026-10-31 13:45:00"), ("0.5", "0.5"), ("0", "0"),
    ("-1", "-1"), ("2958465", "9999-12-31"), ("2958466", "2958466"), ("4.6326E4", "2026-10-31"),
    ("45351", "2024-02-29"), ("x", "x"), ("40.5", "40.5"), ("45351.99999999999", "2024-03-01"),
    ("46326.99999996528", "2026-10-31 23:59:59"), ("46326.9999999", "2026-10-31 23:59:59"),
  ])
  func datesAreISO(serial: String, expected: String) throws {
    let found = try fields("<row><c s=\"1\"><v>\(serial)</v></c></row>") { $0.styles = [0, 14] }
    #expect(found == [[expected]])
  }

  @Test func rowsThatASheetHidesAreReadAndToldOf() throws {
    let rows =
      "<row r=\"1\"><c><v>1</v></c></row><row r=\"2\" hidden=\"1\"><c><v>2</v></c></row><row r=\"3\" hidden=\"1\"/>"
      + "<row r=\"4\" hidden=\"true\"><c><v>4</v></c></row><row r=\"5\" hidden=\"0\"><c><v>5</v></c></row>"
    let found = try #require(try Found.all(WorkbookBytes(rows: rows).data).first)
    #expect(found.fields == [["1"], ["2"], ["4"], ["5"]])
    #expect(found.defects.map(\.kind) == [.hiddenRows(2, areRead: true)] && found.defects.map(\.line) == [2])
  }

  @Test func cellsOverSeveralRowsAreToldOf() throws {
    let rows =
      "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>7</v></c></row>"
      + "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row><row r=\"3\"><c r=\"A3\"><v>3</v></c></row>"
    // One of a single row, one that names no block, one beneath the rows; the last is as long as its rows.
    let merged = ["B1:B2", "A3:B3", "B2", "A5:A9", "AA2:AB9"]
    let sheet = WorkbookBytes.Sheet("Hoja1", rows: rows, merged: merged)
    let found = try #require(try Found.all(WorkbookBytes([sheet]).data).first)
    #expect(found.fields == [["1", "7"], ["2", ""], ["3", ""]])
    #expect(
      found.defects.map(\.kind) == [.mergedRows(field: 1, lastLine: 2), .mergedRows(field: 26, lastLine: 3)])
    #expect(found.defects.map(\.line) == [1, 2])
  }

  @Test(arguments: [("0", "0"), ("44864", "2026-10-31"), ("27758", "27758"), ("27759", "1980-01-01")])
  func daysMayCountFrom1904(serial: String, expected: String) throws {
    let found = try fields("<row><c s=\"1\"><v>\(serial)</v></c></row>") {
      $0.styles = [0, 22]
      $0.is1904 = true
    }
    #expect(found == [[expected]])
  }

  @Test(arguments: [
    ("dd/mm/yyyy", true), ("[$-280A]mmm\\-yy;@", true), ("[h]:mm", true), ("&quot;día&quot; 0", false),
    ("#,##0.00", false), ("General", false), ("_-&quot;S/&quot;* #,##0.00_-", false), ("[Red]0;d", false),
    ("0\\d", false), ("YYYYMM", true), ("Standard", false), ("d/m/yy h:mm AM/PM", true),
  ])
  func customFormatsTellDates(code: String, isDate: Bool) throws {
    let found = try fields("<row><c s=\"1\"><v>46326</v></c></row>") {
      $0.formatCodes = [code]
      $0.styles = [0, 164]
    }
    #expect(found == [[isDate ? "2026-10-31" : "46326"]])
  }

  @Test(arguments: [
    ("<c><f>4+5</f></c>", "=4+5"), ("<c><f>SUM(B2:B9)</f><v/></c>", "=SUM(B2:B9)"),
    ("<c><f>A1*2</f><v>0.0</v></c>", "=A1*2"), ("<c><f>A1</f><v>0</v></c>", "0"),
    ("<c><f>A1</f><v>7</v></c>", "7"),
    ("<c><v>0.0</v></c>", "0"), ("<c t=\"str\"><f>A1</f><v>HC1</v></c>", "HC1"),
  ])
  func aFormulaThatNobodyWorkedOutIsShownAndNeverBlank(cell: String, expected: String) throws {
    #expect(try fields("<row>\(cell)</row>") == [[expected]])
  }

  @Test func aWorkbookThatWantsToBeWorkedOutHasNoResultsOfZero() throws {
    let rows = "<row><c><f>A1-B1</f><v>0</v></c><c><f>A1+B1</f><v>3</v></c><c><v>0</v></c></row>"
    #expect(try fields(rows) { $0.wantsCalculation = true } == [["=A1-B1", "3", "0"]])
    #expect(try fields(rows) == [["0", "3", "0"]])
  }

  @Test(arguments: [
    ("<r><t>40</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>", "40"),
    ("<r><rPr><strike/></rPr><t>46</t></r><r><t>40</t></r>", "40"),
    ("<r><rPr><strike val=\"0\"/></rPr><t>4</t></r><r><t>6</t></r>", "46"),
    ("<r><t>H</t></r><r><rPr><vertAlign val=\"subscript\"/></rPr><t>2</t></r><r><t>O</t></r>", "H2O"),
    ("<r><rPr><strike/></rPr><t>46</t></r>", "46"), ("<t>40</t>", "40"),
  ])
  func raisedMarksAndStruckOutTextAreNoPartOfWhatACellSays(runs: String, expected: String) throws {
    #expect(try fields("<row><c t=\"inlineStr\"><is>\(runs)</is></c></row>") == [[expected]])
    #expect(
      try fields("<row><c t=\"s\"><v>1</v></c></row>") { $0.sharedTexts = ["<t>a</t>", runs, "<t>b</t>"] }
        == [
          [expected]
        ])
  }

  @Test func aNumberThatItsFormatStrikesOutIsNoNumber() throws {
    let rows = """
      <row><c s="1"><v>40</v></c><c><v>41</v></c><c s="1" t="str"><v>04594</v></c><c s="1" t="str"><v>Condón 2</v></c>\
      <c s="1"><v/></c><c s="2"><v>42</v></c></row>
      """
    let found = try fields(rows) {
      $0.styles = [0, 0, 0]
      $0.fonts = ["<sz val=\"11\"/>", "<strike/>", "<strike val=\"0\"/>"]
      $0.fontOfStyle = [0, 1, 2]
    }
    #expect(found == [["40 (tachado)", "41", "04594 (tachado)", "Condón 2", "", "42"]])
  }

  @Test func blanksKeepColumnsInLineAndRowsJump() throws {
    let rows = """
      <row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row><row r="5"/><row r="6"><c r="A6" s="0"/></row>\
      <row r="9"><c r="A9"><v>7</v></c><c r="XFD9" s="0"/></row><row><c><v>8</v></c><c r="C10"><v>9</v></c></row>
      """
    let found = try Found.all(WorkbookBytes(rows: rows).data).first
    #expect(
      found?.rows == [
        .init(line: 3, fields: ["", "1", "", "2"]), .init(line: 9, fields: ["7", "", "", ""]),
        .init(line: 10, fields: ["8", "", "9", ""]),
      ])
  }

  @Test func sheetsComeVisibleFirstAndEmptyOnesNot() throws {
    let row = "<row><c><v>1</v></c></row>"
    let workbook = WorkbookBytes([
      .init("Oculta", rows: row, state: "hidden"), .init("Vacía", rows: "<row r=\"4\"/>"),
      .init("Octubre", rows: row), .init("Nota", rows: row),
    ])
    let found = try Found.all(workbook.data, name: "libro.xlsx")
    #expect(found.map(\.name) == ["libro.xlsx/Octubre", "libro.xlsx/Nota", "libro.xlsx/Oculta"])
    #expect(found.allSatisfy { $0.kind == .xlsx && $0.text?.isUTF8 == true })
  }

  @Test func rowsThatContradictThemselvesAreDefects() throws {
    let rows = """
      <row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row>\
      <row r="3"><c t="s"><v>9</v></c></row><row r="2"><c><v>3</v></c></row><row r="4"><c r="XFE4"><v>3</v></c></row>\
      <row r="x"/><row r="1048577"/><row r="6"><c r="A6"><v>6</v></c></row>
      """
    let found = try Found.all(WorkbookBytes(rows: rows).data).first
    #expect(found?.rows.map(\.line) == [1, 6])
    #expect(found?.defects.map(\.line) == [2, 3, 3, 4, 4, 4])
    #expect(found?.defects.allSatisfy { $0.kind == .damagedRow } == true)
  }

  @Test func aRowOverTheLimitIsADefect() throws {
    var limits = TableLimits()
    limits.recordBytes = 100
    let long = String(repeating: "9", count: 60)
    let rows = [[long, long], [long + long], ["1", long]].enumerated().map { WorkbookBytes.row($0 + 1, $1) }
    let found = try Found.all(WorkbookBytes(rows: rows.joined()).data, limits: limits).first
    #expect(found?.rows.map(\.line) == [3])
    #expect(found?.defects.map(\.kind) == [.tooLong, .tooLong])
  }

  @Test func damageInASheetKeepsTheRowsBeforeIt() throws {
    let rows = "<row r=\"1\"><c><v>1</v></c></row><row r=\"2\"><c><v>2</v></c></row></wrong>"
    let found = try Found.all(WorkbookBytes(rows: rows).data).first
    #expect(found?.rows.map(\.line) == [1, 2])
    #expect(found?.defects.map(\.kind) == [.damagedRest])
    #expect(found?.defects.map(\.line) == [3])
  }

  @Test func rowsAreTheSameWhereverBlocksEnd() throws {
    // Over several blocks of 64 KiB, with rows that straddle them at every cell.
    let rows = (1...4000).map { row in (0..<7).map { column in "\(row).\(column)" } }
    let xml = rows.enumerated().map { WorkbookBytes.row($0 + 1, $1) }.joined()
    #expect(xml.utf8.count > 10 << 16)
    #expect(try fields(xml) == rows)
  }

  @Test func manyRowsPassThroughPauses() throws {
    // A shared text that unfolds to more than waits at once, many times over.
    let cell = "<c t=\"s\"><v>0</v></c>"
    let rows = (1...3000).map { "<row r=\"\($0)\">\(cell)<c><v>\($0)</v></c></row>" }.joined()
    let found = try fields(rows) { $0.sharedTexts = ["<t>\(String(repeating: "ñ", count: 2000))</t>"] }
    #expect(found?.count == 3000)
    #expect(found?.map { $0[1] } == (1...3000).map(String.init))
  }

  @Test(arguments: [
    "xl/styles.xml", "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml",
  ])
  func aMissingPartIsNamed(part: String) throws {
    let members = WorkbookBytes(rows: "<row><c><v>1</v></c></row>").members
    let without = ZipBytes(members.filter { $0.name != part })
    #expect(try Found.all(without.data).first?.refusal == .damagedWorkbook(part: part))
  }
}
