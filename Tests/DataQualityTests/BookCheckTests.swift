import SupplyModel
import Testing

@testable import DataQuality

@Suite("Checks of the books")
struct BookCheckTests {
  private func month(_ index: Int) -> Month { BuiltHistory.month(index) }

  @Test("an opening that is not the closing before it is found, with both")
  func openings() {
    let series = BuiltHistory.series([
      .init(opening: 50, consumed: 10, closing: 40), .init(opening: 35, consumed: 5, closing: 30),
      .init(opening: 30, consumed: 5, closing: 25),
    ])
    let found = OpeningCheck().findings(in: series)
    #expect(found.map(\.subject?.month) == [month(1)])
    #expect(found.first?.facts == .history(.openingBroken(opening: 35, closing: 40, closed: month(0))))
    #expect(found.first?.column == "SALDO")
    #expect(found.first?.severity == .warning)
  }

  @Test("an opening is let pass at half a unit, after a gap, and beside an unknown")
  func openingsLetPass() {
    let series = BuiltHistory.series([
      .init(consumed: 1, closing: 40), .init(opening: 40.5, consumed: 1, closing: nil),
      .init(opening: 9, consumed: 1, closing: 8), nil, .init(opening: 70, consumed: 1, closing: 69),
      .init(opening: nil, consumed: 1, closing: 5),
    ])
    #expect(OpeningCheck().findings(in: series).isEmpty)
  }

  @Test("a gap is one finding with its length; months after the last report are none")
  func gaps() {
    let report = StockQuantities(consumed: 1)
    let series = BuiltHistory.series([report, nil, nil, report, report, nil, report, nil])
    let found = MonthGapCheck().findings(in: series)
    #expect(
      found.map(\.facts) == [
        .history(.monthGap(months: 2, first: month(1), last: month(2))),
        .history(.monthGap(months: 1, first: month(5), last: month(5))),
      ])
    #expect(found.map(\.subject?.firstMonth) == [month(1), month(5)])
    #expect(found.map(\.subject?.month) == [month(2), month(5)])
    #expect(MonthGapCheck(minimumMonths: 2).findings(in: series).count == 1)
  }

  @Test("a month that has not closed is found, and the other checks do not see it")
  func futures() {
    let report = StockQuantities(opening: 5, consumed: 1, closing: 4)
    let series = BuiltHistory.series([report, nil, nil, report])
    let found = HistoryChecks(latestMonth: month(2)).findings(in: series)
    #expect(found.map(\.code) == [.futureMonth])
    #expect(found.first?.subject?.month == month(3))
    #expect(found.first?.facts == .history(.futureMonth(month: month(3), latest: month(2))))
    #expect(!HistoryChecks(latestMonth: month(3)).findings(in: series).contains { $0.code == .futureMonth })
  }

  @Test("days without stock that cannot be are found, and make no stock-out")
  func impossibleDays() {
    // January has 31 days: `BuiltHistory.month` counts from one that has.
    let full = Double(month(0).dayCount)
    let series = BuiltHistory.series([
      .init(opening: 50, consumed: 30, closing: 50, stockoutDays: full + 14),
      .init(opening: 50, consumed: 0, closing: 50, stockoutDays: Double(month(1).dayCount)),
      .init(opening: 50, consumed: 30, closing: 20, stockoutDays: 9),
      .init(opening: 20, consumed: 20, closing: 0, stockoutDays: Double(month(3).dayCount)),
      .init(opening: 0, consumed: 0, closing: 0, stockoutDays: 31),
      .init(opening: 9, consumed: 0, closing: 9, stockoutDays: 31),
    ])
    // As people write a whole month, however short it is.
    #expect(
      StockQuantities(closing: 0, stockoutDays: 30).credibleStockoutDays(in: Month(count: 2026 * 12 + 1))
        == 28)
    let found = StockoutDaysCheck().findings(in: series)
    #expect(
      found.map(\.facts) == [
        .history(.stockoutDaysBeyondMonth(days: full + 14, monthDays: month(0).dayCount)),
        .history(
          .stockoutDaysContradicted(days: Double(month(1).dayCount), opening: 50, closing: 50)),
        .history(.stockoutDaysContradicted(days: 31, opening: 9, closing: 9)),
      ])
    #expect(found.allSatisfy { $0.column == "DSTKCERO" && $0.severity == .warning })
    #expect(
      series.entries.map(\.state) == [.inStock, .inStock, .stockedOut, .stockedOut, .stockedOut, .inStock])
  }

  @Test("fractions are found in whole units only, one finding per run")
  func fractions() {
    let whole = StockQuantities(opening: 3, consumed: 1, closing: 2)
    let broken = StockQuantities(opening: 3, consumed: 1.5, closing: 1.5)
    let series = BuiltHistory.series([whole, broken, broken, whole, .init(consumed: 0.1 + 0.2 + 0.7), broken])
    let found = WholeUnitCheck().findings(in: series)
    #expect(found.map(\.subject?.month) == [month(2), month(5)])
    #expect(found.map(\.subject?.firstMonth) == [month(1), month(5)])
    #expect(
      found.map(\.facts) == [
        .history(.fractionalQuantity(column: .consumed, quantity: 1.5, months: 2)),
        .history(.fractionalQuantity(column: .consumed, quantity: 1.5, months: 1)),
      ])
    let syrup = Product(code: "04594", unit: "mL")
    #expect(WholeUnitCheck(products: [syrup]).findings(in: series).isEmpty)
  }

  @Test("other outputs above consumption make one episode; a single write-off makes none")
  func otherOutputs() {
    func months(_ outputs: [Double], consumed: Double) -> SupplySeries {
      BuiltHistory.series(
        outputs.map { BuiltHistory.balanced(consumed: consumed, opening: 900, adjustment: -$0) })
    }
    let found = OtherOutputsCheck().findings(in: months([0, 12, 12, 12, 12, 0, 0, 0], consumed: 5))
    #expect(found.count == 1)
    #expect(found.first?.subject?.firstMonth == month(0))
    #expect(found.first?.subject?.month == month(4))
    #expect(
      found.first?.facts == .history(.otherOutputsAboveConsumption(outputs: 48, consumed: 25, months: 5)))
    let quiet: [[Double]] = [[0, 0, 90, 0, 0], [5, 5, 5, 5], [3, 3, 3, 0]]
    #expect(quiet.allSatisfy { OtherOutputsCheck().findings(in: months($0, consumed: 5)).isEmpty })
    #expect(OtherOutputsCheck().findings(in: months([6, 5, 5], consumed: 5)).count == 1)
    #expect(OtherOutputsCheck().findings(in: months([3, 3, 3], consumed: 1)).isEmpty)
  }
}
