import Operations
import StockPolicy
import SupplyModel
import TestSupport
import Testing

@Suite struct AccuracyWatchTests {
  private let first = Month(count: 24_300)
  private let thresholds = NightlyConfiguration.Watch()

  private func score(
    used: Double = 100, forecast: Double = 100, crps: Double = 20, riskRows: Int = 0, error: Double = 0
  ) -> AccuracyScore {
    var score = AccuracyScore()
    score.rows = 10
    score.outcomes = used
    score.forecasts = forecast
    score.crps = crps
    score.riskRows = riskRows
    score.calibrationError = error
    return score
  }

  private func records(
    _ scores: [AccuracyScore], scope: AccuracyRecord.Scope = .all, code: String = "", step: Int = 1
  ) -> [AccuracyRecord] {
    scores.enumerated().map {
      AccuracyRecord(
        month: first.advanced(by: $0), step: step, scope: scope, code: code, runID: 1, score: $1)
    }
  }

  @Test func driftIsTheLastMonthAgainstTheMedianBefore() {
    // Median of 20, 20, 30 is 20: 30 is 1.5 times as much, 29 is not.
    let usual = [20.0, 20, 30].map { score(crps: $0) }
    let drifted = AccuracyWatch(records(usual + [score(crps: 30)]), thresholds: thresholds)
    #expect(
      drifted.alerts == [
        AlertKey(.drift): AlertState(level: .watch, quantity: 150, asOf: first.advanced(by: 3))
      ])
    #expect(AccuracyWatch(records(usual + [score(crps: 29)]), thresholds: thresholds).alerts.isEmpty)
    // Two months before are too few to say what is usual.
    #expect(
      AccuracyWatch(records([score(), score(), score(crps: 90)]), thresholds: thresholds).alerts.isEmpty)
    // Forecasts two months ahead are worse by nature, and do not count.
    #expect(
      AccuracyWatch(records(usual + [score(crps: 90)], step: 2), thresholds: thresholds).alerts.isEmpty)
  }

  @Test func biasIsUseOverForecastOfThreeMonths() {
    func alerts(_ used: [Double], forecast: Double = 20) -> [AlertKey: AlertState] {
      let all = records(used.map { _ in score() })
      let own = records(
        used.map { score(used: $0, forecast: forecast) }, scope: .facility, code: "A")
      return AccuracyWatch(all + own, thresholds: thresholds).alerts
    }
    // (31 + 28 + 31 + 0.5) ÷ (60 + 0.5) = 1.496; one unit more is 1.512.
    #expect(alerts([31, 28, 31]).isEmpty)
    #expect(alerts([31, 29, 31])[AlertKey(.bias, facility: "A")]?.quantity == 151)
    #expect(alerts([9, 10, 9])[AlertKey(.bias, facility: "A")]?.quantity == 47)
    #expect(alerts([3, 3, 3], forecast: 1).isEmpty)
    #expect(alerts([90, 90]).isEmpty)
    // Only the last three months count.
    #expect(alerts([900, 900, 20, 20, 20]).isEmpty)
  }

  /// Everything at 0.6 of the forecast is no bias of one; one at 1.0 among them leans by 1 ÷ 0.6 = 1.66 (half units added).
  @Test func whatAllFacilitiesShareIsNoBiasOfOne() {
    func alerts(_ codes: [String], last: Double) -> [AlertKey: AlertState] {
      let all = records((0..<3).map { _ in score(used: 600, forecast: 1000) })
      let own = codes.flatMap { code in
        records(
          (0..<3).map { _ in score(used: code == codes.last ? last : 60, forecast: 100) }, scope: .facility,
          code: code)
      }
      return AccuracyWatch(all + own, thresholds: thresholds).alerts
    }
    #expect(alerts(["A", "B", "C", "D", "E"], last: 60).isEmpty)
    #expect(
      alerts(["A", "B", "C", "D", "E"], last: 100).mapValues(\.quantity) == [
        AlertKey(.bias, facility: "E"): 167
      ])
    // Of four nobody can say what all share.
    #expect(alerts(["A", "B", "C", "D"], last: 100).count == 3)
  }

  @Test func calibrationIsWeighedByRows() {
    // (300 × 0.05 + 100 × 0.25) ÷ 400 = 0.1.
    let slipped = records([
      score(), score(riskRows: 300, error: 0.05), score(riskRows: 100, error: 0.25),
    ])
    #expect(
      AccuracyWatch(slipped, thresholds: thresholds).alerts[AlertKey(.calibration)]?.quantity == 10)
    let few = records([score(), score(riskRows: 100, error: 0.3), score(riskRows: 90, error: 0.3)])
    #expect(AccuracyWatch(few, thresholds: thresholds).alerts.isEmpty)
  }

  @Test func withoutScoresNothingIsSaid() {
    #expect(AccuracyWatch([], thresholds: thresholds).alerts.isEmpty)
    #expect(AccuracyScore().weightedLoss == nil && AccuracyScore().useRatio == nil)
  }
}
