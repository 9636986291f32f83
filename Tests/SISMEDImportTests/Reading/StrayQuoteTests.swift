import Foundation
import SISMEDImport
import SupplyModel
import TestSupport
import Testing

/// A quote that belongs to a description joins no rows.
@Suite struct StrayQuoteTests {
  /// Ten rows whose third and eighth have these descriptions.
  private func file(_ third: String, _ eighth: String) -> String {
    let lines = (0..<10).map { index in
      let description = index == 2 ? third : index == 7 ? eighth : "JERINGA"
      return description + ";" + FormdetSample.row(["CODIGO_MED": "0450\(index)"])
    }
    return (["DESCRIPCION;" + FormdetSample.columns.joined(separator: ";")] + lines)
      .map { $0 + "\r\n" }.joined()
  }

  @Test func aQuoteClosedRowsLaterLosesItsOwnLineOnly() throws {
    // The record from line 4 to line 9 has just as many fields as the header.
    let read = try read(file("\"SONDA 14", "SONDA 14\""))
    #expect(read.rows == 10)
    #expect(read.findings == [Finding(.row(.unclosedQuote), line: 4)])
    #expect(read.reports.count == 9)
  }

  @Test func aQuoteClosedInAnotherColumnLosesItsOwnLineOnly() throws {
    let text = file("\"SONDA 14", "JERINGA").replacingOccurrences(
      of: "JERINGA;036;06528F01;S;202610;04508", with: "JERINGA;036;06528F01;S\";202610;04508")
    let read = try read(text)
    #expect(read.rows == 10)
    #expect(read.findings == [Finding(.row(.unclosedQuote), line: 4)])
    #expect(read.reports.count == 9)
  }

  @Test func aQuotedTextOverTwoLinesIsOneField() throws {
    let read = try read(file("\"SONDA\r\n14; larga\"", "JERINGA"))
    #expect(read.rows == 10)
    #expect(read.findings == [])
    #expect(read.reports.count == 10)
  }

  @Test func aQuoteThatTheEndOfTheFileClosesIsStrayToo() throws {
    let read = try read(file("\"SONDA 14", "JERINGA") + "\"")
    #expect(read.rows == 11)
    #expect(read.reports.count == 9)
    #expect(read.findings.map(\.code) == [.unclosedQuote, .unclosedQuote])
  }

  /// A register of eight rows, whose second and seventh have these names.
  private func register(_ header: String, _ row: (_ index: Int, _ name: String) -> String) -> String {
    let rows = (0..<8).map { row($0, $0 == 1 ? "\"La Loma" : $0 == 6 ? "El Valle\"" : "San Juan") }
    return ([header] + rows).map { $0 + "\n" }.joined()
  }

  @Test func noRowOfARegisterGoesMissingBetweenTwoStrayQuotes() throws {
    let facilities = try read(register("COD_IPRESS;NOMBRE;RED") { "0652\($0);\($1);Red" })
    #expect(facilities.rows == 8 && facilities.findings == [Finding(.row(.unclosedQuote), line: 3)])
    let products = try read(register("code,name") { "0450\($0),\($1)" })
    #expect(products.rows == 8 && products.findings == [Finding(.row(.unclosedQuote), line: 3)])
  }

  @Test func aNameOverTwoLinesIsOneNameInARegisterToo() throws {
    let read = try read("COD_IPRESS;NOMBRE;RED\n6528;\"La Loma\nanexo\";Red\n")
    #expect(read.findings == [] && read.rows == 1)
  }

  @Test func aNameOfAMegabyteIsNone() throws {
    let long = String(repeating: "N", count: 1 << 19)
    let register = try read("COD_IPRESS;NOMBRE;OTRO\n6528;\(long);x\n6529;San Juan;\(long)\n")
    let cell = Finding.Cell(column: "NOMBRE", text: String(long.prefix(80)))
    #expect(register.findings == [Finding(.row(.textTooLong(at: cell, most: 500)), line: 2)])
    #expect(register.rows == 2 && register.rejected == 1)
    let code = try read("facility,product,month,consumed\n\(long),P,2026-01,3\nF,P,2026-01,3\n")
    #expect(code.findings.map(\.code) == [.textTooLong] && code.reports.count == 1)
  }
}
