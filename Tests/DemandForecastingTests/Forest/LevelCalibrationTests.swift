import Testing

@testable import DemandForecasting

/// Where outcomes lay decides at which level a forest of totals is asked.
@Suite struct LevelCalibrationTests {
  private func calibration(_ counts: [[Double]]) -> LevelCalibration { LevelCalibration(places: counts) }

  private let even = Array(repeating: 1000.0, count: LevelCalibration.nodes)

  @Test func outcomesThatLieEvenlyChangeNoLevel() {
    let calibration = calibration([even, even])
    for level in [0, 0.05, 0.333, 0.5, 0.9, 0.975, 1] {
      #expect(abs(calibration.level(level, step: 1) - level) < 1e-9)
    }
  }

  /// Margins that are too wide leave the outcomes in the middle half: .9 of them lie below .7, and three quarters of the way is gone.
  @Test func marginsThatAreTooWideAreAskedForNearerTheMiddle() {
    let middle = (0..<LevelCalibration.nodes).map { (25..<75).contains($0) ? 1e9 : 0 }
    let calibration = calibration([middle])
    #expect(abs(calibration.level(0.9, step: 0) - (0.9 - 0.75 * 0.2)) < 0.001)
    #expect(abs(calibration.level(0.1, step: 0) - (0.1 + 0.75 * 0.2)) < 0.001)
    #expect(abs(calibration.level(0.5, step: 0) - 0.5) < 0.001)
  }

  @Test func marginsThatAreTooNarrowAreAskedForFurtherOut() {
    let ends = (0..<LevelCalibration.nodes).map { (25..<75).contains($0) ? 0 : 1000.0 }
    #expect(calibration([ends]).level(0.8, step: 0) > 0.85)
  }

  @Test func aFewOutcomesMoveLittle() {
    var few = Array(repeating: 0.0, count: LevelCalibration.nodes)
    few[50] = 20
    #expect(abs(calibration([few]).level(0.9, step: 0) - 0.9) < 0.02)
    let none = calibration([Array(repeating: 0, count: LevelCalibration.nodes)])
    #expect(abs(none.level(0.9, step: 0) - 0.9) < 1e-9)
  }

  @Test func askedLevelsRiseWithTheLevel() {
    let odd = (0..<LevelCalibration.nodes).map { Double(($0 * 7919) % 101 * 30) }
    let calibration = calibration([even, odd, even])
    for step in 0..<3 {
      let asked = (0...200).map { calibration.level(Double($0) / 200, step: step) }
      #expect(asked == asked.sorted() && asked.allSatisfy { (0...1).contains($0) })
    }
    #expect(calibration.isSound(steps: 3) && !calibration.isSound(steps: 2))
  }

  @Test func anOutcomeIsSpreadOverTheLevelsItMayHave() {
    var places = OutcomePlaces(steps: 1)
    places.add(from: 0.10, to: 0.14, step: 0)
    #expect((10..<14).allSatisfy { abs(places.counts[0][$0] - 0.25) < 1e-6 })
    places.add(from: 1, to: 1, step: 0)
    #expect(places.counts[0][99] == 1 && abs(places.counts[0].reduce(0, +) - 2) < 1e-9)
  }

  /// What lies below a quantile is its level.
  @Test func sharesBelowAreTheInverseOfQuantiles() {
    let scale = OutcomeScale([0, 4, 1, 0, 2])
    var shares: [Float] = [0.5, 0.25, 0.125, 0.125]
    shares.withUnsafeMutableBufferPointer { shares in
      for (outcome, share) in [(-1.0, 0.0), (0, 0.5), (1.25, 0.625), (1.5, 0.75), (2.25, 0.8125), (9, 1)] {
        #expect(scale.shareBelow(outcome, of: shares) == share, "\(outcome)")
      }
    }
  }

  /// Months alone and totals of one month are the forest's own; totals of more are asked for as the past advises.
  @Test func totalsLearnFromFacilitiesThatWereKeptOut() throws {
    let panel = FullFixture.panel(seed: 3, series: 48, months: 40, missing: 0)
    let cells = OriginPanel(panel, firstMonth: 5, origin: 39, chunks: FixedChunks(size: 64, workers: 2))
    let calibration = try #require(
      DemandForest.calibration(
        cells, peers: PeerSignals(cells), steps: 1...3, lastKnown: 39, settings: ForestSettings(), workers: 2)
    )
    #expect(calibration.isSound(steps: 3))
    #expect((0..<3).contains { abs(calibration.level(0.9, step: $0) - 0.9) > 1e-6 })
    let alone = OriginPanel(
      panel.selecting([0, 1, 2]), firstMonth: 5, origin: 39, chunks: FixedChunks(size: 64, workers: 1))
    #expect(
      DemandForest.calibration(
        alone, peers: PeerSignals(alone), steps: 1...3, lastKnown: 39, settings: ForestSettings(), workers: 1)
        == nil, "one facility keeps none out")
  }
}
