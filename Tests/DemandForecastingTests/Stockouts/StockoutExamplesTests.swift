import Testing

@testable import DemandForecasting

/// Which windows ended without stock, on histories written by hand.
@Suite struct StockoutExamplesTests {
  private func examples(_ closing: [Double?], used: [Double?]? = nil) -> StockoutExamples {
    var fixture = PanelFixture([used ?? closing.map { _ in 1 }])
    fixture.closing = [closing]
    return StockoutExamples(fixture.panel)
  }

  @Test func anyEmptyMonthEndOfTheWindowCounts() {
    let examples = examples([5, 3, 0, 4, 4, 4])
    #expect((1...5).map { examples.outcome(series: 0, month: 0, step: $0) } == [0, 1, 1, 1, 1])
    #expect((1...3).map { examples.outcome(series: 0, month: 2, step: $0) } == [0, 0, 0])
    // Without stock now is a window like any other.
    #expect(examples.outcome(series: 0, month: 1, step: 1) == 1)
  }

  /// Also where a known month of the window already shows that the shelf was empty: else windows that can be told
  /// would mostly be those that ended without stock.
  @Test func aWindowWithAnUnknownMonthIsNoExample() {
    let examples = examples([5, 0, nil, 4, nil, 0])
    #expect(examples.outcome(series: 0, month: 0, step: 1) == 1)
    #expect(examples.outcome(series: 0, month: 0, step: 2).isNaN)
    #expect(examples.outcome(series: 0, month: 2, step: 1).isNaN)
    #expect(examples.outcome(series: 0, month: 3, step: 2).isNaN)
  }

  @Test func whatNobodyUsesIsNoExample() {
    let silent = examples(Array(repeating: 0, count: 16), used: Array(repeating: 0, count: 16))
    #expect(silent.outcome(series: 0, month: 13, step: 1).isNaN)
    // Used or in stock within the twelve months up to the month: then it is one.
    let used = [Double?](repeating: 0, count: 3) + [2] + Array(repeating: 0, count: 14)
    let once = examples(Array(repeating: 0, count: 18), used: used)
    #expect(once.outcome(series: 0, month: 2, step: 1).isNaN)
    #expect(once.outcome(series: 0, month: 14, step: 1) == 1)
    #expect(once.outcome(series: 0, month: 15, step: 1).isNaN)
    let stocked = examples([4] + Array(repeating: 0, count: 15), used: Array(repeating: nil, count: 16))
    #expect(stocked.isOfInterest(series: 0, month: 11) && !stocked.isOfInterest(series: 0, month: 12))
  }

  /// Windows of one month: 0, 1, 0, 1; of two: 1, 1, 1; and two windows more, one of them out.
  @Test func baseRatesAreSharesDrawnToOneHalf() {
    let examples = examples([5, 3, 0, 4, 0, 9])
    #expect(examples.baseRates(origin: 4, horizon: 2) == [3.0 / 6, 4.0 / 5])
    #expect(examples.baseRates(origin: 0, horizon: 2) == [0.5, 0.5])
  }
}
