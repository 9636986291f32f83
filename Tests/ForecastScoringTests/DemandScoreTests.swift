import DemandForecasting
import Testing

@testable import ForecastScoring

@Suite("Scores of demand forecasts")
struct DemandScoreTests {
  /// .05 … .95 at 1 … 19: the median is 10, as is the mean.
  private let ladder = QuantileDistribution(
    levels: QuantileLevels.monthly, values: (1...19).map(Double.init))

  @Test("is worked by hand")
  func byHand() throws {
    let loss = DemandLoss(ladder, outcome: 10, scale: 4)
    let quantiles = try #require(loss.quantiles)
    // Below the median q(10 − Q), above it (1 − q)(Q − 10): 2 × Σ_{i=1…9} i/20 × (10 − i) = 2 × 8.25.
    #expect(abs(quantiles.crps - 2 * 16.5 / 19) < 1e-12)
    #expect(loss.medianError == 0 && loss.meanError == 0)
    // (1 − .9)(18 − 10) and (1 − .95)(19 − 10)
    #expect(abs(quantiles.pinball90 - 0.8) < 1e-12 && abs(quantiles.pinball95 - 0.45) < 1e-12)
    #expect(quantiles.isWithinP90 && quantiles.isWithin80)

    var tally = DemandTally()
    tally.add(loss)
    tally.add(DemandLoss(ladder, outcome: 19, scale: nil))
    tally.add(DemandLoss(ladder, outcome: 0, scale: 5))
    let score = tally.score
    #expect(score.rows == 3)
    #expect(score.medianMASE == 1)
    #expect(abs((score.meanAbsoluteError ?? 0) - 19.0 / 3) < 1e-12)
    // Of 29 units the medians were 0, 9 and 10 off, the means 0, −9 and +10.
    #expect(abs((score.weightedAbsoluteError ?? 0) - 19.0 / 29) < 1e-12)
    #expect(abs((score.bias ?? 0) - 1.0 / 29) < 1e-12)
    #expect(abs((score.shareWithinP90 ?? 0) - 2.0 / 3) < 1e-12)
    #expect(score.shareWithinP95 == 1)
    #expect(abs((score.shareWithin80 ?? 0) - 1.0 / 3) < 1e-12)
    #expect(abs((score.shareWithin90 ?? 0) - 2.0 / 3) < 1e-12)
    // wQL is CRPS × rows ÷ Σ y.
    #expect(abs((score.weightedQuantileLoss ?? 0) - (score.crps ?? 0) * 3 / 29) < 1e-12)
  }

  @Test("gives a rule of one number an error and nothing more")
  func point() {
    var tally = DemandTally()
    tally.add(DemandLoss(point: 4, outcome: 6, scale: 4))
    tally.add(DemandLoss(point: 5, outcome: 4, scale: nil))
    #expect(tally.score.medianMASE == 0.5 && tally.score.meanMASE == 0.5)
    #expect(tally.score.meanAbsoluteError == 1.5)
    #expect(tally.score.weightedAbsoluteError == 0.3 && tally.score.bias == -0.1)
    #expect(tally.score.crps == nil && tally.score.shareWithinP90 == nil)
    #expect(tally.score.weightedQuantileLoss == nil)
  }

  @Test("of nothing is nothing, and of no consumption has no wQL")
  func nothing() {
    #expect(DemandTally().score.crps == nil && DemandTally().score.rows == 0)
    var tally = DemandTally()
    tally.add(DemandLoss(ladder, outcome: 0, scale: nil))
    #expect(tally.score.weightedQuantileLoss == nil && tally.score.crps != nil)
    #expect(tally.score.weightedAbsoluteError == nil && tally.score.bias == nil)
    #expect(tally.score.medianMASE == nil)
  }
}
