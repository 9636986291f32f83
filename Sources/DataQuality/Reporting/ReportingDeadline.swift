import SupplyModel

/// The day by which a month's report is expected: so many days into the next month.
///
/// Regions set their own calendar; MINSA's is not the same everywhere, so there is no default that could be right.
public struct ReportingDeadline: Sendable, Hashable, Codable {
  /// The day of the next month, 1…31; in a shorter month its last day.
  public let dayOfNextMonth: Int

  /// A deadline; the day is brought into 1…31.
  public init(dayOfNextMonth: Int) { self.dayOfNextMonth = min(max(1, dayOfNextMonth), 31) }

  /// The last day on which the report of a month is in time.
  ///
  ///     ReportingDeadline(dayOfNextMonth: 5).lastDay(of: october)  // 5 November
  public func lastDay(of month: Month) -> Day {
    Day(month: month.advanced(by: 1), dayOfMonth: dayOfNextMonth)
  }
}
