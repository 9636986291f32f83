/// What a series looks like at the end of a month, from its history up to that month alone.
///
/// A mean of the last k months is over those of them that were reported. When none of the last 3 or 6 was, it is
/// the 12-month mean: nothing speaks for a trend. When none of the last 12 was, all three are the mean of the latest
/// reported months before them, up to 12. The share of zero months follows the same rule over 6 months.
struct SeriesState {
  /// Mean consumption of the last 3 months [m₃]; 0, as the next two, when nothing was ever reported.
  let mean3: Double
  /// Mean consumption of the last 6 months [m₆].
  let mean6: Double
  /// Mean consumption of the last 12 months [m₁₂].
  let mean12: Double
  /// The share of the last 6 months that had no consumption; 1 when nothing was ever reported.
  let zeroShare: Double
  /// Whether any month up to this one was reported.
  let isKnown: Bool
  /// Whether the month itself was reported, and had no consumption.
  let endsInZero: Bool

  /// The state at the end of `month` of the series with this consumption, which is not read further.
  init(consumption: UnsafeBufferPointer<Double>, month: Int) {
    var (latest, three, six) = (ReportedMonths(), ReportedMonths(), ReportedMonths())
    var age = 0
    while age < 12 && age <= month {
      latest.add(consumption[month - age])
      age += 1
      if age == 3 { three = latest }
      if age == 6 { six = latest }
    }
    if latest.count == 0 {
      while latest.count < 12 && age <= month {
        latest.add(consumption[month - age])
        age += 1
      }
    }
    if three.count == 0 { three = latest }
    if six.count == 0 { six = latest }
    mean3 = three.mean
    mean6 = six.mean
    mean12 = latest.mean
    zeroShare = six.zeroShare
    isKnown = latest.count > 0
    endsInZero = consumption[month] == 0
  }

  /// The level of the series [L], to which analogues are scaled: its recent means, a little of its product's.
  ///
  /// L = .6 m₁₂ + .3 m₃ + .1 min(product mean of m₁₂, m₁₂ + m₃ + 1) + .5. Never below one half, so that a ratio to it
  /// is always finite; the product's mean is held back where the series is far smaller than its product.
  static func level(mean12: Double, mean3: Double, productMean: Double) -> Double {
    0.6 * mean12 + 0.3 * mean3 + 0.1 * min(productMean, mean12 + mean3 + 1) + 0.5
  }
}

/// Sum and count of the reported months among some.
private struct ReportedMonths {
  var sum = 0.0
  var count = 0
  var zeros = 0

  var mean: Double { count == 0 ? 0 : sum / Double(count) }
  var zeroShare: Double { count == 0 ? 1 : Double(zeros) / Double(count) }

  mutating func add(_ value: Double) {
    guard !value.isNaN else { return }
    sum += value
    count += 1
    if value == 0 { zeros += 1 }
  }
}
