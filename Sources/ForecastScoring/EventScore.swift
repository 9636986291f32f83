import Foundation

/// How good forecasts of an event's probability were, as a stock-out within so many months.
public struct EventScore: Sendable, Equatable {
  /// Forecasts whose outcome is known.
  public let rows: Int
  /// How many of them saw the event.
  public let events: Int
  /// Area under the ROC curve (`RankArea`); nil where all outcomes were alike.
  public let auc: Double?
  /// Brier score (1950): mean (p − event)²; nil without rows.
  public let brier: Double?
  /// 1 − Brier ÷ r(1 − r): what is gained on forecasting the overall share r for all; nil where outcomes were alike.
  public let brierSkill: Double?
  /// Mean −log of the probability given to what happened, natural; nil without rows.
  public let logLoss: Double?
  /// Expected calibration error: mean |share of events − mean probability| of the bins, by their counts.
  public let calibrationError: Double?
  /// What was forecast and what came, in ten bins of about equal counts.
  public let bins: [ReliabilityBin]

  /// The mean of the probabilities; nil without rows.
  public var meanProbability: Double? {
    guard rows > 0 else { return nil }
    return bins.reduce(0) { $0 + $1.meanProbability * Double($1.rows) } / Double(rows)
  }
  /// The share that saw the event; nil without rows.
  public var rate: Double? { rows > 0 ? Double(events) / Double(rows) : nil }

  /// How near to 0 or 1 a probability is taken to be at most: one in a million, so that no logarithm is infinite.
  static let margin = 1e-6

  /// Scores forecasts against outcomes.
  ///
  ///     EventScore(probabilities: [0.2, 0.6], events: [false, true]).brier  // 0.1, skill 0.6
  ///
  /// - Precondition: an outcome for every forecast.
  public init(probabilities: [Double], events: [Bool]) {
    precondition(probabilities.count == events.count, "an outcome for every forecast")
    let forecasts = probabilities.map { min(max($0, Self.margin), 1 - Self.margin) }
    let count = Double(events.count)
    let happened = events.count { $0 }
    rows = events.count
    self.events = happened
    auc = RankArea.area(probabilities: forecasts, events: events)
    bins = ReliabilityBin.bins(probabilities: forecasts, events: events)
    guard rows > 0 else {
      (brier, brierSkill, logLoss, calibrationError) = (nil, nil, nil, nil)
      return
    }
    var (squares, logs) = (0.0, 0.0)
    for (forecast, event) in zip(forecasts, events) {
      squares += event ? (1 - forecast) * (1 - forecast) : forecast * forecast
      logs -= log(event ? forecast : 1 - forecast)
    }
    let rate = Double(happened) / count
    brier = squares / count
    brierSkill = happened > 0 && happened < rows ? 1 - squares / count / (rate * (1 - rate)) : nil
    logLoss = logs / count
    calibrationError =
      bins.reduce(0) { $0 + ($1.eventShare - $1.meanProbability).magnitude * Double($1.rows) } / count
  }
}

/// The area under the ROC curve, by ranks (Mann and Whitney 1947; Hanley and McNeil 1982).
public enum RankArea {
  /// The probability that an event had the higher forecast than what was no event; ties count as one half.
  ///
  /// AUC = (R − n₁(n₁ + 1)/2) ÷ (n₁n₀), where R is the sum of the events' ranks and tied forecasts share their mean rank.
  /// nil without events, or where all were events.
  ///
  ///     RankArea.area(probabilities: [0.2, 0.5, 0.5, 0.9], events: [false, false, true, true])  // 0.875
  ///
  /// - Precondition: a forecast for every outcome.
  /// - Complexity: O(n log n).
  public static func area(probabilities: [Double], events: [Bool]) -> Double? {
    precondition(probabilities.count == events.count, "a forecast for every outcome")
    let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
    var rankSum = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, probabilities[order[end]] == probabilities[order[start]] { end += 1 }
      let rank = Double(start + 1 + end) / 2
      rankSum += rank * Double(order[start..<end].count { events[$0] })
      start = end
    }
    let positives = Double(events.count { $0 })
    let negatives = Double(events.count) - positives
    guard positives > 0, negatives > 0 else { return nil }
    return (rankSum - positives * (positives + 1) / 2) / (positives * negatives)
  }
}
