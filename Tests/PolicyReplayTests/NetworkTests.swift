import PolicyReplay
import TestSupport
import Testing

/// Several shelves: warehouses with limits, moves between shelves, and a second implementation.
@Suite struct NetworkTests {
  private func scenario(
    shelves: [ReplayShelf], demand: [[Int]], supply: ReplaySupply = .unlimited
  ) -> ReplayScenario {
    let months = demand[0].count
    let flat = demand.flatMap { $0 }
    return ReplayScenario(
      shelves: shelves, monthCount: months, firstMonth: 0, firstCountedMonth: 0, demand: flat,
      isKnown: flat.map { _ in true }, recorded: flat.map(Double.init), supply: supply)
  }

  /// Of ten units that come in, nine, six and three are asked for; nothing is owed of what is not sent.
  @Test func aWarehouseSharesWhatItHas() throws {
    let shelves = (0..<3).map { ReplayShelf(facility: $0, product: 0, leadTimeMonths: 0) }
    let levels = [9.0, 6, 3]
    let outcome = try PolicyReplayer(
      scenario(
        shelves: shelves, demand: levels.map { [0, Int($0), 0] },
        supply: .limited(to: [[[10, 0, 7]]]))
    ).outcome(of: OrderUpToPolicy { _, shelf in levels[shelf] })
    #expect(ReplaySupply.shared(10, among: [9, 6, 3]) == [5, 3, 2])
    // Five, three and two are given of nine, six and three; later seven more come too late to be asked for.
    #expect(outcome.givenUnits == 10 && outcome.lostUnits == 8 && outcome.shortMonths == 3)
  }

  @Test func aDryWarehouseSendsNothing() throws {
    let shelf = ReplayShelf(facility: 0, product: 0, leadTimeMonths: 0)
    let outcome = try PolicyReplayer(
      scenario(shelves: [shelf], demand: [[2, 2, 2]], supply: .interrupted([[[true, false, true]]]))
    ).outcome(of: OrderUpToPolicy { _, _ in 2 })
    #expect(outcome.givenUnits == 2 && outcome.orderLines == 3)
  }

  @Test(arguments: 1...200 as ClosedRange<UInt64>)
  func sharesAreFairAndWhole(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let orders = (0..<Int.random(in: 1...8, using: &random)).map { _ in Int.random(in: 0...30, using: &random)
    }
    let units = Int.random(in: 0...120, using: &random)
    let parts = ReplaySupply.shared(units, among: orders)
    let total = orders.reduce(0, +)
    #expect(parts.reduce(0, +) == min(units, total))
    for (part, order) in zip(parts, orders) {
      #expect((0...order).contains(part))
      if total > units { #expect(abs(Double(part) - Double(order * units) / Double(total)) < 1) }
    }
  }

  private struct MovingPolicy: ReplayPolicy {
    let moves: [ReplayDecisions.Move]
    func decide(_ state: ReplayState) -> ReplayDecisions {
      ReplayDecisions(orders: state.shelves.map { _ in 0 }, moves: state.month == 0 ? moves : [])
    }
  }

  /// Both products of one trip count as one trip and two lines; more than there is does not go.
  @Test func movesAreThereNextMonth() throws {
    let shelves = [(0, 0, 5), (1, 0, 0), (0, 1, 4), (1, 1, 0)].map {
      ReplayShelf(facility: $0.0, product: $0.1, startingStock: $0.2)
    }
    let outcome = try PolicyReplayer(
      scenario(shelves: shelves, demand: [[1, 1], [0, 3], [0, 0], [0, 9]])
    )
    .outcome(
      of: MovingPolicy(moves: [
        .init(from: 0, to: 1, units: 3), .init(from: 2, to: 3, units: 99), .init(from: 0, to: 3, units: 1),
      ]))
    // The third move would turn one product into another: it does not happen.
    #expect(outcome.trips == 1 && outcome.tripLines == 2)
    #expect(outcome.givenUnits == 2 + 3 + 4 && outcome.lostUnits == 5)
    // Stock counts before it leaves: 4.5 and 4 in the first month, then half of the 1, 3 and 4 given.
    #expect(outcome.stockUnitMonths == 12.5)
  }

  /// A plain loop over one shelf with the same rules.
  private func lost(_ demand: [Int], level: Int, lead: Int, review: Int) -> (lost: Int, closing: Int) {
    var (shelf, lost, closing) = (level, 0, 0)
    var due = [Int](repeating: 0, count: demand.count + lead + 2)
    for month in demand.indices {
      shelf += due[month]
      let given = min(shelf, demand[month])
      shelf -= given
      lost += demand[month] - given
      closing += shelf
      if month % review == 0 {
        let onTheWay = due[(month + 1)...].reduce(0, +)
        due[month + 1 + lead] += max(0, level - shelf - onTheWay)
      }
    }
    return (lost, closing)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func itAgreesWithAPlainLoop(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let months = Int.random(in: 1...30, using: &random)
    let count = Int.random(in: 1...4, using: &random)
    let demand = (0..<count).map { _ in (0..<months).map { _ in Int.random(in: 0...12, using: &random) } }
    let levels = (0..<count).map { _ in Int.random(in: 0...40, using: &random) }
    let lead = Int.random(in: 0...3, using: &random)
    let review = Int.random(in: 1...3, using: &random)
    let shelves = (0..<count).map {
      ReplayShelf(facility: $0, product: 0, leadTimeMonths: lead, reviewPeriodMonths: review)
    }
    let outcome = try PolicyReplayer(scenario(shelves: shelves, demand: demand))
      .outcome(of: OrderUpToPolicy(startsAtLevel: true) { _, shelf in Double(levels[shelf]) })
    let plain = (0..<count).map { lost(demand[$0], level: levels[$0], lead: lead, review: review) }
    #expect(outcome.lostUnits == plain.reduce(0) { $0 + $1.lost })
    let closing = outcome.stockUnitMonths - Double(outcome.givenUnits) / 2
    #expect(closing == Double(plain.reduce(0) { $0 + $1.closing }))
  }

  @Test func curvesAreReadBetweenTheirPoints() throws {
    let shelf = ReplayShelf(facility: 0, product: 0, leadTimeMonths: 0)
    let demand = [[1, 5, 2, 8, 3, 6, 0, 9, 4, 7]]
    let scenario = scenario(shelves: [shelf], demand: demand)
    let curve = TradeOffCurve(
      points: try [3.0, 6, 9].map { level in
        .init(
          setting: level,
          outcome: try PolicyReplayer(scenario).outcome(
            of: OrderUpToPolicy(startsAtLevel: true) { _, _ in level }))
      })
    // Months in which more than 3, 6 or 9 were asked for: six, three and none of ten.
    #expect(curve.points.map(\.outcome.shortShare) == [0.6, 0.3, 0])
    let stock = curve.points.map(\.outcome.monthsOfStock)
    let between = try #require(curve.value(of: .monthsOfStock, where: .shortShare, is: 0.15))
    #expect(abs(between - (stock[1] + stock[2]) / 2) < 1e-12)
    #expect(curve.value(of: .monthsOfStock, where: .shortShare, is: 0.61) == nil)
  }
}
