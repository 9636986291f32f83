import Testing

@testable import DemandForecasting

/// State, level and class of a series, by hand.
@Suite struct SeriesStateTests {
  @Test func meansAreOverTheLastMonths() {
    let state = state([99, 99] + Array(repeating: 10, count: 9) + [20, 20, 20])
    #expect(state.mean12 == 12.5)
    #expect(state.mean6 == 15)
    #expect(state.mean3 == 20)
    #expect(state.zeroShare == 0)
    #expect(state.isKnown && !state.endsInZero)
  }

  /// .6·12.5 + .3·20 + .1·(product's mean, at most 12.5 + 20 + 1) + .5.
  @Test func levelByHand() {
    #expect(abs(SeriesState.level(mean12: 12.5, mean3: 20, productMean: 12.5) - 15.25) < 1e-12)
    #expect(abs(SeriesState.level(mean12: 12.5, mean3: 20, productMean: 100) - 17.35) < 1e-12)
    #expect(SeriesState.level(mean12: 0, mean3: 0, productMean: 0) == 0.5)
  }

  @Test func missingMonthsAreNotZeros() {
    let gaps = state([nil, 6, nil, 0, 3, nil])
    #expect(gaps.mean3 == 1.5)
    #expect(gaps.mean6 == 3)
    #expect(gaps.zeroShare == 1.0 / 3)
    #expect(!gaps.endsInZero)
    #expect(state([6, 0]).endsInZero)
  }

  @Test func silenceOfThreeMonthsSpeaksForNoTrend() {
    let silent = state([8, 0, 4, nil, nil, nil])
    #expect(silent.mean3 == 4 && silent.mean6 == 4 && silent.mean12 == 4)
  }

  /// After a year's silence the latest 12 reported months before it count: not the first of these 13.
  @Test func afterAYearOfSilenceTheLatestReportsCount() {
    let past: [Double?] = [1000, 0] + Array(repeating: 12, count: 11)
    let silent = state(past + Array(repeating: nil, count: 12))
    #expect(silent.mean3 == 11 && silent.mean6 == 11 && silent.mean12 == 11)
    #expect(silent.zeroShare == 1.0 / 12)
    #expect(silent.isKnown && !silent.endsInZero)
  }

  @Test func neverReportedIsUnknown() {
    let unknown = state([nil, nil, nil])
    #expect(!unknown.isKnown && !unknown.endsInZero)
    #expect(unknown.mean12 == 0 && unknown.zeroShare == 1)
  }

  @Test func monthsAfterTheStatesAreNotRead() {
    let short: [Double?] = [3, 1, 4]
    let long = short + [1e9, 0]
    #expect(state(long, month: 2).mean12 == state(short).mean12)
  }

  // MARK: Classes

  /// The highest place of a code is the stock state: 40 classes share each.
  @Test(
    arguments: [
      (.nan, 0), (-3, 1), (0, 1), (0.1, 2), (7.2, 2), (7.21, 3), (15.4, 3), (15.5, 4), (30.8, 4), (31, 5),
    ] as [(Double, Int)])
  func stockStateIsInMonthsOfConsumption(closing: Double, expected: Int) {
    // Six months of 10: .7 months of stock are 7.21 units, 1.5 are 15.45, 3 are 30.9.
    let state = state(Array(repeating: 10, count: 12))
    #expect(StateClass(state, closingStock: closing).code / 40 == expected)
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 1), (3, 2), (5, 2), (6, 3)])
  func zeroShareIsOfSixMonths(zeros: Int, expected: Int) {
    let state = state(Array(repeating: 0, count: zeros) + Array(repeating: 5, count: 6 - zeros))
    #expect(StateClass(state, closingStock: .nan).code / 10 % 4 == expected)
  }

  /// Nine months of 10 and then three of `recent`: the trend is (m₃ + .2) / (m₁₂ + .2).
  @Test(arguments: [(0, 0), (4, 0), (5, 1), (8, 1), (9, 2), (13, 2), (14, 3), (30, 3), (31, 4)])
  func trendIsRecentOverYear(recent: Double, expected: Int) {
    let state = state(Array(repeating: 10, count: 9) + [recent, recent, recent])
    #expect(StateClass(state, closingStock: .nan).code / 2 % 5 == expected)
  }

  @Test func marksFallAwayInTheirOrder() {
    for code in 0..<StateClass.count {
      let (stock, zeros, trend, zero) = (code / 40, code / 10 % 4, code / 2 % 5, code % 2)
      func sharesPool(_ other: Int, _ coarseness: Int) -> Bool {
        StateClass(code: code).key(coarseness: coarseness)
          == StateClass(code: other).key(coarseness: coarseness)
      }
      let otherTrend = code - trend * 2 + (trend + 1) % 5 * 2
      let otherZeros = code - zeros * 10 + (zeros + 1) % 4 * 10
      let otherStock = code - stock * 40 + (stock + 1) % 6 * 40
      let otherZero = code - zero + 1 - zero
      #expect((0...4).map { sharesPool(otherTrend, $0) } == [false, true, true, true, true])
      #expect((0...4).map { sharesPool(otherZeros, $0) } == [false, false, true, true, true])
      #expect((0...4).map { sharesPool(otherStock, $0) } == [false, false, false, true, true])
      #expect((0...4).map { sharesPool(otherZero, $0) } == [false, false, false, false, true])
    }
  }

  private func state(_ months: [Double?], month: Int? = nil) -> SeriesState {
    months.map { $0 ?? .nan }.withUnsafeBufferPointer {
      SeriesState(consumption: $0, month: month ?? months.count - 1)
    }
  }
}
