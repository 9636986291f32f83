import Foundation
import TestSupport
import Testing

@testable import DemandForecasting

@Suite struct LogOddsShiftTests {
  /// The example of the doc comment: δ = 2·(1 − 1/(1 + e^−δ)).
  @Test func twoSurprisesUnderAPriorOfOne() {
    let shift = LogOddsShift(forecasts: [0.5, 0.5], outcomes: [1, 1], weights: [1, 1], prior: 1)
    #expect(abs(shift.value - 0.675) < 5e-4)
    #expect(abs(shift.value - 2 * (1 - 1 / (1 + exp(-shift.value)))) < 1e-9)
    #expect(abs(shift.shifted(0.5) - 1 / (1 + exp(-shift.value))) < 1e-12)
    #expect(shift.shifted(0) == 0 && shift.shifted(1) == 1)
  }

  @Test func nothingSeenShiftsNothing() {
    let none = LogOddsShift(forecasts: [], outcomes: [], weights: [], prior: 1)
    #expect(none.value == 0 && abs(none.shifted(0.3) - 0.3) < 1e-12)
    let asForecast = LogOddsShift(forecasts: [0.5, 0.5], outcomes: [1, 0], weights: [4, 4], prior: 1)
    #expect(abs(asForecast.value) < 1e-12)
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func itIsTheBestOfAGrid(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let forecasts = (0..<60).map { _ in Double.random(in: 0.003...0.997, using: &random) }
    let outcomes = forecasts.map {
      Double.random(in: 0..<1, using: &random) < (seed % 2 == 0 ? $0 / 3 : $0.squareRoot()) ? 1.0 : 0
    }
    let weights = forecasts.map { _ in Double.random(in: 0...2, using: &random) }
    let prior = 0.3 * Double(seed)
    func gain(_ shift: Double) -> Double {
      var sum = -shift * shift / (2 * prior * prior)
      for (index, forecast) in forecasts.enumerated() {
        let probability = 1 / (1 + exp(-log(forecast / (1 - forecast)) - shift))
        sum += weights[index] * log(outcomes[index] == 1 ? probability : 1 - probability)
      }
      return sum
    }
    // The gain is concave: the best of a coarse grid has the best of all within a step of it.
    var (best, highest) = (0.0, -Double.infinity)
    for width in [0.1, 0.01, 0.001, 0.0001] {
      let middle = best
      for step in -40...40 {
        let tried = middle + Double(step) * width
        let value = gain(tried)
        if value > highest { (best, highest) = (tried, value) }
      }
    }
    let found = LogOddsShift(forecasts: forecasts, outcomes: outcomes, weights: weights, prior: prior).value
    #expect(abs(found - best) <= 1.01e-4 && abs(found) > 0.05)
  }

  /// Each step's shift rests on the windows of its own length alone: every one is fitted anew from those.
  @Test func everyStepIsShiftedByItsOwnWindows() throws {
    let panel = FullFixture.panel(seed: 9, series: 36, missing: 0)
    let settings = FullFixture.stockouts
    let cells = FullFixture.fitter().cells(panel, origin: 24, horizon: 3)
    let peers = PeerSignals(cells)
    let shifts = LogOddsShift.bySteps(cells, peers: peers, settings: settings, workers: 1)
    var grown = settings.forest
    grown.trees = settings.calibrationTrees
    let forest = try #require(
      StockoutForest(cells, peers: peers, steps: 1...3, lastKnown: 21, settings: grown, workers: 1))
    var features = SituationFeatures(cells, peers: peers)
    let examples = StockoutExamples(panel)
    for step in 1...3 {
      var (forecasts, outcomes, weights): ([Double], [Double], [Double]) = ([], [], [])
      for series in 0..<panel.seriesCount {
        for month in 21...(24 - step) where cells.cell(series, month: month).isAnalogue {
          let outcome = examples.outcome(series: series, month: month, step: step)
          guard !outcome.isNaN else { continue }
          var row = [Float](repeating: 0, count: SituationFeatures.count)
          row.withUnsafeMutableBufferPointer {
            features.fill(series: series, month: month, into: $0)
            features.fill(series: series, month: month, step: step, into: $0)
          }
          forecasts.append(forest.probability(of: row))
          outcomes.append(outcome)
          weights.append(pow(settings.fading, Double(24 - month - step)) / settings.outcomesPerWitness)
        }
      }
      #expect(forecasts.count > 20)
      let alone = LogOddsShift(
        forecasts: forecasts, outcomes: outcomes, weights: weights, prior: settings.likelyShift)
      #expect(abs(alone.value - shifts[step - 1].value) < 1e-9)
    }
    #expect(Set(shifts.map(\.value)).count == 3)
  }
}
