import DataQuality
import RunsSupport
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Runs

@Suite("The same answer from a run and from what is counted beside it") struct SameAnswerTests {
  /// Seeded networks of several shapes; in the last a facility falls silent and another is two months late.
  private func network(_ seed: UInt64) throws -> SeededNetwork {
    let fixture = try SeededNetwork()
    let last = try #require(Month("2026-10"))
    let shift = Month(count: 2023 * 12).distance(to: last) - 29
    let rows = SeededNetwork.rows(facilities: 9, months: 30, seed: seed).compactMap {
      row -> (month: Month, text: String)? in
      let month = row.month.advanced(by: shift)
      if row.text.hasPrefix("F3,"), seed % 2 == 1, month > last.advanced(by: -9) { return nil }
      if row.text.hasPrefix("F5,"), month > last.advanced(by: -2) { return nil }
      return (month: month, text: row.text.replacing(row.month.description, with: month.description))
    }
    try fixture.load(rows)
    return fixture
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func everyLineIsJudgedTheSameAtItsLevel(seed: UInt64) throws {
    let fixture = try network(seed)
    let database = fixture.database
    defer { withExtendedLifetime(fixture) {} }
    let run = try ForecastPlanner(database: database).run { ForecastRun.Settings(asOf: $0, model: .light) }
    let levels = try NetworkReview(database: database, scope: .all).levels(month: run.settings.asOf)
    let pharmacies = Dictionary(
      uniqueKeysWithValues: levels.filter { $0.place.level == .pharmacy }.map {
        (SeriesKey(FacilityCode($0.place.code ?? ""), $0.product), $0)
      })
    let held = run.assessments.filter { $0.order.decision != .notHeld }
    #expect(held.count == pharmacies.count && held.count > 10)
    for line in held {
      let total = try #require(pharmacies[line.key])
      #expect(total.averageConsumption == line.official.averageConsumption)
      #expect(total.stockedOut.isEmpty == (line.alert != .stockedOut))
      #expect((total.unknownStocks > 0) == (line.alert == .unknown))
      if line.alert != .unknown { #expect(total.stock == line.stock) }
    }
    let share = AvailabilityShare(run.assessments.map(\.knownAvailability))
    #expect(share.stockedOut == run.assessments.count { $0.alert == .stockedOut })
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func whoReportedIsCountedOnce(seed: UInt64) throws {
    let fixture = try network(seed)
    let database = fixture.database
    defer { withExtendedLifetime(fixture) {} }
    let review = NetworkReview(database: database, scope: .all)
    let count = try #require(try review.reporting())
    let rates = try review.reportingRates(expectedByDay: nil).filter { $0.month == count.month }
    #expect(rates.flatMap(\.reported).sorted() == count.facilities.reported)
    #expect(rates.flatMap(\.missing).sorted() == count.facilities.missing)
    #expect(count.facilities.silent == (seed % 2 == 1 ? ["F3"] : []))
    let run = try ForecastPlanner(database: database).run { ForecastRun.Settings(asOf: $0, model: .light) }
    #expect(Set(run.assessments.map(\.facility)).count == count.facilities.known)
  }

  @Test func aReportOfLongAgoIsToldAndStretchesNothing() throws {
    let fixture = try network(2)
    let range = try fixture.database.monthRange(of: .all)
    let run = try ForecastPlanner(database: fixture.database).run {
      ForecastRun.Settings(asOf: $0, model: .light)
    }
    for month in ["1916-03", "2016-05"] {
      let stray = try #require(Month(month))
      try fixture.load([(stray, "F1,P0,\(month),,,5,,9,,\n")])
    }
    try fixture.load([(try #require(Month("1916-01")), "F99,P0,1916-01,,,5,,9,,\n")])
    let database = fixture.database
    #expect(try database.monthRange(of: .all) == range)
    #expect(try database.contents(of: .all).longAgoReports == 3)
    let again = try ForecastPlanner(database: database).run { ForecastRun.Settings(asOf: $0, model: .light) }
    #expect(again == run)
    #expect(try NetworkReview(database: database, scope: .all).reporting()?.lastReports["F99"] == nil)
    let findings = try FindingReview(
      database: database, latestMonth: database.runningMonth, scope: .all
    ).findings().map(\.finding)
    #expect(findings.count { $0.code == .longAgoMonth } == 3)
    let early = findings.filter { $0.code == .monthGap }.compactMap(\.subject?.month).min()
    #expect(early.map { $0 >= Month(count: 2020 * 12) } ?? true)
  }

  @Test func anArchiveOfYearsIsNoSlip() throws {
    let fixture = try network(2)
    let first = try #require(Month("2015-01"))
    try fixture.load((0..<13).map { (first.advanced(by: $0), "F1,P0,\(first.advanced(by: $0)),,,5,,9,,\n") })
    #expect(try fixture.database.monthRange(of: .all)?.lowerBound == first)
  }

  @Test(arguments: [(0, "2026-10"), (26, "2026-11"), (27, "2026-10"), (1, "2026-11")])
  func theRunningMonthIsWholeFromTheDayThatIsSet(day: Int, month: String) throws {
    // The clock of tests stands on 26 November 2026.
    let fixture = try SeededNetwork()
    for facility in 0..<4 {
      try fixture.load(
        (0..<12).map { Month(count: 2025 * 12 + 11 + $0) }.map { ($0, "F\(facility),P,\($0),,,5,,9,,\n") })
    }
    let planner = ForecastPlanner(database: fixture.database)
    #expect(try planner.lastMonth(wholeFromDay: day).asOf == Month(month))
  }

  @Test func latenessGoesByTheDateOfTheReport() throws {
    let fixture = try SeededNetwork()
    let path = try fixture.folder.write(
      "open.csv",
      "facility,product,month,consumed,closing,reported_on\n"
        + "F1,P,2026-08,5,9,2026-09-04\nF2,P,2026-08,5,9,2026-09-15\nF3,P,2026-08,5,9,\n"
        // Before the month it speaks of, and after the day on which it came: no dates.
        + "F4,P,2026-08,5,9,2026-01-04\nF5,P,2026-08,5,9,2027-01-04\n")
    _ = try FileImport(database: fixture.database).importFile(path: path)
    let rates = try NetworkReview(database: fixture.database, scope: .all).reportingRates(expectedByDay: 10)
    #expect(rates.last?.late == ["F2", "F3", "F4", "F5"])
    let arrivals = try fixture.database.firstArrivals(of: .all)
    #expect(arrivals["F1"] == [try #require(Month("2026-08")): try #require(Day(prefixOf: "2026-09-04"))])
  }
}
