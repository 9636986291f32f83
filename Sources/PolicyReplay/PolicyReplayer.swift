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
