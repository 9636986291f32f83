/// Finds the plan that is worth most, by branch and cut (COIN-OR CBC).
///
/// What shares no offer, need or trip is searched apart, so that many micro-networks at once cost what they cost one by one.
/// The answer depends on the problem alone: one thread, a fixed seed, and limits in nodes, never in seconds. It is never
/// worse than the greedy plan, which is also what comes back where the solver found none.
public struct TransportSolver: Sendable {
  /// When the search stops short of a proof.
  public struct Limits: Sendable, Equatable {
    /// Nodes of the search tree of each part.
    public var nodes: Int
    /// The plan is worth at least 1 − gap of the best one, unless the nodes ran out first.
    public var relativeGap: Double

    /// Whether cuts are sought by probing, which takes longest where there are many trips.
    var probes = true

    /// Limits of a search.
    public init(nodes: Int = 500, relativeGap: Double = 1e-3) {
      self.nodes = nodes
      self.relativeGap = relativeGap
    }

    /// The limits of a large part: a hundred nodes at most, and within half a hundredth.
    var coarse: Limits {
      var limits = Limits(nodes: min(nodes, 100), relativeGap: max(relativeGap, 5e-3))
      limits.probes = false
      return limits
    }
  }

  /// A part with more trips than this, such as a whole network between its micro-networks, is searched among few of them, and
  /// coarsely (`TransportKernel`).
  ///
  /// The tree of one such part takes longer than everything else in a run: on a simulated network of 900 facilities a part of 713
  /// trips took 19 s, where the 200 that are looked at now take a fifth of it and give as much; three others gave a hundredth less.
  static let tripsSearchedFully = 100

  /// A plan is better than the greedy one by more than this, which is what sums of fractions may be off by.
  private static let leastGain = 1e-9

  private let limits: Limits

  /// A solver.
  public init(limits: Limits = Limits()) { self.limits = limits }

  /// The plan of a problem.
  ///
  ///     // Two sources with 5 spare; one destination misses 6, each worth 1; a trip costs 2 or 3.
  ///     solver.plan(for: problem).value  // 3: five from the first, as the sixth is not worth a second trip
  public func plan(for problem: TransportProblem) -> TransportPlan {
    var memory = TransportMemory()
    return plan(for: problem, remembering: &memory)
  }

  /// The same plan, where parts of the problem that were planned before are not searched again.
  public func plan(for problem: TransportProblem, remembering memory: inout TransportMemory) -> TransportPlan
  {
    let parts = TransportPart.parts(of: TransportLanes(problem)).map { part in
      (part: part, plan: memory.plan(of: part.problem) { plan(of: TransportLanes($0)) })
    }
    let shipments = parts.flatMap { $0.part.shipments($0.plan) }
    return TransportPlan(
      shipments: shipments.sorted { ($0.link, $0.product, $0.offer) < ($1.link, $1.product, $1.offer) },
      value: parts.reduce(0) { $0 + $1.plan.value })
  }

  private func plan(of lanes: TransportLanes) -> TransportPlan {
    let (greedy, mostWorth) = GreedyTransport(lanes: lanes).plan()
    // A search that could find nothing better is left out: of half the parts of a network, which are a trip or a few.
    guard mostWorth > greedy.value + Self.leastGain else { return greedy }
    let isLarge = lanes.problem.links.count > Self.tripsSearchedFully
    let found = isLarge ? planOfFew(lanes, besides: greedy) : searched(lanes, limits)
    guard let found else { return greedy }
    return found.value > greedy.value + Self.leastGain ? found : greedy
  }

  /// The best plan of the few trips that are worth looking at; nil where the solver found none.
  private func planOfFew(_ lanes: TransportLanes, besides greedy: TransportPlan) -> TransportPlan? {
    guard let kernel = TransportKernel(lanes, besides: greedy) else { return nil }
    var (shipments, value) = ([TransportPlan.Shipment](), 0.0)
    // With fewer trips they hang together less.
    for part in TransportPart.parts(of: TransportLanes(kernel.problem)) {
      guard let plan = searched(TransportLanes(part.problem), limits.coarse) else { return nil }
      shipments += kernel.shipments(part.shipments(plan))
      value += plan.value
    }
    return TransportPlan(
      shipments: shipments.sorted { ($0.link, $0.product, $0.offer) < ($1.link, $1.product, $1.offer) },
      value: value)
  }

  private func searched(_ lanes: TransportLanes, _ limits: Limits) -> TransportPlan? {
    BranchAndCut(lanes: lanes, limits: limits).units().map { TransportPlan(units: $0, lanes: lanes) }
  }

  /// The greedy plan of a problem, which `plan(for:)` never falls short of.
  public func greedyPlan(for problem: TransportProblem) -> TransportPlan {
    GreedyTransport(lanes: TransportLanes(problem)).plan().plan
  }
}

/// The few trips of a large problem among which its best plan is sought: those of the plan in which trips may be made in part, and
/// those of the greedy plan.
///
/// A kernel search in its simplest form (Angelelli, Mansini and Speranza 2010, *Kernel search: A general heuristic for the
/// multi-dimensional knapsack problem*, Computers & Operations Research 37:2017–2026). No plan among them is worth less than the greedy one.
struct TransportKernel {
  /// The problem with these trips alone.
  let problem: TransportProblem
  /// Their places in the whole problem.
  private let links: [Int]

  /// The kernel of a problem; nil where the solver found nothing.
  init?(_ lanes: TransportLanes, besides greedy: TransportPlan) {
    guard let trips = BranchAndCut(lanes: lanes, limits: .init()).partialTrips() else { return nil }
    let made = Set(greedy.shipments.map(\.link))
    let whole = lanes.problem
    links = whole.links.indices.filter { trips[$0] > 1e-6 || made.contains($0) }
    problem = TransportProblem(
      offers: whole.offers, needs: whole.needs, links: links.map { whole.links[$0] }, limits: whole.limits)
  }

  /// The shipments of a plan of the kernel, as those of the whole.
  func shipments(_ shipments: [TransportPlan.Shipment]) -> [TransportPlan.Shipment] {
    shipments.map { shipment in
      TransportPlan.Shipment(
        link: links[shipment.link], product: shipment.product, offer: shipment.offer, units: shipment.units)
    }
  }
}
