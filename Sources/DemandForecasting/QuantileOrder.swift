/// Puts quantiles in order after they were averaged.
enum QuantileOrder {
  /// Sorts the quantiles of one distribution, which rounding may have crossed, and cuts them at zero.
  static func tidy(_ quantiles: UnsafeMutableBufferPointer<Double>) {
    for index in quantiles.indices {
      let value = max(0, quantiles[index])
      var place = index
      while place > 0 && quantiles[place - 1] > value {
        quantiles[place] = quantiles[place - 1]
        place -= 1
      }
      quantiles[place] = value
    }
  }

  /// Tidies the distributions of one series, step after step; totals are raised to those of fewer months.
  static func tidy(_ row: UnsafeMutableBufferPointer<Double>, horizon: Int, isTotal: Bool) {
    let width = row.count / horizon
    for step in 0..<horizon {
      let quantiles = UnsafeMutableBufferPointer(rebasing: row[step * width..<(step + 1) * width])
      tidy(quantiles)
      guard isTotal, step > 0 else { continue }
      for index in 0..<width { quantiles[index] = max(quantiles[index], row[(step - 1) * width + index]) }
    }
  }
}
