import DemandForecasting
import Foundation
import Runs
import RunsSupport
import SISMEDImport
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@Suite struct ForecastPlannerTests {
  @Test func aRunComesBackFromTheDatabaseAsItWasMade() throws {
    let fixture = try SeededNetwork()
    try fixture.load(SeededNetwork.rows(facilities: 8, months: 30, seed: 4))
    let planner = ForecastPlanner(database: fixture.database)
    let run = try planner.run { ForecastRun.Settings(asOf: $0) }
    #expect(run.assessments.count == 16)
    #expect(run.settings.asOf == (try fixture.database.monthRange(of: .all)?.upperBound))
    #expect(try fixture.database.latestRun() == run)
    #expect(try planner.run { ForecastRun.Settings(asOf: $0) } == run)
  }

  /// An import during a run would be credited to it: `runs repeat` would differ, and the next night would find nothing new.
  @Test func whatComesInWhileARunReadsIsReadWhole() throws {
    let fixture = try SeededNetwork()
    let rows = SeededNetwork.rows(facilities: 8, months: 30, seed: 4)
    let last = try #require(rows.map(\.month).max())
    try fixture.load(rows.filter { $0.month < last })
    let planner = ForecastPlanner(database: fixture.database)
    var readings = 0
    let run = try planner.run { latest in
      readings += 1
      // Between the reading of the files' names and that of their reports.
      if readings == 1 {
        do { try fixture.load(rows.filter { $0.month == last }) } catch { Issue.record(error) }
      }
      return ForecastRun.Settings(asOf: latest)
    }
    #expect(readings == 2 && run.settings.asOf == last)
    #expect(try fixture.database.runRecord(1).inputs == fixture.database.inputStamp())
    #expect(try ForecastPlanner(database: fixture.database).run { ForecastRun.Settings(asOf: $0) } == run)
  }

  @Test func whatComesInBeforeARunIsSavedIsNoneOfIt() throws {
    let fixture = try SeededNetwork()
    let rows = SeededNetwork.rows(facilities: 3, months: 12, seed: 5)
    let last = try #require(rows.map(\.month).max())
    try fixture.load(rows.filter { $0.month < last })
    let snapshot = try fixture.database.runSnapshot()
    try fixture.load(rows.filter { $0.month == last })
    let id = try fixture.database.save(
      ForecastRun(settings: ForecastRun.Settings(asOf: last), assessments: []), of: snapshot)
    let record = try fixture.database.runRecord(id)
    #expect(record.inputs == snapshot.inputs)
    #expect(try record.inputs != fixture.database.inputStamp())
    #expect(try fixture.database.inputs(atAudit: record.auditNumber).count == 1)
  }

  @Test func transfersAreStoredAndTakenOffTheOrders() throws {
    let fixture = try SeededNetwork()
    // F0 has plenty and uses fifteen a month; F1 uses as many and ran out.
    let rows = (0..<24).flatMap { offset in
      [("F0", 900), ("F1", offset < 22 ? 60 : 0)].map { facility, closing in
        let month = Month(count: 2023 * 12 + offset)
        return (month: month, text: "\(facility),P0,\(month),,,\(14 + offset % 3),,\(closing),,\n")
      }
    }
    try fixture.load(rows)
    let planner = ForecastPlanner(database: fixture.database)
    let alone = try planner.run { ForecastRun.Settings(asOf: $0) }
    #expect(alone.transfers.isEmpty)
    let places = ["F0", "F1"].map {
      Facility(
        code: FacilityCode($0), name: $0, microNetwork: "M", network: "N", latitude: -6, longitude: -76)
    }
    _ = try fixture.database.importFile(name: "register") { transaction in
      try transaction.save(.facilities(places))
      return ImportRecord(
        digest: "register", layout: LayoutName(rawValue: "renipress"), rows: 2, rejected: 0, findings: [])
    }
    let run = try planner.run { ForecastRun.Settings(asOf: $0) }
    let only = try #require(run.transfers.first)
    #expect((run.transfers.count, only.from, only.to) == (1, "F0", "F1"))
    #expect(run.assessments.map(\.moved) == [-only.units, only.units])
    let (before, after) = (alone.assessments[1].order, run.assessments[1].order)
    #expect(before.quantity == after.quantity + only.units)
    #expect(try fixture.database.latestRun() == run)
    #expect(
      try planner.run { ForecastRun.Settings(asOf: $0, transfers: nil) }
        == ForecastRun(
          settings: ForecastRun.Settings(asOf: run.settings.asOf, transfers: nil, scope: .all),
          assessments: alone.assessments, calendars: run.calendars))
  }

  @Test func calendarsAndCatalogueAreUsed() throws {
    let fixture = try SeededNetwork()
    try fixture.load(SeededNetwork.rows(facilities: 4, months: 30, seed: 5))
    let path = try fixture.folder.write(
      "calendar.csv", "facility,lead_time_months,review_period_months\nF1,3,4\n")
    _ = try FileImport(database: fixture.database).importFile(path: path)
    let run = try ForecastPlanner(database: fixture.database).run { ForecastRun.Settings(asOf: $0) }
    #expect(Set(run.assessments.filter { $0.facility == "F1" }.map(\.order.coverMonths)) == [7])
    #expect(Set(run.assessments.filter { $0.facility != "F1" }.map(\.order.coverMonths)) == [3])
  }

  @Test func aMonthThatFewHaveReportedIsPointedOut() throws {
    let fixture = try SeededNetwork()
    let last = Month(count: 2023 * 12 + 29)
    try fixture.load(
      SeededNetwork.rows(facilities: 9, months: 30, seed: 6).filter {
        $0.month < last || $0.text.hasPrefix("F1,")
      })
    let planner = ForecastPlanner(database: fixture.database)
    let whole = last.advanced(by: -1)
    #expect(
      try planner.reportingGap(at: last)
        == ReportingGap(month: last, reported: 1, usual: 9, lastWholeMonth: whole))
    #expect(try planner.reportingGap(at: last.advanced(by: -1)) == nil)
    let nobody = last.advanced(by: 2)
    #expect(
      try planner.reportingGap(at: nobody)
        == ReportingGap(month: nobody, reported: 0, usual: 9, lastWholeMonth: whole))
  }

  /// Reports of three facilities, each with its last month.
  private func reported(through last: [String]) throws -> SeededNetwork {
    let fixture = try SeededNetwork()
    for (index, end) in last.enumerated() {
      let end = try #require(Month(end))
      let months = (0..<12).map { Month(count: 2025 * 12 + 10 + $0) } + [end]
      try fixture.load(
        Set(months).filter { $0 <= end }.sorted().map { ($0, "F\(index),P,\($0),,,5,,9,,\n") })
    }
    return fixture
  }

  /// The clock of tests stands in November 2026.
  @Test(arguments: [
    ["2027-10", "2027-10", "2027-10"], ["2027-10", "2027-10", "2026-10"], ["2026-12", "2026-12", "2026-12"],
    ["2062-01", "2026-10", "2026-10"],
  ])
  func aMonthThatHasNotBegunIsNeverUsed(_ last: [String]) throws {
    let fixture = try reported(through: last)
    let database = fixture.database
    defer { withExtendedLifetime(fixture) {} }
    let planner = ForecastPlanner(database: database)
    #expect(try planner.lastMonth().latest <= #require(Month("2026-11")))
    let run = try planner.run { ForecastRun.Settings(asOf: $0) }
    #expect(run.settings.asOf <= database.runningMonth)
    let contents = try database.contents(of: .all)
    let reporting = try NetworkReview(database: database, scope: .all).reporting()
    #expect(reporting?.lastReports.values.allSatisfy { $0 <= database.runningMonth } == true)
    #expect(contents.futureReports == last.count { $0 > "2026-11" })
    let found = try FindingReview(database: database, latestMonth: database.runningMonth).findings()
    #expect(found.count { $0.finding.code == .futureMonth } == last.count { $0 > "2026-11" })
    #expect(throws: RunError.self) { try planner.lastMonth(asked: Month("2027-10")) }
  }

  @Test func theRunningMonthIsNotWholeBeforeItsEnd() throws {
    let fixture = try reported(through: ["2026-11", "2026-11", "2026-11"])
    let planner = ForecastPlanner(database: fixture.database)
    defer { withExtendedLifetime(fixture) {} }
    let (running, whole) = (try #require(Month("2026-11")), try #require(Month("2026-10")))
    let month = try planner.lastMonth()
    #expect(month.asOf == whole && month.latest == running)
    #expect(month.reason == .stillRunning(running, lastWholeMonth: whole))
    #expect(try planner.lastMonth(asked: running).asOf == running)
  }

  /// Three posts of which the second is closed by the register, and reported last in some month.
  private func closing(since: String, lastReport: String) throws -> SeededNetwork {
    let fixture = try SeededNetwork()
    for (code, end) in [("00001F01", "2026-10"), ("00002F01", lastReport), ("00003F01", "2026-10")] {
      let last = try #require(Month(end))
      try fixture.load(
        (0..<12).map {
          (last.advanced(by: $0 - 11), "\(code),04594,\(last.advanced(by: $0 - 11)),,,5,,0,,\n")
        })
    }
    let register = try fixture.folder.write(
      "r.csv", "COD_IPRESS,NOMBRE,ESTADO,FECHA_BAJA\n1,A,ACTIVO,\n2,B,BAJA DEFINITIVA,\(since)\n3,C,ACTIVO,\n"
    )
    _ = try FileImport(database: fixture.database).importFile(path: register)
    return fixture
  }

  @Test(arguments: [("", "2026-08"), ("2026-08", "2026-08"), ("2026-09", "2026-08")])
  func aClosedFacilityIsNeitherServedNorWaitedFor(since: String, lastReport: String) throws {
    let fixture = try closing(since: since, lastReport: lastReport)
    let planner = ForecastPlanner(database: fixture.database)
    let run = try planner.run { ForecastRun.Settings(asOf: $0, model: .light) }
    #expect(Set(run.assessments.map(\.facility)) == ["00001F01", "00003F01"])
    let reporting = try NetworkReview(database: fixture.database).reporting()
    #expect(reporting?.facilities.closed == ["00002F01"] && reporting?.facilities.known == 2)
    let rates = try NetworkReview(database: fixture.database).reportingRates(expectedByDay: nil)
    #expect(rates.last?.expected == ["00001F01", "00003F01"])
    let findings = try FindingReview(database: fixture.database, latestMonth: fixture.database.runningMonth)
      .findings()
    #expect(!findings.contains { $0.finding.code == .closedFacilityReports })
    #expect(throws: RunError.closedFacility("00002F01")) {
      try planner.explanation(facility: "00002F01", product: "04594", asOf: nil)
    }
  }

  @Test(arguments: [("", "2026-10"), ("2026-08", "2026-10"), ("2026-08", "2026-09")])
  func whoReportsAfterItsClosingIsServedAndTold(since: String, lastReport: String) throws {
    let fixture = try closing(since: since, lastReport: lastReport)
    let run = try ForecastPlanner(database: fixture.database).run {
      ForecastRun.Settings(asOf: $0, model: .light)
    }
    #expect(Set(run.assessments.map(\.facility)).count == 3)
    let findings = try FindingReview(database: fixture.database, latestMonth: fixture.database.runningMonth)
      .findings()
    #expect(findings.count { $0.finding.code == .closedFacilityReports } == 1)
    #expect(try NetworkReview(database: fixture.database).reporting()?.facilities.closed == [])
  }

  @Test func reportsOfMonthsToComeAloneAreNone() throws {
    let fixture = try SeededNetwork()
    try fixture.load([(Month(count: 2027 * 12), "F1,P,2027-01,,,5,,9,,\n")])
    #expect(throws: RunError.noReports(month: Month("2026-11"))) {
      try ForecastPlanner(database: fixture.database).lastMonth()
    }
  }

  @Test func anEarlierMonthSeesNothingLater() throws {
    let (whole, cut) = (try SeededNetwork(), try SeededNetwork())
    let rows = SeededNetwork.rows(facilities: 8, months: 36, seed: 7)
    let month = Month(count: 2023 * 12 + 27)
    try whole.load(rows)
    try cut.load(rows.filter { $0.month <= month })
    let early = try ForecastPlanner(database: whole.database).run { _ in ForecastRun.Settings(asOf: month) }
    let late = try ForecastPlanner(database: cut.database).run { _ in ForecastRun.Settings(asOf: month) }
    #expect(early == late)
  }
}
