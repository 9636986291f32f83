import CLibZip
import Foundation
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@testable import Telling

@Suite("Workbooks of a report")
struct ReportBooksTests {
  @Test("hold for a micro-network its own facilities and no others, to be signed and to be read")
  func ofMicroNetwork() throws {
    let folder = try TemporaryFolder()
    let input = ReportFixture.input()
    let paths = try ReportWriter().write(input, to: folder.url.path)
    let book = try WorkbookSheets.read(try #require(paths.first { $0.hasSuffix("/soritor-cia.xlsx") }))
    let codes = Set(
      book.flatMap(\.rows).flatMap { $0 }.filter { $0.count == 8 && $0.hasSuffix("F01") })
    let own = Set(input.run.orderLines.map(\.facility.text)).subtracting(["06528F01"])
    // Another's facility is named only where a trip begins or ends there.
    let met = Set(input.run.transfers.flatMap { [$0.from.text, $0.to.text] })
    #expect(codes.isSuperset(of: own) && codes.subtracting(met).allSatisfy { $0 != "06528F01" })
    let page = try String(
      contentsOfFile: folder.path("microrredes/soritor-cia.html"), encoding: .utf8)
    #expect(page.contains("href=\"../libros/soritor-cia.xlsx\""))
    let whole = try String(contentsOfFile: folder.path("informe.html"), encoding: .utf8)
    #expect(whole.contains("href=\"requerimientos.xlsx\"") && whole.contains("href=\"hallazgos.xlsx\""))
  }

  @Test("say in short what to order, and why on a sheet of its own, with every column of the list")
  func orders() throws {
    let input = ReportFixture.input()
    let table = OrderTable.table(for: input.run, names: input.names)
    let tables = OrderSheets.tables(of: table)
    #expect(tables.count == 2 && tables.allSatisfy { $0.rows.count == table.rows.count })
    let short = tables[0].columns.filter { !$0.reach.isAside }.map(\.key)
    #expect(short.count <= 14 && !short.contains("reason") && short.contains("order"))
    #expect(Set(tables[1].columns.map(\.key)) == Set(table.columns.map(\.key)))
    let reason = try #require(tables[1].columns.firstIndex { $0.key == "reason" })
    #expect(!tables[1].columns[reason].reach.isAside)
    let place = try #require(table.columns.firstIndex { $0.key == "reason" })
    #expect(tables[1].rows.map { $0[reason] } == table.rows.map { $0[place] })
  }

  @Test("lead from their index to each sheet, whatever it is called")
  func links() throws {
    let columns = [WorkbookColumn(title: "Hoja", width: 20)]
    var index = WorkbookSheet(
      name: "Índice", columns: columns, rows: [[.text("O'Higgins & \"B\"")], [.text("=1+2")]])
    index.isIndex = true
    let others = ["O'Higgins & \"B\"", "=1+2"].map { WorkbookSheet(name: $0, columns: columns, rows: []) }
    let document = WorkbookDocument(title: "t", author: "a", created: 0, sheets: [index] + others)
    let folder = try TemporaryFolder()
    let path = try folder.write("libro.xlsx", Data(try document.bytes()))
    let xml = try #require(try member("xl/worksheets/sheet1.xml", of: path))
    #expect(xml.contains("location=\"'O''Higgins &amp; &quot;B&quot;'!A1\""))
    #expect(xml.contains("location=\"'=1+2'!A1\"") && !xml.contains("<f>"))
    #expect(try WorkbookSheets.read(path)[0].rows.map(\.first) == ["Hoja", "O'Higgins & \"B\"", "=1+2"])
  }

  @Test("list every finding, and what changed in full")
  func extras() throws {
    var input = ReportFixture.input()
    let finding = Finding(
      .row(.badNumber(at: .init(column: "STOCK", text: "1\"O"))), line: 3,
      subject: Finding.Subject(facility: "06528F01", product: nil, month: ReportFixture.asOf))
    input.findings = OpenFindings((0..<30).map { ReviewedFinding(file: "a\($0).csv", finding: finding) })
    let folder = try TemporaryFolder()
    try ReportWriter().write(input, to: folder.url.path)
    let rows = try #require(try WorkbookSheets.read(folder.path("hallazgos.xlsx")).first).rows
    #expect(rows.count { $0.contains { $0.hasSuffix(".csv") } } == 30)
    // Foundation would leave the mark at the start out.
    let data = try #require(FileManager.default.contents(atPath: folder.path("hallazgos.csv")))
    let text = String(decoding: data, as: UTF8.self)
    #expect(text.hasPrefix("\u{FEFF}severity;severity_text;code;") && text.contains("error;Error;"))
    let changes = try String(contentsOfFile: folder.path("cambios.csv"), encoding: .utf8)
    let count = RunChanges(from: try #require(input.earlier), to: input.run).changes.count
    #expect(changes.split(whereSeparator: \.isNewline).count == count + 1)
  }

  /// The text of a member of an archive.
  private func member(_ name: String, of path: String) throws -> String? {
    var failure: Int32 = 0
    let archive = try #require(zip_open(path, ZIP_RDONLY, &failure))
    defer { zip_discard(archive) }
    guard let file = zip_fopen(archive, name, 0) else { return nil }
    defer { zip_fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = zip_fread(file, &bytes, UInt64(bytes.count))
    return String(decoding: bytes.prefix(Int(max(0, count))), as: UTF8.self)
  }
}
