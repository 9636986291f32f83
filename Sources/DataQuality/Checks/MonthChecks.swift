import SupplyModel

/// Finds months without a report between two reports of the same product.
public struct MonthGapCheck: HistoryCheck {
  /// Gaps of at least so many months are found.
  public var minimumMonths: Int

  /// A check that finds every gap unless told otherwise.
  public init(minimumMonths: Int = 1) { self.minimumMonths = max(1, minimumMonths) }

  /// One finding per gap, however long; months after the last report are no gap yet.
  public func findings(in series: SupplySeries) -> [Finding] {
    var findings: [Finding] = []
    var lastReported: Month?
    for entry in series.entries where entry.quantities != nil {
      if let lastReported {
        let missing = lastReported.distance(to: entry.month) - 1
        if missing >= minimumMonths {
          let first = lastReported.advanced(by: 1)
          let last = entry.month.advanced(by: -1)
          findings.append(
            series.finding(
              .monthGap(months: missing, first: first, last: last), since: first, month: last))
        }
      }
      lastReported = entry.month
    }
    return findings
  }
}

/// Finds reports of months long before all others, which are a slip in a year more often than a history.
public struct LongAgoMonthCheck: HistoryCheck {
  /// The first month that is used.
  public var firstMonth: Month

  /// A check against the first month that is used.
  public init(firstMonth: Month) { self.firstMonth = firstMonth }

  /// One finding per report before the first month that is used.
  public func findings(in series: SupplySeries) -> [Finding] {
    series.entries.lazy.prefix { $0.month < firstMonth }.filter { $0.quantities != nil }.map { entry in
      series.finding(.longAgoMonth(month: entry.month, first: firstMonth), month: entry.month)
    }
  }
}

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

/// Finds reports that were made before their month can have been over: what they say is of a part of it.
///
/// The report's own date tells where it states one, else the day on which its file came in (`SupplySeries.madeEarly`). A report of 15
/// November on November is found; one of the 28th is not, nor one of 3 December.
public struct UnfinishedMonthCheck: HistoryCheck {
  /// A check without thresholds of its own.
  public init() {}

  /// One finding per month whose report says how much was used.
  public func findings(in series: SupplySeries) -> [Finding] {
    guard !series.madeEarly.isEmpty else { return [] }
    return series.entries.compactMap { entry in
      guard let day = series.madeEarly[entry.month], let quantities = entry.quantities else { return nil }
      return series.finding(
        .unfinishedMonth(consumed: quantities.consumed ?? 0, madeOn: day), month: entry.month)
    }
  }
}
