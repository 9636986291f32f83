import CSVReading
import Foundation
import TableReading
import TestSupport
import Testing

/// Pages with tables, which many systems export under the name of a workbook.
@Suite struct HTMLTests {
  private func fields(_ page: String, name: String = "ICI.xls") throws -> [[String]] {
    try Found.all(Data(page.utf8), name: name).flatMap(\.fields)
  }

  @Test func aPageUnderTheNameOfAWorkbookIsRead() throws {
    let page = """
      <html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>td { color: red }</style></head><body>
      <h1>Reporte</h1><table border=1><thead><tr><th>CODIGO_PRE</th><th>Descripci&oacute;n</th></tr></thead>
      <tbody><tr><td>06528</td><td>Condón "fino";
         de látex<br>x&nbsp;1</td></tr></tbody></table></body></html>
      """
    let found = try Found.all(Data(page.utf8), name: "ICI.xls")
    #expect(found.count == 1 && found.first?.kind == .csv && found.first?.refusal == nil)
    #expect(
      found.first?.fields == [
        ["CODIGO_PRE", "Descripción"], ["06528", "Condón \"fino\"; de látex x\u{A0}1"],
      ])
    #expect(found.first?.rows.map(\.line) == [1, 2])
  }

  @Test func tagsThatNobodyClosesAreClosed() throws {
    #expect(try fields("<TABLE><TR><TD>a<TD>b<TR><TD>c<TD>d</TABLE>") == [["a", "b"], ["c", "d"]])
    #expect(try fields("\u{FEFF} <table><tr><td>a</td><td></td><td>b") == [["a", "", "b"]])
  }

  @Test func cellsOverSeveralColumnsAndRowsKeepTheOthersInTheirPlace() throws {
    let page = """
      <table><tr><td colspan=2>a</td><td rowspan="3">b</td><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr>
      <tr><td>g</td></tr><tr><td>h</td><td>i</td><td>j</td><td>k</td></tr></table>
      <table><tr><td>l</td><td>m</td><td>n</td></tr></table>
      """
    #expect(
      try fields(page) == [
        ["a", "", "b", "c"], ["d", "e", "", "f"], ["g"], ["h", "i", "j", "k"], ["l", "m", "n"],
      ])
  }

  @Test func lettersAreReadAsTheyAreWhateverThePageStates() throws {
    let cells = "<tr><td>N</td><td>Ñahuimpuquio</td></tr>"
    let stated = [
      "", "<meta charset=utf-8>", "<meta http-equiv=Content-Type content='text/html; charset=windows-1252'>",
    ]
    for meta in stated {
      let page = "<html><head>\(meta)</head><table>\(cells)</table></html>"
      #expect(try fields(page) == [["N", "Ñahuimpuquio"]], "\(meta)")
      let old = try #require(page.data(using: .windowsCP1252))
      #expect(try Found.all(old).flatMap(\.fields) == [["N", "Ñahuimpuquio"]], "\(meta)")
    }
  }

  @Test func rowsAreTheSameWhereverBlocksEnd() throws {
    let rows = (0..<40_000).map { "<tr><td>\($0)</td><td>ñandú &amp; co</td></tr>\n" }.joined()
    let found = try fields("<html><table>" + rows + "</table></html>")
    #expect(found.count == 40_000)
    #expect(found.enumerated().allSatisfy { $1 == ["\($0)", "ñandú & co"] })
  }

  @Test func whatIsNoTextIsNoCell() throws {
    #expect(
      try fields(
        "<table><tr><td>a<script>b(1)</script></td><td><style>c</style>d<!-- e --></td></tr></table>")
        == [["a", "d"]])
  }

  @Test(arguments: [
    ("40<sup>1</sup>", "40"), ("<del>46</del> 40", "40"), ("<s>4</s>40", "40"),
    ("<strike><b>46</b></strike>40", "40"),
    ("<span style='display: none'>9</span>40", "40"), ("4<span hidden>9</span>0", "40"),
    ("40<span style=\"vertical-align:super\">2</span>", "40"), ("<font class=nota>9</font>40", "40"),
    ("<font class='x tach'>46</font>40", "40"), ("H<sub>2</sub>O", "H2O"), ("<b>4</b><i>0</i>", "40"),
    ("<del>46</del>", "46"), ("<span style='display:none'>46</span>", ""), ("40<sup>1<br>2</sup>0", "400"),
    ("<s>46<td>40", "46"), ("<input value=40>", "40"), ("40<input type=checkbox value=1>", "40"),
  ])
  func raisedStruckOutAndHiddenTextIsNoPartOfWhatACellSays(cell: String, expected: String) throws {
    let page = """
      <html><head><style>td { color: red } .nota, span.sup { vertical-align: super } .tach { text-decoration: line-through }
      </style></head><table><tr><td>\(cell)</td><td>z</td></tr><tr><td>a</td></tr></table></html>
      """
    let found = try fields(page)
    #expect(found.first?.first == expected && found.first?.last == "z" && found.last == ["a"])
  }

  @Test func aNumberThatItsCellOrRowStrikesOutIsNoNumber() throws {
    let page = """
      <table><tr><td style='text-decoration:line-through'>40</td><td>41</td></tr>
      <tr style="text-decoration: line-through"><td>06528F01</td><td>42</td></tr><tr><td>43</td></tr></table>
      """
    #expect(try fields(page) == [["40 (tachado)", "41"], ["06528F01", "42 (tachado)"], ["43"]])
  }

  @Test(arguments: [
    "<tr style='display:none'><td>b</td></tr>", "<tr hidden><td>b</td></tr>",
    "<tr style=\"visibility: collapse\"><td>b</td></tr>", "<tr class='x oculta'><td>b</td></tr>",
    "<tr class=baja><td>b</td></tr>", "<tbody style='DISPLAY : NONE'><tr><td>b</td></tr></tbody>",
  ])
  func rowsThatAPageDoesNotShowAreToldOfAndNotRead(row: String) throws {
    let page = """
      <html><head><style>/* .x { display: none } */ .oculta, td.oculta { display: none } tr.baja{visibility:hidden}</style></head>
      <table><tr><td>a</td></tr>\(row)<tr><td>c</td></tr></table></html>
      """
    let found = try #require(try Found.all(Data(page.utf8)).first)
    #expect(found.fields == [["a"], ["c"]] && found.rows.map(\.line) == [1, 3])
    #expect(found.defects.map(\.kind) == [.hiddenRows(1, areRead: false)] && found.defects.map(\.line) == [2])
  }

  @Test(arguments: [
    "<tr class='nota'><td>b</td></tr>", "<tr class='papel'><td>b</td></tr>",
    "<tr class='plegada'><td>b</td></tr>",
  ])
  func rowsThatAPageShowsOnAScreenAreRead(row: String) throws {
    let page = """
      <html><head><style>.nota { color: red } @media print { .otra { color: red } .papel { display: none } }
      .cerrado .plegada { display: none }</style></head><table><tr><td>a</td></tr>\(row)</table></html>
      """
    let found = try #require(try Found.all(Data(page.utf8)).first)
    #expect(found.fields == [["a"], ["b"]] && found.defects.isEmpty)
  }

  @Test func cellsOverSeveralRowsAreToldOf() throws {
    let page = """
      <table><tr><td>a</td><td rowspan=2>7</td></tr><tr><td>b</td></tr></table>
      <table><tr><td rowspan=3> </td><td rowspan=9>8</td></tr><tr></tr><tr><td>c</td></tr></table>
      """
    let found = try #require(try Found.all(Data(page.utf8)).first)
    #expect(found.defects.first?.kind == .mergedRows(field: 1, lastLine: 2))
    #expect(found.defects.map(\.line) == [1, 3] && found.defects.allSatisfy { $0.kind != .damagedRow })
  }

  @Test func aHiddenRowWithNothingInItIsNone() throws {
    let page = "<table><tr><td>a</td></tr><tr hidden><td> </td></tr><tr><td>c</td></tr></table>"
    let found = try #require(try Found.all(Data(page.utf8)).first)
    #expect(found.fields.filter { $0 != [""] } == [["a"], ["c"]] && found.defects.isEmpty)
  }

  @Test func aPageWithoutATableHoldsNothing() throws {
    #expect(try fields("<html><body><p>Error 500</p></body></html>") == [])
  }

  @Test func aCellWithoutEndIsALineThatIsTooLong() throws {
    var limits = TableLimits()
    limits.recordBytes = 1000
    for blocks in [4, 80] {
      let text = String(repeating: "x", count: blocks * FileBlocks.blockSize)
      let page = "<table><tr><td>b</td><td>\(text)</td></tr><tr><td>a</td></tr></table>"
      let found = try #require(try Found.all(Data(page.utf8), limits: limits).first)
      #expect(found.fields == [["a"]] && found.rows.map(\.line) == [2])
      #expect(found.defects.map(\.kind) == [.tooLong] || found.defects.map(\.kind) == [.csv(.tooLong)])
    }
  }

  @Test func aRowThatCellsAboveCoverWhollyCounts() throws {
    let page =
      "<table><tr><td rowspan=2>a</td><td rowspan=2>b</td></tr><tr></tr><tr><td>c</td><td>d</td></tr></table>"
    #expect(try fields(page) == [["a", "b"], ["c", "d"]])
  }

  @Test func aRowWiderThanAnySheetIsToldAndTheOthersRead() throws {
    let wide = String(repeating: "<td colspan=16000 rowspan=70000>x</td>", count: 40)
    let page = "<table><tr>\(wide)</tr></table><table><tr><td>a</td></tr></table>"
    let found = try #require(try Found.all(Data(page.utf8)).first)
    #expect(found.fields == [["a"]] && found.defects.count == 1)
  }

  /// Few bytes of cells that cover much, or of rows beneath such cells, come to thousands of columns.
  @Test(arguments: [
    (above: "<td rowspan=65000 colspan=1000>x", of: 16, cell: "<td>x", in: 1, rows: 20_000),
    (above: "", of: 0, cell: "<td colspan=1000>x", in: 17, rows: 200),
    (above: "", of: 0, cell: "<td rowspan=60000>x", in: 300, rows: 500),
  ])
  func aPageThatComesToManyTimesItsSizeIsRefused(above: String, of: Int, cell: String, in: Int, rows: Int)
    throws
  {
    let row = "<tr>" + String(repeating: cell, count: `in`)
    let page = "<html><table><tr>" + String(repeating: above, count: of) + String(repeating: row, count: rows)
    let found = try Found.all(Data(page.utf8), name: "ICI.xls")
    guard case .tooCompressed(let ratio)? = found.first?.refusal else {
      Issue.record("\(found.count) tables, \(found.first?.rows.count ?? 0) rows")
      return
    }
    #expect(found.count == 1 && ratio >= 20)
  }

  @Test func aRowOfManyLongCellsIsToldAndTheOthersRead() throws {
    let long = String(repeating: "<td>" + String(repeating: "x", count: 10_000) + "</td>", count: 1000)
    let page = "<table><tr>\(long)</tr><tr><td>a</td></tr></table>"
    let found = try #require(try Found.all(Data(page.utf8)).first)
    #expect(found.fields == [["a"]] && found.defects.count == 1)
  }
}
