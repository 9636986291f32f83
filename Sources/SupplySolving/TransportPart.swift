/// A part of a problem that shares no offer, no need and no trip with the rest: the best plan of all is the best of each part.
struct TransportPart {
  /// The part by itself, with the offers, needs and trips that its lanes use, in the order of the whole.
  let problem: TransportProblem
  /// The places of its trips in the whole problem.
  let links: [Int]
  /// The places of its offers in the whole problem.
  let offers: [Int]

  /// The parts, by their first trip; what no lane uses is in none.
  ///
  /// - Complexity: O(lanes × log lanes).
  static func parts(of lanes: TransportLanes) -> [TransportPart] {
    var roots = Array(lanes.problem.links.indices)
    func root(_ link: Int) -> Int {
      var place = link
      while roots[place] != place { place = roots[place] }
      roots[link] = place
      return place
    }
    // Trips that use the same offer or serve the same need belong together.
    var byOffer = [Int?](repeating: nil, count: lanes.problem.offers.count)
    var byNeed = [Int?](repeating: nil, count: lanes.problem.needs.count)
    for lane in lanes.all {
      for other in [byOffer[lane.offer], byNeed[lane.need]].compactMap(\.self) {
        let (one, two) = (root(other), root(lane.link))
        roots[max(one, two)] = min(one, two)
      }
      byOffer[lane.offer] = lane.link
      byNeed[lane.need] = lane.link
    }
    let groups = Dictionary(grouping: lanes.all) { root($0.link) }
    return groups.sorted { $0.key < $1.key }.map { TransportPart(lanes: $0.value, of: lanes.problem) }
  }

  private init(lanes: [TransportLanes.Lane], of whole: TransportProblem) {
    links = Set(lanes.map(\.link)).sorted()
    offers = Set(lanes.map(\.offer)).sorted()
    let needs = Set(lanes.map(\.need)).sorted()
    var limits: [TransportProblem.Pair: TransportProblem.Limit] = [:]
    let offerPlaces = Dictionary(uniqueKeysWithValues: zip(offers, offers.indices))
    let needPlaces = Dictionary(uniqueKeysWithValues: zip(needs, needs.indices))
    for (pair, limit) in whole.limits {
      guard let offer = offerPlaces[pair.offer], let need = needPlaces[pair.need] else { continue }
      limits[.init(offer: offer, need: need)] = limit
    }
    problem = TransportProblem(
      offers: offers.map { whole.offers[$0] }, needs: needs.map { whole.needs[$0] },
      links: links.map { whole.links[$0] }, limits: limits)
  }

  /// The shipments of a plan of the part, as those of the whole.
  func shipments(_ plan: TransportPlan) -> [TransportPlan.Shipment] {
    plan.shipments.map { shipment in
      TransportPlan.Shipment(
        link: links[shipment.link], product: shipment.product, offer: offers[shipment.offer],
        units: shipment.units)
    }
  }
}
