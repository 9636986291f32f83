import Simulation
import SupplyModel
import Testing

/// What must hold in every row of every network, whatever the seed.
struct SyntheticNetworkTests {
  /// By index, because a test's argument is described in full and these are large.
  static let networks = [
    SyntheticNetwork(), SyntheticNetwork(SyntheticSettings(facilities: 45, months: 30, seed: 7)),
    SyntheticNetwork(SyntheticSettings(facilities: 8, months: 60, seed: 99)),
  ]

  @Test(arguments: networks.indices) func everyRowBalances(_ index: Int) {
    let network = Self.networks[index]
    #expect(network.records.count > 1000)
    let wrong = network.records.filter { record in
      let inputs = record.opening + record.received + record.reentered
      let losses = record.returned + record.expired + record.shrinkage + record.transferredOut
      let parts = [
        record.opening, record.received, record.reentered, record.dispensedByProgramme,
        record.dispensedToInsured, record.returned, record.expired, record.shrinkage,
        record.transferredOut, record.closing, record.ordered, record.lost, record.bulk,
      ]
      let closing = inputs - record.dispensedByProgramme - record.dispensedToInsured - losses
      return record.closing != closing || parts.contains { $0 < 0 }
    }
    #expect(wrong.isEmpty)
  }

  /// What was on the shelves is the same until then, and so is what people ask for; after it nothing comes to a shelf that was there.
  @Test func withoutDeliveriesStockIsAllThereIs() {
    var settings = SyntheticSettings(facilities: 12, months: 24, seed: 3)
    let usual = SyntheticNetwork(settings)
    settings.monthsWithoutDeliveries = 3
    let cut = SyntheticNetwork(settings)
    let last = settings.lastMonth.advanced(by: -3)
    #expect(
      usual.records.filter { $0.month <= last }.map(\.closing)
        == cut.records.filter { $0.month <= last }.map(\.closing))
    let begun = Set(
      cut.records.filter { $0.month <= last && $0.isHeld }.map { SeriesKey($0.facility, $0.product) })
    let after = cut.records.filter { $0.month > last && begun.contains(SeriesKey($0.facility, $0.product)) }
    #expect(after.count > 100 && after.allSatisfy { $0.received == 0 })
    #expect(usual.records.contains { $0.month > last && $0.received > 0 })
    #expect(after.count { $0.closing == 0 } > usual.records.count { $0.month > last && $0.closing == 0 })
  }

  @Test(arguments: networks.indices) func everyOpeningIsTheCloseBefore(_ index: Int) {
    let network = Self.networks[index]
    var before: [SeriesKey: SyntheticRecord] = [:]
    var carried = 0
    var wrong: [SyntheticRecord] = []
    for record in network.records {
      let key = SeriesKey(record.facility, record.product)
      if let previous = before[key] {
        let joins = previous.month.advanced(by: 1) == record.month && previous.closing == record.opening
        if !joins { wrong.append(record) }
        carried += record.opening > 0 ? 1 : 0
      }
      before[key] = record
    }
    #expect(wrong.isEmpty)
    #expect(carried > network.records.count / 2)
  }

  @Test(arguments: networks.indices) func demandIsServedAsFarAsStockReaches(_ index: Int) {
    let network = Self.networks[index]
    let records = network.records
    let wrong = records.filter { record in
      let available = record.opening + record.received + record.reentered
      return record.consumed + record.lost != record.demand || record.consumed > available
    }
    #expect(wrong.isEmpty)
    // Demand is lost only where the shelf was empty on some day; a receipt after it may hide that at the close.
    let unexplained = records.filter { record in
      let isHidden = record.closing > 0 && record.received + record.reentered == 0
      return record.lost > 0 && (record.daysWithoutStock == 0 || isHidden)
    }
    #expect(unexplained.isEmpty)
    #expect(records.allSatisfy { $0.closing > 0 || !$0.isHeld || $0.daysWithoutStock > 0 })
    let withoutReceipts = records.filter { $0.isHeld && $0.received == 0 }
    let misserved = withoutReceipts.filter { $0.consumed - $0.bulk != min($0.demand - $0.bulk, $0.opening) }
    #expect(misserved.isEmpty)
    #expect(withoutReceipts.count { $0.lost > 0 } > 20)
  }

  @Test(arguments: networks.indices) func everyFacilityHoldsSomethingEveryMonth(_ index: Int) {
    let network = Self.networks[index]
    let months = Set(network.records.filter(\.isHeld).map { "\($0.facility) \($0.month)" })
    #expect(months.count == network.settings.facilities * network.settings.months)
    #expect(Set(network.records.map(\.product)) == Set(network.products.map(\.product.code)))
  }

  @Test func whatIsNoLongerHeldHasNothing() {
    let gone = SyntheticNetwork().records.filter { !$0.isHeld }
    #expect(gone.count > 50)
    #expect(gone.allSatisfy { $0.opening + $0.received + $0.demand + $0.closing + $0.ordered == 0 })
  }

  @Test func productsStartLateAndStop() {
    let network = SyntheticNetwork()
    let held = network.records.filter(\.isHeld)
    let series = Dictionary(grouping: held) { SeriesKey($0.facility, $0.product) }.values
    let late = series.filter { $0.first?.month != network.settings.firstMonth }
    let stopped = series.filter { $0.last?.month != network.settings.lastMonth }
    #expect(late.count >= 8 && stopped.count >= 8)
    #expect(late.allSatisfy { $0.first?.opening == 0 && ($0.first?.received ?? 0) > 0 })
    #expect(stopped.allSatisfy { $0.last?.closing == 0 })
    // The old emergency pill gives way to the new one everywhere.
    #expect(!held.contains { $0.product == "38680" && $0.month == network.settings.lastMonth })
    #expect(held.contains { $0.product == "38680" && $0.month == network.settings.firstMonth })
  }

  @Test func supplyDoesNotChangeWhatUsersAskFor() {
    var generous = SyntheticSettings()
    generous.shortageStartProbability = 0
    generous.failedDeliveryShare = 0
    generous.shortDeliveryShare = 0
    let plenty = SyntheticNetwork(generous).records
    let scarce = SyntheticNetwork().records
    #expect(plenty.map { $0.demand - $0.bulk } == scarce.map { $0.demand - $0.bulk })
    #expect(plenty.reduce(0) { $0 + $1.lost } * 2 < scarce.reduce(0) { $0 + $1.lost })
  }

  @Test func transfersLeaveOneShelfForAnother() {
    let network = SyntheticNetwork()
    let places = Dictionary(uniqueKeysWithValues: network.facilities.map { ($0.facility.code, $0) })
    let given = network.records.filter { $0.transferredOut > 0 }
    #expect(given.count >= 5)
    for record in given {
      let takers = network.records.filter {
        $0.month == record.month && $0.product == record.product && $0.facility != record.facility
          && places[$0.facility]?.microNetworkIndex == places[record.facility]?.microNetworkIndex
      }
      #expect(takers.contains { $0.received > 0 && $0.daysWithoutStock > 0 && $0.closing > 0 })
    }
  }
}
