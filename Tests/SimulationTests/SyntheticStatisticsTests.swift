import Simulation
import SupplyModel
import Testing

/// That a network looks like a network: shares and means within wide bounds, for sizes small and large.
struct SyntheticStatisticsTests {
  @Test(arguments: [SyntheticSettings().seed, 1, 2, 3]) func sharesAreAsDocumented(_ seed: UInt64) {
    let network = SyntheticNetwork(SyntheticSettings(seed: seed))
    let held = network.records.filter(\.isHeld)
    let count = Double(held.count)
    let stockedOut = Double(held.count { $0.closing == 0 }) / count
    #expect((0.07...0.13).contains(stockedOut), "stocked out at the close: \(stockedOut)")
    let lostUnits = Double(held.reduce(0) { $0 + $1.lost }) / Double(held.reduce(0) { $0 + $1.demand })
    #expect((0.03...0.15).contains(lostUnits), "lost: \(lostUnits)")
    let missing = Double(held.count { !$0.isReported }) / count
    #expect((0.015...0.05).contains(missing), "missing: \(missing)")
    let late = Set(held.filter { !$0.isReported && $0.month == network.settings.lastMonth }.map(\.facility))
    #expect(late.count == 3)
    let sometimes = [
      held.count { $0.bulk > 0 }, held.count { $0.expired > 0 }, held.count { $0.shrinkage > 0 },
      held.count { $0.returned > 0 }, held.count { $0.reentered > 0 }, held.count { $0.transferredOut > 0 },
    ]
    #expect(sometimes.allSatisfy { $0 >= 1 && Double($0) < count * 0.02 }, "\(sometimes)")
    let days = held.count { $0.reportedDaysWithoutStock > 0 }
    #expect(days * 3 < held.count { $0.daysWithoutStock > 0 })
  }

  @Test(arguments: [(0.5, 0.03...0.07), (2.1, 0.16...0.24), (4, 0.34...0.45)])
  func scarcityEmptiesShelvesAndNothingElse(_ scarcity: Double, _ expected: ClosedRange<Double>) {
    var settings = SyntheticSettings(facilities: 60)
    let usual = SyntheticNetwork(settings).records
    settings.scarcity = scarcity
    let records = SyntheticNetwork(settings).records
    let held = records.filter(\.isHeld)
    let stockedOut = Double(held.count { $0.closing == 0 }) / Double(held.count)
    #expect(expected.contains(stockedOut), "stocked out at the close: \(stockedOut)")
    #expect(records.map { $0.demand - $0.bulk } == usual.map { $0.demand - $0.bulk })
  }

  @Test func aCentreAsksForMoreThanAPost() {
    let network = SyntheticNetwork()
    let centres = Set(network.facilities.filter { $0.kind == .centre }.map(\.facility.code))
    let expected: [(code: ProductCode, centre: ClosedRange<Double>)] = [
      ("04594", 25...90), ("03234", 15...70), ("18102", 20...110), ("03351", 2...12), ("08068", 0.3...2.5),
      ("08054", 120...500), ("29945", 0.7...4), ("38680", 0.4...3),
    ]
    for (code, range) in expected {
      let held = network.records.filter { $0.isHeld && $0.product == code }
      let atCentres = mean(held.filter { centres.contains($0.facility) })
      let atPosts = mean(held.filter { !centres.contains($0.facility) })
      #expect(range.contains(atCentres), "\(code): \(atCentres)")
      #expect(atPosts > 0 && atPosts < atCentres / 2, "\(code): \(atPosts) against \(atCentres)")
    }
  }

  @Test func rareProductsAreIntermittentAtPosts() {
    let network = SyntheticNetwork()
    let posts = Set(network.facilities.filter { $0.kind == .post }.map(\.facility.code))
    let emergency = network.records.filter {
      $0.isHeld && $0.product == "29945" && posts.contains($0.facility)
    }
    let zeros = Double(emergency.count { $0.demand == 0 }) / Double(max(1, emergency.count))
    #expect((0.5...0.95).contains(zeros))
  }

  private func mean(_ records: [SyntheticRecord]) -> Double {
    Double(records.reduce(0) { $0 + $1.demand - $1.bulk }) / Double(max(1, records.count))
  }

  @Test(arguments: [(1, 1), (1, 36), (2, 6), (11, 2), (30, 1), (200, 12), (900, 1), (1_000, 1)])
  func everySizeWorks(_ facilities: Int, _ months: Int) {
    let network = SyntheticNetwork(SyntheticSettings(facilities: facilities, months: months))
    #expect(network.facilities.count == facilities)
    #expect(Set(network.facilities.map(\.facility.code)).count == facilities)
    #expect(Set(network.records.map(\.month)).count == months)
    #expect(network.facilities.first?.kind == .centre)
    let sizes = Dictionary(grouping: network.facilities, by: \.microNetworkIndex).values.map(\.count)
    if facilities >= 12 { #expect(sizes.allSatisfy { (6...9).contains($0) }) }
    let networks = Set(network.facilities.map(\.networkIndex))
    if facilities >= 30, facilities <= 900 { #expect(networks == [0, 1]) }
    if facilities > 900 {
      #expect(networks.count == 7 && Set(network.facilities.map(\.facility.regionalAuthority)).count == 2)
    }
  }

  @Test func theDefaultIsFourMicroNetworks() {
    let network = SyntheticNetwork()
    #expect(Set(network.facilities.map(\.microNetworkIndex)) == [0, 1, 2, 3])
    #expect(network.facilities.count { $0.kind == .centre } == 4)
    #expect(network.facilities.contains { $0.facility.code.text.hasSuffix("F02") })
    #expect(network.settings.lastMonth.description == "2026-10")
    #expect(network.settings.firstMonth.description == "2023-11")
    let synthetic = network.facilities.allSatisfy { $0.facility.name?.contains("SINTÉTICO") == true }
    #expect(synthetic)
  }
}
