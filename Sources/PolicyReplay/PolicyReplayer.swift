/// Replays a scenario under a policy.
///
///     // Demand 5 a month, order up to 10 each month, on the shelf two months later: nothing is ever lost.
///     try PolicyReplayer(scenario).outcome(of: OrderUpToPolicy { _, _ in 10 }).lostUnits  // 0
///
/// - Complexity: O(shelves × months) besides what the policy does.
public struct PolicyReplayer: Sendable {
  private let scenario: ReplayScenario

  /// A replayer of a scenario.
  public init(_ scenario: ReplayScenario) { self.scenario = scenario }

  /// What comes of a policy at a setting, and what nobody could have kept from being lost with as much.
  ///
  /// - Parameter bound: of the same scenario.
  /// - Throws: what the policy throws.
  public func point(
    setting: Double, of policy: some ReplayPolicy, beside bound: ForesightBound
  ) throws -> TradeOffCurve.Point {
    let outcome = try outcome(of: policy)
    return TradeOffCurve.Point(
      setting: setting, outcome: outcome,
      leastLostCoupleYears: bound.leastLost(
        stockCoupleYearMonths: outcome.stockCoupleYearMonths, trips: outcome.trips))
  }

  /// What comes of a policy.
  ///
  /// - Throws: what the policy throws.
  public func outcome(of policy: some ReplayPolicy) throws -> ReplayOutcome {
    var policy = policy
    var tally = ReplayTally(scenario)
    let before = ReplayWorld(scenario, startingStock: scenario.shelves.map { _ in 0 })
      .state(month: scenario.firstMonth - 1)
    let stock = try policy.startingStock(before) ?? scenario.shelves.map(\.startingStock)
    var world = ReplayWorld(scenario, startingStock: stock)
    for month in scenario.firstMonth..<scenario.monthCount {
      world.pass(month)
      // The last close still moves and orders, though nothing of it is seen.
      world.carryOut(try policy.decide(world.state(month: month)), month: month)
      tally.count(world.records, month: month, trips: world.trips, tripLines: world.tripLines)
    }
    return tally.total()
  }

  /// What came of reports that were made in another way, as those of the world that was.
  ///
  /// - Parameter records: [shelf][month since the first replayed].
  public func outcome(of records: [ReplayRecord]) -> ReplayOutcome {
    var tally = ReplayTally(scenario)
    for month in scenario.firstMonth..<scenario.monthCount { tally.count(records, month: month) }
    return tally.total()
  }
}

/// Adds up what a world went through, from the first counted month on.
struct ReplayTally {
  private let scenario: ReplayScenario
  private let span: Int
  private var outcome = ReplayOutcome()
  /// By shelf: demand, units given, and stock summed over the counted months.
  private var asked: [Int]
  private var given: [Int]
  private var stock: [Double]

  init(_ scenario: ReplayScenario) {
    self.scenario = scenario
    span = scenario.monthCount - scenario.firstMonth
    asked = scenario.shelves.map { _ in 0 }
    given = asked
    stock = scenario.shelves.map { _ in 0 }
  }

  /// Counts a month that is over, decisions included; a month before the first counted one is passed over.
  mutating func count(_ records: [ReplayRecord], month: Int, trips: Int = 0, tripLines: Int = 0) {
    guard month >= scenario.firstCountedMonth else { return }
    outcome.trips += trips
    outcome.tripLines += tripLines
    for (shelf, place) in scenario.shelves.enumerated() where place.firstMonth <= month {
      let record = records[shelf * span + month - scenario.firstMonth]
      outcome.expiredUnits += record.expired
      outcome.expiredCoupleYears += Double(record.expired) * place.coupleYearsPerUnit
      if record.ordered > 0 { outcome.orderLines += 1 }
      outcome.orderedUnits += record.ordered
      guard scenario.isKnown[shelf * scenario.monthCount + month] else { continue }
      outcome.shelfMonths += 1
      if record.lost > 0 { outcome.shortMonths += 1 }
      if record.closing == 0 { outcome.emptyCloses += 1 }
      asked[shelf] += record.given + record.lost
      given[shelf] += record.given
      // Stock in the middle of the month: what closed it, and half of what was given in it.
      stock[shelf] += Double(record.closing + record.movedOut - record.movedIn) + Double(record.given) / 2
    }
  }

  /// The outcome of all that was counted.
  func total() -> ReplayOutcome {
    var outcome = outcome
    var (fills, used) = (0.0, 0)
    for (shelf, place) in scenario.shelves.enumerated() {
      outcome.askedUnits += asked[shelf]
      outcome.givenUnits += given[shelf]
      outcome.stockUnitMonths += stock[shelf]
      outcome.askedCoupleYears += Double(asked[shelf]) * place.coupleYearsPerUnit
      outcome.lostCoupleYears += Double(asked[shelf] - given[shelf]) * place.coupleYearsPerUnit
      outcome.stockCoupleYearMonths += stock[shelf] * place.coupleYearsPerUnit
      guard asked[shelf] > 0 else { continue }
      fills += Double(given[shelf]) / Double(asked[shelf])
      used += 1
    }
    outcome.meanShelfFill = used > 0 ? fills / Double(used) : 1
    return outcome
  }
}
