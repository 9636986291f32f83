import SupplyModel

/// A round: the places that one vehicle visits on one trip, each giver before those whom it gives to.
///
/// It ends where it begins, at a facility that gives.
///
///     // A gives to B, 10 km away, and to C, 5 km beyond B: A → B → C → A is 30 km, two trips apart are 50
public struct TripRound: Sendable, Equatable {
  /// What goes from one facility to another.
  public struct Leg: Hashable, Comparable, Sendable {
    /// The facility that gives.
    public let from: FacilityCode
    /// The facility that receives.
    public let to: FacilityCode

    /// A leg.
    public init(from: FacilityCode, to: FacilityCode) {
      self.from = from
      self.to = to
    }

    /// By who gives, then who receives.
    public static func < (left: Leg, right: Leg) -> Bool { (left.from, left.to) < (right.from, right.to) }
  }

  /// No round has more places: what six can be driven in is found by trying all orders, and a day has no more stops.
  public static let mostStops = 6

  /// The legs, in the order in which they end.
  public let legs: [Leg]
  /// The first of them by its codes.
  let first: Leg
  /// The places in the order in which they are visited.
  public let stops: [FacilityCode]
  /// Kilometres in straight lines, back to the first; nil where the place of any of them is unknown.
  public let kilometres: Double?

  /// The shortest round of some legs; nil where they are none, too many places, or a circle in which nobody can be first.
  ///
  /// Where a place is unknown the order is that of the codes, as far as each giver comes before those whom it gives to.
  public init?(_ legs: [Leg], facilities: FacilityDirectory) {
    self.init(legs, places: FacilityPlaces(legs.flatMap { [$0.from, $0.to] }, in: facilities))
  }

  /// The same, by places that were looked up before.
  init?(_ legs: [Leg], places: FacilityPlaces) {
    let legs = Set(legs).sorted()
    let ends = Set(legs.flatMap { [$0.from, $0.to] }).sorted()
    guard let first = legs.first, ends.count <= Self.mostStops else { return nil }
    let numbers = Dictionary(uniqueKeysWithValues: ends.enumerated().map { ($1, $0) })
    // Who must have been visited before each place.
    var givers = Array(repeating: Set<Int>(), count: ends.count)
    for leg in legs {
      guard let from = numbers[leg.from], let to = numbers[leg.to], from != to else { return nil }
      givers[to].insert(from)
    }
    let distances = ends.map { from in ends.map { places.kilometres(from: from, to: $0) } }
    let isKnown = distances.allSatisfy { $0.allSatisfy { $0 != nil } }
    guard let best = Self.shortest(givers: givers, distances: distances.map { $0.map { $0 ?? 0 } }) else {
      return nil
    }
    let order = best.order.map { ends[$0] }
    self.first = first
    let turn = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    self.legs = legs.sorted {
      (turn[$0.to] ?? 0, turn[$0.from] ?? 0) < (turn[$1.to] ?? 0, turn[$1.from] ?? 0)
    }
    stops = order
    kilometres = isKnown ? best.length : nil
  }

  /// The round as it was planned: its transfers, those of one trip.
  public init?(_ transfers: [Transfer], facilities: FacilityDirectory) {
    self.init(transfers.map { Leg(from: $0.from, to: $0.to) }, facilities: facilities)
  }

  /// Whether one round by all of some places can be short enough and have few enough of them, as far as is seen without trying.
  ///
  /// A round is at least as long as there and back between any two of its places; where one is unknown it is none.
  static func isThinkable(
    _ left: [FacilityCode], _ right: [FacilityCode], places: FacilityPlaces, longestKilometres: Double
  ) -> Bool {
    let more = right.filter { !left.contains($0) }
    guard left.count + more.count <= mostStops else { return false }
    return more.allSatisfy { from in
      left.allSatisfy { to in
        guard let kilometres = places.kilometres(from: from, to: to) else { return false }
        return 2 * kilometres <= longestKilometres + 1e-6
      }
    }
  }

  /// The shortest closed tour that keeps the order; the first by number among equals, nil where there is none.
  private static func shortest(
    givers: [Set<Int>], distances: [[Double]]
  ) -> (order: [Int], length: Double)? {
    var best: (order: [Int], length: Double)?
    func extend(_ order: [Int], _ length: Double) {
      if let best, length >= best.length - 1e-9 { return }
      if order.count == givers.count {
        let closed = length + distances[order[order.count - 1]][order[0]]
        if best.map({ closed < $0.length - 1e-9 }) ?? true { best = (order, closed) }
        return
      }
      for place in givers.indices where !order.contains(place) && givers[place].isSubset(of: order) {
        extend(order + [place], length + (order.last.map { distances[$0][place] } ?? 0))
      }
    }
    extend([], 0)
    return best
  }
}
