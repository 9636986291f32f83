import PolicyReplay
import Simulation
import StockPolicy
import SupplyModel
import Testing

@testable import Runs
@testable import Studies

/// A simulated network replayed, each rule in a world of its own.
@Suite struct SimulatedReplayTests {
  private func settings(seed: UInt64 = 4, scarcity: Double = 1) -> SimulatedReplay.Settings {
    var network = SyntheticSettings(facilities: 5, months: 30, seed: seed)
    network.scarcity = scarcity
    var settings = SimulatedReplay.Settings(network: network)
    settings.model = .light
    settings.factors = [1, 3]
    settings.serviceLevels = [0.5, 0.95]
    settings.refitMonths = 6
    settings.warmUpMonths = 2
    return settings
  }

  @Test func everyRuleMeetsTheSameUsers() throws {
    let comparison = try SimulatedReplay(settings()).comparison()
    let outcomes = comparison.lines.flatMap { $0.curve.points.map(\.outcome) }
    #expect(
      comparison.lines.map(\.rule) == [.happened, .official, .minMax] + ReplayRule.own)
    #expect(Set(outcomes.map(\.askedUnits)).count == 1 && Set(outcomes.map(\.shelfMonths)).count == 1)
    #expect(outcomes.allSatisfy { $0.givenUnits <= $0.askedUnits && $0.askedUnits > 0 })
    // More stock loses less, by either rule.
    for rule in [ReplayRule.official, .quantile] {
      let points = try #require(comparison.curve(of: rule)).points.map(\.outcome)
      #expect(points[1].lostUnits < points[0].lostUnits && points[1].monthsOfStock > points[0].monthsOfStock)
    }
    #expect(try SimulatedReplay(settings()).comparison() == comparison)
  }

  /// A point says its level of every product: those without a substitute keep none of their own.
  @Test func aPointOfACurveIsOneLevel() throws {
    var settings = settings()
    settings.orders = .plain
    settings.orders.serviceLevelWithoutSubstitute = 0.95
    settings.rules = [.quantile, .colca]
    let comparison = try SimulatedReplay(settings).comparison()
    let curves = try [ReplayRule.quantile, .colca].map { rule in
      try #require(comparison.curve(of: rule)).points.map(\.outcome)
    }
    #expect(curves[0] == curves[1] && curves[0][0] != curves[0][1])
  }

  /// Advice that nobody follows changes nothing of what people do: it is the official rule; a part of it lies between.
  @Test func whatIsNotFollowedIsTheOfficialRule() throws {
    func lost(_ adherence: Double) throws -> ReplayComparison {
      var settings = settings()
      settings.serviceLevels = [0.95]
      settings.rules = [.colcaWithTransfers]
      settings.adherence = adherence
      return try SimulatedReplay(settings).comparison()
    }
    let none = try lost(0)
    let ignored = try #require(none.curve(of: .colcaWithTransfers)?.points.first?.outcome)
    let official = try #require(none.curve(of: .official)?.points.first { $0.setting == 1 }?.outcome)
    #expect(ignored == official)
    let whole = try #require(try lost(1).curve(of: .colcaWithTransfers)?.points.first?.outcome)
    let half = try #require(try lost(0.5).curve(of: .colcaWithTransfers)?.points.first?.outcome)
    #expect(whole.lostCoupleYears < half.lostCoupleYears)
    #expect(half.lostCoupleYears < ignored.lostCoupleYears)
  }

  /// What happened is the simulation itself: demand and losses as its truth says.
  @Test func whatHappenedIsTheTruth() throws {
    let settings = settings(seed: 8)
    let network = SyntheticNetwork(settings.network)
    let counted = network.records.filter {
      $0.isHeld && settings.network.firstMonth.distance(to: $0.month) >= 26
    }
    let happened = try #require(
      try SimulatedReplay(settings).comparison().curve(of: .happened)?.points.first?.outcome)
    #expect(happened.shelfMonths == counted.count)
    #expect(happened.lostUnits == counted.reduce(0) { $0 + $1.lost })
    #expect(happened.askedUnits == counted.reduce(0) { $0 + $1.demand - $1.bulk })
  }

  /// An empty shelf hides its demand from a rule that reads its own records: the next months' forecasts see zeros.
  @Test func aWorldOfItsOwnHidesWhatItTurnedAway() throws {
    let shelves = [ReplayShelf(facility: 0, product: 0, startingStock: 4)]
    let demand = [Int](repeating: 4, count: 6)
    let scenario = ReplayScenario(
      shelves: shelves, monthCount: 6, firstMonth: 3, firstCountedMonth: 3, demand: demand,
      isKnown: demand.map { _ in true }, recorded: demand.map(Double.init), knowledge: .own)
    let first = Month(count: 2026 * 12)
    let reports = ReplayedReports(
      keys: [("F", "P")], first: first,
      reported: [
        (0..<6).map { (month: first.advanced(by: $0), quantities: StockQuantities(consumed: 4, closing: 4)) }
      ])
    var seen: [[Double?]] = []
    _ = try PolicyReplayer(scenario).outcome(
      of: OrderUpToPolicy { state, shelf in
        seen.append(reports.history(shelf, state).entries.map { $0.quantities?.consumed })
        return 0
      })
    #expect(seen == [[4, 4, 4, 4], [4, 4, 4, 4, 0], [4, 4, 4, 4, 0, 0]])
  }
}
