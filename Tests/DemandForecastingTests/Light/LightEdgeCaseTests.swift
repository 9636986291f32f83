import Testing

@testable import DemandForecasting

/// Histories that leave a model nothing to go on: each has a finite and sensible answer.
@Suite struct LightEdgeCaseTests {
  @Test func onlyZerosForecastZeros() {
    let forecasts = forecasts(PanelFixture(Array(repeating: zeros(30), count: 20)))
    for step in 1...3 {
      #expect(forecasts.monthly(series: 7, step: step)?.values == Array(repeating: 0, count: 19))
      #expect(forecasts.cumulative(series: 7, step: step)?.values == Array(repeating: 0, count: 22))
    }
  }

  /// Its own quantiles are flat; analogues, all of them likewise constant, return the same.
  @Test(arguments: [1, 12])
  func aConstantSeriesForecastsItself(count: Int) {
    let forecasts = forecasts(PanelFixture(Array(repeating: Array(repeating: 40, count: 30), count: count)))
    for step in 1...3 {
      expect(forecasts.monthly(series: 0, step: step), isFlatAt: 40)
      expect(forecasts.cumulative(series: 0, step: step), isFlatAt: 40 * Double(step))
    }
  }

  @Test(arguments: [0, 1, 5, 29])
  func oneReportIsNoCertainty(month: Int) {
    var months = Array(repeating: Double?.none, count: 30)
    months[month] = 9
    let forecasts = forecasts(PanelFixture([months]))
    let (ahead, total) = (forecasts.monthly(series: 0, step: 2), forecasts.cumulative(series: 0, step: 3))
    #expect((4...11).contains(ahead?.median ?? -1) && (12...33).contains(total?.median ?? -1))
    #expect((ahead?.quantile(0.1) ?? 9) < 5 && (ahead?.quantile(0.9) ?? 0) > 13)
    #expect((total?.quantile(0.1) ?? 27) < 18 && (total?.quantile(0.9) ?? 0) > 36)
  }

  @Test func oneMonthOfPanelIsEnough() {
    let forecasts = forecasts(PanelFixture([[6], [nil]]))
    #expect((2...9).contains(forecasts.monthly(series: 0, step: 1)?.median ?? -1))
    expect(forecasts.monthly(series: 1, step: 1), isFlatAt: 0)
    expect(forecasts.cumulative(series: 1, step: 3), isFlatAt: 0)
  }

  /// 25 months cannot make a class of 150, so the series' own quantiles stand alone.
  @Test func aSmallPanelUsesOwnQuantilesAlone() {
    let months: [Double?] = (0..<38).map { Double($0 * 7 % 11) }
    let values = forecasts(PanelFixture([months])).monthly(series: 0, step: 1)?.values ?? []
    var kernel = WeightedQuantiles(halfLife: 3, window: 48)
    var own = [Double](repeating: 0, count: 19)
    let count = months.map { $0 ?? .nan }.withUnsafeBufferPointer { past in
      own.withUnsafeMutableBufferPointer {
        kernel.quantiles(of: past, levels: QuantileLevels.monthly, into: $0)
      }
    }
    #expect(values == own && count == 38)
  }

  /// Only its stock was reported: what it consumes, others' months tell, at the level of its product.
  @Test(arguments: [2, 40])
  func withoutConsumptionAnaloguesStandAlone(others: Int) {
    var fixture = PanelFixture(seed: 5, series: others, months: 30, products: 1, missing: 0)
    fixture.consumption.append(Array(repeating: nil, count: 30))
    fixture.closing.append(Array(repeating: 3, count: 30))
    fixture.products.append(0)
    fixture.firstReports.append(0)
    let forecasts = forecasts(fixture)
    let values = forecasts.monthly(series: others, step: 1)?.values ?? []
    // The level is .5 and a tenth of one unit at most, as a series that small would have.
    #expect(values.count == 19 && (values.last ?? 0) > 0 && values.allSatisfy { $0.isFinite && $0 < 20 })
    #expect(forecasts.cumulative(series: others, step: 3)?.values.allSatisfy(\.isFinite) == true)
  }

  @Test(arguments: [1e7, 1e14])
  func hugeMonthsStayFinite(units: Double) {
    let months: [Double?] = (0..<30).map { $0 % 3 == 0 ? 0 : units }
    let fixture = PanelFixture([months] + Array(repeating: zeros(30), count: 10))
    let forecasts = forecasts(fixture, horizon: 12)
    let total = forecasts.cumulative(series: 0, step: 12)?.values ?? []
    #expect(total.count == 22 && total.allSatisfy { $0.isFinite && $0 <= 12 * units * 1.01 })
    #expect((total.first ?? 0) > units)
    #expect(forecasts.cumulative(series: 3, step: 12)?.values.allSatisfy(\.isFinite) == true)
  }

  @Test func aPanelWithoutSeriesForecastsNothing() {
    let panel = DemandPanel(
      monthCount: 5, productCount: 0, consumption: [], closingStock: [], productIndex: [], firstReport: [])
    let forecasts = LightForecaster().forecasts(panel: panel, origin: 4, horizon: 3, outputs: .all)
    #expect(forecasts.isForecast.isEmpty && forecasts.monthlyQuantiles.isEmpty)
  }

  @Test func valuesThatAreNoCountsAreSetRight() {
    let panel = DemandPanel(
      monthCount: 5, productCount: 1, consumption: [-4, .infinity, 1e300, .nan, 7],
      closingStock: [-4, .infinity, 1e300, .nan, 7], productIndex: [0], firstReport: [0])
    #expect(panel.consumption.map { $0.isNaN ? -1 : $0 } == [0, -1, -1, -1, 7])
    #expect(panel.closingStock.map { $0.isNaN ? -1 : $0 } == [-4, -1, -1, -1, 7])
  }

  private func forecasts(_ fixture: PanelFixture, horizon: Int = 3) -> DemandForecasts {
    let panel = fixture.panel
    return LightForecaster().forecasts(
      panel: panel, origin: panel.monthCount - 1, horizon: horizon, outputs: .all)
  }

  private func zeros(_ months: Int) -> [Double?] { Array(repeating: 0, count: months) }

  private func expect(
    _ distribution: QuantileDistribution?, isFlatAt value: Double,
    _ location: SourceLocation = #_sourceLocation
  ) {
    let values = distribution?.values ?? []
    #expect(!values.isEmpty, sourceLocation: location)
    #expect(
      largestDifference(values, values.map { _ in value }) < 1e-12, "\(values)", sourceLocation: location)
  }
}
