/// A day of the calendar, for dates that a forecast expects.
public struct Day: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
  /// The month that holds the day.
  public let month: Month
  /// The day within its month, from 1.
  public let dayOfMonth: Int

  /// The day of a month; `dayOfMonth` is brought into the month's range.
  public init(month: Month, dayOfMonth: Int) {
    self.month = month
    self.dayOfMonth = min(max(1, dayOfMonth), month.dayCount)
  }

  /// The day that lies `days` after the last day of `month` (0 is that last day).
  ///
  ///     Day(daysAfterEndOf: Month("2026-10")!, days: 31).description  // "2026-12-01"
  public init(daysAfterEndOf month: Month, days: Int) {
    guard days > 0 else {
      self.init(month: month, dayOfMonth: month.dayCount)
      return
    }
    var rest = days
    var current = month.advanced(by: 1)
    while rest > current.dayCount {
      rest -= current.dayCount
      current = current.advanced(by: 1)
    }
    self.init(month: current, dayOfMonth: rest)
  }

  /// `AAAA-MM-DD`.
  public var description: String { "\(month)-" + (dayOfMonth < 10 ? "0" : "") + String(dayOfMonth) }

  /// Earlier before later.
  public static func < (left: Day, right: Day) -> Bool {
    (left.month, left.dayOfMonth) < (right.month, right.dayOfMonth)
  }
}
