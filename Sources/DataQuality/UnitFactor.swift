/// Factors between units in which the same product may be counted.
public enum UnitFactor {
  /// Pills of a cycle (21, 28), condoms of a strip or box (3, 12, 100, 144), tablets of a blister or box (10 … 100).
  public static let known: [Double] = [3, 10, 12, 21, 25, 28, 50, 100, 144]

  /// The known factor nearest to a ratio on a logarithmic scale, if within a relative tolerance; else nil.
  ///
  /// A ratio below 1 is turned over: 0.05 and 20 are both near 21.
  public static func nearest(to ratio: Double, tolerance: Double) -> Double? {
    guard ratio > 0, ratio.isFinite else { return nil }
    let upward = max(ratio, 1 / ratio)
    func distance(_ factor: Double) -> Double { max(upward / factor, factor / upward) }
    guard let best = known.min(by: { distance($0) < distance($1) }) else { return nil }
    return distance(best) <= 1 + tolerance ? best : nil
  }
}
