import Operations
import Runs
import RunsSupport
import StockPolicy
import SupplyModel
import SupplyStore
import TestSupport
import Testing

/// What became of what official runs advised.
@Suite struct AdherenceReviewTests {
  @Test func eachMonthsLastRunIsCountedWithItsAnswersAndWhatWasSeenAfter() throws {
    let network = try SeededNetwork()
    let rows = SeededNetwork.rows(facilities: 4, months: 24, seed: 6)
    try network.load(rows)
    let database = network.database
    let planner = ForecastPlanner(database: database)
    #expect(throws: RunError.noRun) { try AdherenceReview(database).lines(lastMonths: 3) }
    func settings(_ month: Month) -> ForecastRun.Settings {
      ForecastRun.Settings(asOf: month, model: .light)
    }
    let last = try #require(rows.map(\.month).max())
    let name = try #require(TrialName("otro"))
    for back in [2, 1, 1] { _ = try planner.run { _ in settings(last.advanced(by: -back)) } }
    // A trial advises nobody anything.
    _ = try planner.trial(named: name) { _ in settings(last.advanced(by: -1)) }
    let run = try #require(try database.latestRun())
    let order = try #require(run.assessments.first { $0.order.quantity > 0 })
    let key = AdviceKey.order(facility: order.facility, product: order.product)
    _ = try DecisionActs(database: database).note([.init(key, .accepted)])
    let lines = try AdherenceReview(database).lines(lastMonths: 6)
    #expect(Set(lines.map(\.month)) == [last.advanced(by: -1), last.advanced(by: -2)])
    var advised = Dictionary(
      uniqueKeysWithValues: run.assessments.filter { $0.order.quantity > 0 }.map {
        (AdviceKey.order(facility: $0.facility, product: $0.product), $0.order.quantity)
      })
    for transfer in run.transfers {
      advised[
        .transfer(from: transfer.from, to: transfer.to, product: transfer.product), default: 0] +=
        transfer.units
    }
    let latest = lines.filter { $0.month == last.advanced(by: -1) }
    #expect(Dictionary(uniqueKeysWithValues: latest.map { ($0.key, $0.advised) }) == advised)
    #expect(latest.filter { $0.answer == .accepted }.map(\.key) == [key])
    #expect(latest.allSatisfy { $0.asked != nil })
    #expect(lines.filter { $0.month == last.advanced(by: -2) }.allSatisfy { $0.asked == nil })
    let series = try database.series(
      of: ScopeResolver(database).products(heldBy: run.settings.scope), through: last)
    for line in latest {
      let closing = series.first { $0.key == line.shelf }?.entries.last { $0.month == last }?.quantities?
        .closing
      let expected: AdherenceLine.Outcome = closing.map { $0 > 0 ? .inStock : .stockedOut } ?? .unknown
      #expect(line.outcome == expected)
    }
    #expect(latest.contains { $0.outcome != .unknown })
  }
}
