import TestSupport

@testable import DemandForecasting

/// Panels and settings for the full model, small enough for tests.
enum FullFixture {
  /// Settings under which a forest is grown from few examples, quickly.
  static var settings: FullSettings {
    var settings = FullSettings()
    settings.forest = forest
    settings.blend.trees = 3
    // A gain of a tenth moves a tenth of the way: so every part that helps has some weight, and the forest most.
    (settings.blend.chanceGain, settings.blend.convincingGain) = (0, 1)
    settings.light.minimumClass = 40
    return settings
  }

  /// The same for stock-outs.
  static var stockouts: StockoutSettings {
    var settings = StockoutSettings()
    settings.forest = forest
    settings.calibrationTrees = 3
    settings.regression.smallestSample = 100
    return settings
  }

  private static var forest: ForestSettings {
    var settings = ForestSettings()
    settings.trees = 8
    settings.smallestLeaf = 6
    settings.smallestSample = 100
    return settings
  }

  /// A fitter with both.
  static func fitter(workers: Int = 2) -> ModelFitter {
    ModelFitter(fullSettings: settings, stockoutSettings: stockouts, workers: workers)
  }

  /// Series of several sizes with stock, flows and facilities of three series each.
  static func panel(
    seed: UInt64, series: Int = 24, months: Int = 26, missing: Double = 0.1, scale: Double = 1,
    least: Int = 0
  ) -> DemandPanel {
    var fixture = PanelFixture(seed: seed, series: series, months: months, missing: missing)
    if least > 0 {
      fixture.consumption = fixture.consumption.map { $0.map { $0.map { $0 * 3 + Double(least) } } }
    }
    var random = SeededGenerator(seed: seed + 1)
    let plain = fixture.panel
    var flows = StockFlows(cellCount: plain.consumption.count)
    for cell in plain.consumption.indices where !plain.consumption[cell].isNaN {
      let received = Int.random(in: 0...2, using: &random) == 0 ? Int.random(in: 1...90, using: &random) : 0
      flows.received[cell] = Float(Double(received) * scale)
      flows.opening[cell] = Float(Double(Int.random(in: 0...50, using: &random)) * scale)
      flows.adjustment[cell] = Float(Double(Int.random(in: -3...0, using: &random)) * scale)
      if Bool.random(using: &random) {
        flows.ordered[cell] = Float(Double(Int.random(in: 0...60, using: &random)) * scale)
      }
    }
    return DemandPanel(
      monthCount: months, productCount: plain.productCount,
      consumption: plain.consumption.map { $0 * scale },
      closingStock: plain.closingStock.map { $0 * scale }, productIndex: plain.productIndex,
      firstReport: plain.firstReport, facilityIndex: plain.productIndex.indices.map { $0 / 3 }, flows: flows,
      firstCalendarMonth: 4)
  }
}

extension DemandPanel {
  /// The panel with every table changed after `origin`, and as many months.
  func planting(after origin: Int, _ absurd: (_ cell: Int) -> Double) -> DemandPanel {
    func planted(_ table: [Double]) -> [Double] {
      table.indices.map { $0 % monthCount > origin ? absurd($0) : table[$0] }
    }
    return DemandPanel(
      monthCount: monthCount, productCount: productCount, consumption: planted(consumption),
      closingStock: planted(closingStock), productIndex: productIndex,
      firstReport: firstReport.map { $0 > origin ? monthCount - 1 : $0 }, facilityIndex: facilityIndex,
      flows: flows.map { table in planted(table.map { Double($0) }).map { Float($0) } },
      firstCalendarMonth: firstCalendarMonth)
  }

  /// The panel that ends with `origin`.
  func ending(with origin: Int) -> DemandPanel {
    func cut<Value>(_ table: [Value]) -> [Value] {
      table.indices.filter { $0 % monthCount <= origin }.map { table[$0] }
    }
    return DemandPanel(
      monthCount: origin + 1, productCount: productCount, consumption: cut(consumption),
      closingStock: cut(closingStock), productIndex: productIndex, firstReport: firstReport,
      facilityIndex: facilityIndex, flows: flows.map(cut), firstCalendarMonth: firstCalendarMonth)
  }
}

extension FittedModel {
  /// Whether forests speak in this model, and not Light alone.
  var hasForests: Bool {
    guard let monthly else { return false }
    return monthly.weights.common.contains { $0.part == .forest && $0.weight > 0.1 }
  }
}
