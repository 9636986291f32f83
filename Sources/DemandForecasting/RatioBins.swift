/// The bins in which ratios of demand to level are counted.
///
/// Zero has a bin of its own; up to 4 a bin is 1/32 wide, above it an eighth of an octave, up to 1024. Counts are
/// whole numbers, so that a pool is the same in whatever order its series come.
enum RatioBins {
  private static let perUnit = 32.0
  private static let fineCount = 128
  private static let octaves = 8
  /// How many there are.
  static let count = 1 + fineCount + octaves * 8

  /// The bin of a ratio, which is not negative.
  static func index(of ratio: Double) -> Int {
    guard ratio > 0 else { return 0 }
    guard ratio >= 4 else { return 1 + Int(ratio * perUnit) }
    let scaled = min(ratio / 4, 255.99)
    return 1 + fineCount + Int(scaled.exponent) * 8 + Int((scaled.significand - 1) * 8)
  }

  /// The middle of each bin.
  static let middles: [Double] = (0..<count).map { bin in
    guard bin > 0 else { return 0 }
    guard bin > fineCount else { return (Double(bin - 1) + 0.5) / perUnit }
    let (octave, eighth) = ((bin - 1 - fineCount) / 8, (bin - 1 - fineCount) % 8)
    return 4 * Double(1 << octave) * (1 + (Double(eighth) + 0.5) / 8)
  }
}
