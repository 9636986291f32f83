import DemandForecasting
import SupplyModel
import TestSupport
import Testing

@testable import StockPolicy

/// Orders under budgets and shelves, and scarce stock shared out.
@Suite struct OrderCapsTests {
  private let town = TransferTown()

  /// An order of 30 of an empty shelf unless said otherwise: ten a month for three months.
  private func line(
    _ facility: FacilityCode, _ product: ProductCode = "P", stock: Double = 0, demand: Double = 10,
    price: Double? = 2, litres: Double? = 1, coupleYears: Double = 0.1, pack: Int = 1, least: Int = 0,
    warehouse: FacilityCode? = nil
  ) -> OrderLine {
    let position = town.position(facility, product, stock: stock, demand: demand, coupleYears: coupleYears)
    var assessment = position.assessment
    assessment.order.arithmetic?.packSize = pack
    assessment.order.arithmetic?.minimumOrder = least
    assessment.order.quantity = assessment.order.arithmetic?.quantity ?? 0
    return OrderLine(
      assessment: assessment, coverDemand: position.coverDemand, coupleYearsPerUnit: coupleYears,
      priceSoles: price, litresPerUnit: litres, warehouse: warehouse)
  }

  private func cut(
    _ lines: [OrderLine], budget: Double? = nil, _ supplies: FacilitySupply...
  ) -> [OrderRecommendation] {
    let caps = OrderCaps(
      settings: OrderSettings(budgetSoles: budget),
      supplies: Dictionary(supplies.map { ($0.facility, $0) }, uniquingKeysWith: { first, _ in first }))
    return caps.cut(lines).map(\.assessment.order)
  }

  @Test func aBudgetKeepsWhatProtectsMost() {
    // 30 implants at 2 soles, each worth 25 times a unit of the other: the 60 soles go to them alone.
    let lines = [line("A", "P1", coupleYears: 0.1), line("A", "P2", coupleYears: 2.5)]
    let orders = cut(lines, FacilitySupply(facility: "A", budgetSoles: 60))
    #expect(orders.map(\.quantity) == [0, 30])
    #expect(orders[0].arithmetic?.cap == .init(kinds: [.facilityBudget], units: 0))
    #expect(orders[0].arithmetic?.packed == 30)
    #expect(orders[1].arithmetic?.cap == nil)
    for order in orders { #expect(order.arithmetic?.quantity == order.quantity) }
  }

  @Test func enoughMoneyChangesNothing() {
    let lines = [line("A"), line("B")]
    #expect(cut(lines, budget: 120) == lines.map(\.assessment.order))
    #expect(cut(lines, budget: 119).map(\.quantity).reduce(0, +) == 59)
    #expect(cut(lines) == lines.map(\.assessment.order))
  }

  @Test func wholePacksAreKept() {
    // Packs of 12 at 24 soles: three are asked for, two fit.
    let orders = cut([line("A", pack: 12)], FacilitySupply(facility: "A", budgetSoles: 50))
    #expect(orders.map(\.quantity) == [24])
    #expect(orders[0].arithmetic?.cap?.units == 24)
  }

  /// Thirty of each are asked for at 2 soles, and 80 soles buy forty: the ten that would be left of the second are fewer than
  /// anybody delivers, so that it gets none.
  @Test func nothingIsCutBelowWhatIsDelivered() {
    let budget = FacilitySupply(facility: "A", budgetSoles: 80)
    let free = cut([line("A", "P1", coupleYears: 2.5), line("A", "P2")], budget)
    #expect(free.map(\.quantity) == [30, 10])
    let orders = cut([line("A", "P1", coupleYears: 2.5), line("A", "P2", least: 20)], budget)
    #expect(orders.map(\.quantity) == [30, 0])
    #expect(orders[1].arithmetic?.cap == .init(kinds: [.facilityBudget], units: 0))
    // What it leaves goes to the others.
    let three = cut(
      [line("A", "P1", coupleYears: 2.5), line("A", "P2", least: 20), line("A", "P3", coupleYears: 0.01)],
      budget)
    #expect(three.map(\.quantity) == [30, 0, 10])
  }

  @Test func shelvesCountWhatLiesOnThem() {
    // 25 litres: 12 lie there already, so 13 more fit, of the 18 and 30 that are asked for.
    let lines = [line("A", "P1", stock: 12), line("A", "P2", coupleYears: 1)]
    let orders = cut(lines, FacilitySupply(facility: "A", storageLitres: 25))
    #expect(orders.map(\.quantity) == [0, 13])
    #expect(orders[1].arithmetic?.cap == .init(kinds: [.storage], units: 13))
    // Nothing more fits: nothing is ordered, and it is said why.
    #expect(cut(lines, FacilitySupply(facility: "A", storageLitres: 5)).map(\.quantity) == [0, 0])
  }

  @Test func whatHasNoPriceIsOrderedAndSaidSo() {
    let orders = cut([line("A", "P1", price: nil), line("A", "P2")], budget: 20)
    #expect(orders.map(\.quantity) == [30, 10])
    #expect(orders[0].arithmetic?.uncounted == [.runBudget])
    #expect(orders[1].arithmetic?.uncounted == nil)
  }

  @Test func twoCapsHoldAtOnce() {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<20 {
      let lines = ["A", "B", "C"].flatMap { facility in
        ["P1", "P2", "P3"].map { product in
          line(
            facility, product, stock: Double(Int.random(in: 0...12, using: &random)),
            price: Double(Int.random(in: 1...9, using: &random)),
            litres: Double(Int.random(in: 1...4, using: &random)),
            coupleYears: Double.random(in: 0.01...1, using: &random),
            pack: Int.random(in: 1...7, using: &random))
        }
      }
      let orders = cut(
        lines, budget: 300, FacilitySupply(facility: "A", storageLitres: 60, budgetSoles: 90),
        FacilitySupply(facility: "B", budgetSoles: 80))
      func soles(_ facility: FacilityCode?) -> Double {
        zip(lines, orders).reduce(0) { sum, entry in
          guard facility == nil || entry.0.assessment.facility == facility else { return sum }
          return sum + Double(entry.1.quantity) * (entry.0.priceSoles ?? 0)
        }
      }
      #expect(soles(nil) <= 300 && soles("A") <= 90 && soles("B") <= 80)
      for (line, order) in zip(lines, orders) {
        #expect(order.quantity <= line.assessment.order.quantity)
        #expect(order.quantity % line.packSize == 0)
        #expect((order.arithmetic?.cap == nil) == (order.quantity == line.assessment.order.quantity))
      }
    }
  }

  @Test func scarceStockGoesFirstToWhoeverWouldHaveNone() {
    // 20 for 78: B is empty and gets a pack before anyone; A's units are worth more, and get the rest.
    let lines = [
      line("A", stock: 12, coupleYears: 1, warehouse: "W"), line("B", coupleYears: 0.01, warehouse: "W"),
      line("C", coupleYears: 1), line("D", "Q", coupleYears: 1, warehouse: "W"),
    ]
    let (split, stocks) = WarehouseSplit.split(
      lines, stocks: [WarehouseStock(warehouse: "W", product: "P", stock: 14)])
    #expect(split.map { $0.assessment.order.arithmetic?.allotment?.units } == [13, 1, nil, nil])
    // What is asked for stays what it was.
    #expect(split.map(\.assessment.order.quantity) == lines.map(\.assessment.order.quantity))
    #expect(
      stocks == [WarehouseStock(warehouse: "W", product: "P", stock: 14, ordered: 48, allotted: 14, lines: 2)]
    )
    #expect(stocks[0].unmet == 34)
  }

  @Test func aWarehouseWithEnoughChangesNothing() {
    let lines = [line("A", warehouse: "W"), line("B", warehouse: "W")]
    let (split, stocks) = WarehouseSplit.split(
      lines, stocks: [WarehouseStock(warehouse: "W", product: "P", stock: 60)])
    #expect(split.allSatisfy { $0.assessment.order.arithmetic?.allotment == nil })
    #expect(stocks[0].unmet == 0 && stocks[0].ordered == 60)
    #expect(WarehouseSplit.split(lines, stocks: []).stocks.isEmpty)
  }

  @Test func wholePacksAreShared() {
    // 40 are three packs of twelve, and a rest that nobody gets.
    let lines = ["A", "B", "C"].map { line($0, pack: 12, warehouse: "W") }
    let (split, stocks) = WarehouseSplit.split(
      lines, stocks: [WarehouseStock(warehouse: "W", product: "P", stock: 40)])
    #expect(split.map { $0.assessment.order.arithmetic?.allotment?.units } == [12, 12, 12])
    #expect(stocks[0].allotted == 36)
  }
}
