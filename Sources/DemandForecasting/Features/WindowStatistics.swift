import Foundation

/// What the recent months of one series were: of the reported ones among the last 3, 6, 12 and 24.
///
/// Scratch that is filled again for every series and month; one per thread. Where a window has no report, every
/// figure of it is 0, and its share of zeros 1.
struct WindowStatistics {
  private static let reach = 36
  /// Weights of the decayed means, by age: half-lives of about 6.6, 1.9 and .8 months.
  private static let decays: [[Double]] = [0.1, 0.3, 0.6].map { share in
    (0..<reach).map { pow(1 - share, Double($0)) }
  }

  /// Consumption by age, newest first; NaN where not reported or before the start.
  private var byAge = [Double](repeating: .nan, count: reach)
  /// The reported values of the last 6 and 12 months, sorted.
  private var sorted6: [Double] = []
  private var sorted12: [Double] = []
  /// Means with decaying weights.
  private(set) var decayedMeans: [Double] = [0, 0, 0]
  /// Months since anything was consumed, 30 at most.
  private(set) var monthsSinceUse = 30

  /// Reads a series up to a month, its last.
  mutating func read(_ past: UnsafeBufferPointer<Double>) {
    let last = past.count - 1
    for age in 0..<Self.reach { byAge[age] = age <= last ? past[last - age] : .nan }
    sorted6.removeAll(keepingCapacity: true)
    sorted12.removeAll(keepingCapacity: true)
    for age in 0..<12 where !byAge[age].isNaN {
      if age < 6 { Self.insert(byAge[age], into: &sorted6) }
      Self.insert(byAge[age], into: &sorted12)
    }
    for (place, weights) in Self.decays.enumerated() {
      var (sum, total) = (0.0, 0.0)
      for age in 0..<Self.reach where !byAge[age].isNaN {
        sum += weights[age] * byAge[age]
        total += weights[age]
      }
      decayedMeans[place] = total > 0 ? sum / total : 0
    }
    monthsSinceUse = 30
    for age in 0..<min(30, past.count) where past[last - age] > 0 {
      monthsSinceUse = age
      break
    }
  }

  /// The consumption of the month so many before the last; NaN where not reported.
  func value(age: Int) -> Double { byAge[age] }

  /// The mean of the reported ones among the last months; `fallback`, or 0 for NaN, where there is none.
  func mean(_ months: Int, orElse fallback: Double) -> Double {
    var (sum, count) = (0.0, 0.0)
    for age in 0..<months where !byAge[age].isNaN {
      sum += byAge[age]
      count += 1
    }
    return count > 0 ? sum / count : fallback.isNaN ? 0 : fallback
  }

  /// The median of the last 6 or 12 months.
  func median(_ months: Int) -> Double {
    let values = months == 6 ? sorted6 : sorted12
    guard !values.isEmpty else { return 0 }
    let middle = values.count / 2
    return values.count % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2
  }

  /// The largest of the last 6 or 12 months.
  func highest(_ months: Int) -> Double { (months == 6 ? sorted6 : sorted12).last ?? 0 }

  /// The smallest of the last 6 months.
  var lowest6: Double { sorted6.first ?? 0 }

  /// The share of zeros in the last 6 or 12 months.
  func zeroShare(_ months: Int) -> Double {
    let values = months == 6 ? sorted6 : sorted12
    guard !values.isEmpty else { return 1 }
    var zeros = 0
    while zeros < values.count && values[zeros] == 0 { zeros += 1 }
    return Double(zeros) / Double(values.count)
  }

  /// The standard deviation of the last 12 months.
  var deviation12: Double {
    guard !sorted12.isEmpty else { return 0 }
    let mean = sorted12.reduce(0, +) / Double(sorted12.count)
    return (sorted12.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted12.count)).squareRoot()
  }

  private static func insert(_ value: Double, into sorted: inout [Double]) {
    var place = sorted.count
    sorted.append(value)
    while place > 0 && sorted[place - 1] > value {
      sorted[place] = sorted[place - 1]
      place -= 1
    }
    sorted[place] = value
  }
}
