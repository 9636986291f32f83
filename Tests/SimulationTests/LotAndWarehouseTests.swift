import Simulation
import SupplyModel
import Testing

/// Lots and sub-warehouses fit what the facilities reported.
struct LotAndWarehouseTests {
  private var networks: [SyntheticNetwork] { SyntheticNetworkTests.networks }

  @Test(arguments: SyntheticNetworkTests.networks.indices) func lotsAddUpToTheirRecord(_ index: Int) {
    let network = networks[index]
    let first = network.settings.firstPerLotMonth
    #expect(first == network.settings.lastMonth.advanced(by: -5))
    #expect(network.records.allSatisfy { $0.month >= first || $0.lots.isEmpty })
    let late = network.records.filter { $0.month >= first }
    func sum(_ record: SyntheticRecord, _ figure: (SyntheticLot) -> Int) -> Int {
      record.lots.reduce(0) { $0 + figure($1) }
    }
    let wrong = late.filter { record in
      sum(record, \.opening) != record.opening || sum(record, \.received) != record.received
        || sum(record, \.reentered) != record.reentered || sum(record, \.closing) != record.closing
        || record.lots.contains { $0.leaving < 0 }
        || record.lots.map(\.expiry) != record.lots.map(\.expiry).sorted()
        || record.nearestExpiry != record.lots.first { $0.closing > 0 }?.expiry
    }
    #expect(wrong.isEmpty)
    #expect(late.count { $0.lots.count > 1 } > late.count / 3)
    // A lot goes on from month to month.
    var before: [SeriesKey: [Month: Int]] = [:]
    for record in late {
      let key = SeriesKey(record.facility, record.product)
      let opening = Dictionary(
        uniqueKeysWithValues: record.lots.filter { $0.opening > 0 }.map { ($0.expiry, $0.opening) })
      if let closed = before[key] { #expect(closed == opening) }
      before[key] = Dictionary(
        uniqueKeysWithValues: record.lots.filter { $0.closing > 0 }.map { ($0.expiry, $0.closing) })
    }
  }

  @Test(arguments: SyntheticNetworkTests.networks.indices) func warehousesBalanceAndServeNobody(_ index: Int)
  {
    let records = networks[index].warehouseRecords
    #expect(records.count > 100)
    #expect(records.allSatisfy { $0.consumed == 0 && $0.demand == 0 && $0.ordered == 0 })
    var before: [SeriesKey: Int] = [:]
    for record in records {
      #expect(record.closing == record.opening + record.received + record.reentered - record.otherOutputs)
      #expect(min(record.opening, record.received, record.closing, record.distributed) >= 0)
      let key = SeriesKey(record.facility, record.product)
      if let closed = before[key] { #expect(closed == record.opening) }
      before[key] = record.closing
      #expect(record.lots.reduce(0) { $0 + $1.closing } == record.closing)
    }
  }

  /// What warehouses distribute is what their facilities receive, but for what neighbours give each other.
  @Test(arguments: SyntheticNetworkTests.networks.indices) func whatLeavesThemArrives(_ index: Int) {
    let network = networks[index]
    let units = Dictionary(
      uniqueKeysWithValues: network.facilities.map {
        ($0.facility.code, $0.networkIndex == 0 ? "990" : "991")
      })
    var received: [String: Int] = [:]
    var returned: [String: Int] = [:]
    for record in network.records {
      let key = "\(units[record.facility] ?? "")S01/\(record.product)/\(record.month)"
      received[key, default: 0] += record.received - record.transferredOut
      returned[key, default: 0] += record.returned
    }
    for record in network.warehouseRecords {
      let key = "\(record.facility)/\(record.product)/\(record.month)"
      #expect(record.distributed == received.removeValue(forKey: key))
      #expect(record.reentered == returned[key] && record.returned == returned[key])
    }
    #expect(received.values.allSatisfy { $0 == 0 })
  }

  @Test func theyRunDryWhereTheNetworkDoes() {
    var settings = SyntheticSettings(facilities: 20, months: 40)
    settings.shortageStartProbability = 0
    let never = SyntheticNetwork(settings).warehouseRecords
    settings.shortageStartProbability = 0.05
    let often = SyntheticNetwork(settings).warehouseRecords
    func dry(_ records: [SyntheticRecord]) -> Int {
      records.count { $0.closing == 0 && ["04594", "03234", "08054"].contains($0.product) }
    }
    #expect(dry(never) == 0)
    #expect((20...120).contains(dry(often)))
  }

  @Test func shortNetworksHaveBothForms() {
    #expect(SyntheticSettings(months: 1).firstPerLotMonth > SyntheticSettings(months: 1).lastMonth)
    #expect(SyntheticSettings(months: 4).firstPerLotMonth == SyntheticSettings().lastMonth.advanced(by: -1))
  }
}
