import Foundation
import Improvement
import SupplyModel
import Testing

/// Who improved most, and that chance has no rank.
@Suite struct LeagueTests {
  private static let before = october.advanced(by: -11)...october.advanced(by: -6)
  private static let after = october.advanced(by: -5)...october

  /// Facilities of places, each with so many of 100 met in every month before and after.
  private func league(
    _ places: [(name: String, facilities: [(before: Double?, after: Double?)])],
    better: Standard.Better = .higher
  ) -> [LeagueEntry] {
    var facilities: [Facility] = []
    for place in places {
      for number in place.facilities.indices {
        facilities.append(
          Facility(
            code: FacilityCode("\(place.name)\(number)"), name: "x", microNetwork: place.name, network: "UNO",
            regionalAuthority: "CUSCO"))
      }
    }
    let indicator = Indicator("x")
    var table = MeasureTable(
      facilities: facilities.map(\.code), months: Self.before.lowerBound...october, indicators: [indicator])
    for (row, own) in places.flatMap(\.facilities).enumerated() {
      for month in 0..<12 {
        guard let met = month < 6 ? own.before : own.after else { continue }
        table.add(Tally(met: met, total: 100), facility: row, month: month, indicator: 0)
      }
    }
    return ImprovementLeague.entries(
      indicator, Standard(code: "x", better: better, name: StandardText(es: "x")), table,
      groups: PlaceGroups(table, at: .microNetwork, directory: FacilityDirectory(facilities)),
      before: Self.before, after: Self.after)
  }

  private func place(_ name: String, from: Double, by gain: Double, spread: Double = 4, count: Int = 10)
    -> (name: String, facilities: [(before: Double?, after: Double?)])
  {
    (name, (0..<count).map { (from, from + gain + spread * (Double($0 % 5) - 2) / 2) })
  }

  @Test func progressRanksAndLevelDoesNot() {
    let found = league([
      place("HIGH", from: 90, by: 1, spread: 8), place("LOW", from: 10, by: 30),
      place("MIDDLE", from: 40, by: 15), place("TWIN", from: 60, by: 15.5), place("DOWN", from: 80, by: -20),
    ])
    #expect(found.map(\.place.name) == ["LOW", "TWIN", "MIDDLE", "HIGH", "DOWN"])
    #expect(found.map(\.rank) == [1, 2, 2, nil, nil])
    #expect(found.map(\.tied) == [0, 1, 1, 0, 0])
    #expect(found.map(\.standing) == [.improved, .improved, .improved, .unclear, .worsened])
    #expect(found.allSatisfy { $0.places == 5 && $0.interval?.contains($0.progress) == true })
  }

  @Test func lessIsBetterWhereTheStandardSaysSo() throws {
    let found = league([place("A", from: 50, by: -20), place("B", from: 50, by: 20)], better: .lower)
    #expect(found.map(\.standing) == [.improved, .worsened] && found[0].place.name == "A")
    #expect(abs(found[0].progress - 0.2) < 1e-9)
  }

  @Test func onlyFacilitiesMeasuredBothTimesCountAndFewHaveNoRank() throws {
    var some = place("A", from: 20, by: 20)
    some.facilities[0] = (nil, 100)
    some.facilities[1] = (0, nil)
    let found = league([some, place("B", from: 20, by: 60, count: 4)])
    let (first, few) = (try #require(found.first), try #require(found.last))
    #expect(first.facilities == 8 && first.leftOut == 2 && first.rank == 1 && first.places == 1)
    #expect(few.standing == .fewFacilities && few.rank == nil && few.interval == nil)
  }

  @Test func chanceHasARankInOneLeagueOfTwentyAtMost() {
    var state: UInt64 = 7
    func fraction() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    var withRank = 0
    for _ in 0..<100 {
      let found = league(
        (0..<20).map { number in
          (
            "P\(number)",
            (0..<8).map { _ in
              let level = 30 + 40 * fraction()
              return (level + 20 * (fraction() - 0.5), level + 20 * (fraction() - 0.5))
            }
          )
        })
      if found.contains(where: { $0.rank != nil }) { withRank += 1 }
    }
    // Nominal 5 of 100, of which half on the better side: at most 8 with one chance in a thousand or less.
    #expect(withRank <= 8, "\(withRank) of 100")
  }

  @Test func manyLeaguesTogetherHaveNoMoreRanksByChanceThanOne() {
    var state: UInt64 = 11
    func fraction() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    let facilities = (0..<80).map {
      Facility(
        code: FacilityCode("F\($0)"), name: "x", microNetwork: "M\($0 / 8)", network: "N\($0 / 40)",
        regionalAuthority: "CUSCO")
    }
    let indicators = (0..<8).map { Indicator(StandardCode("x\($0)")) }
    var withRank = 0
    for _ in 0..<40 {
      var table = MeasureTable(
        facilities: facilities.map(\.code), months: Self.before.lowerBound...october, indicators: indicators)
      for facility in facilities.indices {
        for indicator in indicators.indices {
          let level = 30 + 40 * fraction()
          for month in [3, 9] {
            table.add(
              Tally(met: level + 20 * (fraction() - 0.5), total: 100), facility: facility, month: month,
              indicator: indicator)
          }
        }
      }
      let found = ImprovementLeague.entries(
        table, standards: StandardCatalogue([]), levels: [.microNetwork, .network],
        directory: FacilityDirectory(facilities), before: Self.before, after: Self.after)
      if found.contains(where: { $0.rank != nil }) { withRank += 1 }
    }
    #expect(withRank <= 5, "\(withRank) of 40")
  }
}
