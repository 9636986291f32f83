import TestSupport
import Testing

@testable import DemandForecasting

/// Weights of averaged quantiles, where the best are known.
@Suite struct BlendSearchTests {
  /// Outcomes 0 … 99 once each; the parts state the true quantiles, moved by so much.
  private func search(moved: [Float]) -> BlendSearch {
    let levels = BlendSearch.levels.map { Float($0) * 100 }
    let outcomes = (0..<100).map { Float($0) }
    return BlendSearch(
      parts: moved.map { move in outcomes.flatMap { _ in levels.map { $0 + move } } }, outcomes: outcomes,
      divisors: outcomes.map { _ in 1 })
  }

  @Test func aPartThatIsRightGetsAllWeight() {
    let weights = search(moved: [40, 0, 60]).weights(assumed: [0.9, 0.1, 0], settings: BlendSettings())
    #expect(zip(weights, [0.0, 1, 0]).allSatisfy { abs($0 - $1) < 1e-9 })
  }

  @Test func partsThatErrToEitherSideShare() {
    let weights = search(moved: [-30, 30]).weights(assumed: [1, 0], settings: BlendSettings())
    #expect(abs(weights[0] - 0.5) < 0.026 && abs(weights[0] + weights[1] - 1) < 1e-9)
  }

  /// The loss by hand: one row, every level's quantile 10, outcome 12 or 8, over a divisor of 2.
  @Test func theLossIsTheMeanPinballLoss() {
    let levels = BlendSearch.levels
    let parts = [levels.flatMap { _ in [Float(10)] }]
    func loss(_ outcome: Float) -> Double {
      BlendSearch(parts: parts, outcomes: [outcome], divisors: [2]).loss([1])
    }
    #expect(abs(loss(12) - levels.map { $0 * 2 / 2 }.reduce(0, +) / 6) < 1e-6)
    #expect(abs(loss(8) - levels.map { (1 - $0) * 2 / 2 }.reduce(0, +) / 6) < 1e-6)
  }

  // MARK: Trust

  private let assumed = [1.0, 0, 0]

  /// Nothing up to the chance gain, all from the convincing one on, and in proportion between.
  @Test(arguments: [(0.5, 0.0), (0, 0), (-0.5, 0.5), (-1, 1), (-9, 1)])
  func aGainMovesTheWeightsAsFarAsItConvinces(excess: Double, trust: Double) {
    let search = search(moved: [12, -8, 3])
    var settings = BlendSettings()
    (settings.chanceGain, settings.convincingGain) = (-2, -1)
    let best = search.weights(assumed: assumed, settings: settings)
    let gain = 1 - search.loss(best) / search.loss(assumed)
    #expect(gain > 0.02)
    // The gain lies so far beyond the chance gain, in widths of the ramp.
    (settings.chanceGain, settings.convincingGain) = (gain + excess * 0.1, gain + excess * 0.1 + 0.1)
    let weights = search.weights(assumed: assumed, settings: settings)
    for index in weights.indices {
      #expect(abs(weights[index] - (assumed[index] + trust * (best[index] - assumed[index]))) < 1e-9)
    }
  }

  @Test func withNothingToCompareTheAssumedStand() {
    let none = BlendSearch(parts: [[], []], outcomes: [], divisors: [])
    #expect(none.weights(assumed: [0.95, 0.05], settings: BlendSettings()) == [0.95, 0.05])
    #expect(search(moved: [9]).weights(assumed: [1], settings: BlendSettings()) == [1])
  }

  /// Every mixture in steps of .05 is tried; the search comes within a thousandth of the best.
  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func theSearchIsAsGoodAsTryingAll(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let outcomes = (0..<80).map { _ in Float(Int.random(in: 0...30, using: &random)) }
    let parts = (0..<3).map { _ in
      outcomes.flatMap { outcome in
        let middle = (outcome + Float.random(in: 0...30, using: &random)) / 2
        return BlendSearch.levels.map { middle * Float(0.4 + $0) }
      }
    }
    let search = BlendSearch(
      parts: parts, outcomes: outcomes, divisors: outcomes.map { 1 + $0.squareRoot() })
    var settings = BlendSettings()
    (settings.chanceGain, settings.convincingGain) = (-2, -1)
    let found = search.weights(assumed: [1, 0, 0], settings: settings)
    var lowest = Double.infinity
    for first in 0...20 {
      for second in 0...(20 - first) {
        let weights = [Double(first), Double(second), Double(20 - first - second)].map { $0 / 20 }
        lowest = min(lowest, search.loss(weights))
      }
    }
    #expect(search.loss(found) <= lowest * 1.001)
    #expect(abs(found.reduce(0, +) - 1) < 1e-9 && found.allSatisfy { $0 >= 0 })
  }
}
