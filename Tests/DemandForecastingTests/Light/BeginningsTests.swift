import Testing

@testable import DemandForecasting

/// Histories of a few months in a database that holds no longer ones.
@Suite struct BeginningsTests {
  private func forecasts(_ fixture: PanelFixture, minimum: Int = 150) -> DemandForecasts {
    var settings = LightSettings()
    settings.minimumClass = minimum
    let panel = fixture.panel
    return LightForecaster(settings: settings)
      .forecasts(panel: panel, origin: panel.monthCount - 1, horizon: 6, outputs: .all)
  }

  private func spread(_ months: [Double?]) -> Double {
    let month = forecasts(PanelFixture([months])).monthly(series: 0, step: 1)
    return (month?.quantile(0.9) ?? 0) - (month?.quantile(0.1) ?? 0)
  }

  @Test func everyMonthMoreNarrowsWhatASteadyHistoryExpects() {
    let spreads = [1, 2, 3, 6, 12, 23].map { spread(Array(repeating: 20, count: $0)) }
    #expect(zip(spreads, spreads.dropFirst()).allSatisfy { $0 > $1 }, "\(spreads)")
    #expect(spreads[0] > 20 && spreads[5] < 4)
    #expect(spread(Array(repeating: 20, count: 24)) == 0, "two years speak for themselves")
  }

  @Test func theWeightFallsFromAllToNothing() {
    let weights = (0...30).map { Beginnings.weight(reports: $0) }
    #expect(zip(weights, weights.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(weights[1] == 1 && weights[2] == 1 && weights[6] == 0.6 && weights[24] == 0 && weights[30] == 0)
  }

  @Test func aMonthWithoutUseIsNoCertaintyEither() {
    let month = forecasts(PanelFixture([[0]])).monthly(series: 0, step: 1)
    #expect(month?.median == 0 && (0.5...7).contains(month?.quantile(0.95) ?? 0))
  }

  @Test func oneMonthLeansOnItsProduct() {
    func median(others: Double) -> Double {
      var fixture = PanelFixture([[10], [others], [others], [others], [others], [others]])
      fixture.products = Array(repeating: 0, count: 6)
      return forecasts(fixture).monthly(series: 0, step: 1)?.median ?? -1
    }
    #expect(median(others: 100) > median(others: 10) && median(others: 10) > median(others: 0.5))
  }

  /// A slip of the keyboard elsewhere: 400 times what everybody uses.
  @Test func oneWildFigureCarriesNoOtherAway() {
    let calm = forecasts(PanelFixture([[4], [4], [4]])).cumulative(series: 0, step: 3)?.quantile(0.95) ?? 0
    let wild =
      forecasts(PanelFixture([[4], [4], [1600]])).cumulative(series: 0, step: 3)?.quantile(0.95) ?? 0
    #expect(calm > 12 && wild < 2 * calm)
  }

  @Test func analoguesOfItsOwnDatabaseTakeTheTablesPlace() {
    let fixture = PanelFixture(seed: 3, series: 30, months: 12, products: 1, missing: 0)
    let (few, enough) = (forecasts(fixture, minimum: 100_000), forecasts(fixture, minimum: 1))
    var settings = LightSettings()
    settings.minimumClass = 1
    #expect(few.monthlyQuantiles != enough.monthlyQuantiles)
    let panel = fixture.panel
    let cells = OriginPanel(
      panel, firstMonth: 8, origin: 11, chunks: FixedChunks(size: 8, workers: 1))
    let expectation = panel.withPast(0, through: 11) { cells.expectation(0, past: $0) }
    #expect(abs((expectation?.weight ?? 0) - Beginnings.weight(reports: 12)) < 1e-12)
  }

  @Test func totalsAreOfTheirMonths() {
    let forecasts = forecasts(PanelFixture([[20, 26]]))
    var before = Array(repeating: 0.0, count: 22)
    for step in 1...6 {
      let total = forecasts.cumulative(series: 0, step: step)?.values ?? []
      #expect(total.count == 22 && zip(total, before).allSatisfy { $0 >= $1 })
      let median = forecasts.cumulative(series: 0, step: step)?.median ?? 0
      #expect((12 * Double(step)...28 * Double(step)).contains(median), "\(step): \(median)")
      before = total
    }
    #expect(
      forecasts.cumulative(series: 0, step: 1)?.quantile(0.9)
        == forecasts.monthly(series: 0, step: 1)?.quantile(0.9))
  }

  @Test func everyRowOfTheTablesRises() {
    for table in [BeginningShapes.month, BeginningShapes.threeMonths, BeginningShapes.sixMonths] {
      #expect(table.count == BeginningClass.count * BeginningShapes.knots.count)
      for place in 0..<BeginningClass.count {
        let row = table[place * 8..<place * 8 + 8]
        #expect(zip(row, row.dropFirst()).allSatisfy { $0 <= $1 } && row.allSatisfy { $0 >= 0 })
      }
    }
  }

  /// What comes after the origin moves nothing.
  @Test func nothingLaterIsRead() {
    let cut = PanelFixture([[9, 4], [3, 0], [0, 0]])
    var later = PanelFixture([[9, 4, 900], [3, 0, 900], [0, 0, 900]])
    later.products = cut.products
    let expected = forecasts(cut)
    let made = LightForecaster().forecasts(panel: later.panel, origin: 1, horizon: 6, outputs: .all)
    #expect(bits(made.monthlyQuantiles) == bits(expected.monthlyQuantiles))
    #expect(bits(made.cumulativeQuantiles) == bits(expected.cumulativeQuantiles))
  }

  @Test func aFittedModelSaysTheSameOfASeriesAlone() {
    let fixture = PanelFixture(seed: 4, series: 12, months: 3, products: 2, missing: 0)
    let panel = fixture.panel
    let model = ModelFitter().fit(panel: panel, origin: 2, horizon: 3, outputs: .all, as: .light)
    let all = model.demand(panel: panel, origin: 2)
    #expect(
      bits(all.monthlyQuantiles)
        == bits(
          LightForecaster().forecasts(panel: panel, origin: 2, horizon: 3, outputs: .all).monthlyQuantiles))
    let one = model.demand(panel: panel.selecting([5]), origin: 2)
    #expect(one.monthly(series: 0, step: 2) == all.monthly(series: 5, step: 2))
    #expect(one.cumulative(series: 0, step: 3) == all.cumulative(series: 5, step: 3))
  }
}
