/// How many months of a product fall into each bin of the ratio to their level, by class of level.
struct RatioCounts: Sendable {
  private let classes: Int
  /// Months observed in full, [class][bin].
  private var events: [Int32]
  /// Months of which the ratio is a lower bound.
  private var censored: [Int32]

  /// No month yet.
  init(classes: Int) {
    self.classes = classes
    events = Array(repeating: 0, count: classes * RatioBins.count)
    censored = events
  }

  /// Counts a month.
  mutating func add(_ bin: Int, of levelClass: Int, isEvent: Bool) {
    let place = levelClass * RatioBins.count + bin
    if isEvent { events[place] += 1 } else { censored[place] += 1 }
  }

  /// Counts all of another's months.
  mutating func add(_ other: RatioCounts) {
    for place in events.indices {
      events[place] += other.events[place]
      censored[place] += other.censored[place]
    }
  }

  /// The distribution of a class, joined with its neighbours until it has `minimum` events.
  ///
  /// nil when even all classes together have fewer.
  func distribution(class size: Int, minimum: Int) -> ProductLimit? {
    for reach in 0..<classes {
      let joined = max(0, size - reach)...min(classes - 1, size + reach)
      let observed = summed(events, joined)
      guard observed.reduce(0, +) >= Double(minimum) else { continue }
      return ProductLimit(
        values: RatioBins.middles, events: observed, censored: summed(censored, joined))
    }
    return nil
  }

  private func summed(_ counts: [Int32], _ joined: ClosedRange<Int>) -> [Double] {
    (0..<RatioBins.count).map { bin in
      joined.reduce(0) { $0 + Double(counts[$1 * RatioBins.count + bin]) }
    }
  }
}

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
