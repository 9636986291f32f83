import SupplyModel

/// Finds consumption that DIGEMID's adjustment for spikes would leave out of the average; the CPMA of SISMED's table includes it, and ours.
///
/// A month of consumption above 1.5 × the median of the active months (consumption > 0) among the last 12, itself
/// included, when more than 5 of them are active ("Ficha Técnica N.° 30", as regional tools apply it). The rule is
/// blunt: of honest Poisson counts around 3 a month it drops P(X ≥ 5) = 18 %. `RobustSpikeCheck` finds what is worth
/// a visit.
///
///     40 50 60 50 40 91   // the last is found: 91 > 1.5 × median 50 = 75, with 6 active months
public struct OfficialSpikeCheck: HistoryCheck {
  /// Times the median that consumption must exceed.
  public var factor: Double
  /// Months that the median looks back, the month itself included.
  public var windowMonths: Int
  /// More than so many months must be active.
  public var activeMonths: Int

  /// A check; the defaults are DIGEMID's.
  public init(factor: Double = 1.5, windowMonths: Int = 12, activeMonths: Int = 5) {
    self.factor = factor
    self.windowMonths = max(1, windowMonths)
    self.activeMonths = activeMonths
  }

  /// One finding per month above the limit, with the median of the active months.
  public func findings(in series: SupplySeries) -> [Finding] {
    let consumed = series.entries.map { $0.quantities?.consumed ?? 0 }
    var findings: [Finding] = []
    var active: [Double] = []
    active.reserveCapacity(windowMonths)
    for (index, value) in consumed.enumerated() where value > 0 {
      active.removeAll(keepingCapacity: true)
      var below = 0
      for earlier in max(0, index - windowMonths + 1)...index where consumed[earlier] > 0 {
        active.append(consumed[earlier])
        if consumed[earlier] < value { below += 1 }
      }
      // A month that is not above most others needs no median.
      guard active.count > activeMonths, 2 * below >= active.count else { continue }
      let median = Medians.sorting(&active)
      guard value > factor * median else { continue }
      findings.append(
        series.finding(
          .officialSpike(consumed: value, median: median, factor: factor),
          month: series.entries[index].month))
    }
    return findings
  }
}
