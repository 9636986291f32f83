/// The product-limit estimator of a distribution of which some values are known only from below.
///
/// Kaplan & Meier (1958): S(v) = Π over event values vᵢ ≤ v of (1 − dᵢ/nᵢ), where dᵢ is the weight of the events at
/// vᵢ and nᵢ that of all values at or above it. A value censored at vᵢ counts as at risk there: events come first.
/// What mass is left above the last event stands at the largest value (Efron 1967), so that the whole is a
/// distribution.
///
///     // Freireich et al. (1963), weeks to relapse under 6-MP; S(6) = 0.857, S(23) = 0.448
struct ProductLimit {
  /// The estimated mass of each value.
  private(set) var mass: [Double]
  private let values: [Double]

  /// The estimate.
  ///
  /// - Parameters:
  ///   - values: rising.
  ///   - events: the weight of what was observed at each value.
  ///   - censored: the weight of what is known to be at or above it.
  init(values: [Double], events: [Double], censored: [Double]) {
    precondition(
      values.count == events.count && values.count == censored.count, "a weight of each kind per value")
    mass = Array(repeating: 0, count: values.count)
    self.values = values
    var atRisk = events.reduce(0, +) + censored.reduce(0, +)
    var survival = 1.0
    var largest: Int?
    for index in values.indices where events[index] + censored[index] > 0 {
      // Rounding of weights may leave a trifle more events than there are at risk.
      let falls = min(survival, survival * events[index] / max(atRisk, events[index]))
      if events[index] > 0 {
        mass[index] = falls
        survival -= falls
      }
      atRisk -= events[index] + censored[index]
      largest = index
    }
    if let largest { mass[largest] += survival }
  }

  /// E[X | X ≥ vᵢ] of each value; the value itself where no mass is at or above it.
  var meanAtOrAbove: [Double] { mean { _ in 1 } }

  /// E[X | Y = vᵢ] of each value, where Y is a part of X, each share of it equally likely.
  ///
  /// Then Y = y has the density 1 / x for every x above y, so that masses count 1 / x; a fiftieth is added to x
  /// against zero.
  var meanOfWhole: [Double] { mean { 1 / ($0 + 0.02) } }

  private func mean(_ weight: (Double) -> Double) -> [Double] {
    var means = values
    var (above, moment) = (0.0, 0.0)
    for index in values.indices.reversed() {
      let weighted = mass[index] * weight(values[index])
      above += weighted
      moment += weighted * values[index]
      if above > 1e-12 { means[index] = moment / above }
    }
    return means
  }

  /// S after each value: the probability of more than it.
  var survival: [Double] {
    var left = 1.0
    return mass.map {
      left -= $0
      return max(0, left)
    }
  }
}
