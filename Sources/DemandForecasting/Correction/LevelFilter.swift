import Foundation

/// The level of a series in each month, from its other months: units per month in stock, near months counting more.
///
/// Lₜ = (Σ ρ^|t−u| cᵤ + k c̄) / (Σ ρ^|t−u| eᵤ + k) over the months u ≠ t, where cᵤ is what was dispensed, eᵤ the
/// share of the month that the shelf held stock, c̄ = Σc / Σe over all months, k the long-run weight, and ρ =
/// 2^(−1/half-life). It is the rate of use of a Poisson process watched part of the time; the month itself is left
/// out so that it can be judged by it.
struct LevelFilter {
  private let decay: Double
  private let longRunWeight: Double

  init(_ settings: CorrectionSettings) {
    decay = exp2(-1 / settings.halfLife)
    longRunWeight = settings.longRunWeight
  }

  /// Writes the levels; all zero when the shelf never held stock.
  ///
  /// - Parameters:
  ///   - used: units dispensed each month, 0 where unknown.
  ///   - exposure: share of each month in stock, 0 where unknown.
  ///   - levels: as many as months.
  func levels(used: [Double], exposure: [Double], into levels: UnsafeMutableBufferPointer<Double>) {
    let months = used.count
    let exposed = exposure.reduce(0, +)
    guard exposed > 0 else {
      levels.update(repeating: 0)
      return
    }
    let longRun = used.reduce(0, +) / exposed
    // The months before each, then those after it; each pass needs the one sum only.
    var (units, share) = (0.0, 0.0)
    var exposureBefore = [Double](repeating: 0, count: months)
    for month in 0..<months {
      levels[month] = units
      exposureBefore[month] = share
      units = (units + used[month]) * decay
      share = (share + exposure[month]) * decay
    }
    (units, share) = (0, 0)
    for month in (0..<months).reversed() {
      levels[month] =
        (levels[month] + units + longRunWeight * longRun) / (exposureBefore[month] + share + longRunWeight)
      units = (units + used[month]) * decay
      share = (share + exposure[month]) * decay
    }
  }
}
