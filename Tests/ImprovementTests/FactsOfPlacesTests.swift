import SupplyModel
import Testing

@testable import Improvement

/// What a page of some facilities takes of a league of everything.
@Suite struct FactsOfPlacesTests {
  /// Three micro-networks of six facilities in two networks, their codes mixed up.
  private static let facilities: [Facility] = (0..<18).map { number in
    Facility(
      code: FacilityCode("F\((number * 7) % 18)"), name: "x", microNetwork: "M\(number % 3)",
      network: number % 3 == 2 ? "DOS" : "UNO", regionalAuthority: "CUSCO")
  }

  private static let facts: ImprovementFacts = {
    let months = october.advanced(by: -11)...october
    var table = MeasureTable(facilities: facilities.map(\.code), months: months, indicators: [Indicator("x")])
    for row in facilities.indices {
      for month in 0..<12 {
        let met = Double(month < 6 ? 20 + row % 4 : 60 + row % 3 * 5)
        table.add(Tally(met: met, total: 100), facility: row, month: month, indicator: 0)
      }
    }
    return ImprovementFacts(
      month: october, day: Day(month: october, dayOfMonth: 26), table: table,
      standards: StandardCatalogue([Standard(code: "x", name: StandardText(es: "x"))]),
      directory: FacilityDirectory(facilities))
  }()

  @Test func aPageHasThePlacesThatHoldNoneButItsFacilities() {
    let facts = Self.facts
    #expect(facts.league.count == 5)
    for chosen in [["M0"], ["M2"], ["M0", "M1"], ["M1", "M2"], ["M0", "M1", "M2"]] {
      let own = Self.facilities.filter { chosen.contains($0.microNetwork ?? "") }
      let part = facts.only(own.map(\.code))
      let expected = facts.league.filter { entry in
        Self.facilities.allSatisfy { facility in
          ServicePlace(of: facility, at: entry.place.level) != entry.place
            || own.contains { $0.code == facility.code }
        }
      }
      #expect(part.league == expected && !expected.isEmpty, "\(chosen)")
    }
    // Half of a micro-network is no micro-network.
    let half = Self.facilities.filter { $0.microNetwork == "M0" }.dropLast().map(\.code)
    #expect(facts.only(half).league.isEmpty)
  }
}
