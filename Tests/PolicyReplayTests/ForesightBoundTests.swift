import PolicyReplay
import Simulation
import Testing

/// What nobody can keep from being lost: by hand, and against rules of every kind.
@Suite struct ForesightBoundTests {
  private func scenario(
    _ shelves: [ReplayShelf], demand: [Int], counted: Int = 0, physics: ReplayPhysics = ReplayPhysics(),
    supply: ReplaySupply = .unlimited
  ) -> ReplayScenario {
    ReplayScenario(
      shelves: shelves, monthCount: demand.count / shelves.count, firstMonth: 0, firstCountedMonth: counted,
      demand: demand, isKnown: demand.map { _ in true }, recorded: demand.map(Double.init), physics: physics,
      supply: supply)
  }

  /// One unit a month, and nothing can come after the first: they wait 0, 1, 2, 3 months, and half of one each.
  @Test func aCoupleYearTakesStockAsLongAsItWaits() {
    let bound = ForesightBound(
      scenario([ReplayShelf(facility: 0, product: 0, leadTimeMonths: 12)], demand: [1, 1, 1, 1]))
    #expect(bound.leastLost(stockCoupleYearMonths: 0, trips: 0) == 4)
    #expect(abs(bound.leastLost(stockCoupleYearMonths: 4.5, trips: 0) - 1) < 0.01)
    #expect(abs(bound.leastLost(stockCoupleYearMonths: 8, trips: 0)) < 0.01)
    // Half of the stock that the third takes gives half of it.
    #expect(abs(bound.leastLost(stockCoupleYearMonths: 3.25, trips: 0) - 1.5) < 0.01)
  }

  /// The first shelf is delivered to each month, the second only before the first of six: a trip brings what waits least.
  @Test func aTripBringsWhatHasWaitedLessElsewhere() {
    let shelves = [
      ReplayShelf(facility: 0, product: 0, leadTimeMonths: 0),
      ReplayShelf(facility: 1, product: 0, leadTimeMonths: 24),
    ]
    let bound = ForesightBound(scenario(shelves, demand: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8]))
    // Without a trip the eight wait five months, with one at the last close one month.
    #expect(abs(bound.leastLost(stockCoupleYearMonths: 12, trips: 0) - (8 - 12 / 5.5)) < 0.05)
    #expect(abs(bound.leastLost(stockCoupleYearMonths: 12, trips: 1)) < 0.05)
    // Elsewhere is only who has the same warehouse and product.
    let apart = [shelves[0], ReplayShelf(facility: 1, product: 0, warehouse: 1, leadTimeMonths: 24)]
    let alone = ForesightBound(scenario(apart, demand: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8]))
    #expect(abs(alone.leastLost(stockCoupleYearMonths: 12, trips: 1) - (8 - 12 / 5.5)) < 0.05)
  }

  /// Order up to some level, and now and then move a few units.
  private struct MovingPolicy: ReplayPolicy {
    var stream: RandomStream
    let moves: Bool

    mutating func decide(_ state: ReplayState) -> ReplayDecisions {
      let orders = state.shelves.indices.map {
        max(0, stream.integer(2...9) - state.onHand[$0] - state.onOrder($0))
      }
      guard moves, stream.happens(0.5) else { return ReplayDecisions(orders: orders) }
      let (from, to) = (stream.integer(0...2), stream.integer(0...2))
      guard from != to else { return ReplayDecisions(orders: orders) }
      let move = ReplayDecisions.Move(from: from, to: to, units: stream.integer(1...4))
      return ReplayDecisions(orders: orders, moves: [move])
    }
  }

  @Test(arguments: 0..<60) func noRuleLosesLess(seed: Int) throws {
    var stream = RandomStream(seed: UInt64(seed), .demand)
    let months = stream.integer(3...14)
    let shelves = (0..<3).map {
      ReplayShelf(
        facility: $0, product: 0, leadTimeMonths: stream.integer(0...2),
        reviewPeriodMonths: stream.integer(1...4),
        reviewOffset: $0, coupleYearsPerUnit: 0.5, firstMonth: stream.integer(0...1),
        startingStock: stream.integer(0...6))
    }
    let dry = [[(0..<months).map { _ in stream.happens(0.2) }]]
    let scenario = scenario(
      shelves, demand: (0..<3 * months).map { _ in stream.integer(0...4) }, counted: stream.integer(0...2),
      physics: ReplayPhysics(
        lateShare: 0.2, partialShare: 0.2, failedShare: 0.2, seed: UInt64(seed)),
      supply: .interrupted(dry))
    let bound = ForesightBound(scenario)
    for moves in [false, true] {
      let point = try PolicyReplayer(scenario).point(
        setting: 0, of: MovingPolicy(stream: stream, moves: moves), beside: bound)
      let least = try #require(point.leastLostCoupleYears)
      #expect(least <= point.outcome.lostCoupleYears + 1e-9)
      // With more stock or trips nobody must lose more, but for what the search leaves.
      let (stock, trips) = (point.outcome.stockCoupleYearMonths, point.outcome.trips)
      let slack = 0.02 * bound.askedCoupleYears
      #expect(bound.leastLost(stockCoupleYearMonths: stock + 1, trips: trips) <= least + slack)
      #expect(bound.leastLost(stockCoupleYearMonths: stock, trips: trips + 1) <= least + slack)
    }
  }
}
