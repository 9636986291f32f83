import Testing

@testable import DemandForecasting

/// Histories that say little or much too much, among others that say enough.
@Suite struct ColdStartTests {
  private static let months = 26
  private static let others = 30
  /// Everything that is odd, one series each, after the ordinary ones.
  private static let odd: [(name: String, used: [Double?], stock: Double?)] = {
    func late(_ values: [Double]) -> [Double?] {
      Array(repeating: nil, count: months - values.count) + values
    }
    return [
      ("three months", late([12, 15, 11]), 8), ("one month", late([9]), 4),
      ("a single month with use", Array(repeating: 0, count: 20) + [30] + Array(repeating: 0, count: 5), 3),
      ("all zeros", Array(repeating: 0, count: months), 5),
      ("constant", Array(repeating: 40, count: months), 60),
      ("ten million", (0..<months).map { $0 % 4 == 0 ? 8e6 : 1e7 }, 2e7),
      ("no consumption", Array(repeating: nil, count: months), 6), ("no report", late([]), nil),
    ]
  }()

  private static func panel(product: Int = 0, stocks: Bool = true) -> DemandPanel {
    var fixture = PanelFixture(seed: 17, series: others, months: months, products: 2, missing: 0.05)
    for series in odd {
      fixture.consumption.append(series.used)
      fixture.closing.append(series.used.indices.map { _ in series.stock })
      fixture.products.append(product)
      fixture.firstReports.append(
        series.name == "no consumption" ? 0 : series.used.firstIndex { $0 != nil } ?? months)
    }
    if !stocks { fixture.closing = fixture.closing.map { $0.map { _ in nil } } }
    return fixture.panel
  }

  private enum Kind: CaseIterable { case light, full, demand }

  private func forecasts(_ kind: Kind, _ panel: DemandPanel, horizon: Int = 12) -> DemandForecasts {
    let origin = panel.monthCount - 1
    switch kind {
    case .light:
      return LightForecaster(settings: FullFixture.settings.light)
        .forecasts(panel: panel, origin: origin, horizon: horizon, outputs: .all)
    case .full:
      return FullForecaster(settings: FullFixture.settings)
        .forecasts(panel: panel, origin: origin, horizon: horizon, outputs: .all)
    case .demand:
      let marks = panel.closingStock.map { $0 == 0 ? Censoring.atLeast : .observed }
      let corrected = DemandCorrection().corrected(panel: panel, origin: origin, censored: marks)
      let demand = panel.replacingConsumption(by: corrected.demand, isGuessed: corrected.isCorrected)
      return FullForecaster(settings: FullFixture.settings)
        .forecasts(panel: demand, origin: origin, horizon: horizon, outputs: .all)
    }
  }

  private func row(_ name: String) -> Int {
    Self.others + (Self.odd.firstIndex { $0.name == name } ?? 0)
  }

  @Test(arguments: Kind.allCases, [0, 2])
  private func everyoneGetsASensibleDistribution(kind: Kind, product: Int) {
    let panel = Self.panel(product: product)
    let forecasts = forecasts(kind, panel)
    for series in 0..<panel.seriesCount {
      guard forecasts.isForecast[series] else { continue }
      for step in 1...12 {
        let month = forecasts.monthly(series: series, step: step)?.values ?? [-1]
        let total = forecasts.cumulative(series: series, step: step)?.values ?? [-1]
        #expect(month.allSatisfy { $0 >= 0 && $0.isFinite } && total.allSatisfy { $0 >= 0 && $0.isFinite })
      }
    }
    func month(_ name: String, _ step: Int = 3) -> QuantileDistribution? {
      forecasts.monthly(series: row(name), step: step)
    }
    func expect(_ name: String, median: ClosedRange<Double>, most: Double, width: Double) {
      let (values, middle) = (month(name)?.values ?? [], month(name)?.median ?? -1)
      #expect(median.contains(middle), "\(name): \(values)")
      #expect((values.last ?? .infinity) <= most, "\(name): \(values)")
      #expect((values.last ?? 0) - (values.first ?? 0) >= width, "\(name): \(values)")
    }
    expect("three months", median: 8...18, most: 60, width: 4)
    expect("one month", median: 4...14, most: 45, width: 2)
    expect("a single month with use", median: 0...5, most: 40, width: 0)
    expect("all zeros", median: 0...2, most: 10, width: 0)
    expect("constant", median: 36...44, most: 120, width: 1)
    expect("ten million", median: 8e6...1.05e7, most: 3e7, width: 1e6)
    expect("no consumption", median: 0...2, most: 12, width: 0.3)
    #expect(month("no report") == nil && forecasts.isForecast.count { !$0 } == 1)
  }

  @Test(arguments: Kind.allCases)
  private func withoutAnyStockItIsForecastToo(kind: Kind) {
    let panel = Self.panel(stocks: false)
    let forecasts = forecasts(kind, panel, horizon: 3)
    #expect((6...20).contains(forecasts.monthly(series: row("three months"), step: 1)?.median ?? -1))
    #expect(forecasts.monthlyQuantiles.allSatisfy { $0.isFinite })
    let risks = StockoutForecaster(settings: FullFixture.stockouts)
      .forecasts(panel: panel, origin: Self.months - 1, horizon: 3)
    #expect(risks.probabilities.allSatisfy { $0.isNaN } && risks.probabilities.count == panel.seriesCount * 3)
  }

  @Test(arguments: Kind.allCases)
  private func panelsOfAlmostNothing(kind: Kind) {
    let empty = DemandPanel(
      monthCount: 5, productCount: 0, consumption: [], closingStock: [], productIndex: [], firstReport: [])
    #expect(forecasts(kind, empty, horizon: 2).monthlyQuantiles.isEmpty)
    let single = forecasts(kind, PanelFixture([[6]]).panel)
    let (month, year) = (single.monthly(series: 0, step: 12), single.cumulative(series: 0, step: 12))
    #expect((2...9).contains(month?.median ?? -1) && (24...110).contains(year?.median ?? -1))
    #expect((month?.quantile(0.1) ?? 9) < 4 && (month?.quantile(0.9) ?? 0) > 9)
    #expect((year?.quantile(0.1) ?? 99) < 60 && (year?.quantile(0.9) ?? 0) > 85)
    let alone = forecasts(kind, PanelFixture([(0..<20).map { Double($0 % 5) }]).panel)
    #expect((0.5...4).contains(alone.monthly(series: 0, step: 12)?.median ?? -1))
    let silent = forecasts(
      kind, PanelFixture(Array(repeating: Array(repeating: nil, count: 20), count: 9)).panel)
    #expect(silent.isForecast.allSatisfy { $0 } && silent.cumulativeQuantiles.allSatisfy { $0 == 0 })
  }

  /// Eight months, asked for twelve: steps that no example reaches are Light's, and none is taken for no demand.
  @Test(arguments: [Kind.light, .full], [8, 13])
  private func twelveMonthsAheadOfAFew(kind: Kind, months: Int) {
    let panel = FullFixture.panel(seed: 19, series: 104, months: months, missing: 0, least: 20)
    let forecasts = forecasts(kind, panel)
    for series in stride(from: 0, to: 104, by: 3) {
      let first = forecasts.monthly(series: series, step: 1)?.mean ?? 0
      let last = forecasts.monthly(series: series, step: 12)?.mean ?? 0
      let total = forecasts.cumulative(series: series, step: 12)?.mean ?? 0
      #expect(
        first > 10 && last > first / 3 && total > 6 * min(first, last), "\(series): \(first) \(last) \(total)"
      )
    }
  }

  /// Reports every second month leave no total of two months or more to learn from.
  @Test func reportsEverySecondMonthStillAddUp() {
    var fixture = PanelFixture(seed: 21, series: 30, months: 26, missing: 0)
    fixture.consumption = fixture.consumption.map { series in
      series.enumerated().map { $0.offset % 2 == 1 ? 20 + ($0.element ?? 0) / 10 : nil }
    }
    let forecasts = forecasts(.full, fixture.panel)
    for series in 0..<30 {
      for step in [2, 4, 12] {
        let total = forecasts.cumulative(series: series, step: step)?.median ?? 0
        #expect(total > 14 * Double(step), "\(series), \(step): \(total)")
      }
    }
  }

  /// Months whose demand was guessed are no outcome that the parts are judged by.
  @Test func guessesDoNotChooseThePartsWeights() {
    let panel = FullFixture.panel(seed: 22, missing: 0)
    // The same guesses as wild as can be, in the months that the parts are compared on.
    func weights(_ guess: Double) -> [WeightedPart] {
      var (demand, isGuessed) = (panel.consumption, panel.consumption.map { _ in false })
      for series in 0..<8 {
        demand[series * panel.monthCount + 25] = guess
        isGuessed[series * panel.monthCount + 25] = true
      }
      let guessed = panel.replacingConsumption(by: demand, isGuessed: isGuessed)
      #expect(guessed.selecting([3, 9]).isGuessed.count { $0 } == 1)
      return FullFixture.fitter().fit(panel: guessed, origin: 25, horizon: 1, outputs: .monthly).monthly?
        .weights.common ?? []
    }
    #expect(weights(1) == weights(5000) && weights(1).count > 1)
  }
}
