import SupplyModel

/// Finds reports of months that cannot have closed yet.
public struct FutureMonthCheck: HistoryCheck {
  /// The latest month that a report can close, usually that of today.
  public var latestMonth: Month

  /// A check against the latest month that a report can close.
  public init(latestMonth: Month) { self.latestMonth = latestMonth }

  /// One finding per report after the latest month.
  public func findings(in series: SupplySeries) -> [Finding] {
    series.entries.filter { $0.quantities != nil && $0.month > latestMonth }.map { entry in
      series.finding(.futureMonth(month: entry.month, latest: latestMonth), month: entry.month)
    }
  }
}
