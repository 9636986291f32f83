import Foundation

/// Exponentially weighted empirical quantiles (EWQ): a series' own past, the recent counting more.
///
/// The sample is what the last months were, each weighted 2^(−age / half-life) (Taylor 2007 forecasts daily sales
/// so). Sorted by value, each stands at the middle of its weight, cᵢ = (w₁ + … + wᵢ − wᵢ/2) / Σw, and quantiles are
/// linear in between; below the first and above the last they are that value. Equal values keep their order in time.
/// A missing month (NaN) is left out, while age goes on counting calendar months.
struct WeightedQuantiles {
  /// Weight by age in months, newest first.
  private let weightByAge: [Double]
  /// Scratch, kept from one series to the next: the sorted sample, and the place of each value among the levels.
  private var values: [Double]
  private var places: [Double]

  /// A kernel for windows of up to `window` months.
  init(halfLife: Double, window: Int) {
    weightByAge = (0..<window).map { exp2(-Double($0) / halfLife) }
    values = Array(repeating: 0, count: window)
    places = values
  }

  /// Writes the quantiles of `sample`, oldest first, and gives the size of the sample without its gaps.
  ///
  /// Writes nothing when every value is missing.
  ///
  /// - Precondition: `sample` is no longer than the window; `result` has room for every level; levels rise.
  mutating func quantiles(
    of sample: UnsafeBufferPointer<Double>, levels: [Double], into result: UnsafeMutableBufferPointer<Double>
  ) -> Int {
    let count = sort(sample)
    guard count > 0 else { return 0 }
    placeByWeight(count)
    var index = 0
    for (position, level) in levels.enumerated() {
      while index < count && places[index] <= level { index += 1 }
      // `index` is the first value that stands above the level.
      if index == 0 || index == count {
        result[position] = values[index == 0 ? 0 : count - 1]
      } else {
        let (low, high) = (values[index - 1], values[index])
        let slope = (high - low) / (places[index] - places[index - 1])
        result[position] = min(low + slope * (level - places[index - 1]), high)
      }
    }
    return count
  }

  /// Sorts what is not missing into `values`, with the weights in `places`.
  ///
  /// By insertion: windows are short, and it keeps equal values in their order. Ages count from the newest value
  /// there is; that changes no quotient of weights and lets none of them vanish after a long silence.
  private mutating func sort(_ sample: UnsafeBufferPointer<Double>) -> Int {
    guard let newest = sample.lastIndex(where: { !$0.isNaN }) else { return 0 }
    var count = 0
    for (index, value) in sample[0...newest].enumerated() where !value.isNaN {
      var place = count
      while place > 0 && values[place - 1] > value {
        values[place] = values[place - 1]
        places[place] = places[place - 1]
        place -= 1
      }
      values[place] = value
      places[place] = weightByAge[newest - index]
      count += 1
    }
    return count
  }

  /// Turns the weights in `places` into the middle of each weight, as a share of all.
  private mutating func placeByWeight(_ count: Int) {
    var total = 0.0
    for index in 0..<count { total += places[index] }
    var running = 0.0
    for index in 0..<count {
      let weight = places[index]
      running += weight
      places[index] = (running - weight / 2) / total
    }
  }
}
