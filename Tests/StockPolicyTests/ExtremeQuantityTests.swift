import DemandForecasting
import SupplyModel
import SupplySolving
import Testing

@testable import StockPolicy

/// Quantities that no report can hold any more, as older databases may, at thousands of facilities: nothing may overflow.
@Suite struct ExtremeQuantityTests {
  private let town = TransferTown()
  private let facilities = FacilityDirectory(
    (0..<4000).map {
      Facility(
        code: FacilityCode("F\($0)"), name: "F\($0)", microNetwork: "M\($0 / 20)", network: "N",
        regionalAuthority: "R")
    })

  /// Every second has 10¹⁸ units that expire soon, the others need as many.
  private func positions(_ count: Int) -> [StockPosition] {
    (0..<count).map { place in
      place.isMultiple(of: 2)
        ? town.position(
          FacilityCode("F\(place)"), stock: 1e18, used: 1, demand: 1, lots: [town.lot("L", 1e18, months: 2)])
        : town.position(FacilityCode("F\(place)"), stock: 0, used: 1e18, demand: 1e18)
    }
  }

  private func lines(_ positions: [StockPosition]) -> [OrderLine] {
    positions.map {
      OrderLine(
        assessment: $0.assessment, coverDemand: $0.coverDemand, coupleYearsPerUnit: 1e6, priceSoles: 1e9,
        litresPerUnit: 1e6, warehouse: "030S05")
    }
  }

  @Test func thousandsOfOrdersAreAddedUpAndShared() {
    let stock = WarehouseStock(warehouse: "030S05", product: "P", stock: 1_000_000_000)
    let shared = WarehouseSplit.split(lines(positions(4000)), stocks: [stock])
    // A use of 1 a month asks for 3 more, where nothing that is left can be used in time.
    #expect(shared.stocks[0].ordered == 2000 * Int(OrderArithmetic.mostUnits) + 2000 * 3)
    #expect(shared.stocks[0].allotted == 1_000_000_000)
    let cut = OrderCaps(settings: OrderSettings(budgetSoles: 1e9), supplies: [:]).cut(lines(positions(400)))
    #expect(cut.reduce(0) { $0 + $1.assessment.order.quantity } <= 1)
  }

  @Test func thousandsOfShelvesGiveAndAreAdvised() throws {
    let positions = positions(400)
    let worth = try #require(town.settings.transfers)
    let transfers = TransferPolicy(settings: town.settings, worth: worth, facilities: facilities)
      .transfers(positions)
    #expect(!transfers.isEmpty && transfers.allSatisfy { (1...1_000_000).contains($0.units) })
    var advisor = ExpiryAdvisor(
      settings: town.settings, facilities: facilities, positions: positions, transfers: transfers)
    let uses = advisor.advised(positions.map(\.assessment)).flatMap { $0.lots.flatMap(\.uses) }
    #expect(!uses.isEmpty && uses.allSatisfy { (1...1_000_000_000).contains($0.units) })
  }

  @Test func whatIsNoNumberIsNoOrder() {
    for (gap, units) in [
      (Double.nan, 0), (.infinity, Int(1e12)), (-.infinity, 0), (1e300, Int(1e12)), (2.5, 3),
    ] {
      #expect(OrderArithmetic.missing(gap) == units)
    }
  }
}

/// Advice on lots that expire, against a second way of finding it: everybody is looked at, for every lot.
@Suite struct FreeDemandTests {
  private let town = TransferTown()

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func theFreestIsFoundAsByLookingAtAll(seed: UInt64) {
    var random = SystemOfDraws(seed: seed)
    let facilities = (0..<24).map {
      Facility(
        code: FacilityCode("F\($0)"), name: "F\($0)", microNetwork: random.draw(5) == 0 ? nil : "M\($0 % 4)",
        network: random.draw(6) == 0 ? nil : "N\($0 % 2)", regionalAuthority: "R")
    }
    let positions = facilities.map { facility in
      town.position(
        facility.code, stock: Double(random.draw(60)), demand: Double(5 + random.draw(15)),
        age: random.draw(8) == 0 ? 1 : 0, packSize: 1 + random.draw(4),
        lots: random.draw(3) > 0 ? [town.lot("L", Double(random.draw(60)), months: 1 + random.draw(5))] : [])
    }
    let transfers = (0..<4).map { number in
      Transfer(
        trip: number, from: facilities[random.draw(24)].code, to: facilities[random.draw(24)].code,
        product: "P",
        units: 1 + random.draw(9), kilometres: nil, coupleYears: 0)
    }
    let directory = FacilityDirectory(facilities)
    var demand = FreeDemand(
      positions, transfers: transfers, facilities: directory, asOf: town.settings.asOf)
    var plain = PlainFreeDemand(
      positions: positions, transfers: transfers, directory: directory, asOf: town.settings.asOf)
    for _ in 0..<120 {
      let line = positions[random.draw(24)].assessment
      let expiry = town.settings.asOf.advanced(by: 1 + random.draw(5))
      let found = demand.freest(for: line, at: SupplyPlace(directory[line.facility]), before: expiry)
      #expect(found == plain.freest(for: line, before: expiry))
      guard let found else { continue }
      let units = found.packSize * (1 + random.draw(max(1, found.units / found.packSize)))
      demand.offer(units, ofProduct: "P", to: found.facility)
      plain.offered[found.facility, default: 0] += units
    }
  }
}

private struct SystemOfDraws {
  private var state: UInt64
  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func draw(_ below: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % below
  }
}

private struct PlainFreeDemand {
  let positions: [StockPosition]
  let transfers: [Transfer]
  let directory: FacilityDirectory
  let asOf: Month
  var offered: [FacilityCode: Int] = [:]

  func freest(for line: SeriesAssessment, before expiry: Month) -> FreeDemand.Answer? {
    let own = SupplyPlace(directory[line.facility])
    for isNear in [true, false] {
      var best: FreeDemand.Answer?
      let others = positions.sorted { $0.assessment.facility < $1.assessment.facility }
      for position in others where position.assessment.facility != line.facility {
        let place = SupplyPlace(directory[position.assessment.facility])
        let (mine, theirs) = isNear ? (own.microNetwork, place.microNetwork) : (own.network, place.network)
        guard mine != nil, mine == theirs else { continue }
        let units = free(position, before: expiry)
        if units >= position.packSize, units > best?.units ?? 0 {
          best = .init(facility: position.assessment.facility, units: units, packSize: position.packSize)
        }
      }
      if let best { return best }
    }
    return nil
  }

  private func free(_ position: StockPosition, before expiry: Month) -> Int {
    let line = position.assessment
    guard line.stockMonth == asOf, let stock = line.stock, line.order.decision != .notHeld,
      let demand = position.demand
    else { return 0 }
    var moved = 0
    for transfer in transfers where transfer.from != transfer.to {
      if transfer.to == line.facility { moved += transfer.units }
      if transfer.from == line.facility { moved -= transfer.units }
    }
    var lost = 0.0
    for lot in line.lots where lot.isExact && (lot.lot.expiry.month ?? expiry) <= expiry {
      lost += lot.expectedLoss
    }
    let expected = demand.total(ofMonths: asOf.distance(to: expiry)).mean
    let left = max(0, expected - (stock + Double(moved) - lost) + 1e-9)
    return Int(left) - (offered[line.facility] ?? 0)
  }
}
