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

  /// A day from its `AAAA-MM-DD` at the beginning of a text; nil where none stands there.
  public init?(prefixOf text: some StringProtocol) {
    let part = text.prefix(10)
    guard part.utf8.count == 10, let month = Month(part.prefix(7)), part.dropFirst(7).first == "-",
      let day = Int(part.suffix(2)), (1...month.dayCount).contains(day)
    else { return nil }
    self.init(month: month, dayOfMonth: day)
  }

  /// Days from this one to another; negative when the other is earlier.
  public func days(to other: Day) -> Int { other.number - number }

  /// Days since the first of January of year 0, Gregorian (Hinnant 2013, `days_from_civil`).
  private var number: Int {
    let shift = month.monthOfYear <= 2 ? 1 : 0
    let year = month.year - shift
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * ((month.monthOfYear + 9) % 12) + 2) / 5 + dayOfMonth - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }

  /// `AAAA-MM-DD`.
  public var description: String { "\(month)-" + (dayOfMonth < 10 ? "0" : "") + String(dayOfMonth) }

  /// Earlier before later.
  public static func < (left: Day, right: Day) -> Bool {
    (left.month, left.dayOfMonth) < (right.month, right.dayOfMonth)
  }
}
