import StockPolicy
import SupplyModel
import TestSupport
import Testing

@Suite struct ReceiptRhythmTests {
  private let asOf = Month(count: 2026 * 12 + 9)

  /// A product's history: what was received and ordered each month, the last one the run's; nil is no report.
  private func series(_ product: ProductCode, _ months: [(received: Double, ordered: Double)?])
    -> SupplySeries
  {
    let reports = months.enumerated().compactMap { index, month in
      month.map {
        (
          month: asOf.advanced(by: index + 1 - months.count),
          quantities: StockQuantities(received: $0.received, consumed: 1, closing: 5, ordered: $0.ordered)
        )
      }
    }
    return SupplySeries(facility: "F", product: product, reports: reports, through: asOf)
  }

  @Test func theProductLimitByHand() {
    // Three waits of 1, 2 and 2 months, and one that was lost from sight after 1: ¾ wait longer than 1, none than 2.
    let estimate = GapEstimate(ended: [1, 2, 2], open: [1])
    #expect(estimate.quantile(0.25) == 1)
    #expect(estimate.quantile(0.26) == 2)
    #expect(estimate.quantile(1) == 2)
    // The longest wait never ended: what most waits come to is not known.
    #expect(GapEstimate(ended: [1], open: [6, 6, 6]).quantile(0.5) == nil)
    #expect(GapEstimate(ended: [], open: [3]).quantile(0.1) == nil)
  }

  @Test func deliveriesOfEverythingTogetherGiveTheReviewPeriod() {
    // Every third month all three products come; one of them trails a month behind every time.
    func everyThird(_ rest: Int) -> [(received: Double, ordered: Double)?] {
      (0..<30).map { month in (received: month % 3 == rest ? 40 : 0, ordered: 0) }
    }
    let (main, trailing) = (everyThird(0), everyThird(1))
    let rhythm = ReceiptRhythm(
      [series("A", main), series("B", main), series("C", main), series("D", trailing)], asOf: asOf)
    #expect((rhythm.monthsSeen, rhythm.monthsWithReceipts, rhythm.deliveries, rhythm.gaps) == (30, 20, 10, 9))
    #expect((rhythm.shortGap, rhythm.typicalGap, rhythm.longGap) == (3, 3, 3))
    #expect(rhythm.reviewPeriodMonths == 3)
    #expect(rhythm.leadTimeMonths == nil)
  }

  @Test func aMonthWithoutAReportIsNotAMonthWithoutADelivery() {
    // A delivery every second month, of which every third report is missing: the gaps that are seen are still two.
    let months: [(received: Double, ordered: Double)?] = (0..<36).map { month in
      month % 7 == 4 ? nil : (received: month % 2 == 0 ? 10 : 0, ordered: 0)
    }
    let rhythm = ReceiptRhythm([series("A", months)], asOf: asOf)
    #expect(rhythm.monthsSeen == 31)
    #expect((rhythm.shortGap, rhythm.typicalGap, rhythm.longGap, rhythm.reviewPeriodMonths) == (2, 2, 2, 2))
  }

  @Test func quantitiesTellWhichOrderADeliveryAnswers() {
    // Something is ordered every month; what was ordered two months before comes, every second month.
    let ordered: [Double] = (0..<24).map { month in Double(10 + month * 7 % 23) }
    let months: [(received: Double, ordered: Double)?] = (0..<24).map { month in
      let comes = month % 2 == 0 && month >= 2
      return (received: comes ? ordered[month - 2] : 0, ordered: ordered[month])
    }
    let rhythm = ReceiptRhythm([series("A", months)], asOf: asOf)
    #expect(rhythm.leadTimeMonths == 2)
    #expect((rhythm.matchedReceipts, rhythm.comparedReceipts) == (11, 11))
    #expect(rhythm.reviewPeriodMonths == 2)
  }

  @Test func fewGapsTeachNothing() {
    let months: [(received: Double, ordered: Double)?] = (0..<12).map { month in
      (received: month % 2 == 0 ? 5 : 0, ordered: 7)
    }
    let rhythm = ReceiptRhythm([series("A", months)], asOf: asOf)
    #expect(rhythm.gaps == 5)
    #expect(rhythm.reviewPeriodMonths == nil && rhythm.typicalGap == nil)
    let calendar = FacilityCalendar(rhythm)
    #expect(calendar.calendar == .assumed)
    #expect((calendar.leadTimeSource, calendar.reviewPeriodSource) == (.assumed, .assumed))
    #expect(ReceiptRhythm([], asOf: asOf).monthsSeen == 0)
  }

  @Test func nothingAfterTheMonthTeaches() {
    var random = SeededGenerator(seed: 3)
    let months: [(received: Double, ordered: Double)?] = (0..<40).map { _ in
      (received: Bool.random(using: &random) ? 5.0 : 0, ordered: Bool.random(using: &random) ? 5.0 : 0)
    }
    let whole = [series("A", months), series("B", months.reversed())]
    let earlier = asOf.advanced(by: -9)
    let cut = whole.map { one in
      SupplySeries(
        facility: one.facility, product: one.product,
        reports: one.entries.compactMap { entry in entry.quantities.map { (entry.month, $0) } },
        through: earlier)
    }
    #expect(ReceiptRhythm(whole, asOf: earlier) == ReceiptRhythm(cut, asOf: earlier))
    #expect(ReceiptRhythm(whole, asOf: earlier) != ReceiptRhythm(whole, asOf: asOf))
  }
}
