import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// What spreadsheets and code pages do to codes, months and names.
@Suite struct SpreadsheetDamageTests {
  @Test(arguments: [
    ("5.947E3", "05947"), ("5.947E+03", "05947"), ("5,947E+03", "05947"), ("6528.0", "06528"),
    ("6528,00", "06528"), ("\u{A0}6528\u{A0}", "06528"), ("12E03", "12E03"),
  ])
  func aProductCodeIsReadAgain(written: String, code: String) {
    #expect(ProductCodeGrammar.normalized(written)?.text == code)
  }

  @Test(arguments: ["6E+03", "5.9E3", "1E+05", "5.9471E3", "4.594", "6528.000", "5.947E", "E3", "1 +"])
  func whatIsLostIsNotGuessed(written: String) {
    #expect(ProductCodeGrammar.normalized(written) == nil)
    #expect(FacilityCodeGrammar.normalized(written) == nil)
  }

  @Test func aFacilityCodeIsReadAgain() {
    #expect(FacilityCodeGrammar.normalized("6.528E+03") == "06528F01")
    #expect(FacilityCodeGrammar.normalized("6528.0") == "06528F01")
    #expect(FacilityCodeGrammar.normalized("\u{A0}06528F01") == "06528F01")
  }

  @Test(arguments: [
    // 45931 is 1 October 2025: 45658 is 1 January (LibreOffice), and 273 days go before October.
    ("45931", "2025-10"), ("45961", "2025-10"), ("45962", "2025-11"), ("36526", "2000-01"),
    ("01/10/2025", "2025-10"), ("31/10/2025", "2025-10"), ("2025-10-01", "2025-10"),
    ("2025-10-01 00:00:00", "2025-10"), ("202510.0", "2025-10"), ("2025-10", "2025-10"),
    ("\u{A0}202510", "2025-10"),
  ])
  func aMonthIsReadFromADate(written: String, month: String) {
    #expect(WrittenMonth.read(written)?.description == month)
  }

  @Test(arguments: ["", "10/01/2025", "31/02/2025", "2025-02-30", "01/10/25", "12345", "2E+05", "x"])
  func noMonth(written: String) { #expect(WrittenMonth.read(written) == nil) }

  @Test func aFormdetWithDatesAndDamagedCodesGoesIn() throws {
    let file = try read(
      FormdetSample.file([
        [
          "ANNOMES": "45931", "CODIGO_PRE": "6.528E+03", "CODIGO_MED": "4594.0", "SALDO": "\u{A0}1234\u{A0}",
          "STOCK_FIN": "1234",
        ],
        ["ANNOMES": "01/10/2025", "CODIGO_MED": "1E+05"], ["SALDO": "1 234", "STOCK_FIN": "1"],
      ]))
    #expect(file.findings.map(\.code) == [.badProductCode, .badNumber])
    #expect(file.reports.map(\.month.description) == ["2025-10"])
    #expect(file.reports.first?.facility == "06528F01")
    #expect(file.reports.first?.quantities.opening == 1234)
  }

  @Test func newerColumnsOfStockAreNotTheSameColumnTwice() throws {
    let header = FormdetSample.columns.joined(separator: ";") + ";STOCKFIN;STOCKFIN1;ESSALUD;ING_REGULA\n"
    let row = FormdetSample.row(["SALDO": "9", "SIS": "2", "STOCK_FIN": "7"])
    let file = try read(header + row + ";99;99;5;4\n")
    #expect(file.findings == [])
    #expect(file.reports.first?.quantities.closing == 7)
    #expect(file.reports.first?.quantities.consumed == 2)
    let options = ImportOptions(consumptionColumns: ["SIS", "ESSALUD"])
    #expect(try read(header + row + ";99;99;5;4\n", options).reports.first?.quantities.consumed == 7)
    let only = try read(
      FormdetSample.file([["SALDO": "7", "STOCK_FIN": "7"]])
        .replacingOccurrences(of: "STOCK_FIN;", with: "STOCKFIN;"))
    #expect(only.reports.first?.quantities.closing == 7)
  }

  @Test func aPageOfTheNameOfAWorkbookIsTheSameAsItsText() throws {
    let rows = [
      ["CODIGO_PRE", "ANNOMES", "CODIGO_MED", "SALDO", "VENTA", "STOCK_FIN"],
      ["06528F01", "202610", "04594", "40", "15", "25"],
      ["06529F01", "202610", "04594", "1040", "40", "1000"],
    ]
    let page =
      "<html><body><table><tr><td colspan=6>Informe de octubre</td></tr>"
      + rows.map { "<tr>" + $0.map { "<td>\($0)</td>" }.joined() + "</tr>" }.joined(separator: "\n")
      + "</table></body></html>"
    let options = ImportOptions(consumptionColumns: ["VENTA"])
    let text = try read(rows.map { $0.joined(separator: ";") + "\n" }.joined(), options)
    let read = try read(page, options, name: "ICI.xls")
    #expect(text.reports.count == 2 && read.reports == text.reports)
    #expect(read.file.layout == .formdet && read.file.rejected == 0)
  }
}
