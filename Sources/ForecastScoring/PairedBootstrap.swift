import DemandForecasting

/// How sure a difference between two forecasts is, from drawing the series anew (Efron 1979).
///
/// Both forecasts are scored on the same months of the same series, so series are drawn with both their losses, all months
/// of all origins together: what months of one series have in common does not pass for evidence.
public struct PairedBootstrap: Sendable, Equatable {
  /// One series' losses, summed over its forecasts.
  public struct Series: Sendable, Equatable {
    /// How many forecasts.
    public var rows = 0
    /// The sum of the first forecast's losses.
    public var first = 0.0
    /// The sum of the second forecast's losses.
    public var second = 0.0

    /// Sums from their parts.
    public init(rows: Int = 0, first: Double = 0, second: Double = 0) {
      self.rows = rows
      self.first = first
      self.second = second
    }
  }

  /// A difference of mean losses, the second less the first: below zero the second is better.
  public struct Difference: Sendable, Equatable {
    /// The difference.
    public let difference: Double
    /// Its 95 % interval, by percentiles.
    public let interval: ClosedRange<Double>
    /// The difference as a share of the first loss; nil where that is 0.
    public let relative: Double?
    /// Series that took part.
    public let series: Int
    /// The share of series where the second forecast had the smaller loss.
    public let shareBetter: Double
  }

  /// How often the series are drawn anew.
  public let resamples: Int
  /// The seed of the draws.
  public let seed: UInt64

  /// A bootstrap; equal settings give equal intervals.
  ///
  /// - Precondition: `resamples` is above 1.
  public init(resamples: Int = 2000, seed: UInt64 = 20_261_122) {
    precondition(resamples > 1, "an interval needs several draws")
    self.resamples = resamples
    self.seed = seed
  }

  /// The difference of the mean losses Σ second ÷ Σ rows − Σ first ÷ Σ rows; nil without rows.
  ///
  /// Quantiles of the draws at .025 and .975 are linear between order statistics.
  ///
  /// - Complexity: O(series × resamples).
  public func difference(_ series: [Series]) -> Difference? {
    let taking = series.filter { $0.rows > 0 }
    guard !taking.isEmpty else { return nil }
    let all = taking.reduce(into: Series()) { sum, one in
      sum.rows += one.rows
      sum.first += one.first
      sum.second += one.second
    }
    let gaps = taking.map { (gap: $0.second - $0.first, rows: $0.rows) }
    var random = SplitMix(seed: seed, place: UInt64(taking.count))
    let draws = (0..<resamples).map { _ -> Double in
      var (gap, rows) = (0.0, 0)
      for _ in gaps.indices {
        let drawn = gaps[random.below(gaps.count)]
        gap += drawn.gap
        rows += drawn.rows
      }
      return gap / Double(rows)
    }.sorted()
    func quantile(_ level: Double) -> Double {
      let place = level * Double(draws.count - 1)
      let below = Int(place)
      let above = min(below + 1, draws.count - 1)
      return draws[below] + (place - Double(below)) * (draws[above] - draws[below])
    }
    let better = taking.count { $0.second < $0.first }
    return Difference(
      difference: (all.second - all.first) / Double(all.rows), interval: quantile(0.025)...quantile(0.975),
      relative: all.first > 0 ? (all.second - all.first) / all.first : nil, series: taking.count,
      shareBetter: Double(better) / Double(taking.count))
  }
}
