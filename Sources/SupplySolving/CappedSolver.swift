/// Finds the packs that are worth most within their caps, by branch and cut (COIN-OR CBC).
///
/// The answer depends on the problem alone, and is never worse than the greedy list: by worth per share of the caps, one
/// piece after another. With one cap the greedy list is known to miss the best by less than a pack; where that is within
/// the gap, no search is made. A list too long to search is that of the linear program, rounded.
public struct CappedSolver: Sendable {
  private let limits: TransportSolver.Limits

  /// A solver.
  public init(limits: TransportSolver.Limits = TransportSolver.Limits()) { self.limits = limits }

  /// The packs to keep of each item.
  ///
  ///     // Ten soles; two packs at 6 worth 5 each, three at 4 worth 3 each: one and one, not the dearest first and no more
  ///     solver.packs(for: problem)  // [1, 1]
  ///
  /// - Complexity: O(pieces × log pieces) for the greedy list; the search stops at its limit in nodes.
  public func packs(for problem: CappedProblem) -> [Int] {
    let all = problem.items.map(\.packs)
    if problem.fits(all) { return all }
    let (greedy, bound) = greedyPacks(for: problem)
    let worth = problem.worth(of: greedy)
    if let bound, worth >= bound * (1 - limits.relativeGap) { return greedy }
    let isLarge = problem.items.reduce(0) { $0 + $1.pieces.count } > Self.piecesSearched
    guard let found = isLarge ? roundedPacks(for: problem) : searchedPacks(for: problem),
      problem.fits(found), problem.worth(of: found) > worth + 1e-9
    else { return greedy }
    return found
  }

  /// Longer lists are not searched: their linear program is solved and rounded, which misses the best by no more than a
  /// pack for each cap that binds.
  static let piecesSearched = 2_000

  /// The list of the linear program, its packs rounded down and what is left of the caps filled up.
  private func roundedPacks(for problem: CappedProblem) -> [Int]? {
    let (columns, owners) = columns(of: problem)
    let solution = CbcSearch(limits: limits).solution(
      columns, rowLower: problem.capacities.map { _ in 0 }, rowUpper: problem.capacities, integers: 0..<0)
    guard let solution else { return nil }
    var parts = [Double](repeating: 0, count: problem.items.count)
    for (value, owner) in zip(solution, owners) { parts[owner] += value.isFinite ? max(0, value) : 0 }
    let packs = zip(parts, problem.items).map { min(Self.whole(($0 + 1e-6).rounded(.down)), $1.packs) }
    return problem.fits(packs) ? greedyPacks(for: problem, beginning: packs).packs : nil
  }

  /// The greedy list from some packs on, and with a single cap and none before the most that any list can be worth.
  func greedyPacks(
    for problem: CappedProblem, beginning: [Int]? = nil
  ) -> (packs: [Int], bound: Double?) {
    let first = beginning ?? [Int](repeating: 0, count: problem.items.count)
    var packs = first
    var left = zip(problem.capacities, problem.used(by: first)).map { $0 - $1 }
    func share(_ item: CappedProblem.Item) -> Double {
      item.uses.reduce(0) { $0 + $1.amount / max(problem.capacities[$1.cap], 1e-12) }
    }
    let pieces = problem.items.indices.flatMap { place in
      let share = share(problem.items[place])
      var skip = first[place]
      return problem.items[place].pieces.map { piece in
        let skipped = min(skip, piece.units)
        skip -= skipped
        let rest = CappedProblem.Piece(units: piece.units - skipped, worth: piece.worth)
        return (place: place, piece: rest, density: share > 0 ? piece.worth / share : .infinity)
      }
    }.sorted { ($1.density, $0.place) < ($0.density, $1.place) }
    var bound: Double?
    var worth = 0.0
    for entry in pieces {
      let uses = problem.items[entry.place].uses
      let fitting = uses.map { use in
        (left[use.cap] + CappedProblem.slack(of: problem.capacities[use.cap])) / use.amount
      }.min()
      let room = min(fitting ?? .infinity, Double(entry.piece.units)).rounded(.down)
      let taken = Self.whole(room)
      if taken < entry.piece.units, bound == nil, beginning == nil, problem.capacities.count == 1 {
        // A part of a pack fills the cap: nothing whole can do better.
        bound = worth + entry.piece.worth * min(Double(entry.piece.units), max(0, fitting ?? 0))
      }
      worth += entry.piece.worth * Double(taken)
      packs[entry.place] += taken
      for use in uses { left[use.cap] -= use.amount * Double(taken) }
    }
    return (packs, bound)
  }

  /// A count that a solver or a division gives: nothing for what is no number, and no more than can be added up.
  private static func whole(_ count: Double) -> Int { count > 0 ? Int(min(count, 1e15)) : 0 }

  /// What no list can be worth more than: the worth of the linear program, in which packs may be broken.
  func bound(of problem: CappedProblem) -> Double {
    let (columns, owners) = columns(of: problem)
    let solution = CbcSearch(limits: limits).solution(
      columns, rowLower: problem.capacities.map { _ in 0 }, rowUpper: problem.capacities, integers: 0..<0)
    guard let solution, solution.count == owners.count else { return .infinity }
    return zip(solution, problem.items.flatMap { $0.pieces.filter { $0.units > 0 } }).reduce(0) {
      $0 + $1.0 * $1.1.worth
    }
  }

  /// A column for each piece, and the item that it belongs to.
  private func columns(of problem: CappedProblem) -> (columns: ProgramColumns, owners: [Int]) {
    var columns = ProgramColumns()
    var owners: [Int] = []
    for (place, item) in problem.items.enumerated() {
      let entries = item.uses.map { (row: $0.cap, factor: $0.amount) }
      for piece in item.pieces where piece.units > 0 {
        columns.append(upper: Double(piece.units), cost: -piece.worth, entries)
        owners.append(place)
      }
    }
    return (columns, owners)
  }

  /// The list that a search finds; nil when it finds none.
  private func searchedPacks(for problem: CappedProblem) -> [Int]? {
    let (columns, owners) = columns(of: problem)
    let solution = CbcSearch(limits: limits).solution(
      columns, rowLower: problem.capacities.map { _ in 0 }, rowUpper: problem.capacities,
      integers: owners.indices)
    guard let solution else { return nil }
    var packs = [Int](repeating: 0, count: problem.items.count)
    for (value, owner) in zip(solution, owners) {
      packs[owner] += Self.whole(value.rounded())
    }
    return zip(packs, problem.items).map { min($0, $1.packs) }
  }
}
