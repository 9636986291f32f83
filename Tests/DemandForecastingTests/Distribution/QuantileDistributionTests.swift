import Foundation
import TestSupport
import Testing

@testable import DemandForecasting

@Suite struct QuantileDistributionTests {
  private let uniform = QuantileDistribution(levels: [0.25, 0.5, 0.75], values: [25, 50, 75])

  /// The example in the documentation.
  @Test func reachingIsReadHalfAUnitBelow() {
    #expect(abs(uniform.probabilityOfReaching(60.5) - 0.4) < 1e-15)
  }

  @Test func quantilesAreLinearBetweenLevels() {
    #expect(uniform.quantile(0.5) == 50 && uniform.median == 50)
    #expect(abs(uniform.quantile(0.6) - 60) < 1e-12)
    #expect(uniform.quantile(0.1) == 10)
    #expect(uniform.quantile(0) == 0)
    #expect(uniform.quantile(0.9) == 75)
  }

  @Test func crossedAndNegativeQuantilesAreSetRight() {
    let crossed = QuantileDistribution(levels: [0.2, 0.4, 0.6], values: [5, -3, 4])
    #expect(crossed.values == [0, 4, 5])
  }

  @Test func meanLeavesTheTailOut() {
    let body = (1...19).map(Double.init)
    #expect(QuantileDistribution(levels: QuantileLevels.monthly, values: body).mean == 10)
    let withTail = QuantileDistribution(levels: QuantileLevels.cumulative, values: body + [500, 600, 700])
    #expect(withTail.mean == 10)
  }

  // MARK: Probabilities

  @Test func levelBelowIsTheShareAtOrBelow() {
    #expect(uniform.levelBelow(-1) == 0)
    #expect(uniform.levelBelow(0) == 0)
    #expect(abs(uniform.levelBelow(12.5) - 0.125) < 1e-15)
    #expect(uniform.levelBelow(75) == 0.75)
  }

  /// Zero and 4 are atoms: all of their share counts at the point itself, and a flat end has nothing beyond.
  @Test func anAtomCountsAtItsPoint() {
    let atoms = QuantileDistribution(levels: [0.2, 0.4, 0.6, 0.8], values: [0, 0, 4, 4])
    #expect(atoms.levelBelow(-0.1) == 0)
    #expect(atoms.levelBelow(0) == 0.4)
    #expect(abs(atoms.levelBelow(2) - 0.5) < 1e-15)
    #expect(abs(atoms.levelBelow(4) - 0.8) < 1e-15)
    #expect(atoms.levelBelow(4.001) == 1)
    let within = QuantileDistribution(levels: [0.2, 0.4, 0.6, 0.8], values: [1, 3, 3, 9])
    #expect(within.levelBelow(3) == 0.6)
    #expect(within.levelBelow(2.999_999) < 0.4)
  }

  @Test func onlyZerosReachNoStock() {
    let zero = QuantileDistribution(levels: QuantileLevels.monthly, values: Array(repeating: 0, count: 19))
    #expect(zero.quantile(0.99) == 0 && zero.mean == 0)
    #expect(zero.probabilityOfReaching(0) == 1)
    #expect(zero.probabilityOfReaching(0.5) == 0)
    #expect(zero.probabilityOfReaching(1) == 0)
    #expect(zero.levelBelow(-1) == 0)
  }

  /// With whole units any stock up to one is reached by the first; above, more stock is reached less often.
  @Test func moreStockIsNeverReachedMoreOften() {
    let skewed = QuantileDistribution(
      levels: QuantileLevels.monthly, values: (1...19).map { exp(Double($0) / 6) - 1 })
    #expect(skewed.probabilityOfReaching(-3) == 1 && skewed.probabilityOfReaching(0) == 1)
    #expect(skewed.probabilityOfReaching(0.2) == skewed.probabilityOfReaching(1))
    let steps = (1...400).map { skewed.probabilityOfReaching(Double($0) / 10) }
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 >= $1 })
    #expect((steps.last ?? 1) < 0.01 && (steps.first ?? 0) > 0.8)
  }

  // MARK: The tail

  /// .95 to .99 is a fall from .05 to .01 over 20 units: a fifth every 20 units.
  @Test func theTailGoesOnFallingFromTheLevelAtNinetyFive() {
    let body = (1...19).map { Double($0) * 5 }
    let total = QuantileDistribution(levels: QuantileLevels.cumulative, values: body + [100, 110, 115])
    #expect(abs(total.levelBelow(115) - 0.99) < 1e-12)
    #expect(abs(total.levelBelow(135) - (1 - 0.01 / 5)) < 1e-12)
    #expect(abs(total.levelBelow(155) - (1 - 0.01 / 25)) < 1e-12)
  }

  /// .90 to .95 halves what lies beyond in 5 units.
  @Test func whereNinetyFiveIsTheLastTheLevelBeforeSetsTheFall() {
    let month = QuantileDistribution(levels: QuantileLevels.monthly, values: (1...19).map { Double($0) * 5 })
    #expect(abs(month.levelBelow(95) - 0.95) < 1e-12)
    #expect(abs(month.levelBelow(100) - 0.975) < 1e-12)
    #expect(abs(month.levelBelow(105) - 0.9875) < 1e-12)
  }

  @Test func aFlatEndHasNoTail() {
    let flat = QuantileDistribution(levels: [0.5, 0.9, 0.95], values: [1, 8, 8])
    #expect(abs(flat.levelBelow(8) - 0.95) < 1e-12 && flat.levelBelow(8.1) == 1)
    let single = QuantileDistribution(levels: [0.5], values: [8])
    #expect(single.levelBelow(4) == 0.25 && single.levelBelow(9) == 1 && single.mean == 8)
  }

  // MARK: Inverse

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func levelBelowInvertsTheQuantileWhereItRises(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let values = (0..<22).map { _ in Double.random(in: 0...90, using: &random) }
    let distribution = QuantileDistribution(levels: QuantileLevels.cumulative, values: values)
    for _ in 0..<50 {
      let level = Double.random(in: 0...0.99, using: &random)
      #expect(abs(distribution.levelBelow(distribution.quantile(level)) - level) < 1e-9)
    }
  }

  @Test func levelsAreTheDocumentedOnes() {
    #expect(QuantileLevels.monthly.count == 19 && QuantileLevels.cumulative.count == 22)
    #expect(QuantileLevels.monthly.first == 0.05 && QuantileLevels.monthly.last == 0.95)
    #expect(Array(QuantileLevels.cumulative.suffix(4)) == [0.95, 0.97, 0.98, 0.99])
    #expect(Array(QuantileLevels.cumulative.prefix(19)) == QuantileLevels.monthly)
  }
}
