import DemandForecasting
import Foundation
import Runs
import SISMEDImport
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// A database of a few seeded series in the open layout.
private struct Fixture {
  let folder: TemporaryFolder
  let database: SupplyDatabase

  init() throws {
    folder = try TemporaryFolder()
    database = try SupplyDatabase(path: folder.path("colca.sqlite"))
  }

  /// Rows of `facilities` × 2 products over `months` months from 2023-01, some missing, some stocked out.
  static func rows(facilities: Int, months: Int, seed: UInt64) -> [(month: Month, text: String)] {
    var random = SeededGenerator(seed: seed)
    var rows: [(month: Month, text: String)] = []
    for facility in 0..<facilities {
      for product in 0..<2 {
        for offset in 0..<months {
          let month = Month(count: 2023 * 12 + offset)
          let consumed = Int.random(in: 0...(4 + facility * 3), using: &random)
          let closing = Int.random(in: 0...30, using: &random)
          if Int.random(in: 0..<12, using: &random) == 0 { continue }
          rows.append((month, "F\(facility),P\(product),\(month),,,\(consumed),,\(closing),,\n"))
        }
      }
    }
    return rows
  }

  func load(_ rows: [(month: Month, text: String)]) throws {
    let header = "facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days\n"
    let path = try folder.write("open.csv", header + rows.map(\.text).joined())
    let outcomes = try FileImport(database: database).importFile(path: path)
    #expect(outcomes.map(\.counts.accepted) == [rows.count])
  }
}

@Suite struct BacktestTests {
  private let origin = Month(count: 2023 * 12 + 25)

  @Test func nothingAfterTheOriginMatters() throws {
    let rows = Fixture.rows(facilities: 12, months: 36, seed: 1)
    let (whole, cut) = (try Fixture(), try Fixture())
    try whole.load(rows + [(origin.advanced(by: 5), "NUEVO,P9,\(origin.advanced(by: 5)),,,999999,,0,,\n")])
    try cut.load(rows.filter { $0.month <= origin })
    func files(_ fixture: Fixture) throws -> [String] {
      let backtest = try Backtest(
        database: fixture.database, origins: [origin], horizon: 3, outputs: [.monthly, .cumulative])
      return [BacktestFiles(backtest).forecasts(), BacktestFiles(backtest).cumulative()]
    }
    let (ofWhole, ofCut) = try (files(whole), files(cut))
    #expect(ofWhole == ofCut)
    // A row per series with a report by then, per month ahead, also beyond the end of the database.
    #expect(ofCut.map { $0.split(separator: "\n").count } == [1 + 24 * 3, 1 + 24 * 3])
  }

  @Test func theFilesKeepToTheirLayout() throws {
    let fixture = try Fixture()
    try fixture.load(Fixture.rows(facilities: 3, months: 30, seed: 2))
    let backtest = try Backtest(
      database: fixture.database, origins: [origin], horizon: 2, outputs: [.monthly, .cumulative])
    let lines = BacktestFiles(backtest).forecasts().split(separator: "\n")
    #expect(
      lines[0]
        == "facility,product,origin,month,mean,p05,p10,p15,p20,p25,p30,p35,p40,p45,p50,p55,p60,p65,p70,p75,p80,p85,p90,p95"
    )
    #expect(lines[1].hasPrefix("F0,P0,2025-02,2025-03,"))
    for line in lines.dropFirst() {
      let numbers = line.split(separator: ",").dropFirst(5).compactMap { Double($0) }
      #expect(numbers.count == 19)
      #expect(numbers == numbers.sorted())
    }
    #expect(
      BacktestFiles(backtest).cumulative().hasPrefix("facility,product,origin,months,p05,p10,")
        && BacktestFiles(backtest).cumulative().contains(",p95,p97,p98,p99\n"))
  }

  @Test func theScoreIsThatOfASecondImplementation() throws {
    let fixture = try Fixture()
    try fixture.load(Fixture.rows(facilities: 6, months: 36, seed: 3))
    let origins = [origin, origin.advanced(by: 3)]
    let score = try Backtest(database: fixture.database, origins: origins, horizon: 3).score()
    // The same figures from the written forecasts and the history, row by row.
    let files = BacktestFiles(try Backtest(database: fixture.database, origins: origins, horizon: 3))
    var actual: [String: Double] = [:]
    for line in HistoryFile.text(try fixture.database.series()).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      actual["\(cells[0]),\(cells[1]),\(cells[2])"] = Double(cells[6])
    }
    var (rows, without, crps, total, within90) = (0, 0, 0.0, 0.0, 0)
    for line in files.forecasts().split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",").map(String.init)
      guard let y = actual["\(cells[0]),\(cells[1]),\(cells[3])"] else {
        without += 1
        continue
      }
      let quantiles = cells.dropFirst(5).compactMap(Double.init)
      let losses = quantiles.enumerated().map { index, q -> Double in
        let level = Double(index + 1) * 0.05
        return y >= q ? level * (y - q) : (1 - level) * (q - y)
      }
      rows += 1
      total += y
      crps += 2 * losses.reduce(0, +) / 19
      if y <= quantiles[17] { within90 += 1 }
    }
    #expect(score.overall.rows == rows)
    #expect(score.rowsWithoutOutcome == without)
    #expect(abs((score.overall.crps ?? 0) - crps / Double(rows)) < 1e-4)
    #expect(abs((score.overall.weightedQuantileLoss ?? 0) - crps / total) < 1e-5)
    #expect(abs((score.overall.shareWithinP90 ?? 0) - Double(within90) / Double(rows)) < 1e-9)
  }

  @Test func anOriginBeforeEverythingIsAnError() throws {
    let fixture = try Fixture()
    #expect(throws: ColcaError.noReports(month: nil)) {
      try Backtest(database: fixture.database, origins: [origin], horizon: 3)
    }
    try fixture.load(Fixture.rows(facilities: 1, months: 5, seed: 1))
    let early = Month(count: 2020 * 12)
    #expect(throws: ColcaError.noReports(month: early)) {
      try Backtest(database: fixture.database, origins: [early], horizon: 3)
    }
  }
}

@Suite struct ForecastPlannerTests {
  @Test func aRunComesBackFromTheDatabaseAsItWasMade() throws {
    let fixture = try Fixture()
    try fixture.load(Fixture.rows(facilities: 8, months: 30, seed: 4))
    let planner = ForecastPlanner(database: fixture.database)
    let run = try planner.run { ForecastRun.Settings(asOf: $0) }
    #expect(run.assessments.count == 16)
    #expect(run.settings.asOf == (try fixture.database.monthRange()?.upperBound))
    #expect(try fixture.database.latestRun() == run)
    #expect(try planner.run { ForecastRun.Settings(asOf: $0) } == run)
  }

  @Test func transfersAreStoredAndTakenOffTheOrders() throws {
    let fixture = try Fixture()
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
      Facility(code: $0, name: $0, microNetwork: "M", network: "N", latitude: -6, longitude: -76)
    }
    _ = try fixture.database.importFile(name: "register") { transaction in
      try transaction.save(.facilities(places))
      return ImportRecord(digest: "register", layout: "renipress", rows: 2, rejected: 0, findings: [])
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
          settings: ForecastRun.Settings(asOf: run.settings.asOf, transfers: nil),
          assessments: alone.assessments, calendars: run.calendars))
  }

  @Test func calendarsAndCatalogueAreUsed() throws {
    let fixture = try Fixture()
    try fixture.load(Fixture.rows(facilities: 4, months: 30, seed: 5))
    let path = try fixture.folder.write(
      "calendar.csv", "facility,lead_time_months,review_period_months\nF1,3,4\n")
    _ = try FileImport(database: fixture.database).importFile(path: path)
    let run = try ForecastPlanner(database: fixture.database).run { ForecastRun.Settings(asOf: $0) }
    #expect(Set(run.assessments.filter { $0.facility == "F1" }.map(\.order.coverMonths)) == [7])
    #expect(Set(run.assessments.filter { $0.facility != "F1" }.map(\.order.coverMonths)) == [3])
  }

  @Test func aMonthThatFewHaveReportedIsPointedOut() throws {
    let fixture = try Fixture()
    let last = Month(count: 2023 * 12 + 29)
    try fixture.load(
      Fixture.rows(facilities: 9, months: 30, seed: 6).filter { $0.month < last || $0.text.hasPrefix("F1,") })
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

  @Test func anEarlierMonthSeesNothingLater() throws {
    let (whole, cut) = (try Fixture(), try Fixture())
    let rows = Fixture.rows(facilities: 8, months: 36, seed: 7)
    let month = Month(count: 2023 * 12 + 27)
    try whole.load(rows)
    try cut.load(rows.filter { $0.month <= month })
    let early = try ForecastPlanner(database: whole.database).run { _ in ForecastRun.Settings(asOf: month) }
    let late = try ForecastPlanner(database: cut.database).run { _ in ForecastRun.Settings(asOf: month) }
    #expect(early == late)
  }
}
