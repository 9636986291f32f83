import Foundation
import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// Dashes where a quantity belongs.
@Suite struct DashTests {
  private func text(_ rows: [[String]]) -> String {
    let header = ["facility", "product", "month", "opening", "received", "consumed", "closing"]
    return ([header] + rows).map { $0.joined(separator: ";") + "\n" }.joined()
  }

  @Test(arguments: [" - ", "-", "–", "$ -", " S/ -   ", "—", "S/. -"])
  func aDashIsZeroWhereNoZeroIsWritten(dash: String) throws {
    let file = try read(
      text([
        ["HC1", "P1", "2026-09", "100", " 20 ", "40", "80"],
        ["HC1", "P1", "2026-10", "80", dash, "80", dash],
      ]))
    let last = file.reports.last?.quantities
    #expect(last?.received == 0 && last?.closing == 0 && file.rejected == 0)
    #expect(file.findings.map(\.code) == [.dashAsZero] && file.findings.map(\.line) == [3])
    #expect(file.findings.first?.column == "received")
  }

  @Test func aDashBesideZerosIsNoNumber() throws {
    let file = try read(
      text([
        ["HC1", "P1", "2026-09", "100", "0", "40", "60"], ["HC1", "P1", "2026-10", "60", "-", "60", "0"],
        ["HC2", "P1", "2026-10", "60", "5", "60", "5"],
      ]))
    #expect(file.rejected == 1 && file.findings.map(\.code) == [.badNumber])
  }

  @Test func dashesAloneSayNothing() throws {
    let file = try read(text([["HC1", "P1", "2026-10", "-", "-", "-", "-"]]))
    #expect(file.rejected == 1 && file.findings.map(\.code) == [.badNumber])
  }

  @Test func aColumnOfDashesGoesByTheOthers() throws {
    let file = try read(
      text([
        ["HC1", "P1", "2026-09", "100", "-", "40", "60"], ["HC1", "P1", "2026-10", "60", "-", "60", "-"],
      ]))
    #expect(file.reports.map(\.quantities.received) == [0, 0] && file.reports.last?.quantities.closing == 0)
  }

  @Test func aDashIsNoCodeAndNoPartOfANumber() {
    #expect(DashEvidence.isDash(" -\u{A0}") && !DashEvidence.isDash("--") && !DashEvidence.isDash("-5"))
    #expect(!DashEvidence.isDash("") && !DashEvidence.isDash("S/ "))
  }

  @Test func thousandsBesideDashesAreStillAskedAbout() throws {
    let file = try read(
      text([
        ["HC1", "P1", "2026-10", "1.350", "-", "20", "-"], ["HC1", "P2", "2026-10", "12,5", "5", "2", "7"],
      ]))
    #expect(file.reports.first?.quantities.opening == 1350 && file.reports.first?.quantities.closing == 0)
  }
}
