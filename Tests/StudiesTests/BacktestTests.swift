import Foundation
import Runs
import RunsSupport
import Studies
import SupplyModel
import SupplyStore
import Testing

@Suite struct BacktestTests {
  private let origin = Month(count: 2023 * 12 + 25)

  @Test func nothingAfterTheOriginMatters() throws {
    let rows = SeededNetwork.rows(facilities: 12, months: 36, seed: 1)
    let (whole, cut) = (try SeededNetwork(), try SeededNetwork())
    try whole.load(rows + [(origin.advanced(by: 5), "NUEVO,P9,\(origin.advanced(by: 5)),,,999999,,0,,\n")])
    try cut.load(rows.filter { $0.month <= origin })
    func files(_ fixture: SeededNetwork) throws -> [String] {
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
    let fixture = try SeededNetwork()
    try fixture.load(SeededNetwork.rows(facilities: 3, months: 30, seed: 2))
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
    let fixture = try SeededNetwork()
    try fixture.load(SeededNetwork.rows(facilities: 6, months: 36, seed: 3))
    let origins = [origin, origin.advanced(by: 3)]
    let score = try Backtest(database: fixture.database, origins: origins, horizon: 3).score()
    // The same figures from the written forecasts and the history, row by row.
    let files = BacktestFiles(try Backtest(database: fixture.database, origins: origins, horizon: 3))
    var actual: [String: Double] = [:]
    for line in HistoryFile.text(try fixture.database.series(of: .all)).split(separator: "\n").dropFirst() {
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
    let fixture = try SeededNetwork()
    #expect(throws: RunError.noReports(month: nil)) {
      try Backtest(database: fixture.database, origins: [origin], horizon: 3)
    }
    try fixture.load(SeededNetwork.rows(facilities: 1, months: 5, seed: 1))
    let early = Month(count: 2020 * 12)
    #expect(throws: RunError.noReports(month: early)) {
      try Backtest(database: fixture.database, origins: [early], horizon: 3)
    }
  }
}
