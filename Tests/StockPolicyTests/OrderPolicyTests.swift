import DemandForecasting
import SupplyModel
import TestSupport
import Testing

@testable import StockPolicy

/// Orders by hand: what is on its way, bounds, packs and minimum quantities.
@Suite struct OrderPolicyTests {
  /// A demand that is the same each month and certain.
  private func demand(_ monthly: Double, cover: Int = 3, age: Int = 0) -> CoverDemand? {
    CoverDemand(
      cumulativeDemand: (1...12).map { certain(monthly * Double($0)) }, coverMonths: cover, ageMonths: age)
  }

  private func certain(_ units: Double) -> QuantileDistribution {
    let levels = QuantileLevels.cumulative
    return QuantileDistribution(levels: levels, values: levels.map { _ in units })
  }

  private func order(
    stock: Double, monthly: Double, average: Double? = nil, active: Int = 12, age: Int = 0, moved: Int = 0,
    terms: OrderTerms = OrderTerms(calendar: .assumed), settings: OrderSettings = OrderSettings()
  ) -> OrderRecommendation {
    let average = average ?? monthly
    let rule = OfficialRule(rounding: .none)
    let consumption: [Double?] = (0..<12).map { $0 < active ? average : 0 }
    return OrderPolicy(settings: settings, terms: terms).order(
      .init(
        stock: stock, ageMonths: age,
        official: rule.indicators(consumption: consumption, stock: max(0, stock + Double(moved))),
        activeMonths: average > 0 ? active : 0,
        coverDemand: demand(monthly, cover: terms.calendar.coverMonths, age: age), moved: moved
      ) { units, month in monthly * Double(month + age) >= units ? 1 : 0 })
  }

  private func arriving(_ arrivals: (months: Int, units: Double)...) -> OrderTerms {
    OrderTerms(
      calendar: .assumed, arrivals: arrivals.map { .init(monthsAhead: $0.months, units: $0.units) })
  }

  @Test func whatArrivesWithinTheCoverIsNotOrderedAgain() {
    // 30 for three months, 12 there: 18. Of what is on its way, the fourth month comes too late to count.
    #expect(order(stock: 12, monthly: 10, terms: arriving((2, 5))).quantity == 13)
    #expect(order(stock: 12, monthly: 10, terms: arriving((3, 5), (4, 50))).quantity == 13)
    #expect(order(stock: 12, monthly: 10, terms: arriving((1, 40))).decision == .enough)
    // What should have come by the count is in it, or failed.
    #expect(order(stock: 12, monthly: 10, terms: arriving((0, 40), (-3, 40))).quantity == 18)
    // A stock counted two months ago does not hold what was due since: 5 months' demand less 12 and 9.
    let late = order(stock: 12, monthly: 10, age: 2, terms: arriving((-2, 40), (-1, 4), (0, 5)))
    #expect(late.arithmetic?.onOrder == 9)
    #expect(late.quantity == 42 - 12 - 9)
  }

  @Test func urgencyLooksAtWhatArrivesBeforeTheNewOrder() {
    #expect(order(stock: 8, monthly: 10).decision == .orderUrgently)
    #expect(order(stock: 8, monthly: 10, terms: arriving((1, 5))).decision == .order)
    #expect(order(stock: 8, monthly: 10, terms: arriving((2, 5))).decision == .orderUrgently)
    // Two months to wait: what comes in the second does not help in the first.
    var slow = arriving((2, 30))
    slow.calendar = SupplyCalendar(leadTimeMonths: 2, reviewPeriodMonths: 2)
    #expect(order(stock: 8, monthly: 10, terms: slow).decision == .orderUrgently)
    #expect(order(stock: 12, monthly: 10, terms: slow).decision == .enough)
    #expect(order(stock: 0, monthly: 10, terms: arriving((1, 25))).decision == .order)
  }

  @Test func theFloorAndTheCeilingAreMonthsOfTheOfficialAverage() {
    // Demand has fallen to 4 a month, the average still says 10: two months of it are 20, where demand asks for 12.
    #expect(order(stock: 2, monthly: 4, average: 10).quantity == 18)
    // It has risen to 30: 90 would be nine months of the average; six are 60.
    #expect(order(stock: 2, monthly: 30, average: 10).quantity == 58)
    #expect(
      order(stock: 2, monthly: 30, average: 10, settings: .init(floorMonths: 0, ceilingMonths: 0)).quantity
        == 88)
    // A cover of eight months wins over a ceiling of six.
    let rare = OrderTerms(calendar: SupplyCalendar(leadTimeMonths: 2, reviewPeriodMonths: 6))
    #expect(order(stock: 2, monthly: 30, average: 10, terms: rare).quantity == 78)
    // Counted two months ago: what was used since lies below the bounds.
    let late = order(stock: 70, monthly: 30, average: 10, age: 2).arithmetic
    #expect(late?.ceiling?.rounded() == 120.0)
  }

  @Test func littleAndSeldomArePlannedByQuantity() {
    // 5 units in three months: fewer than six, so the floor of two months of 10 does not count.
    let few = order(stock: 0, monthly: 5.0 / 3, average: 10)
    #expect((few.quantity, few.arithmetic?.isByQuantity) == (5, true))
    // Ten units in each of two months of the year are no ten a month: neither floor nor ceiling.
    #expect(order(stock: 0, monthly: 3, average: 10, active: 2).quantity == 9)
    #expect(order(stock: 0, monthly: 40, average: 10, active: 5).quantity == 120)
    #expect(order(stock: 0, monthly: 40, average: 10, active: 6).quantity == 60)
  }

  @Test func anEmptyShelfIsNeverLeftEmptyByABound() {
    // Nine cases in ten ask for nothing; somebody did this year: one is kept.
    for average in [0.04, 0.3, 1, 7] {
      let order = order(stock: 0, monthly: 0, average: average, active: 1)
      #expect((order.quantity, order.arithmetic?.least) == (1, 1))
    }
    #expect(order(stock: 0, monthly: 30, average: 0.1).quantity >= 1)
    #expect(order(stock: 0, monthly: 0, average: 0).quantity == 0)
    // One is left, or comes: that is enough.
    #expect(order(stock: 1, monthly: 0, average: 1, active: 1).quantity == 0)
    #expect(order(stock: 0, monthly: 0, average: 1, active: 1, moved: 1).quantity == 0)
    #expect(order(stock: 0, monthly: 0, average: 1, active: 1, terms: arriving((2, 1))).quantity == 0)
  }

  @Test func wholePacksAndMinimumQuantities() {
    func packs(of size: Int, atLeast least: Int = 0) -> OrderTerms {
      OrderTerms(calendar: .assumed, packSize: size, minimumOrder: least)
    }
    #expect(order(stock: 12, monthly: 10, terms: packs(of: 5)).quantity == 20)
    #expect(order(stock: 12, monthly: 10, terms: packs(of: 18)).quantity == 18)
    #expect(order(stock: 12, monthly: 10, terms: packs(of: 5, atLeast: 33)).quantity == 35)
    // 12 and 60 pass the ceiling of 60 by more than a pack, but nobody delivers fewer.
    #expect(order(stock: 12, monthly: 10, terms: packs(of: 5, atLeast: 60)).quantity == 60)
    #expect(order(stock: 29, monthly: 10, terms: packs(of: 5, atLeast: 60)).quantity == 60)
    // Nothing needed is nothing ordered, whatever the minimum.
    #expect(order(stock: 30, monthly: 10, terms: packs(of: 5, atLeast: 60)).quantity == 0)
  }

  @Test func aPackAboveTheCeilingIsRoundedDownWhereDemandIsMetAllTheSame() {
    func packs(of size: Int, atLeast least: Int = 0) -> OrderTerms {
      OrderTerms(calendar: .assumed, packSize: size, minimumOrder: least)
    }
    // Demand asks for 12, the floor for 20: of 15 there, 5 are missing, and a pack of 50 would pass the ceiling of 60.
    let floored = order(stock: 15, monthly: 4, average: 10, terms: packs(of: 50))
    #expect((floored.quantity, floored.arithmetic?.need, floored.decision) == (0, 5, .enough))
    #expect(order(stock: 15, monthly: 4, average: 10, terms: packs(of: 40)).quantity == 40)
    // With 2 there demand is not met by nothing: a pack, and 50 + 2 is within the ceiling; one of 100 passes it by 42.
    #expect(order(stock: 2, monthly: 4, average: 10, terms: packs(of: 50)).arithmetic?.aboveCeiling == 0)
    let large = order(stock: 2, monthly: 4, average: 10, terms: packs(of: 100))
    #expect((large.quantity, large.arithmetic?.aboveCeiling) == (100, 42))
    // 18 of 30 are missing; the smallest order of 60 brings 12 more than the ceiling of 60.
    let least = order(stock: 12, monthly: 10, terms: packs(of: 5, atLeast: 60))
    #expect((least.quantity, least.arithmetic?.aboveCeiling) == (60, 12))
    // Single units up to the ceiling are above nothing.
    #expect(order(stock: 2, monthly: 30, average: 10).arithmetic?.aboveCeiling == 0)
  }

  @Test func noSafetyIsOrderedForWhatWillExpireAnyway() {
    /// Filled up to 24, of which 18 are expected to be used.
    func sum(stock: Double, spoiling: Double?, least: Double = 0) -> OrderArithmetic {
      OrderArithmetic(
        serviceLevel: ServiceLevel(0.9), demand: 24, expectedDemand: 18, floor: nil, ceiling: nil,
        isByQuantity: true, least: least, stock: stock, spoiling: spoiling)
    }
    #expect((sum(stock: 20, spoiling: nil).quantity, sum(stock: 20, spoiling: 0.9).quantity) == (4, 4))
    #expect((sum(stock: 20, spoiling: 2.5).spared, sum(stock: 20, spoiling: 2.5).quantity) == (2, 2))
    #expect(sum(stock: 20, spoiling: 4).quantity == 0)
    // What is expected to be used is ordered whatever expires.
    #expect((sum(stock: 10, spoiling: 9).spared, sum(stock: 10, spoiling: 9).quantity) == (6, 8))
    #expect(sum(stock: 0, spoiling: 9, least: 30).spared == 0)
  }

  @Test func nobodyWritesARequestForThreeDays() {
    // Thirty a month: less than three is a trifle, but not for an empty shelf.
    #expect(order(stock: 88, monthly: 30).decision == .enough)
    #expect(order(stock: 88, monthly: 30).arithmetic?.need == 2)
    #expect(order(stock: 87, monthly: 30).quantity == 3)
    #expect(order(stock: 88, monthly: 30, settings: .init(trifleMonths: 0)).quantity == 2)
    #expect(order(stock: 0, monthly: 30, terms: arriving((2, 88))).quantity == 2)
  }

  @Test func theArithmeticGivesTheQuantityAndGrowsWithNothingButNeed() {
    var random = SeededGenerator(seed: 11)
    func number(_ most: Int) -> Int { Int.random(in: 0...most, using: &random) }
    for _ in 0..<400 {
      let terms = OrderTerms(
        calendar: SupplyCalendar(leadTimeMonths: number(3), reviewPeriodMonths: 1 + number(5)),
        packSize: 1 + number(12), minimumOrder: number(30),
        arrivals: [.init(monthsAhead: number(9) - 3, units: Double(number(40)))])
      let (monthly, average, active) = (Double(number(30)), Double(number(30)), number(12))
      var last = Int.max
      for stock in stride(from: 0.0, through: 200, by: 9) {
        let order = order(stock: stock, monthly: monthly, average: average, active: active, terms: terms)
        guard let arithmetic = order.arithmetic else { continue }
        let isOrder = order.decision == .order || order.decision == .orderUrgently
        #expect(order.quantity == (isOrder ? arithmetic.quantity : 0))
        #expect(order.quantity % terms.packSize == 0)
        if arithmetic.minimumOrder <= 1 { #expect(order.quantity <= last) }
        if stock == 0, monthly > 0, arithmetic.onOrder == 0 { #expect(order.quantity > 0) }
        last = order.quantity
      }
    }
  }
}
