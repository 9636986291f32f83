import Testing

@testable import DemandForecasting

/// The forecaster against a second implementation of the same definitions.
@Suite struct LightAgreementTests {
  @Test(arguments: [(1, 0.0), (2, 0.0), (3, 0.15), (4, 0.4), (5, 0.8)] as [(UInt64, Double)])
  func everyQuantileAgreesOnRandomPanels(seed: UInt64, missing: Double) {
    let fixture = PanelFixture(seed: seed, series: 24, months: 34, missing: missing)
    // With a low minimum some classes stand alone, some are joined; with the default nearly all are.
    for minimum in [6, 25, 150] {
      expectAgreement(fixture, origin: 29, horizon: 3, minimumClass: minimum)
    }
  }

  @Test(arguments: [2, 4, 5, 9, 14, 16])
  func shortPanelsAgree(origin: Int) {
    let fixture = PanelFixture(seed: 77, series: 20, months: 17, missing: 0.1)
    expectAgreement(fixture, origin: origin, horizon: 4, minimumClass: 8)
  }

  @Test func aYearAheadAgrees() {
    let fixture = PanelFixture(seed: 9, series: 10, months: 58, missing: 0.05)
    expectAgreement(fixture, origin: 57, horizon: 12, minimumClass: 20)
  }

  private func expectAgreement(
    _ fixture: PanelFixture, origin: Int, horizon: Int, minimumClass: Int,
    _ location: SourceLocation = #_sourceLocation
  ) {
    var settings = LightSettings()
    settings.minimumClass = minimumClass
    // What short histories lean on is tested by itself (`BeginningsTests`).
    settings.leansOnBeginnings = false
    let forecasts = LightForecaster(settings: settings, workers: 2)
      .forecasts(panel: fixture.panel, origin: origin, horizon: horizon, outputs: .all)
    var naive = NaiveLight(fixture)
    naive.minimumClass = minimumClass
    let monthly = naive.forecasts(origin: origin, horizon: horizon, total: false)
    let totals = naive.forecasts(origin: origin, horizon: horizon, total: true)
    for series in fixture.products.indices {
      for step in 1...horizon {
        #expect(
          agree(forecasts.monthly(series: series, step: step), monthly[step - 1][series]),
          "series \(series), month \(step)", sourceLocation: location)
        #expect(
          agree(forecasts.cumulative(series: series, step: step), totals[step - 1][series]),
          "series \(series), total of \(step)", sourceLocation: location)
      }
    }
  }

  private func agree(_ distribution: QuantileDistribution?, _ expected: [Double]?) -> Bool {
    guard let distribution, let expected else { return distribution == nil && expected == nil }
    return largestDifference(distribution.values, expected) < 1e-11
  }
}
