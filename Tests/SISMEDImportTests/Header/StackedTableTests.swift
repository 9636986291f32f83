import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// Tables put under one another are all read, each by its own columns, or told of.
@Suite struct StackedTableTests {
  private let narrow = "facility,product,month,consumed,closing\nA,P,2026-09,5,20\nA,P,2026-10,6,14\n"
  private let wide = "facility,product,month,opening,consumed,closing,stockout_days\nB,P,2026-10,9,2,7,0\n"

  @Test func theSecondMayBeWiderOrNarrower() throws {
    for text in [narrow + wide, narrow + "\nC.S. San Juan,,,,\n" + wide] {
      let file = try read(text)
      #expect(file.findings.isEmpty && file.rows == 3 && file.rejected == 0)
      #expect(file.reports.map(\.facility) == ["A", "A", "B"])
      #expect(file.reports.map(\.quantities.closing) == [20, 14, 7])
      #expect(file.reports.map(\.quantities.opening) == [nil, nil, 9])
    }
    let other = try read(wide + narrow)
    #expect(other.reports.map(\.facility) == ["B", "A", "A"] && other.findings.isEmpty)
    #expect(other.reports.map(\.quantities.consumed) == [2, 5, 6])
  }

  @Test func aRowOfBothIsTheSameRowTwice() throws {
    let file = try read(narrow + wide + "A,P,2026-10,20,6,14,0\n")
    #expect(file.findings.map(\.code) == [.duplicateRow] && file.findings.map(\.line) == [6])
  }

  @Test func aHeaderOnEachPageIsNoRow() throws {
    let file = try read(
      narrow + narrow.replacing("2026-09", with: "2026-07").replacing("2026-10", with: "2026-08"))
    #expect(file.rows == 4 && file.reports.count == 4 && file.findings.isEmpty)
  }

  @Test func formdetOfTwoVersionsGoesInWhole() throws {
    let old = FormdetSample.file([["SALDO": "8", "STOCK_FIN": "8"]])
    let new = FormdetSample.file([["CODIGO_PRE": "06529F01", "SALDO": "3", "STOCK_FIN": "3"]])
      .replacing("MPTOREPO\r\n", with: "MPTOREPO;MEDLOTE\r\n").replacing(";0;0\r\n", with: ";0;0;L1\r\n")
    let file = try read(old + new)
    #expect(file.findings.isEmpty)
    #expect(file.reports.map(\.quantities.closing) == [8, 3])
    #expect(file.reports.map { $0.lots.map(\.number) } == [[nil], ["L1"]])
  }

  @Test func aTableThatCannotBeReadIsToldWithItsRows() throws {
    let file = try read(narrow + "facility,product,month,opening,closing\nB,P,2026-10,9,7\n" + wide)
    #expect(
      file.findings == [
        Finding(
          .file(.missingColumn(name: "consumed", layout: "open", nearest: nil, isConsumption: false)), line: 4
        )
      ])
    #expect(file.rows == 4 && file.rejected == 1)
    #expect(file.reports.map(\.facility) == ["A", "A", "B"])
  }

  @Test func aTableOfAnotherKindIsToldOf() throws {
    let file = try read(narrow + "facility,product,quantity,expected_month\nA,P,40,2026-12\n")
    #expect(file.findings == [Finding(.file(.furtherTable(layout: "on_order")), line: 4)])
    #expect(file.rows == 3 && file.rejected == 1 && file.reports.count == 2)
  }

  @Test func aLoneNoteBelowATableIsStillNoRow() throws {
    let file = try read(narrow + "ver acta del almacén,,,,\n")
    #expect(file.findings.map(\.code) == [.blankCell] && file.findings.map(\.line) == [4])
    #expect(file.rows == 3 && file.rejected == 1)
  }
}
