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
}
