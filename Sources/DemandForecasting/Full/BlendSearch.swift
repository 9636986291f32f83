/// Finds the weights with which averaged quantiles would have been best in the recent past.
///
/// Weights are at least 0 and come to 1. The loss is the mean pinball loss over all rows and levels, each row over the
/// square root of its level: between units, where large facilities decide alone, and ratios, where small ones do.
/// It is convex in the weights, and so shifting weight between two parts until no shift helps finds the best.
struct BlendSearch {
  /// The levels that are compared.
  static let levels = [0.1, 0.25, 0.5, 0.75, 0.9, 0.95]

  /// The quantiles of each part, [row][level].
  private let parts: [[Float]]
  /// What happened, by row.
  private let outcomes: [Float]
  /// What a row's loss is divided by.
  private let divisors: [Float]

  /// - Precondition: every part has a value per outcome and level.
  init(parts: [[Float]], outcomes: [Float], divisors: [Float]) {
    self.parts = parts
    self.outcomes = outcomes
    self.divisors = divisors
  }

  /// Whether there is no row.
  var isEmpty: Bool { outcomes.isEmpty }

  /// Some of the rows alone.
  func selecting(_ rows: [Int]) -> BlendSearch {
    let width = Self.levels.count
    return BlendSearch(
      parts: parts.map { part in rows.flatMap { part[$0 * width..<($0 + 1) * width] } },
      outcomes: rows.map { outcomes[$0] }, divisors: rows.map { divisors[$0] })
  }

  /// The weights to use: those assumed, moved towards the best as far as the gain convinces.
  ///
  /// The best weights of the past always look a little better than they will be. So a gain up to `chanceGain` moves
  /// nothing, one of `convincingGain` or more moves all the way, and one between moves in proportion.
  func weights(assumed: [Double], settings: BlendSettings) -> [Double] {
    guard !outcomes.isEmpty, parts.count > 1 else { return assumed }
    let base = loss(assumed)
    guard base > 0 else { return assumed }
    let best = best(from: assumed)
    let gain = 1 - loss(best) / base
    let trust = (gain - settings.chanceGain) / (settings.convincingGain - settings.chanceGain)
    return zip(assumed, best).map { $0 + min(1, max(0, trust)) * ($1 - $0) }
  }

  /// The weights with the least loss, by shifts of weight from one part to another.
  func best(from assumed: [Double]) -> [Double] {
    var best = assumed
    var lowest = loss(best)
    for shift in [0.3, 0.1, 0.05] {
      var improved = true
      while improved {
        improved = false
        for from in best.indices where best[from] > 1e-9 {
          for to in best.indices where to != from {
            var tried = best
            let moved = min(shift, tried[from])
            tried[from] -= moved
            tried[to] += moved
            let value = loss(tried)
            if value < lowest * (1 - 1e-6) { (best, lowest, improved) = (tried, value, true) }
          }
        }
      }
    }
    return best
  }

  /// The mean loss of some weights.
  func loss(_ weights: [Double]) -> Double {
    losses(weights).reduce(0, +) / Double(outcomes.count * Self.levels.count)
  }

  /// The loss of each row under some weights, summed over the levels.
  func losses(_ weights: [Double]) -> [Double] {
    let levels = Self.levels.map { Float($0) }
    let shares = weights.map { Float($0) }
    var mixed = [Float](repeating: 0, count: outcomes.count * levels.count)
    for (part, share) in zip(parts, shares) where share > 0 {
      for index in mixed.indices { mixed[index] += share * part[index] }
    }
    return outcomes.indices.map { row in
      var rowLoss: Float = 0
      for (offset, level) in levels.enumerated() {
        let error = outcomes[row] - mixed[row * levels.count + offset]
        rowLoss += max(level * error, (level - 1) * error)
      }
      return Double(rowLoss / divisors[row])
    }
  }
}
