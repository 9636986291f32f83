/// Quantiles of a plain sample.
enum SampleQuantiles {
  /// The quantile at `level` of a sample: linear between order statistics.
  ///
  /// Type 7 of Hyndman and Fan (1996): for x₀ ≤ … ≤ xₙ₋₁, the value at position (n − 1)·level. The sample is
  /// `zeros` zeros and then `rest`, sorted: half of what health posts report is zero, and is not worth sorting.
  ///
  ///     SampleQuantiles.linear(level: 0.25, zeros: 1, rest: [2, 4, 8])  // position 0.75: 1.5
  ///
  /// - Precondition: the sample is not empty; `rest` is sorted and holds nothing below zero.
  static func linear(level: Double, zeros: Int, rest: UnsafeBufferPointer<Double>) -> Double {
    let last = zeros + rest.count - 1
    let position = Double(last) * level
    let below = min(Int(position), last)
    let above = min(below + 1, last)
    let lower = below < zeros ? 0 : rest[below - zeros]
    let upper = above < zeros ? 0 : rest[above - zeros]
    return lower + (upper - lower) * (position - Double(below))
  }
}
