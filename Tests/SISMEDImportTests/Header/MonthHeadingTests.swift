import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// A month heading of a table of availability is read, or named as what keeps the file out.
@Suite struct MonthHeadingTests {
  private static let months = ["202605", "202606", "202607", "202608"]

  private func table(_ headings: [String], before: String = "", after: String = "STOCK") throws -> ReadSample
  {
    let values = (1...headings.count).map(String.init).joined(separator: ";")
    let blanks = before.isEmpty ? "" : String(repeating: "x;", count: before.split(separator: ";").count)
    return try read(
      "CODIGO_PRE;CODIGO_MED;\(before)\(headings.joined(separator: ";"));\(after)\n06528;04594;\(blanks)\(values);40\n"
    )
  }

  @Test(arguments: [
    "AGO-26", "ago 2026", "Agosto de 2026", "AGO.26", "Aug-26", "2026/08", "08/2026", "46235", "01/08/2026",
    "2026-08-01", "2026-08-01 00:00:00", "202608.0",
  ])
  func everyWayOfWritingAMonthIsOne(heading: String) throws {
    let file = try table(Self.months.dropLast() + [heading])
    #expect(file.findings.isEmpty)
    #expect(file.reports.map(\.month.description) == ["2026-05", "2026-06", "2026-07", "2026-08"])
    #expect(file.reports.map(\.quantities.closing) == [nil, nil, nil, 40])
  }

  @Test(arguments: [
    "20260B", "2O26O8", "2026-08 (parcial)", "202608*x", "AGOSTO", "AG0-26", "Agos.", "2026 08 1/",
  ])
  func oneThatCannotBeReadKeepsTheFileOut(heading: String) throws {
    for place in [0, 2, 3] {
      var headings = Self.months
      headings[place] = heading
      let file = try table(headings)
      // What is no month by any look counts as one only where the months leave a gap, or to their right.
      if !["AG0-26", "20260B"].contains(heading) || place > 0 {
        #expect(file.reports.isEmpty, "\(heading) in place \(place)")
        #expect(
          file.findings == [Finding(.file(.unreadMonth(heading: heading, place: place + 3)), line: 1)])
      }
    }
  }

  @Test func aGapWithAStrangeHeadingIsAMonthThatNobodyCanRead() throws {
    let file = try table(["202605", "UNIDADES", "202607"])
    #expect(file.findings == [Finding(.file(.unreadMonth(heading: "UNIDADES", place: 4)), line: 1)])
    let ordinal = try table(["MES10", "MES I1", "MES12"])
    #expect(ordinal.findings.map(\.code) == [.unreadMonth] && ordinal.findings.map(\.column) == ["MES I1"])
  }

  @Test func otherHeadingsStayWhatTheyAre() throws {
    let file = try table(
      ["202605", "202606"], before: "DESCRIPCION;MEDTIP;", after: "STOCK;PROMEDIO 2026;TOTAL 12 MESES;CPA")
    #expect(file.findings.map(\.code) == [.rowTooShort])
    let gap = try table(["202605", "202607"])
    #expect(gap.findings.isEmpty && gap.reports.count == 2)
  }

  @Test func aMonthOfARowIsReadByItsNameToo() {
    #expect(WrittenMonth.read("set-26")?.description == "2026-09")
    #expect(WrittenMonth.read("Diciembre 2025")?.description == "2025-12")
    #expect(WrittenMonth.read("26 oct")?.description == "2026-10")
    for text in ["octubre", "oct-1926", "octopus 2026", "oct 2026 x", "32 oct 2026"] {
      #expect(WrittenMonth.read(text) == nil)
    }
  }
}
