import SupplyModel

/// An interval for the difference of two periods, by drawing facilities anew: the same for the same figures, on every machine.
///
/// Facilities are drawn with replacement, each with all it was measured in both periods, so that what makes a facility's months alike stays
/// together. The interval goes from the 2.5 % to the 97.5 % quantile of the differences drawn. Of fewer than five facilities nothing is said:
/// their draws repeat one another.
public struct FacilityBootstrap: Sendable {
  /// So many draws.
  public static let draws = 2000
  /// Fewer facilities than these say nothing.
  public static let fewestFacilities = 5

  /// What one facility was measured.
  public struct Pair: Sendable, Equatable {
    /// In the first period.
    public let before: Tally
    /// In the second.
    public let after: Tally

    /// What one facility was measured in two periods.
    public init(before: Tally, after: Tally) {
      self.before = before
      self.after = after
    }
  }

  /// The interval of the difference; nil where it cannot be told.
  ///
  /// - Complexity: O(draws × facilities).
  public static func interval(_ pairs: [Pair], unit: Standard.Unit) -> ClosedRange<Double>? {
    guard pairs.count >= fewestFacilities else { return nil }
    var stream = SplitMix(seed: 0x6D65_6A6F_7261)
    var differences: [Double] = []
    differences.reserveCapacity(draws)
    // Both tallies of a facility as one value of four numbers: a region draws sixteen million facilities for each of its figures.
    let figures = pairs.map { SIMD4($0.before.met, $0.before.total, $0.after.met, $0.after.total) }
    for _ in 0..<draws {
      let sum = figures.withUnsafeBufferPointer { figures in
        (0..<figures.count).reduce(into: SIMD4<Double>.zero) { sum, _ in
          sum += figures[stream.below(figures.count)]
        }
      }
      let before = Tally(met: sum[0], total: sum[1])
      let after = Tally(met: sum[2], total: sum[3])
      // A draw without a denominator on one side has no difference.
      if let first = before.value(unit), let second = after.value(unit) { differences.append(second - first) }
    }
    guard differences.count * 10 >= draws * 9 else { return nil }
    differences.sort()
    let low = differences[Int(0.025 * Double(differences.count - 1))]
    let high = differences[Int((0.975 * Double(differences.count - 1)).rounded(.up))]
    return low...high
  }
}

/// Random numbers of a seed (SplitMix64).
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Sixty-four random bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A whole number from 0 on, below a positive bound.
  mutating func below(_ bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(max(1, bound))).high) }
}
