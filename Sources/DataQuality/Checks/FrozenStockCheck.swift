import SupplyModel

/// Finds stock that stands still month after month in a product that used to move.
///
/// A run of at least `minimumMonths` reports in a row with the same closing stock above zero, no receipts, no
/// consumption and no adjustment, after a history in which at least four of the last six reports show consumption.
/// With λ units a month before and n months frozen, chance alone gives such a run with probability e^(−λn) at
/// Poisson demand; a run is found only when λn ≥ `minimumExpected`.
///
/// The likely causes: last month's report was copied, the product expired, or its demand moved elsewhere.
public struct FrozenStockCheck: HistoryCheck {
  /// The shortest run of months.
  public var minimumMonths: Int
  /// The units that the earlier consumption would have used in the run; 5 leaves chance 0.7 %.
  public var minimumExpected: Double

  /// How many reports before the run tell whether consumption was regular.
  static let earlierReports = 6
  /// How many of them must show consumption.
  static let regularReports = 4

  /// A check of runs of four months or longer.
  public init(minimumMonths: Int = 4, minimumExpected: Double = 5) {
    self.minimumMonths = max(2, minimumMonths)
    self.minimumExpected = minimumExpected
  }

  /// One finding per run, at its last month, with its length, first month and the earlier monthly consumption.
  public func findings(in series: SupplySeries) -> [Finding] {
    var findings: [Finding] = []
    var index = 0
    while index < series.entries.count {
      let end = endOfRun(in: series, from: index)
      if end - index >= minimumMonths, let earlier = earlierConsumption(in: series, before: index),
        earlier * Double(end - index) >= minimumExpected
      {
        let (first, last) = (series.entries[index], series.entries[end - 1])
        findings.append(
          series.finding(
            .frozenStock(
              closing: last.quantities?.closing ?? 0, months: end - index, since: first.month,
              consumedBefore: (earlier * 10).rounded() / 10),
            since: first.month, month: last.month))
      }
      index = max(index + 1, end)
    }
    return findings
  }

  /// The index after the run of idle months with one closing stock; `start` itself when there is no run.
  private func endOfRun(in series: SupplySeries, from start: Int) -> Int {
    guard let closing = series.entries[start].quantities?.closing, closing > 0 else { return start }
    var end = start
    while end < series.entries.count, let quantities = series.entries[end].quantities,
      quantities.closing == closing, quantities.consumed == 0, !quantities.hasMovement
    {
      end += 1
    }
    return end
  }

  /// The mean consumption of the reports before a month, or nil when it was not regular.
  private func earlierConsumption(in series: SupplySeries, before index: Int) -> Double? {
    var consumed: [Double] = []
    var position = index - 1
    while position >= 0, consumed.count < Self.earlierReports {
      if let value = series.entries[position].quantities?.consumed { consumed.append(value) }
      position -= 1
    }
    guard consumed.count(where: { $0 > 0 }) >= Self.regularReports else { return nil }
    return consumed.reduce(0, +) / Double(consumed.count)
  }
}
