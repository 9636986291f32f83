import Foundation
import TestSupport
import Testing

@testable import DemandForecasting

@Suite struct SupplySurprisesTests {
  /// Two facilities with two products each, nine months: product 0 is delivered every third month, and to both in month 7.
  private func panel(months: Int = 9) -> DemandPanel {
    let cells = 4 * months
    var flows = StockFlows(cellCount: cells)
    var closing = [Double](repeating: 5, count: cells)
    for series in 0..<4 {
      for month in 0..<months {
        let cell = series * months + month
        flows.received[cell] = series % 2 == 0 && (month % 3 == series / 2 || month == 7) ? 6 : 0
        if series == 3, month == 6 { closing[cell] = 0 }
      }
    }
    return DemandPanel(
      monthCount: months, productCount: 2, consumption: Array(repeating: 2, count: cells),
      closingStock: closing, productIndex: [0, 1, 0, 1], firstReport: [0, 0, 0, 0],
      facilityIndex: [0, 0, 1, 1], flows: flows)
  }

  @Test func receiptsAreHeldAgainstWhatTheSeriesGotBefore() {
    let surprises = SupplySurprises(panel(), origin: 8)
    // Of month 7, before which one series of the product got something in months 0, 3, 6 and the other in 1 and 4.
    let expected = 3.4 / 9 + 2.4 / 9
    #expect(abs(Double(surprises.product(0, month: 7).receipts1) - log((2 + 3) / (expected + 3))) < 1e-6)
    // The other product got nothing, and nobody expected much.
    #expect(abs(Double(surprises.product(1, month: 7).receipts1) - log(3 / (0.8 / 9 + 3))) < 1e-6)
    #expect(
      abs(Double(surprises.network(month: 7).receipts1) - log((2 + 10) / (expected + 0.8 / 9 + 10))) < 1e-6)
    // Nothing is expected of a first month.
    #expect(surprises.product(0, month: 0).receipts1 == 0)
  }

  @Test func stockoutsAreHeldAgainstWhatTheSeriesSawBefore() {
    let surprises = SupplySurprises(panel(), origin: 8)
    // Month 6: two series with five windows known before, each without a stock-out; one of them runs out.
    let expected = 2 * 0.3 / 8
    #expect(abs(Double(surprises.product(1, month: 6).stockouts1) - log((1 + 2) / (expected + 2))) < 1e-6)
    #expect(abs(Double(surprises.product(0, month: 6).stockouts1) - log(2 / (expected + 2))) < 1e-6)
    // Over four months, an earlier one counting .6 as much.
    let earlier = (1...3).map { pow(0.6, Double($0)) * 2 * 0.3 / Double(8 - $0) }.reduce(0, +)
    #expect(
      abs(Double(surprises.product(1, month: 6).stockouts4) - log((1 + 2) / (expected + earlier + 2))) < 1e-6)
    // An empty shelf cannot run out: month 7 has one series less.
    #expect(abs(Double(surprises.product(1, month: 7).stockouts1) - log(2 / (0.3 / 9 + 2))) < 1e-6)
  }

  @Test func coverAndInflowAreOfAllSeries() {
    let surprises = SupplySurprises(panel(), origin: 8)
    let signs = surprises.product(0, month: 8)
    #expect(abs(Double(signs.cover) - log1p(10.0 / 5)) < 1e-6 && signs.coverChange == 0)
    // Months 6, 7, 8: one, two and no receipts of 6, for 12 units used.
    #expect(abs(Double(signs.inflow) - log1p(18.0 / 13)) < 1e-6)
    #expect(surprises.product(0, month: 2).coverChange == 0)
  }

  @Test func laterMonthsChangeNothing() {
    let (short, long) = (SupplySurprises(panel(), origin: 5), SupplySurprises(panel(), origin: 8))
    for month in 0...5 {
      #expect(short.network(month: month) == long.network(month: month))
      #expect(short.facility(1, month: month) == long.facility(1, month: month))
    }
  }

  @Test func withoutFlowsNothingIsExpectedOfReceipts() {
    let fixture = PanelFixture(seed: 3, series: 9, months: 20, missing: 0.1)
    let surprises = SupplySurprises(fixture.panel, origin: 19)
    for month in 0..<20 {
      #expect(surprises.network(month: month).receipts1 == 0)
      #expect(surprises.product(0, month: month).receipts4 == 0)
    }
    #expect((0..<20).contains { surprises.network(month: $0).stockouts4 != 0 })
  }
}
