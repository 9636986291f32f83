import Foundation

/// How far recent outcomes lie above or below what was forecast, as one shift of all log odds.
///
/// The shift δ maximises Σ w·(e·ln p + (1 − e)·ln(1 − p)) − δ²/(2σ²) with logit p = logit f + δ, for forecasts f, outcomes
/// e and weights w: a logistic recalibration of the intercept (Cox 1958) under a normal prior. It is found by Newton's
/// method; the function is concave.
///
///     LogOddsShift(forecasts: [0.5, 0.5], outcomes: [1, 1], weights: [1, 1], prior: 1).value  // ≈ 0.674
struct LogOddsShift {
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
  func shifted(_ probability: Double) -> Double { Self.probability(log(probability / (1 - probability)) + value) }

  private static func probability(_ logOdds: Double) -> Double { 1 / (1 + exp(-logOdds)) }
}
