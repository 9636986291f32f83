/// The lanes of a problem: each product on each trip where one end can spare it and the other misses it.
///
/// A trip that could not be worth its charge with all that it can carry has none: it is in no best plan.
struct TransportLanes {
  struct Lane {
    let link: Int
    let product: Int
    /// Places in the problem's lists.
    let offer: Int
    let need: Int
    /// The most that can sensibly go.
    let most: Int
    /// What each unit is worth beside the need's own curve, less what its source loses with it.
    let bonus: Double
  }

  private struct Key: Hashable {
    let place: Int
    let product: Int
  }

  let problem: TransportProblem
  /// By link, then product, then offer.
  let all: [Lane]
  /// The places in `all` of each link's lanes.
  let ofLink: [Range<Int>]

  init(_ problem: TransportProblem) {
    self.problem = problem
    var needs: [Key: Int] = [:]
    for (place, need) in problem.needs.enumerated() {
      needs[Key(place: need.destination, product: need.product)] = place
    }
    let offers = Dictionary(grouping: problem.offers.indices) { problem.offers[$0].source }
    var lanes: [Lane] = []
    var ofLink: [Range<Int>] = []
    for (place, link) in problem.links.enumerated() {
      let start = lanes.count
      let spared = (offers[link.source] ?? []).sorted {
        (problem.offers[$0].product, $0) < (problem.offers[$1].product, $1)
      }
      for offer in spared {
        let product = problem.offers[offer].product
        guard let need = needs[Key(place: link.destination, product: product)] else { continue }
        let limit = problem.limits[.init(offer: offer, need: need)]
        let most = min(problem.offers[offer].units, problem.needs[need].units, limit?.units ?? .max)
        guard most > 0 else { continue }
        lanes.append(
          Lane(
            link: place, product: product, offer: offer, need: need, most: most,
            bonus: (limit?.bonus ?? 0) - problem.offers[offer].cost))
      }
      if Self.mostGained(by: lanes[start...], of: problem) <= link.charge { lanes.removeSubrange(start...) }
      ofLink.append(start..<lanes.count)
    }
    all = lanes
    self.ofLink = ofLink
  }

  /// What a trip would gain with all that its lanes can carry, as if nobody else gave or received: no plan gains more by it.
  private static func mostGained(by lanes: ArraySlice<Lane>, of problem: TransportProblem) -> Double {
    let byNeed = Dictionary(grouping: lanes, by: \.need)
    // In order, as sums of fractions depend on it.
    return byNeed.sorted { $0.key < $1.key }.reduce(0) { gained, entry in
      let unitCost = entry.value.first.map { problem.links[$0.link].unitCost } ?? 0
      let units = entry.value.reduce(0) { $0 + $1.most }
      let bonus = entry.value.reduce(0) { $0 + Double($1.most) * max(0, $1.bonus - unitCost) }
      return gained + problem.needs[entry.key].worth(of: units) + bonus
    }
  }

  /// What some units on every lane are worth, less what they cost.
  func value(of units: [Int]) -> Double {
    var received = [Int](repeating: 0, count: problem.needs.count)
    var cost = 0.0
    for (place, link) in problem.links.enumerated() {
      let onTrip = ofLink[place].reduce(0) { $0 + units[$1] }
      guard onTrip > 0 else { continue }
      cost += link.charge + Double(onTrip) * link.unitCost
      for lane in ofLink[place] {
        received[all[lane].need] += units[lane]
        cost -= all[lane].bonus * Double(units[lane])
      }
    }
    return zip(problem.needs, received).reduce(0) { $0 + $1.0.worth(of: $1.1) } - cost
  }
}
