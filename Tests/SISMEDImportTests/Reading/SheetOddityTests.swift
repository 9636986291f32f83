import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// What a workbook has beside its rows: another count of days, pivot tables.
@Suite struct SheetOddityTests {
  private static let header = ["facility", "product", "month", "opening", "received", "consumed", "closing"]

  private func rows(_ lines: [[String]]) -> String {
    lines.enumerated().map { WorkbookBytes.row($0 + 1, $1) }.joined()
  }

  /// A row of the open layout whose month is a number without a format.
  private func numbered(_ line: Int, month: String, product: String = "P1") -> String {
    let texts = [("A", "HC1"), ("B", product)].map {
      "<c r=\"\($0)\(line)\" t=\"inlineStr\"><is><t>\($1)</t></is></c>"
    }
    let numbers = [("C", month), ("D", "44834"), ("E", "0"), ("F", "40"), ("G", "44794")].map {
      "<c r=\"\($0)\(line)\"><v>\($1)</v></c>"
    }
    return "<row r=\"\(line)\">\((texts + numbers).joined())</row>"
  }

  @Test func daysCountedFrom1904AreMonthsThoughNoFormatSaysSo() throws {
    // 44834 is 1 October 2026 in this count, and 30 September 2022 in the other; as a stock it is itself.
    var workbook = WorkbookBytes(rows: WorkbookBytes.row(1, Self.header) + numbered(2, month: "44834"))
    workbook.is1904 = true
    let file = try read(workbook.data, name: "ICI.xlsx")
    #expect(file.reports.map(\.month) == [try #require(Month("2026-10"))])
    #expect(file.reports.first?.quantities.opening == 44834 && file.findings.isEmpty)
    workbook.is1904 = false
    #expect(try read(workbook.data, name: "ICI.xlsx").reports.map(\.month.description) == ["2022-09"])
  }

  @Test func headingsCountedFrom1904AreMonths() throws {
    // The firsts of August, September and October 2026.
    let months = ["44773", "44804", "44834"].enumerated().map {
      "<c r=\"\(["C", "D", "E"][$0])1\"><v>\($1)</v></c>"
    }
    func text(_ place: String, _ text: String) -> String {
      "<c r=\"\(place)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
    }
    let header = text("A1", "CODIGO_PRE") + text("B1", "CODIGO_MED") + months.joined() + text("F1", "STOCK")
    let row = WorkbookBytes.row(2, ["06528F01", "03952", "40", "38", "45", "120"])
    var workbook = WorkbookBytes(rows: "<row r=\"1\">\(header)</row>" + row)
    workbook.is1904 = true
    let file = try read(workbook.data, name: "disponibilidad.xlsx")
    #expect(file.reports.map(\.month.description).sorted() == ["2026-08", "2026-09", "2026-10"])
  }

  @Test func aQuantityOverSeveralRowsIsToldOf() throws {
    let lines = [
      ["Red Norte"], Self.header, ["HC1", "P1", "2026-09", "100", "0", "40", "60"],
      ["HC1", "P1", "2026-10", "60", "0", "", "20"], ["", "P2", "2026-10", "9", "0", "4", "5"],
    ]
    // The title over two rows, the consumption of two months, a place over three rows.
    let sheet = WorkbookBytes.Sheet("ICI", rows: rows(lines), merged: ["A1:B2", "F3:F4", "A3:A5"])
    let file = try read(WorkbookBytes([sheet]).data, name: "ICI.xlsx")
    #expect(file.findings.map(\.code) == [.blankCell, .mergedQuantity])
    #expect(
      file.findings.last
        == Finding(
          .row(.mergedQuantity(at: Finding.Cell(column: "consumed", text: ""), lastLine: 4)), line: 3))
    #expect(file.reports.map(\.quantities.consumed) == [40, nil] && file.rejected == 1)
  }

  @Test func inAPageItIsToldOfToo() throws {
    let page = """
      <table><tr><td>facility<td>product<td>month<td>consumed<td>closing</tr>
      <tr><td>HC1<td>P1<td>2026-09<td rowspan=2>40<td>60</tr><tr><td>HC1<td>P1<td>2026-10<td>20</tr></table>
      """
    let file = try read(page, name: "ICI.xls")
    #expect(file.findings.map(\.code) == [.mergedQuantity] && file.findings.map(\.line) == [2])
    #expect(file.reports.map(\.quantities.closing) == [60, 20])
  }

  @Test func aPivotTableBesideItsDataIsPassedOver() throws {
    let data = rows([Self.header, ["HC1", "P1", "2026-10", "100", "0", "40", "60"]])
    // As a pivot table in table form shows them, under names that people give its fields.
    let pivot = rows([
      ["Resumen"], [], ["facility", "product", "month", "opening ", "received", "consumed", "closing"],
      ["HC1", "P1", "2026-10", "100", "0", "40", "60"], ["Total general", "", "", "100", "0", "40", "60"],
    ])
    let sheets = [
      WorkbookBytes.Sheet("Datos", rows: data), WorkbookBytes.Sheet("Resumen", rows: pivot, pivot: "A3:G5"),
    ]
    let last = try read(WorkbookBytes(sheets).data, name: "libro.xlsx")
    #expect(last.findings.map(\.code) == [.tablePassedOver] && last.rowsTaken == 1)
    // Alone it is what there is.
    let alone = try read(WorkbookBytes([sheets[1]]).data, name: "libro.xlsx")
    #expect(alone.rowsTaken == 1)
  }

  @Test func aTableBesideAPivotTableIsRead() throws {
    let data = rows([Self.header, ["HC1", "P1", "2026-10", "100", "0", "40", "60"]])
    let sheets = [
      WorkbookBytes.Sheet("Notas", rows: rows([["Nota: revisado"]])),
      WorkbookBytes.Sheet("Datos", rows: data, pivot: "K1:M9"),
    ]
    #expect(try read(WorkbookBytes(sheets).data, name: "libro.xlsx").rowsTaken == 1)
  }
}
