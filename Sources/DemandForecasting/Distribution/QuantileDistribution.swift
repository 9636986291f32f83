import Foundation

/// A distribution of demand known by its quantiles; demand is never below zero.
///
/// Between levels the quantile function is linear. Below the first level it runs linearly from (0, 0). Above the last,
/// the tail is exponential: it goes on falling as from the quantile at .95 to the last one, or, where .95 is the last,
/// as from the level before. Where those two quantiles are equal there is nothing beyond the last.
public struct QuantileDistribution: Sendable, Equatable, Codable {
  /// Rising levels within (0, 1).
  public let levels: [Double]
  /// The quantile at each level, in units, rising and never negative.
  public let values: [Double]

  /// A distribution from quantiles; `values` are sorted and cut at zero, as averaging may leave them crossed.
  ///
  /// - Precondition: as many values as levels, at least one.
  public init(levels: [Double], values: [Double]) {
    precondition(levels.count == values.count && !levels.isEmpty, "a quantile for every level")
    self.levels = levels
    // As a rule they are so already: a run makes millions.
    self.values = Self.isTidy(values) ? values : values.map { max(0, $0) }.sorted()
  }

  private static func isTidy(_ values: [Double]) -> Bool {
    var last = 0.0
    for value in values {
      guard value >= last else { return false }
      last = value
    }
    return true
  }

  /// The mean of the quantiles: with evenly spaced levels, the mean of the distribution without its tails.
  ///
  /// Only the evenly spaced levels up to .95 count, so that extra levels in the tail do not pull it up.
  public var mean: Double {
    let body = zip(levels, values).filter { $0.0 < 0.951 }.map { $0.1 }
    return body.isEmpty ? values[0] : body.reduce(0, +) / Double(body.count)
  }

  /// The median.
  public var median: Double { quantile(0.5) }

  /// The quantile at any level: linear between the known ones; 0 at level 0.
  ///
  /// Above the last known level it is the last known quantile: what lies beyond was never estimated, and an order
  /// should not rest on it.
  public func quantile(_ level: Double) -> Double {
    // A level that arithmetic left a little above a known one is that one.
    guard let upper = levels.firstIndex(where: { $0 >= level - 1e-12 }) else {
      return values[values.count - 1]
    }
    let (highLevel, highValue) = (levels[upper], values[upper])
    let (lowLevel, lowValue) = upper == 0 ? (0, 0) : (levels[upper - 1], values[upper - 1])
    let share = (level - lowLevel) / (highLevel - lowLevel)
    return lowValue + (highValue - lowValue) * min(max(0, share), 1)
  }

  /// The probability that demand reaches `stock`, counted in whole units: P(D ≥ stock).
  ///
  /// Demand comes in whole units while quantiles are interpolated, so the distribution is read half a unit
  /// below `stock` (the continuity correction). 1 when `stock` is 0 or less; any stock up to one unit is reached by
  /// the first unit of demand.
  ///
  ///     let uniform = QuantileDistribution(levels: [0.25, 0.5, 0.75], values: [25, 50, 75])
  ///     uniform.probabilityOfReaching(60.5)  // 0.4
  public func probabilityOfReaching(_ stock: Double) -> Double {
    guard stock > 0 else { return 1 }
    return 1 - levelBelow(max(0.5, stock - 0.5))
  }

  /// The share of the distribution at or below `point` (its cumulative distribution function).
  ///
  /// 0 below zero. Over a flat stretch of the quantiles (an atom, as of zeros) it is the upper end.
  public func levelBelow(_ point: Double) -> Double {
    guard point >= 0 else { return 0 }
    let lastValue = values[values.count - 1]
    let lastLevel = levels[levels.count - 1]
    if point >= lastValue { return 1 - (1 - lastLevel) * tailShare(beyond: point - lastValue) }
    let upper = values.firstIndex { $0 > point } ?? values.count - 1
    let (highLevel, highValue) = (levels[upper], values[upper])
    let (lowLevel, lowValue) = upper == 0 ? (0, 0) : (levels[upper - 1], values[upper - 1])
    return lowLevel + (highLevel - lowLevel) * (point - lowValue) / (highValue - lowValue)
  }

  /// How much of the probability above the last level lies beyond it by more than `excess` units.
  private func tailShare(beyond excess: Double) -> Double {
    guard excess > 0 else { return 1 }
    let lastLevel = levels[levels.count - 1]
    let anchor = levels.lastIndex { $0 < lastLevel && $0 <= 0.951 } ?? 0
    let spread = values[values.count - 1] - values[anchor]
    guard spread > 0, levels[anchor] < lastLevel else { return 0 }
    let decay = log((1 - levels[anchor]) / (1 - lastLevel)) / spread
    return exp(-decay * excess)
  }
}

extension QuantileDistribution {
  /// The expected demand beyond a stock, E[(D − stock)⁺], in units, without the tail above the level .95.
  ///
  /// The mean over the evenly spaced quantiles of what each exceeds the stock by (the loss function of inventory
  /// theory, read off quantiles).
  ///
  ///     QuantileDistribution(levels: [0.25, 0.5, 0.75], values: [10, 20, 30]).expectedExcess(over: 20)  // 10 / 3
  public func expectedExcess(over stock: Double) -> Double {
    let body = zip(levels, values).filter { $0.0 < 0.951 }.map { max(0, $0.1 - stock) }
    return body.isEmpty ? 0 : body.reduce(0, +) / Double(body.count)
  }
}

/// The probability levels at which demand is forecast.
public enum QuantileLevels {
  /// .05, .10, … .95: the 19 levels of a month's demand.
  public static let monthly: [Double] = (1...19).map { Double($0) / 20 }

  /// The monthly levels and .97, .98, .99, which orders at high service need: the 22 levels of cumulative demand.
  public static let cumulative: [Double] = monthly + [0.97, 0.98, 0.99]
}
