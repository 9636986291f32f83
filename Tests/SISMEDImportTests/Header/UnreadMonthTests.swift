import SupplyModel
import TestSupport
import Testing

@testable import SISMEDImport

/// The stock of a table of availability is that of its last month: a last heading that nobody can read keeps the table out.
@Suite struct UnreadMonthTests {
  private let months = ["202604", "202605", "202606", "202607"]

  private func table(
    _ headings: [String], before: [String] = [], after: [String] = ["STOCK"], cells: [String]? = nil
  ) throws -> ReadSample {
    let values = cells ?? (headings + after).indices.map { String(31 + 7 * $0) }
    let header = ["CODIGO_PRE", "CODIGO_MED"] + before + headings + after
    let row = ["06531", "18102"] + before.map { _ in "x" } + values
    return try read(header.joined(separator: ";") + "\n" + row.joined(separator: ";") + "\n")
  }

  @Test(arguments: [
    "202613", "2026-00", "302607", "20267", "2026-13", "31/07/2O26", "07/2026*", "Julio 2026 (parcial)",
    "JULLIO 2026", "Julo 26", "jlu-26", "\u{418}\u{44E}\u{43B} 26", "#REF!", "####", "=EDATE(E1,1)",
    "X202607",
    "CONS. JUL 26", "Sum of 202607", "Suma de 202607", "", "Unnamed: 5", "Columna7", "nan", "CONSUMO", "7",
  ])
  func aLastHeadingThatNobodyCanReadKeepsTheTableOut(heading: String) throws {
    let file = try table(Array(months.dropLast()) + [heading])
    #expect(file.reports.isEmpty && file.rows == 0)
    #expect(file.findings == [Finding(.file(.unreadMonth(heading: heading, place: 6)), line: 1)])
    // So do two of them, and one between good ones.
    #expect(try table(Array(months.dropLast(2)) + ["202614", heading]).reports.isEmpty)
    #expect(try table(["202605", heading, "202607"]).reports.isEmpty)
  }

  @Test(arguments: [
    "\u{FF12}\u{FF10}\u{FF12}\u{FF16}\u{FF10}\u{FF17}", "07/26", "7/26", "26-07", "31/07/26", "1/7/26",
    "7/1/2026",
    "7/31/2026", "07.26", "202607\u{B9}",
  ])
  func whatCanMeanOnlyOneMonthBesideTheOthersIsRead(heading: String) throws {
    let file = try table(Array(months.dropLast()) + [heading])
    #expect(file.findings.isEmpty)
    #expect(file.reports.map(\.month.description) == ["2026-04", "2026-05", "2026-06", "2026-07"])
    #expect(file.reports.last?.quantities == StockQuantities(consumed: 52, closing: 59))
  }

  @Test(arguments: ["06/26", "08/26", "8/1/2026", "10/7/2026"])
  func whatWouldBreakTheRunIsNotRead(heading: String) throws {
    let file = try table(Array(months.dropLast()) + [heading])
    #expect(file.findings.map(\.code) == [.unreadMonth] && file.findings.map(\.column) == [heading])
  }

  @Test func aRunThatOnlyTheAmericanOrderMakesIsReadSo() throws {
    let american = ["11/1/2025", "12/1/2025", "1/1/2026", "2/1/2026", "3/1/2026"]
    #expect(
      try table(american).reports.map(\.month.description) == [
        "2025-11", "2025-12", "2026-01", "2026-02", "2026-03",
      ])
    #expect(try table(["11/30/25", "12/31/25", "01/31/26"]).reports.last?.month.description == "2026-01")
    #expect(try table(["11/25", "12/25", "01/26"]).reports.last?.month.description == "2026-01")
    // Backward too; without a run, or with two that fit, nobody can tell.
    #expect(try table(american.reversed()).reports.first?.month.description == "2025-11")
    for broken in [
      ["11/1/2025", "1/1/2026", "2/1/2026"], ["10/11", "11/12"], ["11/1/2025", "12/1/2025", "4/1/2026"],
    ] {
      let file = try table(broken)
      #expect(file.reports.isEmpty && file.findings.count == 1, "\(broken)")
    }
  }

  @Test(arguments: [
    (["202511", "202512", "202601", "202501"], "202501"),
    (["202511", "202512", "202501", "202602"], "202501"),
    (["202511", "202512", "202601", "206202"], "206202"),
    (["202511", "202512", "202601", "202702"], "202702"),
    (["202601", "202512", "202511", "202610"], "202610"),
  ])
  func aMonthOutOfTurnIsASlip(headings: [String], slip: String) throws {
    let file = try table(headings)
    #expect(file.reports.isEmpty)
    #expect(file.findings.map(\.code) == [.unreadMonth] && file.findings.map(\.column) == [slip])
  }

  @Test func monthsInTurnMayRunBackwardLeaveOneOutAndBeOfSeveralYears() throws {
    for headings in [
      ["202607", "202606", "202605"], ["202604", "202605", "202607"], ["202407", "202507", "202607"],
    ] {
      let file = try table(headings)
      #expect(file.findings.isEmpty && file.reports.count == 3, "\(headings)")
    }
  }

  @Test func columnsOfOtherThingsAreNoMonths() throws {
    let after = [
      "TOTAL", "PROMEDIO 2026", "CPMA", "STOCK 202606", "Saldo jun 26", "STOCK", "PRECIO", "CPA", "Valor S/",
      "OBSERVACIONES",
    ]
    let file = try table(months, before: ["RED", "MICRORED", "DESCRIPCION", "TIPO"], after: after)
    #expect(file.findings.isEmpty && file.reports.count == 4)
    #expect(file.reports.last?.quantities.closing == 94)
    // What a nameless column holds is asked about only where it holds numbers.
    for (cell, isAsked) in [("", false), ("ver acta", false), ("12", true)] {
      let cells = ["1", "2", "3", "4", cell, "50"]
      let file = try table(months, after: ["", "STOCK"], cells: cells)
      #expect(file.findings.map(\.code) == (isAsked ? [.unreadMonth] : []), "\(cell)")
    }
  }

  @Test func twelveMonthsNeedNoFurtherOne() throws {
    let year = (1...12).map { "2025" + ($0 < 10 ? "0" : "") + String($0) }
    #expect(try table(year, after: ["CONSUMO", "STOCK"]).findings.isEmpty)
    #expect(
      try table(Array(year.dropLast()), after: ["CONSUMO", "STOCK"]).findings.map(\.code) == [.unreadMonth])
  }

  @Test(arguments: [
    ["ENE", "FEB", "MAR"], ["CONS_202601", "CONS_202602", "CONS_202603"],
    ["Mes 202601", "Mes 202602", "Mes 202603"],
    ["Consumo Enero 2026", "Consumo Febrero 2026", "Consumo Marzo 2026"],
    ["=EDATE(C1,1)", "=EDATE(C1,2)", "=EDATE(C1,3)"],
  ])
  func monthsOfWhichNoneCanBeReadAreNamedAsTheCause(headings: [String]) throws {
    let file = try table(headings, after: ["STOCK", "PRECIO"])
    #expect(file.layout == .disponibilidad)
    #expect(file.findings == [Finding(.file(.unreadMonth(heading: headings[2], place: 5)), line: 1)])
  }
}
