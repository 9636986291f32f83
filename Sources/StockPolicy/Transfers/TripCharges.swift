import SupplyModel

/// What it costs to bring something from one facility to another, in couple-years: a trip of its own, or what a round that is
/// driven anyway becomes longer.
///
///     // A gives to B, 10 km away. From A to C, 5 km beyond: .4 + .15 by itself, .05 on the round that is driven anyway
struct TripCharges {
  /// What was asked before: a way is looked at for every product, and again when what goes on it is loaded.
  private final class Known {
    var charges: [TripRound.Leg: Double] = [:]
  }

  private let worth: TransferSettings
  private let places: FacilityPlaces
  private let rounds: [TripRound]
  /// The rounds that come by a place.
  private let passing: [FacilityCode: [Int]]
  private let known = Known()

  /// Charges while some rounds are driven anyway.
  init(_ worth: TransferSettings, places: FacilityPlaces, rounds: [TripRound] = []) {
    self.worth = worth
    self.places = places
    self.rounds = rounds
    passing = rounds.enumerated().reduce(into: [:]) { passing, entry in
      for stop in entry.element.stops { passing[stop, default: []].append(entry.offset) }
    }
  }

  /// The charge from one facility to another.
  func charge(from: FacilityCode, to: FacilityCode) -> Double {
    let leg = TripRound.Leg(from: from, to: to)
    if let known = known.charges[leg] { return known }
    let apart = worth.charge(kilometres: places.kilometres(from: from, to: to))
    let near = Set((passing[from] ?? []) + (passing[to] ?? [])).sorted()
    let charge = near.reduce(apart) { least, place in
      min(least, rounds[place].legs.contains(leg) ? 0 : added(leg, to: rounds[place]) ?? least)
    }
    known.charges[leg] = charge
    return charge
  }

  /// What a leg adds to a round; nil where the round cannot take it.
  private func added(_ leg: TripRound.Leg, to round: TripRound) -> Double? {
    guard let before = round.kilometres,
      TripRound.isThinkable(
        round.stops, [leg.from, leg.to], places: places, longestKilometres: worth.longestRoundKilometres),
      let longer = TripRound(round.legs + [leg], places: places), let after = longer.kilometres,
      after <= worth.longestRoundKilometres
    else { return nil }
    return max(0, after - before) / 2 * worth.coupleYearsPerKilometre
  }
}
