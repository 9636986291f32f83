import DemandForecasting
import SupplyModel
import Testing

@testable import StockPolicy

/// Stock that expires before it can be used is no stock: orders, dates and urgency by hand.
@Suite struct UsableStockTests {
  private let asOf = Month(count: 24_321)  // 2026-10

  private func certain(_ units: Double) -> QuantileDistribution {
    QuantileDistribution(
      levels: QuantileLevels.cumulative, values: QuantileLevels.cumulative.map { _ in units })
  }

  /// A facility that used 10 a month for a year; the demand is the same, and certain.
  private func assess(
    stock: Double, lots: [StockLot], moved: Int = 0, age: Int = 0
  ) -> SeriesAssessment {
    let last = asOf.advanced(by: -age)
    let reports = (-11...0).map { offset in
      (
        month: last.advanced(by: offset),
        quantities: StockQuantities(received: 0, consumed: 10, adjustment: 0, closing: stock)
      )
    }
    let series = SupplySeries(facility: "A", product: "B", reports: reports, lots: lots, through: asOf)
    return AssessmentPolicy(settings: ForecastRun.Settings(asOf: asOf)).assess(
      series, monthlyDemand: (1...6).map { _ in certain(10) },
      cumulativeDemand: (1...12).map { certain(Double($0) * 10) },
      terms: OrderTerms(calendar: SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 2)),
      coupleYearsPerUnit: 0.25, moves: ShelfMoves(units: moved))
  }

  private func lot(_ units: Double, months: Int) -> StockLot {
    StockLot(number: "L\(months)", expiry: .endOf(asOf.advanced(by: months)), units: units)
  }

  @Test func anOrderAddsWhatExpiresWithinTheCover() {
    // 30 are needed in three months. Of 25 that expire after one, 10 are used; with 8 more, 18 can be used.
    let line = assess(stock: 33, lots: [lot(25, months: 1), lot(8, months: 20)])
    #expect(line.order.arithmetic?.expiring == 15)
    #expect(line.order.quantity == 12)
    #expect(assess(stock: 33, lots: []).order.quantity == 0)
    // What expires after the cover can be used within it.
    #expect(assess(stock: 33, lots: [lot(25, months: 4), lot(8, months: 20)]).order.quantity == 0)
    // Exactly at its end it makes no difference any more.
    #expect(assess(stock: 33, lots: [lot(33, months: 3)]).order.quantity == 0)
    #expect(assess(stock: 33, lots: [lot(33, months: 3)]).order.arithmetic?.expiring == 3)
  }

  @Test func theNearestDateAloneDecidesNothing() {
    let nearest = StockLot(expiry: .notBefore(asOf.advanced(by: 1)), units: 33)
    let line = assess(stock: 33, lots: [nearest])
    #expect(line.order.quantity == 0)
    #expect(line.order.arithmetic?.expiring == 0)
    #expect(line.lots.map { ($0.expectedLoss * 1e6).rounded() / 1e6 } == [23])
  }

  @Test func muchThatExpiresIsNotTooMuch() {
    // Eight months of stock, of which one can be used: when an order arrives the shelf has just been emptied.
    let line = assess(stock: 80, lots: [lot(80, months: 1)])
    #expect(line.official.availability == .sobrestock)
    #expect(line.order.decision == .orderUrgently)
    #expect(line.order.quantity == 20)
    #expect(assess(stock: 80, lots: [lot(80, months: 30)]).order.decision == .overstocked)
    // Expired by the end of the run's month: the shelf is empty, whatever was counted.
    let expired = assess(stock: 80, lots: [lot(80, months: 0)])
    #expect(expired.order.decision == .orderUrgently)
    #expect(expired.order.quantity == 30)
  }

  @Test func theShelfIsEmptyWhenTheLastLotExpires() {
    // 40 last four months, but 35 of them only until the end of November: 5 are left for December.
    let risk = assess(stock: 40, lots: [lot(35, months: 1), lot(5, months: 20)]).risk
    #expect(risk?.probabilityByMonth.map { ($0 * 10).rounded() / 10 }.prefix(3) == [0, 1, 1])
    #expect(risk?.expectedDate?.description == "2026-12-14")
    // All of them expire at the end of November, and on that day they are gone.
    let all = assess(stock: 40, lots: [lot(40, months: 1)])
    #expect(all.risk?.expectedDate?.description == "2026-11-30")
    #expect((all.risk?.probabilityByMonth.first ?? 0) > 0.9)
    #expect(all.alert == .urgent)
    #expect(assess(stock: 40, lots: []).alert == .calm)
  }

  @Test func aLateCountHasLostWhatExpiredSince() {
    // Counted two months ago: 25 expired a month later, when 10 had been used; 8 more are used up since.
    let line = assess(stock: 33, lots: [lot(25, months: -1), lot(8, months: 20)], age: 2)
    #expect(line.order.arithmetic?.expiring == 15)
    #expect(line.lots.map(\.medianLoss) == [15, 0])
    #expect(line.order.quantity == 30)
  }

  @Test func whatTransfersTakeWasToExpireFirst() {
    let line = assess(stock: 33, lots: [lot(25, months: 1), lot(8, months: 20)], moved: -15)
    #expect(line.order.arithmetic?.expiring == 0)
    #expect(line.order.quantity == 12)
  }

  @Test func anOrderBesideALotThatExpiresBeforehandIsForAfterwards() {
    // 15 of the 25 expire after a month; 18 are left for the 30 of three months.
    var line = assess(stock: 33, lots: [lot(25, months: 1), lot(8, months: 20)])
    let november = asOf.advanced(by: 1)
    #expect(
      line.expiryBesideOrder(asOf: asOf)
        == ExpiryBesideOrder(units: 15, months: november...november, purpose: .afterwards))
    // What a trip takes away expires nowhere; what somebody might fetch still does.
    line.lots[0].uses = [LotUse(facility: "C", units: 15, trip: nil)]
    #expect(line.expiryBesideOrder(asOf: asOf)?.units == 15)
    line.lots[0].uses = [LotUse(facility: "C", units: 15, trip: 1)]
    #expect(line.expiryBesideOrder(asOf: asOf) == nil)
    // Without an order there is nothing beside it.
    #expect(assess(stock: 80, lots: [lot(80, months: 1)]).expiryBesideOrder(asOf: asOf) != nil)
    #expect(assess(stock: 80, lots: [lot(80, months: 6)]).expiryBesideOrder(asOf: asOf) == nil)
  }

  @Test func safetyIsNotOrderedBesideALotThatWillExpireAfterTheCover() {
    // 5 to 15 a month, all alike: 30 are expected in three months, nine in ten ask for at most 42.
    let levels = QuantileLevels.cumulative
    let cumulative = (1...12).map { months in
      QuantileDistribution(levels: levels, values: levels.map { Double(months) * (5 + 10 * $0) })
    }
    let reports = (-11...0).map { offset in
      (
        month: asOf.advanced(by: offset),
        quantities: StockQuantities(received: 0, consumed: 10, adjustment: 0, closing: 36)
      )
    }
    func assess(_ lots: [StockLot], _ moves: ShelfMoves = .none) -> SeriesAssessment {
      let series = SupplySeries(facility: "A", product: "B", reports: reports, lots: lots, through: asOf)
      return AssessmentPolicy(settings: ForecastRun.Settings(asOf: asOf)).assess(
        series, monthlyDemand: [], cumulativeDemand: cumulative,
        terms: OrderTerms(calendar: SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 2)),
        coupleYearsPerUnit: 0.25, moves: moves)
    }
    #expect(assess([]).order.quantity == 6)
    // All 36 expire after four months: 14, 12, … 0 of them in eight of nineteen cases alike, 56 ÷ 19 on average.
    let line = assess([lot(36, months: 4)])
    #expect(line.order.arithmetic?.spoiling.map { ($0 * 19).rounded() } == 56)
    #expect((line.order.arithmetic?.spared, line.order.quantity) == (2, 4))
    #expect(line.expiryBesideOrder(asOf: asOf)?.purpose == .moreUse)
    // What a transfer takes away does not expire.
    let given = assess([lot(36, months: 4)], ShelfMoves(units: -3))
    #expect((given.order.arithmetic?.spared, given.order.quantity) == (1, 8))
  }
}
