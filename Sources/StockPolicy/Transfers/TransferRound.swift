import SupplyModel
import SupplySolving

/// One group of facilities as a transportation problem: codes become numbers, and its plan becomes lines again.
struct TransferRound {
  /// What of one spare goes to one want, by their places in the market.
  struct Line {
    let spare: Int
    let want: Int
    /// Packs of lots that would expire, by their places in the offer.
    let expiring: [(lot: Int, packs: Int)]
    /// Packs above what is kept.
    let surplus: Int

    /// The same by other places, as of a part of the market.
    func between(_ spare: Int, and want: Int) -> Line {
      Line(spare: spare, want: want, expiring: expiring, surplus: surplus)
    }
  }

  private struct Ends: Hashable {
    let from: Int
    let to: Int
  }

  /// An offer of the problem.
  private struct Sort {
    /// What goods they are.
    enum Goods {
      /// Of a lot that would expire, by its place in the offer.
      case expiring(lot: Int)
      /// Of what nobody misses afterwards.
      case lasting
      /// Of what is ordered anew.
      case replaced
    }

    let spare: Int
    let goods: Goods
    let packs: Int

    /// The place of a lot that would expire; nil for the rest.
    var lot: Int? {
      guard case .expiring(let lot) = goods else { return nil }
      return lot
    }
  }

  private let spares: [(spare: TransferMarket.Spare, place: Int)]
  private let wants: [(want: TransferMarket.Want, place: Int)]
  private let policy: TransferPolicy
  private let charges: TripCharges
  /// The most units that still go some ways.
  private let atMost: [TransferPolicy.Way: Int]
  private let joins: (FacilityCode, FacilityCode) -> Bool
  private let numbers: [FacilityCode: Int]
  private let products: [ProductCode: Int]
  private let sorts: [Sort]

  init(
    spares: [(TransferMarket.Spare, Int)], wants: [(TransferMarket.Want, Int)], policy: TransferPolicy,
    charges: TripCharges, atMost: [TransferPolicy.Way: Int],
    joins: @escaping (FacilityCode, FacilityCode) -> Bool
  ) {
    self.spares = spares.map { (spare: $0, place: $1) }
    self.wants = wants.map { (want: $0, place: $1) }
    self.policy = policy
    self.charges = charges
    self.atMost = atMost
    self.joins = joins
    let ends = spares.map(\.0.position.assessment) + wants.map(\.0.position.assessment)
    numbers = Self.numbered(Set(ends.map(\.facility)).sorted())
    products = Self.numbered(Set(ends.map(\.product)).sorted())
    sorts = spares.enumerated().flatMap { place, entry in
      let offer = entry.0.offer
      return offer.expiring.indices.map {
        Sort(spare: place, goods: .expiring(lot: $0), packs: offer.expiring[$0].packs)
      } + [
        Sort(spare: place, goods: .lasting, packs: offer.lasting),
        Sort(spare: place, goods: .replaced, packs: offer.surplus - offer.lasting),
      ]
    }.filter { $0.packs > 0 }
  }

  private static func numbered<Code: Hashable>(_ codes: [Code]) -> [Code: Int] {
    Dictionary(codes.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private func facility(_ position: StockPosition) -> Int { numbers[position.assessment.facility] ?? 0 }
  private func product(_ position: StockPosition) -> Int { products[position.assessment.product] ?? 0 }

  /// How one sort suits a want: what would expire is welcome wherever it is used in time, the rest where it is missed.
  private func limit(_ sort: Sort, _ want: TransferMarket.Want) -> TransportProblem.Limit? {
    guard let place = sort.lot else {
      let missed = want.missedPacks
      return missed == want.pieces.reduce(0) { $0 + $1.units } ? nil : TransportProblem.Limit(units: missed)
    }
    let position = want.position
    let spare = spares[sort.spare].spare
    let lot = spare.offer.expiring[place].lot
    let price = spare.position.price(of: lot) ?? 0
    return TransportProblem.Limit(
      units: want.usable(lot, asOf: policy.settings.asOf) / position.packSize,
      bonus: policy.worth.coupleYearsPerSol * price * Double(position.packSize))
  }

  /// What a donor loses with a pack of a sort, in couple-years.
  private func cost(_ sort: Sort) -> Double {
    guard case .replaced = sort.goods else { return 0 }
    let position = spares[sort.spare].spare.position
    return policy.worth.replacedShare * Double(position.packSize) * position.coupleYearsPerUnit
  }

  /// The problem, in which each want sees the nearest donors of what it can use, so that a whole network stays small.
  private var problem: TransportProblem {
    var charges: [Ends: Double] = [:]
    var limits: [TransportProblem.Pair: TransportProblem.Limit] = [:]
    let byProduct = Dictionary(grouping: sorts.indices) { product(spares[sorts[$0].spare].spare.position) }
    for (need, entry) in wants.enumerated() {
      let end = entry.want.position
      var near: [Ends: Double] = [:]
      var left: [Int: Int] = [:]
      for place in byProduct[product(end)] ?? [] {
        let donor = spares[sorts[place].spare].spare.position
        let (from, to) = (donor.assessment.facility, end.assessment.facility)
        guard from != to, joins(from, to) else { continue }
        var limit = limit(sorts[place], entry.want)
        if let most = atMost[.init(from: from, to: to, product: end.assessment.product)] {
          // Other products may go that way. What would expire first has the room before the rest.
          let room = left[sorts[place].spare] ?? max(0, most) / end.packSize
          let units = min(limit?.units ?? .max, room)
          limit = TransportProblem.Limit(units: units, bonus: limit?.bonus ?? 0)
          left[sorts[place].spare] = room - min(units, sorts[place].packs)
        }
        if let limit { limits[.init(offer: place, need: need)] = limit }
        guard (limit?.units ?? 1) > 0 else { continue }
        let ends = Ends(from: facility(donor), to: facility(end))
        guard near[ends] == nil else { continue }
        near[ends] = self.charges.charge(from: from, to: to)
      }
      let nearest = near.sorted { ($0.value, $0.key.from) < ($1.value, $1.key.from) }
      for (ends, charge) in nearest.prefix(policy.worth.nearestDonors) { charges[ends] = charge }
    }
    let links = charges.sorted { ($0.key.from, $0.key.to) < ($1.key.from, $1.key.to) }
    return TransportProblem(
      offers: sorts.map { sort in
        let position = spares[sort.spare].spare.position
        return .init(
          source: facility(position), product: product(position), units: sort.packs, cost: cost(sort))
      },
      needs: wants.map { want, _ in
        .init(destination: facility(want.position), product: product(want.position), pieces: want.pieces)
      },
      links: links.map { .init(source: $0.key.from, destination: $0.key.to, charge: $0.value) },
      limits: limits)
  }

  /// The lines of the best plan.
  func lines(by solver: TransportSolver, remembering memory: inout TransportMemory) -> [Line] {
    let problem = problem
    var lines: [Line] = []
    for shipment in solver.plan(for: problem, remembering: &memory).shipments {
      let sort = sorts[shipment.offer]
      let destination = problem.links[shipment.link].destination
      guard
        let want = wants.first(where: {
          facility($0.want.position) == destination && product($0.want.position) == shipment.product
        })
      else { continue }
      let spare = spares[sort.spare].place
      var expiring = sort.lot.map { [(lot: $0, packs: shipment.units)] } ?? []
      var surplus = sort.lot == nil ? shipment.units : 0
      // The sorts of one product on one trip stand together.
      if let last = lines.last, last.spare == spare, last.want == want.place {
        expiring = last.expiring + expiring
        surplus += last.surplus
        lines.removeLast()
      }
      lines.append(Line(spare: spare, want: want.place, expiring: expiring, surplus: surplus))
    }
    return lines
  }
}
