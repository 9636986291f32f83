/// Brings the quantiles of totals into line with those of the first month, and with each other.
///
/// Totals and single months are learnt apart, each from outcomes of its own kind, and so their forecasts of one and the same
/// month differ a little. A reader sees both.
enum TotalQuantiles {
  /// Settles the totals of every series.
  ///
  /// - the total of one month has the quantiles of that month, at every level that months have; levels beyond those are never below them;
  /// - no quantile falls as months are added;
  /// - no interval between a level and its opposite (.05 and .95, .10 and .90 …) narrows as months are added: where it would, its
  ///   lower end stays lower. Upper quantiles, which orders rest on, are left as they are.
  ///
  /// - Parameters:
  ///   - totals: the quantiles, [series][step][level], at `QuantileLevels.cumulative`, rising with the level.
  ///   - firstMonth: those of the first month after the origin, [series][level], at `QuantileLevels.monthly`; empty where totals were
  ///     made in such a way that their first month agrees already.
  ///   - horizon: how many steps the totals have.
  static func settle(_ totals: inout [Double], firstMonth: [Double], horizon: Int) {
    let width = QuantileLevels.cumulative.count
    let shared = QuantileLevels.monthly.count
    let rowLength = horizon * width
    guard rowLength > 0 else { return }
    totals.withUnsafeMutableBufferPointer { all in
      for series in 0..<all.count / rowLength {
        let row = UnsafeMutableBufferPointer(rebasing: all[series * rowLength..<(series + 1) * rowLength])
        if !firstMonth.isEmpty {
          for level in 0..<shared { row[level] = firstMonth[series * shared + level] }
          for level in shared..<width { row[level] = max(row[level], row[level - 1]) }
        }
        for step in 1..<max(1, horizon) {
          addMonth(
            UnsafeBufferPointer(rebasing: row[(step - 1) * width..<step * width]),
            to: UnsafeMutableBufferPointer(rebasing: row[step * width..<(step + 1) * width]))
        }
      }
    }
  }

  /// Holds the total of some months to that of one month fewer.
  private static func addMonth(
    _ before: UnsafeBufferPointer<Double>, to total: UnsafeMutableBufferPointer<Double>
  ) {
    for level in total.indices { total[level] = max(total[level], before[level]) }
    let last = QuantileLevels.monthly.count - 1
    // From within outwards: an end that is lowered lowers those outside it. Never below what it was a month before, for there the
    // upper end was no higher than it is now.
    for low in (0..<(last + 1) / 2).reversed() {
      let spread = before[last - low] - before[low]
      total[low] = max(before[low], min(total[low], total[low + 1], total[last - low] - spread))
    }
  }
}
