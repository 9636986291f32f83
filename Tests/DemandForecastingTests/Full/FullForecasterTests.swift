import TestSupport
import Testing

@testable import DemandForecasting

/// What holds for every panel under the full model.
@Suite struct FullForecasterTests {
  private let outputs: ForecastOutputs = [.monthly, .cumulative, .stockouts]

  private struct Answer: Equatable {
    let isForecast: [Bool]
    let monthly: [UInt64]
    let cumulative: [UInt64]
    let stockouts: [UInt64]
  }

  private func answer(_ panel: DemandPanel, origin: Int, horizon: Int = 5, workers: Int = 2) -> Answer {
    let model = FullFixture.fitter(workers: workers)
      .fit(panel: panel, origin: origin, horizon: horizon, outputs: outputs)
    #expect(model.hasForests == true, "the forest has weight")
    return answer(of: model, panel, origin: origin, workers: workers)
  }

  private func answer(
    of model: FittedModel, _ panel: DemandPanel, origin: Int, workers: Int = 2
  ) -> Answer {
    let demand = model.demand(panel: panel, origin: origin, workers: workers)
    return Answer(
      isForecast: demand.isForecast, monthly: bits(demand.monthlyQuantiles),
      cumulative: bits(demand.cumulativeQuantiles),
      stockouts: bits(model.stockouts(panel: panel, origin: origin, workers: workers)?.probabilities ?? []))
  }

  @Test(arguments: 1...2 as ClosedRange<UInt64>)
  func everyNumberIsProper(seed: UInt64) throws {
    let panel = FullFixture.panel(seed: seed, missing: 0.2 * Double(seed))
    let model = FullFixture.fitter().fit(panel: panel, origin: 24, horizon: 12, outputs: outputs)
    let demand = model.demand(panel: panel, origin: 24)
    let risks = try #require(model.stockouts(panel: panel, origin: 24))
    let reach = try #require(model.stockouts).reach
    #expect((3...6).contains(reach))
    for series in 0..<panel.seriesCount {
      for step in 1...12 {
        let start = (series * 12 + step - 1)
        let month = Array(demand.monthlyQuantiles[start * 19..<(start + 1) * 19])
        let total = Array(demand.cumulativeQuantiles[start * 22..<(start + 1) * 22])
        for row in [month, total] {
          #expect(row.allSatisfy { $0.isFinite && $0 >= 0 } && row == row.sorted(), "\(series) \(step)")
        }
        let hasStock = !panel.closingStock[series * panel.monthCount + 24].isNaN && demand.isForecast[series]
        let risk = risks.probability(series: series, step: step)
        let isTold = hasStock && step <= reach
        #expect((risk != nil) == isTold && (risk ?? 0.5) > 0 && (risk ?? 0.5) < 1)
        guard step > 1 else {
          #expect(Array(total[0..<19]) == month, "the total of one month is that month: \(series)")
          continue
        }
        let before = demand.cumulativeQuantiles[(start - 1) * 22..<start * 22]
        #expect(zip(before, total).allSatisfy { $0 <= $1 })
        let earlier = Array(before)
        for low in 0..<9 {
          let (was, isNow) = (earlier[18 - low] - earlier[low], total[18 - low] - total[low])
          #expect(isNow >= was - 1e-9 * (1 + was), "an interval narrows: \(series) \(step) \(low)")
        }
        #expect((risks.probability(series: series, step: step - 1) ?? 0) <= risk ?? 1)
      }
    }
  }

  @Test func totalsAreTheSameWhetherMonthsAreAskedForOrNot() {
    let panel = FullFixture.panel(seed: 9, series: 12)
    func totals(_ outputs: ForecastOutputs) -> [Double] {
      FullFixture.fitter().fit(panel: panel, origin: 24, horizon: 5, outputs: outputs)
        .demand(panel: panel, origin: 24).cumulativeQuantiles
    }
    #expect(totals(.cumulative) == totals(.all))
  }

  @Test func workersChangeNoBit() {
    let panel = FullFixture.panel(seed: 4, series: 68, months: 15)
    let alone = answer(panel, origin: 14, workers: 1)
    #expect(answer(panel, origin: 14, workers: 2) == alone)
    #expect(answer(panel, origin: 14, workers: 5) == alone)
  }

  /// Absurd consumption, stocks and flows after the origin, or no months after it at all: the same bytes.
  @Test func nothingAfterTheOriginMatters() {
    let panel = FullFixture.panel(seed: 5)
    let expected = answer(panel, origin: 20)
    var random = SeededGenerator(seed: 6)
    let wild = [Double.nan, 0, 1e14, .infinity, -5, 7]
    let planted = panel.planting(after: 20) { _ in wild.randomElement(using: &random) ?? 0 }
    #expect(planted.flows.received.contains(1e14) && planted.consumption.contains(1e14))
    #expect(answer(planted, origin: 20) == expected)
    #expect(answer(panel.ending(with: 20), origin: 20) == expected)
    #expect(answer(panel.planting(after: 19) { _ in 3 }, origin: 20) != expected)
  }

  // MARK: Alone and among others

  @Test func aSeriesAloneGetsTheForecastItHasAmongOthers() {
    let panel = FullFixture.panel(seed: 7)
    let model = FullFixture.fitter().fit(panel: panel, origin: 25, horizon: 5, outputs: outputs)
    let all = answer(of: model, panel, origin: 25)
    #expect(model.hasForests)
    for series in 0..<panel.seriesCount {
      let alone = answer(of: model, panel.selecting([series]), origin: 25)
      #expect(alone.isForecast == [all.isForecast[series]])
      #expect(alone.monthly == Array(all.monthly[series * 95..<(series + 1) * 95]))
      #expect(alone.cumulative == Array(all.cumulative[series * 110..<(series + 1) * 110]))
      #expect(alone.stockouts == Array(all.stockouts[series * 5..<(series + 1) * 5]))
    }
  }

  /// A fitted model answers in any order; a model fitted in another order has drawn other examples, and differs by no
  /// more than one fitted with other draws.
  @Test func theOrderOfSeriesIsNoMoreThanAnotherDraw() {
    let panel = FullFixture.panel(seed: 8, series: 24, missing: 0)
    var random = SeededGenerator(seed: 9)
    let order = Array(0..<24).shuffled(using: &random)
    let shuffled = panel.selecting(order)
    func demand(_ panel: DemandPanel, seed: UInt64) -> DemandForecasts {
      var settings = FullFixture.settings
      settings.forest.seed = seed
      // The same weights, whatever the draws.
      settings.blend.chanceGain = 8
      settings.blend.convincingGain = 9
      let model = ModelFitter(fullSettings: settings, workers: 2)
        .fit(panel: panel, origin: 25, horizon: 3, outputs: .monthly)
      if panel.productIndex != shuffled.productIndex {
        let turned = model.demand(panel: shuffled, origin: 25).monthlyQuantiles
        let straight = model.demand(panel: panel, origin: 25).monthlyQuantiles
        #expect(bits(turned) == bits(order.flatMap { straight[$0 * 57..<($0 + 1) * 57] }))
      }
      return model.demand(panel: panel, origin: 25)
    }
    let (plain, turned) = (demand(panel, seed: 1), demand(shuffled, seed: 1))
    func distance(_ other: DemandForecasts, _ place: (Int) -> Int) -> Double {
      order.indices.reduce(0) { sum, row in
        let mean = plain.monthly(series: order[row], step: 2)?.mean ?? 0
        return sum + abs(mean - (other.monthly(series: place(row), step: 2)?.mean ?? 0)) / (1 + mean)
      }
    }
    let byDraw = [UInt64(2), 3].map { seed in distance(demand(panel, seed: seed)) { order[$0] } }
    let byOrder = distance(turned) { $0 }
    #expect(byOrder > 0 && byOrder < 2 * (byDraw.max() ?? 0), "\(byOrder) \(byDraw)")
  }

  /// A thousand times the quantities, a thousand times the quantiles: but for the half unit in the level, and what
  /// turns on it.
  @Test func quantilesGrowWithTheUnits() {
    let small = FullFixture.panel(seed: 10, missing: 0, scale: 1, least: 60)
    let large = FullFixture.panel(seed: 10, missing: 0, scale: 1000, least: 60)
    var errors: [Double] = []
    let quantiles = [small, large].map { panel in
      FullForecaster(settings: FullFixture.settings).forecasts(
        panel: panel, origin: 25, horizon: 5, outputs: .all)
    }
    for series in 0..<small.seriesCount {
      for step in [1, 3, 5] {
        for make in [DemandForecasts.monthly, DemandForecasts.cumulative] {
          let few = make(quantiles[0])(series, step)?.mean ?? 0
          let many = make(quantiles[1])(series, step)?.mean ?? 0
          errors.append(abs(many / 1000 / few - 1))
        }
      }
    }
    #expect(errors.reduce(0, +) / Double(errors.count) < 0.05 && (errors.max() ?? 1) < 0.4)
  }
}
