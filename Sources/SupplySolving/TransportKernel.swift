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
