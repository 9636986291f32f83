/// The mixed-integer program of a problem, solved by CBC.
///
/// Only trips are integer variables: once they are settled the rest is a network flow whose corners are whole units.
struct BranchAndCut {
  let lanes: TransportLanes
  let limits: TransportSolver.Limits

  /// Units on every lane in the best plan found; nil when CBC found none.
  func units() -> [Int]? {
    let (columns, lower, upper) = program
    let solution = CbcSearch(limits: limits).solution(
      columns, rowLower: lower, rowUpper: upper, integers: lanes.problem.links.indices)
    return solution.map { values in whole(lanes.all.indices.map { values[firstLane + $0] }) }
  }

  /// How much of each trip is made where trips may be made in part, each from 0 to 1; nil when CBC found nothing.
  func partialTrips() -> [Double]? {
    let (columns, lower, upper) = program
    let solution = CbcSearch(limits: limits).solution(
      columns, rowLower: lower, rowUpper: upper, integers: 0..<0)
    return solution.map { Array($0.prefix(firstLane)) }
  }

  /// Columns: a trip for each link, then units on each lane, then units of each need's pieces.
  private var firstLane: Int { lanes.problem.links.count }

  private var program: (columns: ProgramColumns, lower: [Double], upper: [Double]) {
    let problem = lanes.problem
    var columns = ProgramColumns()
    let needRow = problem.offers.count
    let lockRow = needRow + problem.needs.count
    for (place, link) in problem.links.enumerated() {
      columns.append(
        upper: 1, cost: link.charge,
        lanes.ofLink[place].map { (row: lockRow + $0, factor: -Double(lanes.all[$0].most)) })
    }
    for (place, lane) in lanes.all.enumerated() {
      columns.append(
        upper: Double(lane.most), cost: problem.links[lane.link].unitCost - lane.bonus,
        [
          (row: lane.offer, factor: 1), (row: needRow + lane.need, factor: 1),
          (row: lockRow + place, factor: 1),
        ])
    }
    for (place, need) in problem.needs.enumerated() {
      for piece in need.pieces {
        columns.append(
          upper: Double(piece.units), cost: -piece.worth, [(row: needRow + place, factor: -1)])
      }
    }
    // At most the offer leaves a source; what arrives is what is counted; nothing goes without its trip.
    let upper =
      problem.offers.map { Double($0.units) } + problem.needs.map { _ in 0 } + lanes.all.map { _ in 0 }
    let lower =
      problem.offers.map { _ in 0.0 } + problem.needs.map { _ in 0 }
      + lanes.all.map { -Double($0.most) }
    return (columns, lower, upper)
  }

  /// The flow in whole units, kept within offers and needs whatever rounding did.
  private func whole(_ flow: [Double]) -> [Int] {
    var spare = lanes.problem.offers.map(\.units)
    var missing = lanes.problem.needs.map(\.units)
    return zip(lanes.all, flow).map { lane, flow in
      let rounded = flow.isFinite ? Int(max(0, min(flow, Double(lane.most))).rounded()) : 0
      let units = min(rounded, spare[lane.offer], missing[lane.need])
      spare[lane.offer] -= units
      missing[lane.need] -= units
      return units
    }
  }
}
