import SupplyModel
import Testing

@testable import Simulation

/// Who came and what teams found, with the truth beside it.
@Suite struct SyntheticServiceTests {
  private static let network = SyntheticNetwork()
  private static let service = SyntheticService(network)
  private var service: SyntheticService { Self.service }

  @Test func whoFoundNoneIsWhatTheShelvesLost() {
    let lost = Self.network.records.filter { $0.isHeld && $0.lost > 0 }
    let losing = Set(lost.map { "\($0.facility) \($0.month)" })
    for row in service.services {
      #expect((row.withoutMethodHundredths > 0) == losing.contains("\(row.facility) \(row.month)"))
      #expect(row.withoutMethodHundredths <= row.visits * 100 + 100)
      #expect(row.hours > 0 && row.hours.isMultiple(of: 6) && row.need > 0)
    }
    #expect(service.services.count == 30 * 36)
    let missing = service.services.count { !$0.isReported }
    #expect(missing > 5 && missing < 60)
  }

  @Test func couplesByMethodAddUpToAll() {
    for row in service.populations {
      #expect(row.byMethod.reduce(0) { $0 + $1.couples } == row.couples, "\(row.facility)")
      #expect(row.byMethod.allSatisfy { $0.couples >= 0 } && !row.byMethod.isEmpty)
    }
    #expect(
      SyntheticService.parts(of: 10, by: [("a", 1), ("b", 1), ("c", 1)]).map(\.couples) == [3, 4, 3])
    #expect(SyntheticService.parts(of: 10, by: []).isEmpty)
  }

  @Test func someHaveHoursToSpareAndSomeTooFew() {
    let (visits, hours) = service.services.reduce((0, 0)) { ($0.0 + $1.visits, $0.1 + $1.hours) }
    let rate = Double(visits) / Double(hours)
    let spare = Dictionary(grouping: service.services, by: \.facility).mapValues { rows in
      rows.reduce(0.0) { $0 + Double($1.hours) - Double($1.need) / rate } / Double(rows.count)
    }
    #expect(spare.values.contains { $0 > 6 } && spare.values.contains { $0 < -6 })
  }

  @Test func teamsThatWorkOnAStandardGetBetterAndOthersDoNot() {
    let micro = Dictionary(
      uniqueKeysWithValues: Self.network.facilities.map { ($0.facility.code, $0.microNetworkIndex) })
    func share(_ standard: SyntheticService.TeamStandard, works: Bool, since: Bool) -> Double {
      let rows = service.checklists.filter {
        $0.standard == standard && (micro[$0.facility] ?? 0).isMultiple(of: 2) == works
          && ($0.month >= service.improvedFrom) == since
      }
      return Double(rows.reduce(0) { $0 + $1.met }) / Double(max(1, rows.reduce(0) { $0 + $1.of }))
    }
    #expect(
      share(.counselling, works: true, since: true) > share(.counselling, works: true, since: false) + 0.1)
    #expect(
      abs(share(.counselling, works: false, since: true) - share(.counselling, works: false, since: false))
        < 0.08)
    #expect(abs(share(.cards, works: true, since: true) - share(.cards, works: true, since: false)) < 0.08)
  }
}
