import DemandForecasting
import SupplyModel
import TestSupport
import Testing

@testable import StockPolicy

@Suite struct OrderDifferenceTests {
  private let asOf = Month(count: 2026 * 12 + 9)

  /// Use of each month of a year, a demand of the same distribution in all months ahead, and an order.
  private func assess(
    consumed: [Double], monthly: QuantileDistribution, stock: Double, terms: OrderTerms, moved: Int = 0
  ) -> SeriesAssessment {
    let reports = consumed.enumerated().map { index, units in
      (
        month: asOf.advanced(by: index + 1 - consumed.count),
        quantities: StockQuantities(received: 0, consumed: units, adjustment: 0, closing: stock)
      )
    }
    let cumulative = (1...12).map { months in
      QuantileDistribution(levels: monthly.levels, values: monthly.values.map { $0 * Double(months) })
    }
    return AssessmentPolicy(settings: ForecastRun.Settings(asOf: asOf)).assess(
      SupplySeries(facility: "A", product: "B", reports: reports, through: asOf), monthlyDemand: [monthly],
      cumulativeDemand: cumulative, terms: terms, coupleYearsPerUnit: nil, moves: ShelfMoves(units: moved))
  }

  @Test func theExampleByHand() throws {
    let monthly = QuantileDistribution(levels: [0.1, 0.5, 0.9], values: [9, 12, 15])
    let terms = OrderTerms(
      calendar: .assumed, packSize: 10, arrivals: [.init(monthsAhead: 2, units: 5)])
    // CPMA 10; two of twelve months without use: 8⅓. 12 on the shelf: 18 by the rule, 13 with the zeros.
    let line = assess(
      consumed: [0, 0] + [Double](repeating: 10, count: 10), monthly: monthly, stock: 12, terms: terms,
      moved: 4)
    let difference = try #require(OrderDifference(line))
    // Expected 36 → 24; nine in ten 45 → 33; 4 by transfer, 5 on order → 24; in tens → 30.
    #expect((difference.official, difference.quantity) == (18, 30))
    let parts: [OrderDifference.Part] = [.zeroMonths, .demand, .safety, .transfers, .onOrder, .packs]
    #expect(difference.shares.map(\.part) == parts)
    #expect(difference.shares.map(\.units) == [-5, 11, 9, -4, -5, 6])
    #expect(difference.shares.map(\.after) == [13, 24, 33, 29, 24, 30])
    #expect(difference.shortage == nil && difference.comes == 30)
  }

  @Test func thePartsAlwaysAddUp() {
    var random = SeededGenerator(seed: 21)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    for _ in 0..<500 {
      let base = Double(number(0...20))
      let monthly = QuantileDistribution(
        levels: [0.1, 0.5, 0.9, 0.99], values: (0..<4).map { base * (0.2 + 0.6 * Double($0)) })
      let terms = OrderTerms(
        calendar: SupplyCalendar(leadTimeMonths: number(0...4), reviewPeriodMonths: number(1...6)),
        packSize: number(1...15), minimumOrder: number(0...40),
        arrivals: [.init(monthsAhead: number(-2...6), units: Double(number(0...30)))])
      let line = assess(
        consumed: (0..<12).map { _ in Double(max(0, number(-8...25))) }, monthly: monthly,
        stock: Double(number(0...150)), terms: terms, moved: number(-20...20))
      guard let difference = OrderDifference(line) else {
        #expect(line.order.arithmetic == nil || line.order.officialQuantity == nil)
        continue
      }
      #expect(difference.official + difference.shares.map(\.units).reduce(0, +) == line.order.quantity)
      #expect(difference.shares.allSatisfy { $0.units != 0 })
      #expect(line.order.arithmetic?.quantity == line.order.quantity)
    }
  }

  /// Plans of several facilities and products under budgets, shelves, and a warehouse with too little.
  @Test func theStepsAddUpInWholePlansWithoutARest() throws {
    var random = SeededGenerator(seed: 17)
    func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    var seen: Set<OrderDifference.Part> = []
    for _ in 0..<150 {
      let budget = number(0...2) == 0 ? Double(number(0...400)) : nil
      let lines = (0..<number(2...9)).map { place -> OrderLine in
        let facility = FacilityCode("F\(place % 3)")
        let base = Double(number(0...20))
        let monthly = QuantileDistribution(
          levels: [0.1, 0.5, 0.9, 0.99], values: (0..<4).map { base * (0.2 + 0.6 * Double($0)) })
        let cumulative = (1...12).map { months in
          QuantileDistribution(levels: monthly.levels, values: monthly.values.map { $0 * Double(months) })
        }
        let (stock, cover) = (Double(number(0...60)), number(1...5))
        let reports = (0..<12).map { index in
          (
            month: asOf.advanced(by: index - 11),
            quantities: StockQuantities(
              received: 0, consumed: Double(max(0, number(-8...25))), adjustment: 0, closing: stock)
          )
        }
        let terms = OrderTerms(
          calendar: SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: cover), packSize: number(1...15),
          minimumOrder: number(0...40),
          arrivals: [.init(monthsAhead: number(-2...6), units: Double(number(0...30)))])
        var line = AssessmentPolicy(settings: ForecastRun.Settings(asOf: asOf)).assess(
          SupplySeries(facility: facility, product: "B", reports: reports, through: asOf),
          monthlyDemand: [monthly], cumulativeDemand: cumulative, terms: terms, coupleYearsPerUnit: 0.1,
          moves: ShelfMoves(units: number(-20...20)))
        if number(0...2) == 0, var arithmetic = line.order.arithmetic, line.isOrderLine {
          arithmetic.expiring = Double(number(0...Int(arithmetic.stock)))
          arithmetic.spoiling = Double(number(0...20))
          arithmetic.carried = .init(units: Double(number(0...5)), products: ["C"])
          line.order.arithmetic = arithmetic
          line.order.quantity = arithmetic.quantity
        }
        let demand = CoverDemand(cumulativeDemand: cumulative, coverMonths: 1 + cover, ageMonths: 0)
        return OrderLine(
          assessment: line, coverDemand: demand,
          coupleYearsPerUnit: 0.1, priceSoles: Double(number(1...5)), litresPerUnit: 1, warehouse: "W")
      }
      let shelf = FacilitySupply(facility: "F1", storageLitres: Double(number(20...200)))
      let capped = OrderCaps(
        settings: OrderSettings(budgetSoles: budget), supplies: ["F1": shelf]
      ).cut(lines)
      let stock = WarehouseStock(warehouse: "W", product: "B", stock: number(0...300))
      for line in WarehouseSplit.split(capped, stocks: [stock]).lines.map(\.assessment) {
        guard let difference = OrderDifference(line) else {
          #expect(line.order.arithmetic == nil || line.order.officialQuantity == nil)
          continue
        }
        seen.formUnion(difference.steps.map(\.part))
        let sum = difference.official + difference.shares.map(\.units).reduce(0, +)
        #expect(sum == line.order.quantity && difference.quantity == line.order.quantity)
        #expect(sum + (difference.shortage?.units ?? 0) == line.order.expectedUnits)
        #expect(difference.comes == line.order.expectedUnits)
        // Each step begins where the one before it ends, and none is empty.
        var before = difference.official
        for step in difference.steps {
          #expect(step.units != 0 && step.after == before + step.units && step.after >= 0)
          before = step.after
        }
      }
    }
    // Nearly everything that a step can be was met.
    #expect(
      seen.isSuperset(of: [.demand, .safety, .expiry, .transfers, .onOrder, .packs, .caps, .warehouse]))
    #expect(seen.count >= 12, "\(seen)")
  }
}
