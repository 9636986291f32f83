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
