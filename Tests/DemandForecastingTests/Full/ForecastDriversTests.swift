import Testing

@testable import DemandForecasting

/// What a forecast is said to rest on is what it rests on.
@Suite struct ForecastDriversTests {
  private let panel = FullFixture.panel(seed: 31)

  private func model(_ kind: DemandModel = .full) -> FittedModel {
    FullFixture.fitter().fit(panel: panel, origin: 25, horizon: 3, outputs: .all, as: kind)
  }

  /// Weights come to 1; summed by outcome they are the shares that the forest's leaves hold.
  @Test func theWeightsOfCasesAreThoseOfTheForest() throws {
    var random = SplitMix(seed: 3, place: 1)
    var table = TrainingTable(featureCount: 3)
    for _ in 0..<200 {
      table.features += (0..<3).map { _ in Float(random.below(20)) }
      table.codes.append(UInt16(random.below(6)))
      table.targets.append(table.features[table.features.count - 1] / 8)
    }
    var settings = ForestSettings()
    settings.trees = 6
    let forest = Forest(table, settings: settings, workers: 1)
    for question in 0..<20 {
      let row = (0..<3).map { Float((question * 7 + $0 * 3) % 20) }
      var shares = [Float](repeating: 0, count: 6)
      let weights = row.withUnsafeBufferPointer { row -> [Double] in
        guard let first = row.baseAddress else { return [] }
        shares.withUnsafeMutableBufferPointer { forest.addShares(of: first, to: $0) }
        return forest.weights(of: first, features: table.features, count: 200, settings: settings)
      }
      var byCode = [Double](repeating: 0, count: 6)
      for (example, weight) in weights.enumerated() { byCode[Int(table.codes[example])] += weight }
      #expect(zip(byCode, shares).allSatisfy { abs($0 - Double($1)) < 1e-5 }, "\(byCode) \(shares)")
      #expect(abs(weights.reduce(0, +) - 1) < 1e-9 && weights.contains(0))
    }
  }

  @Test func theDriversAreThoseOfTheForecast() throws {
    let model = model()
    let fitter = FullFixture.fitter()
    let cells = fitter.cells(panel, origin: 25, horizon: 3)
    let monthly = try #require(model.monthly)
    for series in 0..<panel.seriesCount {
      let drivers = try #require(fitter.drivers(of: series, panel: panel, origin: 25, model: model))
      let level = drivers.level
      #expect(level.value == cells.atOrigin(series).level)
      #expect(
        abs(level.value - (0.6 * level.mean12 + 0.3 * level.mean3 + 0.1 * level.productShare + 0.5)) < 1e-9)
      #expect(abs(drivers.parts.map(\.weight).reduce(0, +) - 1) < 1e-9)
      let closing = panel.closingStock[series * panel.monthCount + 25]
      #expect((drivers.stock == .unknown) == closing.isNaN && (drivers.stock == .none) == (closing == 0))
      #expect(drivers.endsInZero == (panel.consumption[series * panel.monthCount + 25] == 0))
      #expect(drivers.lookAlikes > 0 && (0...4).contains(drivers.coarseness))
      let weights = try #require(fitter.caseWeights(of: series, cells, monthly))
      #expect(abs(weights.reduce(0, +) - 1) < 1e-9)
      let (cases, effective) = (try #require(drivers.cases), try #require(drivers.effectiveCases))
      #expect(cases >= 6 && effective > 1 && effective <= Double(cases))
    }
  }

  /// Fitted as the light model, it forecasts what the light forecaster does.
  @Test func theLightModelFittedIsLight() {
    let (model, panel) = (model(.light), panel)
    let fitted = model.demand(panel: panel, origin: 25)
    let light = LightForecaster(settings: FullFixture.settings.light)
      .forecasts(panel: panel, origin: 25, horizon: 3, outputs: .all)
    #expect(bits(fitted.monthlyQuantiles) == bits(light.monthlyQuantiles))
    #expect(bits(fitted.cumulativeQuantiles) == bits(light.cumulativeQuantiles))
    let drivers = FullFixture.fitter().drivers(of: 0, panel: panel, origin: 25, model: model)
    #expect(drivers?.parts == [.init(part: .light, weight: 1)] && drivers?.cases == nil)
  }

  @Test func aSeriesWithoutAForecastHasNoDrivers() {
    let fixture = FullFixture.panel(seed: 32, series: 6, months: 12).planting(after: 9) { _ in 2 }
    let late = DemandPanel(
      monthCount: 12, productCount: 3, consumption: fixture.consumption, closingStock: fixture.closingStock,
      productIndex: fixture.productIndex, firstReport: [11, 0, 0, 0, 0, 0])
    let fitter = FullFixture.fitter()
    let model = fitter.fit(panel: late, origin: 9, horizon: 1, outputs: .monthly)
    #expect(fitter.drivers(of: 0, panel: late, origin: 9, model: model) == nil)
    #expect(fitter.drivers(of: 1, panel: late, origin: 9, model: model) != nil)
  }
}
