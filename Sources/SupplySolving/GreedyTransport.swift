/// A plan made one trip at a time, each time the one that gains most: what the search must beat, and the answer without it.
///
/// A trip carries all that its destination still misses and its source still has. Ties go to the earlier link.
struct GreedyTransport {
  let lanes: TransportLanes

  /// The plan, with what no plan is worth more than: what each trip would gain if it were the only one, where that is anything.
  ///
  /// Trips that share an offer or a need only take from one another where the worth of what arrives never rises: together they gain no
  /// more than each by itself. A trip alone is best loaded as it is here, so that a single trip's plan is always the best one. Without end
  /// where a worth rises all the same.
  ///
  /// - Complexity: O(trips made × lanes).
  func plan() -> (plan: TransportPlan, mostWorth: Double) {
    let problem = lanes.problem
    var spare = problem.offers.map(\.units)
    var filled = [Int](repeating: 0, count: problem.needs.count)
    var units = [Int](repeating: 0, count: lanes.all.count)
    var open = Set(problem.links.indices)
    /// What each lane of a trip would carry, those that are worth more by themselves first.
    func load(_ place: Int) -> (units: [(lane: Int, units: Int)], gain: Double) {
      let link = problem.links[place]
      var (loaded, added, gain) = ([(lane: Int, units: Int)](), [Int: Int](), -link.charge)
      let order = lanes.ofLink[place].sorted { (-lanes.all[$0].bonus, $0) < (-lanes.all[$1].bonus, $1) }
      for lane in order {
        let need = lanes.all[lane].need
        let cost = link.unitCost - lanes.all[lane].bonus
        var left = min(spare[lanes.all[lane].offer], lanes.all[lane].most)
        var (skip, taken) = (filled[need] + (added[need] ?? 0), 0)
        for piece in problem.needs[need].pieces where piece.worth > cost {
          let skipped = min(skip, piece.units)
          skip -= skipped
          let more = min(left, piece.units - skipped)
          (left, taken, gain) = (left - more, taken + more, gain + Double(more) * (piece.worth - cost))
        }
        added[need, default: 0] += taken
        loaded.append((lane, taken))
      }
      return (loaded, gain)
    }
    let neverRises = problem.needs.allSatisfy { need in
      zip(need.pieces, need.pieces.dropFirst()).allSatisfy { $0.worth >= $1.worth }
    }
    var mostWorth: Double?
    while true {
      var best: (link: Int, gain: Double)?
      var gained = 0.0
      for place in problem.links.indices where open.contains(place) {
        let gain = load(place).gain
        gained += max(0, gain)
        if gain > max(best?.gain ?? 0, 1e-9) { best = (place, gain) }
      }
      // Before the first trip is made all gains are those of trips alone.
      if mostWorth == nil { mostWorth = neverRises ? gained : .infinity }
      guard let best else { break }
      open.remove(best.link)
      for (lane, taken) in load(best.link).units {
        units[lane] = taken
        spare[lanes.all[lane].offer] -= taken
        filled[lanes.all[lane].need] += taken
      }
    }
    return (TransportPlan(units: units, lanes: lanes), mostWorth ?? 0)
  }
}
