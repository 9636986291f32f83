import Operations
import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import Testing

/// What `colca accuracy` says where no run foretold any of the last months.
@Suite struct ScoredMonthsTests {
  @Test func monthsThatWereForetoldAreScoredHoweverLongAgo() throws {
    let fixture = try SeededNetwork()
    let rows = SeededNetwork.rows(facilities: 6, months: 30, seed: 12)
    let first = Month(count: 2023 * 12 + 15)
    let months = ScoredMonths(database: fixture.database)
    #expect(try months.records().isEmpty)
    #expect(try months.silence() == .noRun)
    let planner = ForecastPlanner(database: fixture.database)
    func forecast() throws {
      _ = try planner.run { ForecastRun.Settings(asOf: $0, model: .light, transfers: nil) }
    }
    try fixture.load(rows.filter { $0.month <= first })
    try forecast()
    #expect(try months.records().isEmpty)
    #expect(try months.silence() == .nothingForetold(latest: first))
    // The rest of two years comes in at once: of the six months foretold, the latest three are scored.
    try fixture.load(rows.filter { $0.month > first })
    try forecast()
    let scored = try months.records()
    #expect(Set(scored.map(\.month)) == Set((4...6).map { first.advanced(by: $0) }))
    #expect(scored.allSatisfy { $0.runID == 1 && $0.score.rows > 0 })
    #expect(try months.records(lastMonths: 0).isEmpty)
  }
}
