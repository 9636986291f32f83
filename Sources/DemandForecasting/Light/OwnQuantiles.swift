/// The quantiles that a series' own past gives, for a month and for the totals of several: EWQ at every step.
struct OwnQuantiles {
  private var kernel: WeightedQuantiles
  private let window: Int
  /// Totals of the months up to each month of the window; NaN where one is missing.
  private var totals: [Double]

  /// The fewest totals that quantiles are taken from.
  static let fewestTotals = 3

  /// A kernel with scratch of its own; one per thread.
  init(_ settings: LightSettings) {
    kernel = WeightedQuantiles(halfLife: settings.halfLife, window: settings.window)
    window = settings.window
    totals = Array(repeating: .nan, count: settings.window)
  }

  /// The part of a series' past that its own quantiles look at.
  private func recent(_ past: UnsafeBufferPointer<Double>) -> UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(rebasing: past.suffix(window))
  }

  /// Writes the quantiles of one month's demand, the same for every month ahead; false when nothing was reported.
  mutating func month(
    past: UnsafeBufferPointer<Double>, levels: [Double], into result: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    kernel.quantiles(of: recent(past), levels: levels, into: result) > 0
  }

  /// Writes the quantiles of the total demand of `step` months, given those of one month.
  ///
  /// From the totals of every `step` months in a row within the window, overlapping, weighted by the age of the last;
  /// those with a missing month are left out. With fewer than 3, `step` times the quantiles of a month instead: as if
  /// the months rose and fell together (comonotone), which is cautious in the upper tail.
  ///
  /// - Precondition: called for step 1, 2, 3 … of a series in turn: each adds a month to the totals of the one before.
  mutating func total(
    step: Int, past: UnsafeBufferPointer<Double>, month: UnsafeBufferPointer<Double>, levels: [Double],
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    let months = recent(past)
    for index in months.indices {
      let added = index >= step - 1 ? months[index - step + 1] : .nan
      totals[index] = step == 1 ? added : totals[index] + added
    }
    let count = totals.withUnsafeBufferPointer {
      kernel.quantiles(of: .init(rebasing: $0[months.indices]), levels: levels, into: result)
    }
    guard count < Self.fewestTotals else { return }
    for index in levels.indices { result[index] = Double(step) * month[index] }
  }
}
