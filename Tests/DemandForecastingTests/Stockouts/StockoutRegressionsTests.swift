import Foundation
import TestSupport
import Testing

@testable import DemandForecasting

/// Both opinions on stock-outs, averaged: whole probabilities, whatever the panel.
@Suite struct StockoutRegressionsTests {
  private func model(
    _ panel: DemandPanel, horizon: Int = 8, workers: Int = 2
  ) -> FittedModel {
    FullFixture.fitter(workers: workers)
      .fit(panel: panel, origin: panel.monthCount - 1, horizon: horizon, outputs: .stockouts)
  }

  private func probabilities(_ panel: DemandPanel, horizon: Int = 8, workers: Int = 2) -> [Double] {
    model(panel, horizon: horizon, workers: workers)
      .stockouts(panel: panel, origin: panel.monthCount - 1, workers: workers)?.probabilities ?? []
  }

  @Test func thePartsAreAveragedAndNeverFallWithTheMonths() throws {
    let panel = FullFixture.panel(seed: 31, series: 40, months: 30)
    let model = model(panel)
    let forecasts = try #require(model.stockouts(panel: panel, origin: 29))
    var (asked, lifted) = (0, 0)
    for series in 0..<panel.seriesCount {
      var highest = 0.0
      for step in 1...8 {
        let reasons = model.stockoutReasons(of: series, within: step, panel: panel, origin: 29)
        guard let shown = forecasts.probability(series: series, step: step) else {
          #expect(reasons == nil)
          if step <= 6 {
            #expect(panel.closingStock[series * 30 + 29].isNaN || !panel.takesPart(series, at: 29))
          }
          continue
        }
        let said = try #require(reasons)
        asked += 1
        #expect(said.regression != nil && said.forest != nil && step <= 6)
        if let forest = said.forest, let regression = said.regression {
          #expect(abs(said.probability - (forest + regression) / 2) < 1e-12)
          let odds = said.grounds.reduce(0) { $0 + $1.logOdds }
          #expect(odds.isFinite && said.grounds.map(\.ground) == StockoutGround.allCases)
        }
        if said.probability < highest { lifted += 1 }
        highest = max(highest, said.probability)
        #expect(shown == highest && shown > 0 && shown < 1)
      }
    }
    #expect(asked > 100 && lifted > 0)
  }

  /// What the grounds add, and the average series, come to what the regression says.
  @Test func theGroundsComeToTheRegression() throws {
    let panel = FullFixture.panel(seed: 32, series: 40, months: 30)
    let model = model(panel, horizon: 2)
    let said = (0..<40).compactMap { model.stockoutReasons(of: $0, within: 2, panel: panel, origin: 29) }
    let levels = said.compactMap { reasons in
      reasons.regression.map { log($0 / (1 - $0)) - reasons.grounds.reduce(0) { $0 + $1.logOdds } }
    }
    let first = try #require(levels.first)
    #expect(levels.count > 20 && levels.allSatisfy { abs($0 - first) < 1e-9 })
    #expect(said.contains { $0.grounds.contains { abs($0.logOdds) > 0.1 } })
  }

  @Test func theSameForAnyNumberOfWorkersAndAnyHorizon() {
    let panel = FullFixture.panel(seed: 33, series: 70, months: 28)
    let one = probabilities(panel, workers: 1)
    #expect(bits(one) == bits(probabilities(panel, workers: 2)))
    #expect(bits(one) == bits(probabilities(panel, workers: 7)))
    let short = probabilities(panel, horizon: 3)
    for series in 0..<70 {
      #expect(
        bits(Array(one[series * 8..<series * 8 + 3])) == bits(Array(short[series * 3..<series * 3 + 3])))
    }
    #expect(one.contains { !$0.isNaN })
  }

  @Test func aSeriesAloneGetsTheSame() {
    let panel = FullFixture.panel(seed: 34, series: 40, months: 30)
    let model = model(panel)
    let among = model.stockouts(panel: panel, origin: 29)?.probabilities ?? []
    for series in stride(from: 0, to: 40, by: 7) {
      let alone = model.stockouts(panel: panel.selecting([series]), origin: 29)?.probabilities ?? []
      #expect(bits(alone) == bits(Array(among[series * 8..<series * 8 + 8])))
    }
  }

  /// Panels that teach nothing, too little, or only one outcome, and quantities as large as any count.
  @Test func everyPanelGivesProbabilities() {
    var always = PanelFixture(seed: 35, series: 30, months: 30, missing: 0)
    always.closing = always.closing.map { $0.map { _ in 7 } }
    var never = always
    never.closing = never.closing.map { $0.map { _ in 0 } }
    var panels = [always.panel, never.panel]
    panels.append(FullFixture.panel(seed: 36, series: 40, months: 30, scale: 1e13))
    panels.append(FullFixture.panel(seed: 37, series: 1, months: 30))
    panels.append(FullFixture.panel(seed: 38, series: 40, months: 1))
    panels.append(FullFixture.panel(seed: 39, series: 40, months: 13))
    panels.append(FullFixture.panel(seed: 40, series: 1, months: 1, missing: 0))
    panels.append(PanelFixture(seed: 41, series: 40, months: 30, missing: 0.6).panel)
    for panel in panels {
      let known = probabilities(panel).filter { !$0.isNaN }
      #expect(known.allSatisfy { $0 > 0 && $0 < 1 })
      #expect(!known.isEmpty)
    }
    #expect(probabilities(always.panel).filter { !$0.isNaN }.allSatisfy { $0 < 0.2 })
  }

  @Test func aShortPastLeavesTheForestAlone() throws {
    let panel = FullFixture.panel(seed: 42, series: 60, months: 14)
    let model = model(panel, horizon: 5)
    let said = (0..<60).compactMap { model.stockoutReasons(of: $0, within: 3, panel: panel, origin: 13) }
    let first = try #require(said.first)
    #expect(said.allSatisfy { $0.regression == nil && $0.forest != nil })
    #expect(first.probability == first.forest && first.grounds.allSatisfy { $0.logOdds == 0 })
    let forecasts = try #require(model.stockouts(panel: panel, origin: 13))
    for series in 0..<60 {
      #expect(forecasts.probability(series: series, step: 4) == nil)
      #expect(forecasts.probability(series: series, step: 5) == nil)
    }
  }

  @Test func fewerAreDrawnWhereThereAreTooMany() throws {
    let panel = FullFixture.panel(seed: 43, series: 60, months: 30)
    var settings = FullFixture.stockouts.regression
    let cells = FullFixture.fitter().cells(panel, origin: 29, horizon: 1)
    let (peers, surprises) = (PeerSignals(cells), SupplySurprises(panel, origin: 29))
    func fit() -> RidgeLogistic? {
      RegressionExamples(cells, peers: peers, surprises: surprises, settings: settings).fit(step: 1)
    }
    let all = try #require(fit())
    settings.largestSample = 500
    let drawn = try #require(fit())
    #expect(all != drawn && drawn == fit())
    settings.largestSample = 90
    #expect(fit() == nil, "with fewer than a hundred nothing is fitted")
  }
}
