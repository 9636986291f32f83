import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling
import TestSupport
import Testing

@testable import Web

/// A report that is typed goes in as a file does, with its findings, its history and its undoing.
@Suite struct TypedReportTests {
  private let fixture: WebFixture
  private static let north = WebFixture.places[3].place
  private let october = Month(count: 2026 * 12 + 9)

  init() throws { fixture = try WebFixture() }

  private func fields(
    _ page: WebReply, _ month: String, _ values: [TypedReport.Field: String], reason: String = "",
    product: String = "04594"
  ) -> [(String, String)] {
    [
      ("establecimiento", "00001F01"), ("mes", month), ("motivo", reason),
      ("visto", Browser.value(of: "visto", in: page.text) ?? ""), ("producto", product),
    ] + TypedReport.Field.allCases.map { ($0.rawValue, values[$0] ?? "") }
  }

  private func reported(_ month: Month) throws -> StockQuantities? {
    try FacilityMonth(fixture.database, facility: "00001F01", month: month, of: .all)["04594"]
  }

  @Test func aMonthIsTypedLookedIntoAndTakenIn() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let november = october.advanced(by: 1)
    let last = try #require(try reported(october)?.closing)
    let page = ana.get("/reportes/00001F01/2026-11")
    // The closing stock of the month before is the opening.
    #expect(page.text.contains("name=\"inicial\" data-campo=\"inicial\" value=\"\(PlainNumber.text(last))\""))
    let reply = ana.post(
      "/reportes/anotar",
      fields(
        page, "2026-11",
        [
          .opening: "10", .received: "1,000", .movedIn: "5", .consumed: "12", .movedOut: "3", .lost: "2",
          .adjusted: "-1", .closing: "997", .ordered: "40", .stockoutDays: "2",
        ]))
    let path = try #require(reply.header("Location"), "\(reply.text)")
    fixture.site.work.rest()
    #expect(try reported(november) == nil)
    #expect(ana.get(path).text.contains("por confirmar"))
    #expect(ana.confirm(path).text.contains("entró"))
    #expect(
      try reported(november)
        == StockQuantities(
          opening: 10, received: 1005, consumed: 12, adjustment: -6, closing: 997, ordered: 40,
          stockoutDays: 2))
    let entries = try fixture.database.auditEntries().suffix(2)
    #expect(entries.map(\.account) == ["web:ana", "web:ana"])
    #expect(entries.map(\.action).contains("report_typed"))
    #expect(try fixture.database.importedFiles().last?.name == "2026-11 00001F01 web-ana.csv")
    #expect(ana.post(path + "/deshacer", [("seguro", "1")]).status == 303)
    fixture.site.work.rest()
    #expect(try reported(november) == nil)
    #expect(try fixture.database.verifyAuditLog().firstBroken == nil)
  }

  @Test func aCorrectionNeedsAReasonWhichIsKeptWithWhatStoodThere() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let page = ana.get("/reportes/00001F01/2026-10")
    let before = try #require(try reported(october))
    let values: [TypedReport.Field: String] = [
      .opening: "50", .consumed: "30", .closing: "20", .received: "0",
    ]
    let refused = ana.post("/reportes/anotar", fields(page, "2026-10", values))
    #expect(refused.status == 422 && refused.text.contains("value=\"30\""))
    let reply = ana.post(
      "/reportes/anotar", fields(page, "2026-10", values, reason: "se contó <mal>"))
    let path = try #require(reply.header("Location"))
    fixture.site.work.rest()
    _ = ana.confirm(path)
    #expect(try reported(october)?.consumed == 30)
    let entry = try #require(try fixture.database.auditEntries().last { $0.action == "report_typed" })
    #expect(entry.detail.contains("se contó <mal>"))
    #expect(entry.detail.contains(FacilityMonth.text(before)))
    #expect(entry.subject == "report 00001F01 2026-10")
  }

  @Test func whatDoesNotBalanceIsFoundAsInAFile() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let page = ana.get("/reportes/00001F01/2026-11")
    let reply = ana.post(
      "/reportes/anotar",
      fields(page, "2026-11", [.opening: "10", .consumed: "4", .closing: "90"]))
    let path = try #require(reply.header("Location"))
    fixture.site.work.rest()
    let told = ana.get(path).text
    #expect(told.contains("class=\"foundin\""), "\(told)")
  }

  @Test func whatIsTypedWrongStaysAndNothingIsKept() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let page = ana.get("/reportes/00001F01/2026-11")
    let bad: [[TypedReport.Field: String]] = [
      [.opening: "x", .consumed: "1", .closing: "1"], [.opening: "1", .consumed: "-1", .closing: "1"],
      [.opening: "1", .consumed: "1e9", .closing: "1"], [.opening: "", .consumed: "1", .closing: "1"],
      [.opening: "1", .consumed: "", .closing: "77"], [.opening: "1", .consumed: "1", .closing: ""],
      [.opening: "1", .consumed: "1", .closing: "1", .stockoutDays: "31"],
      [.opening: "99999999999", .consumed: "1", .closing: "1"], [:],
    ]
    for values in bad {
      let reply = ana.post("/reportes/anotar", fields(page, "2026-11", values))
      #expect(reply.status == 422 && reply.text.contains("role=\"alert\""), "\(values)")
      for value in values.values where !value.isEmpty { #expect(reply.text.contains("value=\"\(value)\"")) }
    }
    // What no page of ours sends.
    let good: [TypedReport.Field: String] = [.opening: "1", .consumed: "1", .closing: "0"]
    #expect(ana.post("/reportes/anotar", fields(page, "2026-11", good, product: "no-hay")).status == 400)
    #expect(
      ana.post("/reportes/anotar", fields(page, "2026-11", good).filter { $0.0 != "final" }).status == 400)
    #expect(ana.post("/reportes/anotar", fields(page, "2027-01", good)).status == 404)
    #expect(ana.post("/reportes/anotar", fields(page, "2020-01", good)).status == 404)
    for path in ["2026-13", "2026-1", "x", "2027-01", "1900-01"] {
      #expect(ana.get("/reportes/00001F01/" + path).status == 404, "\(path)")
    }
    #expect(ana.get("/reportes/NADA/2026-11").status == 404)
    #expect(fixture.site.work.shelf.all().isEmpty)
  }

  @Test func aMonthThatChangedMeanwhileIsLookedAtFirst() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let page = ana.get("/reportes/00001F01/2026-10")
    let values: [TypedReport.Field: String] = [.opening: "50", .consumed: "31", .closing: "19"]
    let file = try fixture.folder.write("otro.csv", OpenRows.text(["00001F01"], consumed: 22))
    _ = try FileImport(database: fixture.database, prevails: true).importFile(path: file)
    let told = ana.post("/reportes/anotar", fields(page, "2026-10", values, reason: "mal"))
    #expect(told.status == 409 && told.text.contains("value=\"31\"") && told.text.contains("mal"))
    // The page that was told knows what stands now.
    let again = ana.post("/reportes/anotar", fields(told, "2026-10", values, reason: "mal"))
    let path = try #require(again.header("Location"))
    fixture.site.work.rest()
    // And again between looking and confirming, by the same count of rows.
    let third = try fixture.folder.write("tres.csv", OpenRows.text(["00001F01"], consumed: 23))
    _ = try FileImport(database: fixture.database, prevails: true).importFile(path: third)
    let count = try fixture.database.importedFiles().count
    #expect(ana.confirm(path).text.contains("role=\"alert\""))
    #expect(try fixture.database.importedFiles().count == count)
    #expect(try reported(october)?.consumed == 23)
  }

  @Test func rowsThatWereNotTouchedStayAsTheyAre() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let page = ana.get("/reportes/00001F01/2026-10")
    let line = try #require(
      try FacilityMonth(fixture.database, facility: "00001F01", month: october, of: .all).lines.first)
    // The opening stock of this report is not known, and need not be made up.
    #expect(line.reported?.opening == nil)
    let same = ana.post("/reportes/anotar", fields(page, "2026-10", TypedReport.texts(of: line)))
    #expect(same.status == 422 && same.text.contains("No cambió nada"))
    let two =
      fields(page, "2026-10", TypedReport.texts(of: line)) + [("producto", "04594")]
      + TypedReport.Field.allCases.map { ($0.rawValue, "1") }
    #expect(ana.post("/reportes/anotar", two).status == 422)
  }

  @Test func theListHoldsOnesOwnFacilities() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let page = ana.get("/reportes").text
    let form = ana.get("/reportes/00001F01/2024-11").text
    #expect(form.contains("/reportes/00001F01/2024-12") && !form.contains("/reportes/00001F01/2024-10"))
    #expect(page.contains("/reportes/00001F01/2026-11") && page.contains("/reportes/00002F01/2026-10"))
    #expect(!page.contains("00003F01"))
    #expect(!ana.get("/reportes?buscar=dos").text.contains("00001F01"))
    #expect(ana.get("/reportes?buscar=%3Cb%3E").text.contains("class=\"empty\""))
  }

  @Test func codesWithSignsOfTheFileComeThrough() {
    let text = TypedReport.text(
      [("P,\"1\"", StockQuantities(opening: 1, consumed: 1, closing: 0))], facility: "F,1", month: october,
      on: Day(month: october, dayOfMonth: 31))
    #expect(text.contains("\"F,1\",\"P,\"\"1\"\"\",2026-10,1,,1,,0,,,2026-10-31"))
    #expect(
      TypedReport.rows(of: text).first?.1
        == FacilityMonth.text(StockQuantities(opening: 1, consumed: 1, closing: 0)))
  }
}
