import SupplyModel

/// Finds openings (SALDO) that are not the closing (STOCK_FIN) of the month before.
///
/// Only neighbouring months that both were reported are compared, and only known quantities: after a month
/// without a report nobody knows what the opening should be.
public struct OpeningCheck: HistoryCheck {
  /// Differences up to so many units are rounding.
  public var tolerance: Double

  /// A check; half a unit is the tolerance that the balance of a row has.
  public init(tolerance: Double = 0.5) { self.tolerance = tolerance }

  /// One finding per month whose opening breaks with the month before.
  public func findings(in series: SupplySeries) -> [Finding] {
    var findings: [Finding] = []
    var previous: Double?
    for entry in series.entries {
      if let opening = entry.quantities?.opening, let previous, (opening - previous).magnitude > tolerance {
        findings.append(
          series.finding(
            .openingBroken(opening: opening, closing: previous, closed: entry.month.advanced(by: -1)),
            month: entry.month))
      }
      previous = entry.quantities?.closing
    }
    return findings
  }
}
