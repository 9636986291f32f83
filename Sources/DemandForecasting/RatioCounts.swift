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
