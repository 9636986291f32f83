import StockPolicy
import SupplyModel
import Testing

@Suite struct OrderSupplyTests {
  /// A line that orders 20 and gets some of it, from warehouse W where that has too little.
  private func line(_ facility: FacilityCode, gets units: Int?, cut: Int? = nil) -> SeriesAssessment {
    var arithmetic = OrderArithmetic(
      serviceLevel: ServiceLevel(0.9, basis: .run), demand: 20, expectedDemand: 15, floor: nil,
      ceiling: nil,
      isByQuantity: true, stock: 0)
    arithmetic.allotment = units.map { .init(warehouse: "W", stock: 5, ordered: 40, units: $0) }
    arithmetic.cap = cut.map { .init(kinds: [.runBudget], units: $0) }
    return SeriesAssessment(
      facility: facility, product: "P", state: .inStock, stockMonth: nil, stock: 0, recentConsumption: [],
      official: OfficialRule().indicators(consumption: [], stock: 0), monthlyDemand: [], risk: nil,
      order: OrderRecommendation(
        decision: .order, quantity: cut ?? 20, orderUpToLevel: 20, coverMonths: 3, serviceLevel: 0.9,
        officialQuantity: nil, arithmetic: arithmetic), alert: .calm, expectedHarm: 0)
  }

  @Test func anOrderThatDoesNotComeInFullIsKnown() {
    let supply = OrderSupply(ordersNotMoving: [
      line("A", gets: 5), line("B", gets: nil), line("C", gets: nil, cut: 8),
    ]) {
      $0 == "E" ? "V" : $0 == "B" ? nil : "W"
    }
    #expect(supply.resupply(of: SeriesKey("A", "P")) == .short(expected: 5))
    #expect(supply.resupply(of: SeriesKey("B", "P")) == .full)
    #expect(supply.resupply(of: SeriesKey("C", "P")) == .short(expected: 8))
    // D orders nothing, and would get nothing of what it gave.
    #expect(supply.resupply(of: SeriesKey("D", "P")) == .short(expected: 0))
    #expect(supply.resupply(of: SeriesKey("D", "Q")) == .full)
    #expect(supply.resupply(of: SeriesKey("E", "P")) == .full)
  }

  @Test func onlyWhoGivesTeaches() {
    var supply = OrderSupply(ordersNotMoving: [line("A", gets: nil)]) { _ in "W" }
    func transfer(from facility: FacilityCode) -> Transfer {
      Transfer(trip: 1, from: facility, to: "Z", product: "P", units: 5, kilometres: nil, coupleYears: 1)
    }
    let ofOthers = supply.learn(from: [line("A", gets: 5)], givers: [transfer(from: "B")])
    #expect(ofOthers.isEmpty)
    #expect(supply.resupply(of: SeriesKey("A", "P")) == .full)
    let ofItself = supply.learn(from: [line("A", gets: 5)], givers: [transfer(from: "A")])
    #expect(ofItself == [SeriesKey("A", "P")])
    #expect(supply.resupply(of: SeriesKey("A", "P")) == .short(expected: 5))
    let again = supply.learn(from: [line("A", gets: 0)], givers: [transfer(from: "A")])
    #expect(again.isEmpty)
  }
}
