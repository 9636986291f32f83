import Foundation

/// How far recent outcomes lie above or below what was forecast, as one shift of all log odds.
///
/// The shift δ maximises Σ w·(e·ln p + (1 − e)·ln(1 − p)) − δ²/(2σ²) with logit p = logit f + δ, for forecasts f, outcomes
/// e and weights w: a logistic recalibration of the intercept (Cox 1958) under a normal prior. It is found by Newton's
/// method; the function is concave.
///
///     LogOddsShift(forecasts: [0.5, 0.5], outcomes: [1, 1], weights: [1, 1], prior: 1).value  // ≈ 0.675
struct LogOddsShift: Sendable, Codable, Equatable {
  /// The shift, in log odds; 0 without outcomes.
  let value: Double

  init(forecasts: [Double], outcomes: [Double], weights: [Double], prior: Double) {
    let odds = forecasts.map { log($0 / (1 - $0)) }
    var shift = 0.0
    for _ in 0..<50 {
      var slope = -shift / (prior * prior)
      var curve = -1 / (prior * prior)
      for index in odds.indices {
        let probability = Self.probability(odds[index] + shift)
        slope += weights[index] * (outcomes[index] - probability)
        curve -= weights[index] * probability * (1 - probability)
      }
      let step = -slope / curve
      shift += min(1, max(-1, step))
      if abs(step) < 1e-10 { break }
    }
    value = shift
  }

  /// A probability with its log odds shifted.
  func shifted(_ probability: Double) -> Double {
    Self.probability(log(probability / (1 - probability)) + value)
  }

  private static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}

extension LogOddsShift {
  /// What the last months showed beyond the forecasts of a forest that knew nothing of them, for each of its steps.
  ///
  /// Each step has a shift of its own: a shelf seen empty once in three months says another thing than one seen empty
  /// next month, and a shortage that begins moves the two by different amounts. 0 without such a forest.
  static func bySteps(
    _ cells: OriginPanel, peers: PeerSignals, settings: StockoutSettings, workers: Int
  ) -> [LogOddsShift] {
    let steps = DemandForest.bands[0]
    var seen = steps.map { _ in Seen() }
    let cutoff = cells.origin - settings.calibrationMonths
    var grown = settings.forest
    grown.trees = settings.calibrationTrees
    if cutoff >= cells.firstMonth,
      let forest = StockoutForest(
        cells, peers: peers, steps: steps, lastKnown: cutoff, settings: grown, workers: workers)
    {
      let space = ExampleSpace(cells: cells, steps: steps, firstMonth: cutoff, lastKnown: cells.origin)
      let examples = StockoutExamples(cells.panel)
      var (age, step) = (0, 0)
      space.forEach(most: settings.forest.largestSample, seed: settings.forest.seed, peers: peers) {
        (age, step) = (cells.origin - $1 - $2, $2)
        return examples.outcome(series: $0, month: $1, step: $2)
      } _: { outcome, row in
        guard let pointer = row.baseAddress else { return }
        seen[step - steps.lowerBound].append(
          forecast: forest.probability(of: UnsafePointer(pointer)), outcome: outcome,
          weight: pow(settings.fading, Double(age)) / settings.outcomesPerWitness)
      }
    }
    return seen.map {
      LogOddsShift(
        forecasts: $0.forecasts, outcomes: $0.outcomes, weights: $0.weights, prior: settings.likelyShift)
    }
  }

  /// Forecasts of one step beside what came.
  private struct Seen {
    var forecasts: [Double] = []
    var outcomes: [Double] = []
    var weights: [Double] = []

    mutating func append(forecast: Double, outcome: Double, weight: Double) {
      forecasts.append(forecast)
      outcomes.append(outcome)
      weights.append(weight)
    }
  }
}
