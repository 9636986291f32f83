import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

@Suite struct FileNameTests {
  @Test(arguments: [
    ("ICI_202610.csv", "2026-10"), ("ici-2026-10", "2026-10"), ("OCTUBRE 2026.csv", "2026-10"),
    ("octubre de 2026.txt", "2026-10"), ("ICI OCT2026", "2026-10"), ("2026_Setiembre", "2026-09"),
    ("DISP_06528F01_202610.csv", "2026-10"), ("202610 octubre 2026", "2026-10"),
    ("ici 2026.10.csv", "2026-10"),
    ("ICI202601", "2026-01"), ("ici 2026.10", "2026-10"),
  ])
  func aMonthIsRead(name: String, month: String) {
    #expect(FileNameFacts(name).months.map(\.description) == [month])
  }

  @Test(arguments: [
    "ICI.csv", "00006528.csv", "ICI_20261005.csv", "ICI 2026-10-05.csv", "OCTUBRE.csv", "ICI_202613.csv",
    "1020261.csv", "102026.csv",
  ])
  func noMonth(name: String) { #expect(FileNameFacts(name).months.isEmpty) }

  @Test func severalMonthsAreSeveral() {
    #expect(FileNameFacts("ICI_202609_202610.csv").months.count == 2)
  }

  @Test(arguments: [
    ("06528F01.csv", "06528F01"), ("DISP_06528F01_202610.csv", "06528F01"), ("6528f02 octubre", "06528F02"),
    ("030S05.DBF", "030S05"),
  ])
  func aFacilityIsRead(name: String, code: String) { #expect(FileNameFacts(name).facility?.text == code) }

  @Test(arguments: ["06528.csv", "ICI_202610.csv", "06528F01 06529F01.csv", "F01.csv", "04594"])
  func noFacility(name: String) { #expect(FileNameFacts(name).facility == nil) }

  private let september = Month(count: 2026 * 12 + 8)

  /// FORMDET whose month column is gone.
  private let monthless =
    FormdetSample.columns.map { $0 == "ANNOMES" ? "OTRA" : $0 }.joined(separator: ";") + "\n"
    + FormdetSample.row(["SALDO": "1", "STOCK_FIN": "1"]) + "\n"

  @Test func aFormdetWithoutAMonthTakesItFromItsNameAndSaysSo() throws {
    let file = try read(monthless, name: "ICI_202609.csv")
    #expect(file.findings == [Finding(.keys(.monthFromName(month: september)))])
    #expect(file.reports.map(\.month.description) == ["2026-09"])
    let told = try read(monthless, ImportOptions(month: Month("2026-08")), name: "ICI_202609.csv")
    #expect(told.findings == [])
    #expect(told.reports.map(\.month.description) == ["2026-08"])
  }

  @Test func aNameOfTwoMonthsIsAskedAbout() throws {
    let file = try read(monthless, name: "ICI 202609 (2026-10).csv")
    #expect(
      file.findings == [
        Finding(
          .keys(.monthUnknown(column: "ANNOMES", inName: [september, september.advanced(by: 1)])), line: 1)
      ])
  }

  @Test func aFileThatStatesItsMonthIsNotReadByItsName() throws {
    let file = try read(FormdetSample.file([["STOCK_FIN": "0"]]), name: "ICI_202501.csv")
    #expect(file.findings == [])
    #expect(file.reports.map(\.month.description) == ["2026-10"])
  }
}
