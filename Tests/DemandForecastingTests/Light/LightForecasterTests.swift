import TestSupport
import Testing

@testable import DemandForecasting

/// What holds for every panel.
@Suite struct LightForecasterTests {
  /// Settings under which a small panel has classes of its own.
  private var settings: LightSettings {
    var settings = LightSettings()
    settings.minimumClass = 12
    return settings
  }

  private func forecasts(
    _ fixture: PanelFixture, origin: Int, horizon: Int = 3, outputs: ForecastOutputs = .all
  ) -> DemandForecasts {
    LightForecaster(settings: settings, workers: 1)
      .forecasts(panel: fixture.panel, origin: origin, horizon: horizon, outputs: outputs)
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func quantilesAreSortedFiniteAndNeverNegative(seed: UInt64) {
    let fixture = PanelFixture(seed: seed, series: 30, months: 40, missing: Double(seed % 3) * 0.2)
    let forecasts = forecasts(fixture, origin: 35, horizon: 12)
    for series in fixture.products.indices where forecasts.isForecast[series] {
      for step in 1...12 {
        let month = row(forecasts.monthlyQuantiles, 19, 12, series, step)
        let total = row(forecasts.cumulativeQuantiles, 22, 12, series, step)
        #expect(isProper(month) && isProper(total), "series \(series), step \(step)")
        guard step > 1 else { continue }
        let before = row(forecasts.cumulativeQuantiles, 22, 12, series, step - 1)
        #expect(zip(before, total).allSatisfy { $0 <= $1 }, "series \(series), total of \(step)")
      }
    }
  }

  @Test func totalOfOneMonthIsThatMonth() {
    let fixture = PanelFixture(seed: 21, series: 30, months: 36, missing: 0.2)
    let forecasts = forecasts(fixture, origin: 33)
    for series in fixture.products.indices {
      let month = row(forecasts.monthlyQuantiles, 19, 3, series, 1)
      let total = row(forecasts.cumulativeQuantiles, 22, 3, series, 1)
      #expect(bits(month) == bits(Array(total.prefix(19))))
    }
  }

  @Test func onlyWhatIsAskedForIsThere() {
    let fixture = PanelFixture(seed: 22, series: 12, months: 30, missing: 0.1)
    let all = forecasts(fixture, origin: 25)
    let monthly = forecasts(fixture, origin: 25, outputs: .monthly)
    let cumulative = forecasts(fixture, origin: 25, outputs: .cumulative)
    #expect(monthly.monthlyQuantiles == all.monthlyQuantiles && monthly.cumulativeQuantiles.isEmpty)
    #expect(cumulative.cumulativeQuantiles == all.cumulativeQuantiles && cumulative.monthlyQuantiles.isEmpty)
    #expect(monthly.cumulative(series: 0, step: 1) == nil && monthly.monthly(series: 0, step: 1) != nil)
  }

  // MARK: No look-ahead

  @Test(arguments: [0, 3, 14, 27])
  func nothingAfterTheOriginIsRead(origin: Int) {
    let fixture = PanelFixture(seed: 31, series: 25, months: 33, missing: 0.2)
    var wild = fixture
    var random = SeededGenerator(seed: 32)
    for series in fixture.products.indices {
      for month in origin + 1..<33 {
        wild.consumption[series][month] = [nil, 0, 1e14, .infinity, -5].randomElement(using: &random) ?? nil
        wild.closing[series][month] = [nil, 0, 1e14].randomElement(using: &random) ?? nil
      }
      if wild.firstReports[series] > origin { wild.firstReports[series] = 32 }
    }
    let expected = forecasts(fixture, origin: origin)
    #expect(expected.isForecast.contains(true))
    for changed in [wild, fixture.truncated(after: origin)] {
      let changed = forecasts(changed, origin: origin)
      #expect(bits(changed.monthlyQuantiles) == bits(expected.monthlyQuantiles))
      #expect(bits(changed.cumulativeQuantiles) == bits(expected.cumulativeQuantiles))
      #expect(changed.isForecast == expected.isForecast)
    }
  }

  /// A series that reports later is as if it were not there, even where its months before hold numbers.
  @Test func seriesThatReportLaterTakeNoPart() {
    let fixture = PanelFixture(seed: 33, series: 20, months: 30, missing: 0)
    var more = fixture
    for product in 0..<3 {
      more.consumption.append(Array(repeating: 1e6, count: 30))
      more.closing.append(Array(repeating: 0, count: 30))
      more.products.append(product)
      more.firstReports.append(26)
    }
    let (without, with) = (forecasts(fixture, origin: 25), forecasts(more, origin: 25))
    #expect(bits(Array(with.monthlyQuantiles.prefix(20 * 3 * 19))) == bits(without.monthlyQuantiles))
    #expect(bits(Array(with.cumulativeQuantiles.prefix(20 * 3 * 22))) == bits(without.cumulativeQuantiles))
    #expect(with.isForecast.suffix(3) == [false, false, false])
    #expect(with.monthlyQuantiles.suffix(3 * 3 * 19).allSatisfy { $0 == 0 })
    #expect(with.cumulativeQuantiles.suffix(3 * 3 * 22).allSatisfy { $0 == 0 })
    #expect(with.monthly(series: 20, step: 1) == nil && with.cumulative(series: 22, step: 3) == nil)
    #expect(forecasts(more, origin: 26).monthly(series: 20, step: 1) != nil)
  }

  // MARK: Order and workers

  @Test func orderOfSeriesOnlyOrdersTheOutput() {
    let fixture = PanelFixture(seed: 41, series: 30, months: 34, missing: 0.15)
    var random = SeededGenerator(seed: 42)
    let order = Array(fixture.products.indices).shuffled(using: &random)
    let (plain, shuffled) = (forecasts(fixture, origin: 31), forecasts(fixture.reordered(order), origin: 31))
    for (place, series) in order.enumerated() {
      #expect(shuffled.isForecast[place] == plain.isForecast[series])
      for step in 1...3 {
        // Only the order of the sums in a product's mean differs, and with it the last bit.
        let month = row(plain.monthlyQuantiles, 19, 3, series, step)
        #expect(largestDifference(row(shuffled.monthlyQuantiles, 19, 3, place, step), month) < 1e-12)
        let total = row(plain.cumulativeQuantiles, 22, 3, series, step)
        #expect(largestDifference(row(shuffled.cumulativeQuantiles, 22, 3, place, step), total) < 1e-12)
      }
    }
  }

  @Test(arguments: [(1, 2), (3, 1), (4, 3), (7, 8), (256, 4), (1000, 64)])
  func workersAndChunksChangeNoBit(size: Int, workers: Int) {
    let fixture = PanelFixture(seed: 51, series: 33, months: 34, missing: 0.15)
    let forecaster = LightForecaster(
      settings: settings, chunks: FixedChunks(size: size, workers: workers))
    let shared = forecaster.forecasts(panel: fixture.panel, origin: 31, horizon: 3, outputs: .all)
    let alone = forecasts(fixture, origin: 31)
    #expect(bits(shared.monthlyQuantiles) == bits(alone.monthlyQuantiles))
    #expect(bits(shared.cumulativeQuantiles) == bits(alone.cumulativeQuantiles))
  }

  @Test(arguments: [(0, 4, 3), (1, 4, 3), (10, 4, 3), (12, 4, 1), (5, 1, 9)])
  func everyRowIsFilledOnce(rows: Int, size: Int, workers: Int) {
    var table = [Int](repeating: 0, count: rows * 2)
    FixedChunks(size: size, workers: workers).fill(&table, rows: rows) { chunk, part in
      for row in chunk {
        for column in 0..<2 { part[(row - chunk.lowerBound) * 2 + column] += row * 2 + column + 1 }
      }
    }
    #expect(table == Array(0..<rows * 2).map { $0 + 1 })
  }

  private func row(
    _ quantiles: [Double], _ levels: Int, _ horizon: Int, _ series: Int, _ step: Int
  ) -> [Double] {
    let start = (series * horizon + step - 1) * levels
    return Array(quantiles[start..<start + levels])
  }

  private func isProper(_ quantiles: [Double]) -> Bool {
    quantiles.allSatisfy { $0.isFinite && $0 >= 0 }
      && zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 <= $1 }
  }
}
