/// What is expected of a history of a few months: its own mean, leaning on its product, its facility and simulated networks.
///
/// A month or two say little of what comes, and their own quantiles say that nothing else can come. So where the database has too
/// few months of its own to learn from (`LightSettings.minimumClass`), a short history is forecast from three things:
///
/// - its level: n reported months with mean m count n times, what product and facility lead one to expect up to half a month more. That
///   is the product's mean times how much the facility uses of its other products against their means; where nobody else reports the product, it
///   is three tenths of the mean of the facility's other products, with the weight of a tenth of a month. Neither counts
///   for less than half its mean, nor for more than twice its mean and one unit;
/// - how demand scatters about such a level after so many months (`BeginningShapes`);
/// - its own quantiles, the more the longer it is: nothing up to two months, a tenth at three, four tenths at six, seven tenths at
///   twelve, everything from twenty-four on.
struct Beginnings: Sendable, Codable, Equatable {
  /// What one facility uses.
  struct Facility: Sendable, Codable, Equatable {
    /// The sum of the means of its series.
    var used = 0.0
    /// The sum of the means of their products.
    var expected = 0.0
    /// How many series it has.
    var count = 0
  }

  /// How many series of each product reported anything.
  private let productCounts: [Int]
  private let facilities: [Facility]

  /// What products and facilities show at an origin; `means` has the 12-month mean of each series, NaN for one that takes no part.
  init(_ panel: DemandPanel, means: [Double], productMeans: [Double]) {
    var counts = [Int](repeating: 0, count: panel.productCount)
    var facilities = [Facility](repeating: Facility(), count: panel.facilityCount)
    for (series, mean) in means.enumerated() where !mean.isNaN {
      counts[panel.productIndex[series]] += 1
      facilities[panel.facilityIndex[series]].used += mean
      facilities[panel.facilityIndex[series]].expected += productMeans[panel.productIndex[series]]
      facilities[panel.facilityIndex[series]].count += 1
    }
    productCounts = counts
    self.facilities = facilities
  }

  /// Nothing known of any product or facility.
  init() { (productCounts, facilities) = ([], []) }

  /// What is expected of a series.
  struct Expectation: Equatable {
    /// How many months were reported.
    let reports: Int
    /// Units a month.
    let level: Double
    /// Its row of `BeginningShapes`.
    let shape: BeginningClass
    /// How much of the forecast it makes, within 0...1; the rest is the series' own quantiles.
    let weight: Double
  }

  /// What is expected of a series at the origin; nil for one that is long enough, or of which nothing was reported.
  ///
  /// - Parameters:
  ///   - past: its consumption up to the origin.
  ///   - mean: the mean of its last 12 months.
  ///   - productMean: that of its product's series.
  func expectation(
    past: UnsafeBufferPointer<Double>, mean: Double, productMean: Double, product: Int, facility: Int
  ) -> Expectation? {
    guard !mean.isNaN else { return nil }
    var (reports, zeros) = (0, 0)
    for used in past.reversed() where !used.isNaN {
      reports += 1
      if used == 0 { zeros += 1 }
      if reports == Self.longest { return nil }
    }
    let weight = Self.weight(reports: reports)
    guard reports > 0, weight > 0 else { return nil }
    let peers = (productCounts.indices.contains(product) ? productCounts[product] : 0) - 1
    let place = facilities.indices.contains(facility) ? facilities[facility] : Facility()
    let (prior, trust): (Double, Double)
    if peers > 0 {
      let size =
        place.expected > 0 ? min(20, max(0.05, (place.used - mean + productMean) / place.expected)) : 1
      (prior, trust) = (productMean * size, 0.125 * Double(min(peers, 4)))
    } else if place.count > 1 {
      (prior, trust) = (0.3 * max(0, place.used - mean) / Double(place.count - 1), 0.1)
    } else {
      (prior, trust) = (0, 0)
    }
    let months = Double(reports)
    // One figure that is wrong, at this facility or another, must not carry a short history away with it.
    let held = min(max(prior, mean / 2), 2 * mean + 1)
    let level = (months * mean + trust * held) / (months + trust) + 0.25
    return Expectation(
      reports: reports, level: level,
      shape: BeginningClass(
        isAlone: peers <= 0, reports: reports, zeroShare: Double(zeros) / months, level: level),
      weight: weight)
  }

  /// From so many reported months on a history speaks for itself.
  static let longest = 24

  /// The weight of what is expected beside a series' own quantiles.
  static func weight(reports: Int) -> Double {
    let points: [(months: Double, weight: Double)] = [
      (2, 1), (3, 0.9), (6, 0.6), (12, 0.3), (Double(longest), 0),
    ]
    let months = Double(reports)
    guard months > points[0].months else { return points[0].weight }
    for (before, after) in zip(points, points.dropFirst()) where months <= after.months {
      let share = (months - before.months) / (after.months - before.months)
      return before.weight + share * (after.weight - before.weight)
    }
    return 0
  }

  /// Whether what was read from a file can be asked.
  var isSound: Bool {
    productCounts.allSatisfy { $0 >= 0 }
      && facilities.allSatisfy { $0.used.isFinite && $0.expected.isFinite && $0.count >= 0 }
  }
}
