import SupplyModel
import SupplySolving

/// One group of facilities as a transportation problem: codes become numbers, and its plan becomes lines again.
struct TransferRound {
  /// Units of one spare that go to one want, by their places in the market.
  struct Line {
    let spare: Int
    let want: Int
    let packs: Int
  }

  private struct Pair: Hashable {
    let from: Int
    let to: Int
  }

  let spares: [(spare: TransferMarket.Spare, place: Int)]
  let wants: [(want: TransferMarket.Want, place: Int)]
  private let facilities: [String]
  private let numbers: [String: Int]
  private let products: [String: Int]

  init(
    spares: [(TransferMarket.Spare, Int)], wants: [(TransferMarket.Want, Int)]
  ) {
    self.spares = spares.map { (spare: $0, place: $1) }
    self.wants = wants.map { (want: $0, place: $1) }
    let ends = spares.map(\.0.position.assessment) + wants.map(\.0.position.assessment)
    facilities = Set(ends.map(\.facility)).sorted()
    numbers = Self.numbered(facilities)
    products = Self.numbered(Set(ends.map(\.product)).sorted())
  }

  private static func numbered(_ codes: [String]) -> [String: Int] {
    Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func facility(_ position: StockPosition) -> Int { numbers[position.assessment.facility] ?? 0 }
  private func product(_ position: StockPosition) -> Int { products[position.assessment.product] ?? 0 }

  /// The problem, in which each want sees the nearest donors of its product only, so that a whole network stays small.
  func problem(policy: TransferPolicy, joins: (String, String) -> Bool) -> TransportProblem {
    var charges: [Pair: Double] = [:]
    let byProduct = Dictionary(grouping: spares.map(\.spare.position), by: product)
    for (want, _) in wants {
      let end = want.position
      let near = (byProduct[product(end)] ?? []).compactMap { donor -> (pair: Pair, charge: Double)? in
        let (from, to) = (donor.assessment.facility, end.assessment.facility)
        guard from != to, joins(from, to) else { return nil }
        let distance = policy.facilities[from].kilometres(to: policy.facilities[to])
        return (Pair(from: facility(donor), to: facility(end)), policy.worth.charge(kilometres: distance))
      }.sorted { ($0.charge, $0.pair.from) < ($1.charge, $1.pair.from) }
      for (pair, charge) in near.prefix(policy.worth.nearestDonors) { charges[pair] = charge }
    }
    let links = charges.sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }
    return TransportProblem(
      offers: spares.map { spare, _ in
        .init(source: facility(spare.position), product: product(spare.position), units: spare.packs)
      },
      needs: wants.map { want, _ in
        .init(destination: facility(want.position), product: product(want.position), pieces: want.pieces)
      },
      links: links.map { .init(source: $0.key.from, destination: $0.key.to, charge: $0.value) })
  }

  /// The lines of a plan, without those too small to load.
  func lines(of plan: TransportPlan, _ problem: TransportProblem, policy: TransferPolicy) -> [Line] {
    plan.shipments.compactMap { shipment in
      let link = problem.links[shipment.link]
      guard
        let spare = spares.first(where: {
          facility($0.spare.position) == link.source && product($0.spare.position) == shipment.product
        }),
        let want = wants.first(where: {
          facility($0.want.position) == link.destination && product($0.want.position) == shipment.product
        })
      else { return nil }
      let position = want.want.position
      let size = Double(shipment.units * position.packSize) * position.coupleYearsPerUnit
      guard size >= policy.worth.coupleYearsPerLine else { return nil }
      return Line(spare: spare.place, want: want.place, packs: shipment.units)
    }
  }
}
