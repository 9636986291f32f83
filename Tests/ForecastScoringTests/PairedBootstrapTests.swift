import DemandForecasting
import TestSupport
import Testing

@testable import ForecastScoring

@Suite("The paired bootstrap over series")
struct PairedBootstrapTests {
  private func series(_ seed: UInt64, gain: Double) -> [PairedBootstrap.Series] {
    var random = SeededGenerator(seed: seed)
    return (0..<80).map { _ in
      let first = Double.random(in: 0...20, using: &random)
      return .init(rows: 3, first: first, second: first - gain + Double.random(in: -2...2, using: &random))
    }
  }

  @Test("is the difference of the means, with the share of series that gain")
  func byHand() throws {
    let all: [PairedBootstrap.Series] = [
      .init(rows: 2, first: 4, second: 2), .init(rows: 2, first: 6, second: 7), .init(),
    ]
    let difference = try #require(PairedBootstrap().difference(all))
    #expect(difference.difference == -0.25)
    #expect(difference.relative == -0.1)
    #expect(difference.series == 2 && difference.shareBetter == 0.5)
    // Two series: a draw holds the first twice (−1), both (−0.25) or the second twice (+0.5).
    #expect(difference.interval == -1...0.5)
    #expect(PairedBootstrap().difference([.init()]) == nil)
  }

  @Test("gives the same interval for the same seed, another for another")
  func seeded() {
    let some = series(1, gain: 0.3)
    #expect(PairedBootstrap(seed: 5).difference(some) == PairedBootstrap(seed: 5).difference(some))
    #expect(PairedBootstrap(seed: 5).difference(some) != PairedBootstrap(seed: 6).difference(some))
  }

  @Test("holds zero where there is no difference, in nineteen of twenty samples")
  func coverage() {
    let holding = (0..<200).count { sample in
      let difference = PairedBootstrap(resamples: 200).difference(series(UInt64(sample), gain: 0))
      return difference?.interval.contains(0) ?? false
    }
    #expect((178...199).contains(holding), "\(holding) of 200")
  }

  @Test("leaves point rules out of the CRPS steps of a ladder")
  func ladder() {
    let forecast = QuantileDistribution(levels: QuantileLevels.monthly, values: (1...19).map(Double.init))
    var tally = LadderTally(names: [.lastValue, .light, .full], seriesCount: 2)
    for (series, outcome) in [(0, 9.0), (1, 14.0)] {
      tally.add(
        [
          DemandLoss(point: 7, outcome: outcome, scale: 2), DemandLoss(forecast, outcome: outcome, scale: 2),
          DemandLoss(forecast, outcome: outcome, scale: 2),
        ], series: series)
    }
    let ladder = tally.ladder()
    #expect(ladder.rungs.map(\.score.medianMASE) == [2.25, 1.25, 1.25])
    #expect(ladder.steps.map { $0.crps == nil } == [true, false])
    #expect(ladder.steps[0].mase?.difference == -1)
    #expect(ladder.steps[1].crps?.interval == 0...0)
  }
}
