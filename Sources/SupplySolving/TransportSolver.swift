/// Finds the plan that is worth most, by branch and cut (COIN-OR CBC).
///
/// The answer depends on the problem alone: one thread, a fixed seed, and limits in nodes, never in seconds. It is never
/// worse than the greedy plan, which is also what comes back when the solver gives up.
public struct TransportSolver: Sendable {
  /// When the search stops short of a proof.
  public struct Limits: Sendable, Equatable {
    /// Nodes of the search tree.
    public var nodes: Int
    /// The plan is worth at least 1 − gap of the best one, unless the nodes ran out first.
    public var relativeGap: Double

    /// Limits of a search.
    public init(nodes: Int = 500, relativeGap: Double = 1e-3) {
      self.nodes = nodes
      self.relativeGap = relativeGap
    }
  }

  private let limits: Limits

  /// A solver.
  public init(limits: Limits = Limits()) { self.limits = limits }

  /// The plan of a problem.
  ///
  ///     // Two sources with 5 spare; one destination misses 6, each worth 1; a trip costs 2 or 3.
  ///     solver.plan(for: problem).value  // 3: five from the first, as the sixth is not worth a second trip
  public func plan(for problem: TransportProblem) -> TransportPlan {
    let lanes = TransportLanes(problem)
    guard !lanes.all.isEmpty else { return .none }
    let greedy = GreedyTransport(lanes: lanes).plan()
    guard let units = BranchAndCut(lanes: lanes, limits: limits).units() else { return greedy }
    let found = TransportPlan(units: units, lanes: lanes)
    return found.value > greedy.value + 1e-9 ? found : greedy
  }

  /// The greedy plan of a problem, which `plan(for:)` never falls short of.
  public func greedyPlan(for problem: TransportProblem) -> TransportPlan {
    GreedyTransport(lanes: TransportLanes(problem)).plan()
  }
}
