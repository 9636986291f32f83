/// A plan made one trip at a time, each time the one that gains most: what the search must beat, and the answer without it.
///
/// A trip carries all that its destination still misses and its source still has. Ties go to the earlier link.
struct GreedyTransport {
  let lanes: TransportLanes

  /// The plan.
  ///
  /// - Complexity: O(trips made × lanes).
  func plan() -> TransportPlan {
    let problem = lanes.problem
    var spare = problem.offers.map(\.units)
    var filled = [Int](repeating: 0, count: problem.needs.count)
    var units = [Int](repeating: 0, count: lanes.all.count)
    var open = Set(problem.links.indices)
    func load(_ lane: Int, _ link: TransportProblem.Link) -> (units: Int, gain: Double) {
      let (offer, need) = (lanes.all[lane].offer, lanes.all[lane].need)
      var (left, skip, taken, gain) = (spare[offer], filled[need], 0, 0.0)
      for piece in problem.needs[need].pieces where piece.worth > link.unitCost {
        let skipped = min(skip, piece.units)
        skip -= skipped
        let more = min(left, piece.units - skipped)
        (left, taken, gain) = (left - more, taken + more, gain + Double(more) * (piece.worth - link.unitCost))
      }
      return (taken, gain)
    }
    while true {
      var best: (link: Int, gain: Double)?
      for place in problem.links.indices where open.contains(place) {
        let link = problem.links[place]
        let gain = lanes.ofLink[place].reduce(-link.charge) { $0 + load($1, link).gain }
        if gain > max(best?.gain ?? 0, 1e-9) { best = (place, gain) }
      }
      guard let best else { break }
      open.remove(best.link)
      for lane in lanes.ofLink[best.link] {
        let taken = load(lane, problem.links[best.link]).units
        units[lane] = taken
        spare[lanes.all[lane].offer] -= taken
        filled[lanes.all[lane].need] += taken
      }
    }
    return TransportPlan(units: units, lanes: lanes)
  }
}
