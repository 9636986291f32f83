import SupplyModel
import TestSupport
import Testing

@testable import StockPolicy

/// Rounds by hand: places along a meridian, a hundredth of a degree being 1.112 km.
@Suite struct TripRoundTests {
  private func facilities(_ places: [FacilityCode: (latitude: Double, longitude: Double)])
    -> FacilityDirectory
  {
    FacilityDirectory(
      places.map {
        Facility(code: $0.key, name: $0.key.text, latitude: $0.value.latitude, longitude: $0.value.longitude)
      } + [Facility(code: "X")])
  }

  private var street: FacilityDirectory {
    facilities(["A": (-1, -75), "B": (-1.10, -75), "C": (-1.15, -75), "D": (-1.30, -75)])
  }

  private var places: FacilityPlaces { FacilityPlaces(["A", "B", "C", "D", "X"], in: street) }

  private func leg(_ from: FacilityCode, _ to: FacilityCode) -> TripRound.Leg { .init(from: from, to: to) }

  private func rounds(_ legs: [TripRound.Leg], _ worth: TransferSettings = TransferSettings()) -> [TripRound]
  {
    TripRounds(legs, places: places, worth: worth) { _ in ["M"] }.rounds
  }

  @Test func oneWayServesTwo() throws {
    let only = try #require(rounds([leg("A", "C"), leg("A", "B")]).first)
    #expect(only.stops == ["A", "B", "C"])
    #expect(abs((only.kilometres ?? 0) - 2 * 16.68) < 0.01)
    #expect(rounds([leg("A", "C"), leg("A", "B")]).count == 1)
  }

  @Test func whoGivesIsVisitedBeforeWhoReceives() throws {
    // D gives to B, which gives to C: the straight way C, B … is not open.
    let only = try #require(TripRound([leg("D", "B"), leg("B", "C")], facilities: street))
    #expect(only.stops == ["D", "B", "C"])
    #expect(TripRound([leg("A", "B"), leg("B", "A")], facilities: street) == nil)
    #expect(TripRound([TripRound.Leg](), facilities: street) == nil)
    #expect(TripRound([leg("A", "A")], facilities: street) == nil)
  }

  @Test func twoWhoGiveToOneAreOneTrip() throws {
    let only = try #require(rounds([leg("A", "C"), leg("B", "C")]).first)
    #expect(only.stops == ["A", "B", "C"])
    #expect(rounds([leg("A", "C"), leg("B", "C")]).count == 1)
  }

  @Test func aDayHasSoManyKilometres() {
    let legs = [leg("A", "B"), leg("A", "D")]
    // There and back to D is 66.7 km.
    #expect(rounds(legs).count == 2)
    #expect(rounds(legs, TransferSettings(longestRoundKilometres: 67)).count == 1)
    #expect(rounds(legs, TransferSettings(longestRoundKilometres: 0)).count == 2)
  }

  @Test func aPlaceThatNobodyKnowsIsOnNoWay() throws {
    #expect(rounds([leg("A", "B"), leg("A", "X")]).count == 2)
    let round = try #require(TripRound([leg("A", "X")], facilities: street))
    #expect(round.kilometres == nil && round.stops == ["A", "X"])
  }

  @Test func whatLiesOnTheWayCostsTheWayThatItAdds() throws {
    let worth = TransferSettings()
    let round = try #require(TripRound([leg("A", "B")], facilities: street))
    let charges = TripCharges(worth, places: places, rounds: [round])
    #expect(charges.charge(from: "A", to: "B") == 0)
    // From A by B to C and back is 11.1 km more; half of it, at a hundredth a kilometre.
    #expect(abs(charges.charge(from: "A", to: "C") - 0.0556) < 1e-4)
    #expect(abs(charges.charge(from: "D", to: "C") - worth.charge(kilometres: 16.68)) < 1e-3)
    let apart = TripCharges(worth, places: places)
    #expect(abs(apart.charge(from: "A", to: "C") - (0.4 + 0.1668)) < 1e-3)
  }

  /// Against trying everything: no order of the stops that keeps givers before receivers is shorter.
  @Test(arguments: 0..<40) func noOtherOrderIsShorter(seed: Int) throws {
    var stream = SeededGenerator(seed: UInt64(seed))
    let codes: [FacilityCode] = ["A", "B", "C", "D", "E"]
    let places = Dictionary(
      uniqueKeysWithValues: codes.map {
        (
          $0,
          (
            latitude: -1 - Double(stream.next() % 1000) / 1000,
            longitude: -75 - Double(stream.next() % 1000) / 1000
          )
        )
      })
    let directory = facilities(places)
    let legs = (0..<4).compactMap { _ -> TripRound.Leg? in
      let (from, to) = (Int(stream.next() % 5), Int(stream.next() % 5))
      // Always from the earlier to the later, so that somebody can be first.
      return from < to ? leg(codes[from], codes[to]) : nil
    }
    guard let round = TripRound(legs, facilities: directory) else {
      #expect(legs.isEmpty)
      return
    }
    func length(_ order: [FacilityCode]) -> Double {
      zip(order, order.dropFirst() + order.prefix(1)).reduce(0) {
        $0 + (directory[$1.0].kilometres(to: directory[$1.1]) ?? 0)
      }
    }
    func orders(_ rest: [FacilityCode]) -> [[FacilityCode]] {
      rest.isEmpty ? [[]] : rest.flatMap { one in orders(rest.filter { $0 != one }).map { [one] + $0 } }
    }
    let best = orders(round.stops.sorted()).filter { order in
      legs.allSatisfy { leg in
        (order.firstIndex(of: leg.from) ?? 9) < (order.firstIndex(of: leg.to) ?? -1)
      }
    }.map(length).min()
    #expect(abs((round.kilometres ?? 0) - (best ?? -1)) < 1e-9)
    #expect(abs(length(round.stops) - (round.kilometres ?? 0)) < 1e-9)
  }
}
