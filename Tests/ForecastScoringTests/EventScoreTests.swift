import Testing

@testable import ForecastScoring

@Suite("Scores of an event's probability")
struct EventScoreTests {
  @Test("counts ties as one half in the rank area")
  func ties() {
    #expect(RankArea.area(probabilities: [0.2, 0.5, 0.5, 0.9], events: [false, false, true, true]) == 0.875)
    #expect(RankArea.area(probabilities: [0.3, 0.3, 0.3], events: [true, false, true]) == 0.5)
    #expect(RankArea.area(probabilities: [0.1, 0.9], events: [true, false]) == 0)
    // Pairs counted one by one, on forecasts with many ties.
    let probabilities = (0..<60).map { Double($0 * 7 % 10) / 10 }
    let events = (0..<60).map { $0 * 13 % 7 < 3 }
    var (wins, pairs) = (0.0, 0.0)
    for (first, isEvent) in events.enumerated() where isEvent {
      for (second, isOther) in events.enumerated() where !isOther {
        let gap = probabilities[first] - probabilities[second]
        wins += gap > 0 ? 1 : gap == 0 ? 0.5 : 0
        pairs += 1
      }
    }
    let area = RankArea.area(probabilities: probabilities, events: events) ?? 0
    #expect(abs(area - wins / pairs) < 1e-12)
  }

  @Test("has no rank area where all outcomes were alike")
  func oneSided() {
    #expect(RankArea.area(probabilities: [0.2, 0.4], events: [true, true]) == nil)
    #expect(RankArea.area(probabilities: [], events: []) == nil)
    let score = EventScore(probabilities: [0.2, 0.4], events: [false, false])
    #expect(score.brierSkill == nil && score.auc == nil)
    #expect(abs((score.brier ?? 1) - 0.1) < 1e-12)
    #expect(EventScore(probabilities: [], events: []).brier == nil)
  }

  @Test("is worked by hand")
  func byHand() {
    let score = EventScore(probabilities: [0.2, 0.6], events: [false, true])
    #expect(abs((score.brier ?? 0) - 0.1) < 1e-12)
    #expect(abs((score.brierSkill ?? 0) - 0.6) < 1e-12)
    // −(ln 0.8 + ln 0.6) ÷ 2
    #expect(abs((score.logLoss ?? 0) - 0.366_984_587_5) < 1e-9)
    #expect(score.rate == 0.5)
    // Certain and wrong costs much, and is not infinite: −ln 1e-6 ÷ 2.
    let wrong = EventScore(probabilities: [1, 1], events: [false, true])
    #expect(abs((wrong.logLoss ?? 0) - 6.907_755_8) < 1e-5)
  }

  @Test("bins by the forecasts' own quantiles, ties together")
  func bins() {
    let probabilities = [0.1, 0.2, 0.3, 0.4]
    let halves = ReliabilityBin.bins(
      probabilities: probabilities, events: [false, true, false, true], count: 2)
    #expect(halves.map(\.rows) == [2, 2])
    #expect(halves.map(\.lowest) == [0.1, 0.3])
    #expect(halves.map(\.eventShare) == [0.5, 0.5])
    // Half of all at the lowest value: the edges there are one, and the first bin reaches to the next.
    let many = ReliabilityBin.bins(
      probabilities: [0, 0, 0, 0, 0.2, 0.4], events: Array(repeating: false, count: 6), count: 5)
    #expect(many.map(\.rows) == [5, 1])
    let same = ReliabilityBin.bins(probabilities: [0.3, 0.3, 0.3], events: [true, false, false])
    #expect(same.map(\.rows) == [3])
    #expect(ReliabilityBin.bins(probabilities: [], events: []).isEmpty)
  }

  @Test("measures calibration by the bins' counts")
  func calibration() {
    // Ten bins of two: (0.05, 0.05), (0.15, 0.15) …; every second forecast an event.
    let probabilities = (0..<20).map { 0.05 + Double($0 / 2) / 10 }
    let score = EventScore(probabilities: probabilities, events: (0..<20).map { $0 % 2 == 0 })
    #expect(score.bins.count == 10)
    // Mean of |0.5 − p| over 0.05, 0.15 … 0.95.
    #expect(abs((score.calibrationError ?? 0) - 0.25) < 1e-12)
  }

  @Test("gives Wilson's interval")
  func interval() {
    let bin = ReliabilityBin(lowest: 0, highest: 0.2, meanProbability: 0.1, rows: 10, events: 2)
    #expect(abs(bin.interval.lowerBound - 0.0567) < 1e-3 && abs(bin.interval.upperBound - 0.5098) < 1e-3)
    let none = ReliabilityBin(lowest: 0, highest: 0, meanProbability: 0, rows: 5, events: 0)
    #expect(none.interval.lowerBound == 0 && none.interval.upperBound < 0.44)
  }
}
