import SupplyModel

/// What it costs to bring something from one facility to another, in couple-years: a trip of its own, or what a round that is
/// driven anyway becomes longer.
///
///     // A gives to B, 10 km away. From A to C, 5 km beyond: .4 + .15 by itself, .05 on the round that is driven anyway
struct TripCharges {
  private let worth: TransferSettings
  private let facilities: FacilityDirectory
  private let rounds: [TripRound]
  /// The rounds that come by a place.
  private let passing: [FacilityCode: [Int]]

  /// Charges while some rounds are driven anyway.
  init(_ worth: TransferSettings, facilities: FacilityDirectory, rounds: [TripRound] = []) {
    self.worth = worth
    self.facilities = facilities
    self.rounds = rounds
    passing = rounds.enumerated().reduce(into: [:]) { passing, entry in
      for stop in entry.element.stops { passing[stop, default: []].append(entry.offset) }
    }
  }

  /// The charge from one facility to another.
  func charge(from: FacilityCode, to: FacilityCode) -> Double {
    let apart = worth.charge(kilometres: facilities[from].kilometres(to: facilities[to]))
    guard !rounds.isEmpty else { return apart }
    let leg = TripRound.Leg(from: from, to: to)
    let near = Set((passing[from] ?? []) + (passing[to] ?? [])).sorted()
    return near.reduce(apart) { least, place in
      let round = rounds[place]
      guard !round.legs.contains(leg) else { return 0 }
      guard let longer = TripRound(round.legs + [leg], facilities: facilities),
        let before = round.kilometres, let after = longer.kilometres,
        after <= worth.longestRoundKilometres
      else { return least }
      return min(least, max(0, after - before) / 2 * worth.coupleYearsPerKilometre)
    }
  }
}
