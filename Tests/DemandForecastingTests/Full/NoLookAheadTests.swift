import Testing

@testable import DemandForecasting

/// Absurd months planted after the origin of a panel that goes on: nothing made at the origin may move by a bit.
@Suite struct NoLookAheadTests {
  private static let origin = 26
  private let fixture = PanelFixture(seed: 21, series: 80, months: 33, missing: 0.08)

  /// The fixture with flows, its months after the origin as they are or absurd; `isCut` ends it at the origin.
  private func panel(absurd: Bool, isCut: Bool = false) -> DemandPanel {
    let months = isCut ? Self.origin + 1 : 33
    var (consumption, closing): ([Double], [Double]) = ([], [])
    var flows = StockFlows(cellCount: fixture.consumption.count * months)
    for series in fixture.consumption.indices {
      for month in 0..<months {
        let isPlanted = absurd && month > Self.origin
        // A level of its own, and nothing after a month that ended empty: what the forest alone can see, so that it gets
        // its weight.
        let wasEmpty = month > 0 && fixture.closing[series][month - 1] == 0
        let level = Double(10 + series % 9 * 4 + (series * 7 + month * 5) % 3)
        let used = fixture.consumption[series][month].map { _ in wasEmpty ? 0 : level } ?? .nan
        consumption.append(isPlanted ? 9e8 : used)
        closing.append(
          isPlanted ? (series.isMultiple(of: 2) ? 0 : 7e8) : fixture.closing[series][month] ?? .nan)
        let cell = series * months + month
        let units = Float((series * 7 + month * 5) % 23)
        flows.opening[cell] = isPlanted ? 8e8 : units
        flows.received[cell] = isPlanted ? 6e8 : month.isMultiple(of: 3) ? units * 3 : 0
        flows.adjustment[cell] = isPlanted ? -5e8 : 0
        flows.ordered[cell] = isPlanted ? 4e8 : units * 2
      }
    }
    return DemandPanel(
      monthCount: months, productCount: fixture.productCount, consumption: consumption, closingStock: closing,
      productIndex: fixture.products, firstReport: fixture.firstReports,
      facilityIndex: fixture.products.indices.map { $0 / 4 }, flows: flows, firstCalendarMonth: 3)
  }

  @Test(arguments: DemandModel.allCases) func demandKnowsNothingLater(model: DemandModel) {
    func bytes(_ panel: DemandPanel) -> [[UInt64]] {
      let made = model.forecasts(panel: panel, origin: Self.origin, horizon: 4, outputs: .all)
      return [bits(made.monthlyQuantiles), bits(made.cumulativeQuantiles)]
    }
    let expected = bytes(panel(absurd: false, isCut: true))
    #expect(expected[0].count == 80 * 4 * 19 && expected[0].contains { $0 != 0 })
    if model == .full {
      let light = DemandModel.light.forecasts(
        panel: panel(absurd: false, isCut: true), origin: Self.origin, horizon: 4, outputs: .monthly)
      #expect(bits(light.monthlyQuantiles) != expected[0], "the forest has weight")
    }
    #expect(bytes(panel(absurd: false)) == expected)
    #expect(bytes(panel(absurd: true)) == expected)
  }

  @Test func stockoutsKnowNothingLater() {
    func bytes(_ panel: DemandPanel) -> [UInt64] {
      bits(
        StockoutForecaster().forecasts(panel: panel, origin: Self.origin, horizon: 4).probabilities)
    }
    let cut = panel(absurd: false, isCut: true)
    let expected = bytes(cut)
    #expect(bytes(panel(absurd: false)) == expected)
    #expect(bytes(panel(absurd: true)) == expected)
    // Both parts have a say.
    let model = ModelFitter().fit(panel: cut, origin: Self.origin, horizon: 4, outputs: .stockouts)
    let reasons = (0..<80).compactMap {
      model.stockoutReasons(of: $0, within: 3, panel: cut, origin: Self.origin)
    }
    #expect(reasons.count > 40)
    #expect(reasons.allSatisfy { $0.forest != nil && $0.regression != nil })
  }
}
