import SupplyModel

/// Joins trips into rounds, so that who can be served on one way is served on one trip.
///
/// The savings method (Clarke and Wright 1964, *Scheduling of vehicles from a central depot to a number of delivery points*, Operations
/// Research 12:568–581): of all pairs of rounds that can be joined, the pair that saves most kilometres is, again and again. Two rounds
/// can be joined where they have a place in common, or the way between them is no longer than a trip is worth; where the joined
/// round is no longer than `TransferSettings.longestRoundKilometres` and has no more places than `TripRound.mostStops`. A trip
/// whose places are unknown stays alone: nobody knows what lies on its way.
struct TripRounds {
  /// The rounds, by their first legs.
  let rounds: [TripRound]

  /// - Parameter group: only trips of one group are joined; those of none stay alone.
  init(
    _ legs: [TripRound.Leg], places: FacilityPlaces, worth: TransferSettings,
    group: (TripRound.Leg) -> [String]?
  ) {
    var joined: [TripRound] = []
    let groups = Dictionary(grouping: Set(legs).sorted()) { group($0) }
    for (key, legs) in groups {
      let alone = legs.compactMap { TripRound([$0], places: places) }
      joined += key == nil ? alone : Self.join(alone, places: places, worth: worth)
    }
    rounds = joined.sorted { $0.first < $1.first }
  }

  private static func join(
    _ alone: [TripRound], places: FacilityPlaces, worth: TransferSettings
  ) -> [TripRound] {
    struct Join {
      let left: Int
      let right: Int
      let round: TripRound
      let saved: Double
    }
    var rounds: [TripRound?] = alone
    func join(_ left: Int, _ right: Int) -> Join? {
      guard let first = rounds[left], let second = rounds[right], let apart = first.kilometres,
        let more = second.kilometres,
        TripRound.isThinkable(
          first.stops, second.stops, places: places, longestKilometres: worth.longestRoundKilometres),
        let round = TripRound(first.legs + second.legs, places: places),
        let together = round.kilometres, together <= worth.longestRoundKilometres
      else { return nil }
      let saved = worth.coupleYearsPerTrip + (apart + more - together) * worth.coupleYearsPerKilometre / 2
      return saved > 0 ? Join(left: left, right: right, round: round, saved: saved) : nil
    }
    var joins = rounds.indices.flatMap { left in
      (left + 1..<rounds.count).compactMap { join(left, $0) }
    }
    while let best = joins.max(by: { ($0.saved, -$0.left, -$0.right) < ($1.saved, -$1.left, -$1.right) }) {
      rounds[best.left] = best.round
      rounds[best.right] = nil
      joins.removeAll {
        [best.left, best.right].contains($0.left) || [best.left, best.right].contains($0.right)
      }
      joins += rounds.indices.compactMap { other in
        other == best.left || rounds[other] == nil
          ? nil : join(min(other, best.left), max(other, best.left))
      }
    }
    return rounds.compactMap { $0 }
  }
}
