import DemandForecasting
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@Suite struct AssessmentPolicyTests {
  private let asOf = Month(count: 2026 * 12 + 9)  // 2026-10

  /// Demand spread evenly from 0 to twice its mean.
  private func uniform(mean: Double) -> QuantileDistribution {
    let levels = QuantileLevels.cumulative
    return QuantileDistribution(levels: levels, values: levels.map { $0 * 2 * mean })
  }

  /// A certain demand.
  private func certain(_ units: Double) -> QuantileDistribution {
    let levels = QuantileLevels.cumulative
    return QuantileDistribution(levels: levels, values: levels.map { _ in units })
  }

  /// A facility that used 10 a month for a year and closed with `stock`, `age` months before the run's month.
  private func assess(
    stock: Double?, age: Int = 0, consumed: Double = 10, cumulative: [QuantileDistribution]? = nil,
    calendar: SupplyCalendar = SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 2),
    rule: OfficialRule = OfficialRule(), horizon: Int = 6, moved: Int = 0
  ) -> SeriesAssessment {
    let last = asOf.advanced(by: -age)
    let reports = (-11...0).map { offset in
      (
        month: last.advanced(by: offset),
        quantities: StockQuantities(received: 0, consumed: consumed, adjustment: 0, closing: stock)
      )
    }
    let series = SupplySeries(facility: "A", product: "B", reports: reports, through: asOf)
    let settings = ForecastRun.Settings(asOf: asOf, horizonMonths: horizon, officialRule: rule)
    return AssessmentPolicy(settings: settings).assess(
      series, monthlyDemand: (1...horizon).map { _ in certain(10) },
      cumulativeDemand: cumulative ?? (1...12).map { certain(Double($0) * 10) },
      terms: OrderTerms(calendar: calendar),
      coupleYearsPerUnit: 0.25, moves: ShelfMoves(units: moved))
  }

  @Test func aCertainDemandGivesADateByHand() {
    // 15 units at 10 a month, read half a unit short: 10 in November, 4.5 of December's 10.
    let risk = assess(stock: 15).risk
    // Below its lowest quantile a distribution runs down to zero, so certainty reads as a little less.
    #expect(risk?.probabilityByMonth.map { ($0 * 10).rounded() / 10 }.prefix(2) == [0, 1])
    #expect(risk?.daysOfCover == 30 + 14)  // November, and 4.5 tenths of December's 31 days, rounded up
    #expect(risk?.expectedDate?.description == "2026-12-14")
  }

  @Test func ordersFillUpToTheQuantileOfTheCover() {
    let order = assess(stock: 12).order
    #expect(order.quantity == 18)
    #expect(order.orderUpToLevel == 30)
    #expect(order.coverMonths == 3)
    #expect(order.officialQuantity == 18)
    let spread = assess(stock: 12, cumulative: (1...12).map { uniform(mean: Double($0) * 10) }).order
    // Nine in ten of a demand spread over 0…60 are at most 54.
    #expect(spread.quantity == 42)
  }

  @Test func whatIsMovedIsNotOrderedAgain() {
    // 8 in stock and 12 on their way: 10 to the level of 30. The shelf itself is as urgent as it was.
    let receiver = assess(stock: 8, moved: 12)
    #expect(receiver.order.quantity == 10)
    // The official rule knows of no transfer.
    #expect(receiver.order.officialQuantity == 22)
    // Nobody has made the transfer yet.
    #expect(receiver.order.decision == .orderUrgently)
    #expect((receiver.alert, receiver.stock, receiver.moved) == (.urgent, 8, 12))
    #expect(receiver.risk == assess(stock: 8).risk)
    #expect(assess(stock: 40, moved: -10).order.quantity == 0)
  }

  @Test func nothingIsOrderedAboveTheMaximum() {
    // 61 units at CPMA 10 are above six months, though demand over the cover could reach 108.
    let order = assess(stock: 61, cumulative: (1...12).map { uniform(mean: Double($0) * 20) }).order
    #expect(order.decision == .overstocked)
    #expect(order.quantity == 0)
    #expect(assess(stock: 61, cumulative: (1...12).map { uniform(mean: Double($0) * 20) }).alert == .excess)
  }

  @Test func aCoverLongerThanTheMaximumIsFilled() {
    let rare = SupplyCalendar(leadTimeMonths: 3, reviewPeriodMonths: 6)
    let twiceAYear = assess(stock: 65, calendar: rare)
    #expect(twiceAYear.official.availability == .sobrestock)
    #expect(twiceAYear.order.quantity == 25)
    #expect(twiceAYear.alert == .watch)
    #expect(assess(stock: 91, calendar: rare).order.decision == .overstocked)
  }

  @Test func stockThatNobodyUsesIsNotOrdered() {
    let idle = assess(stock: 5, consumed: 0)
    #expect(idle.official.availability == .sinRotacion)
    #expect(idle.order.decision == .overstocked && idle.order.quantity == 0)
    #expect(idle.alert == .excess)
  }

  @Test func stockThatHasJustComeIsNotExcess() {
    // Empty for a year and a half; 40 units came this month, too late to be used.
    let reports = (-17...0).map { offset in
      (
        month: asOf.advanced(by: offset),
        quantities: StockQuantities(
          received: offset == 0 ? 40 : 0, consumed: 0, adjustment: 0, closing: offset == 0 ? 40 : 0)
      )
    }
    let assessment = AssessmentPolicy(settings: ForecastRun.Settings(asOf: asOf)).assess(
      SupplySeries(facility: "A", product: "B", reports: reports, through: asOf),
      monthlyDemand: (1...6).map { _ in certain(10) },
      cumulativeDemand: (1...12).map { certain(Double($0) * 10) }, terms: OrderTerms(calendar: .assumed),
      coupleYearsPerUnit: nil
    )
    #expect(assessment.official.availability == .sinRotacion)
    #expect(assessment.order.decision == .enough)
    #expect(assessment.alert == .calm)
  }

  @Test func urgencyFollowsTheLeadTime() {
    #expect(assess(stock: 0).alert == .stockedOut)
    #expect(assess(stock: 0).order.decision == .orderUrgently)
    #expect(assess(stock: 10).alert == .urgent)
    #expect(assess(stock: 11).alert == .watch)
    #expect(assess(stock: 30).alert == .watch)
    #expect(assess(stock: 31).alert == .calm)
    #expect(assess(stock: 31).order.decision == .enough)
    let slow = SupplyCalendar(leadTimeMonths: 3, reviewPeriodMonths: 1)
    #expect(assess(stock: 30, calendar: slow).alert == .urgent)
  }

  @Test func urgencyDoesNotDependOnHowFarPeopleLook() {
    let slow = SupplyCalendar(leadTimeMonths: 3, reviewPeriodMonths: 5)
    for horizon in [1, 6, 12] {
      #expect(assess(stock: 25, horizon: horizon).alert == .watch)
      #expect(assess(stock: 30, calendar: slow, horizon: horizon).alert == .urgent)
      #expect(assess(stock: 60, calendar: slow, horizon: horizon).alert == .watch)
    }
  }

  @Test func unknownStockIsCountedFirst() {
    for assessment in [assess(stock: nil), assess(stock: -3)] {
      #expect(assessment.order.decision == .stockUnknown)
      #expect(assessment.order.quantity == 0)
      #expect(assessment.risk == nil)
      #expect(assessment.alert == .unknown)
    }
  }

  @Test func aLateReportIsAgedByTheMonthsSince() {
    // 35 units two months ago: 20 are gone by now, so 15 are left for November and December.
    let late = assess(stock: 35, age: 2)
    #expect(late.risk?.probabilityByMonth.map { ($0 * 10).rounded() / 10 }.prefix(2) == [0, 1])
    #expect(late.risk?.expectedDate?.description == "2026-12-14")
    #expect(late.order.quantity == 15)
    #expect(late.state == .notReported)
    #expect(assess(stock: 15, age: 2).risk?.daysOfCover == 0)
    #expect(assess(stock: 35, age: 4).order.decision == .notReported)
    #expect(assess(stock: 35, age: 4).alert == .unknown)
  }

  @Test func demandOfMonthsThatAreOverIsNotOrdered() {
    // The cover's three months ask for 30, however long ago the shelf was found empty.
    for age in 0...3 { #expect(assess(stock: 0, age: age).order.quantity == 30) }
    let late = assess(stock: 5, age: 2)
    #expect(late.order.quantity == 30)
    // The order is still what fills the stock, as counted, up to its level.
    #expect(late.order.orderUpToLevel == 35)
    #expect(late.expectedHarm == 7.5)
    #expect(assess(stock: 25, age: 2).order.quantity == 25)
  }

  @Test func whatIsNotHeldIsLeftAlone() {
    let assessment = assess(stock: 0, consumed: 0)
    #expect(assessment.state == .notHeld)
    #expect(assessment.order.decision == .notHeld)
    #expect(assessment.alert == .calm)
  }

  @Test func anEmptyShelfThatNobodyUsedIsNotAStockout() {
    // What came in the spring was moved on; none was used in a year.
    let reports = (-11...0).map { offset in
      (
        month: asOf.advanced(by: offset),
        quantities: StockQuantities(
          received: offset == -5 ? 9 : 0, consumed: 0, adjustment: offset == -5 ? -9 : 0, closing: 0)
      )
    }
    let series = SupplySeries(facility: "A", product: "B", reports: reports, through: asOf)
    func assess(asOf month: Month) -> SeriesAssessment {
      AssessmentPolicy(settings: ForecastRun.Settings(asOf: month)).assess(
        series, monthlyDemand: (1...6).map { _ in certain(2) },
        cumulativeDemand: (1...12).map { certain(Double($0) * 2) }, terms: OrderTerms(calendar: .assumed),
        coupleYearsPerUnit: nil)
    }
    let now = assess(asOf: asOf)
    #expect(now.official.availability == .noConsumidor && now.state == .stockedOut)
    #expect(now.order.decision == .notHeld && now.order.quantity == 0)
    #expect(now.alert == .calm)
    // A year of silence is no year without use.
    #expect(assess(asOf: asOf.advanced(by: 12)).order.decision == .notReported)
  }

  @Test func harmCountsCoupleYearsUncovered() {
    // 30 units are needed over the cover; 12 are there: 18 units at a quarter couple-year each.
    #expect(assess(stock: 12).expectedHarm == 4.5)
    #expect(assess(stock: 40).expectedHarm == 0)
  }

  @Test func theLossFunctionByHand() {
    let demand = QuantileDistribution(levels: [0.25, 0.5, 0.75], values: [10, 20, 30])
    #expect(demand.expectedExcess(over: 20) == 10.0 / 3)
    #expect(demand.expectedExcess(over: 0) == 20)
  }

  @Test func moreStockNeverMeansMoreRiskOrMoreOrder() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<200 {
      var total = 0.0
      let cumulative = (1...12).map { _ in
        total += Double.random(in: 0...40, using: &random)
        return uniform(mean: total)
      }
      var last: SeriesAssessment?
      for stock in stride(from: 0.0, through: 120, by: 7) {
        let now = assess(stock: stock, cumulative: cumulative)
        #expect(now.order.quantity >= 0)
        let probabilities = now.risk?.probabilityByMonth ?? []
        #expect(probabilities == probabilities.sorted())
        #expect(probabilities.allSatisfy { (0...1).contains($0) })
        if let last {
          #expect(now.order.quantity <= last.order.quantity)
          for (more, less) in zip(probabilities, last.risk?.probabilityByMonth ?? []) {
            #expect(more <= less)
          }
        }
        last = now
      }
    }
  }

  @Test func theWorklistIsOrderedByUrgencyThenHarm() {
    let assessments = [
      assess(stock: 31), assess(stock: 11), assess(stock: 10), assess(stock: 9), assess(stock: 0),
    ]
    let run = ForecastRun(settings: ForecastRun.Settings(asOf: asOf), assessments: assessments)
    #expect(run.worklist.map(\.stock) == [0, 9, 10, 11])
  }
}
