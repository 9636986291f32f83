/// A day of the Gregorian calendar: the one notion of dates that readers of files, forecasts, nights and writers share.
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

  /// The day that lies `days` after the last day of `month` (0 and less is that last day).
  ///
  ///     Day(daysAfterEndOf: Month("2026-10")!, days: 31).description  // "2026-12-01"
  public init(daysAfterEndOf month: Month, days: Int) {
    self.init(count: Day(month: month, dayOfMonth: month.dayCount).daysSince1970 + max(0, days))
  }

  /// The day so many days after 1 January 1970, before it when negative; nil outside the years 1 to 9999.
  ///
  ///     Day(daysSince1970: 20_757)?.description  // "2026-10-31"
  public init?(daysSince1970: Int) {
    guard Self.knownDays.contains(daysSince1970) else { return nil }
    self.init(count: daysSince1970)
  }

  /// The same, where a day outside the years 1 to 9999 counts as the first or last of them.
  init(clampingDaysSince1970 days: Int) {
    self.init(count: min(max(days, Self.knownDays.lowerBound), Self.knownDays.upperBound))
  }

  /// The days of the years 1 to 9999.
  private static let knownDays = -719_162...2_932_896

  /// Reads `AAAA-MM-DD`, a day that its month has; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard text.utf8.count == 10 else { return nil }
    self.init(prefixOf: text)
  }

  /// Reads the `AAAA-MM-DD` at the beginning of a text, such as an instant; nil where none stands there.
  public init?(prefixOf text: some StringProtocol) {
    let part = text.prefix(10)
    guard part.utf8.count == 10, let month = Month(part.prefix(7)), part.dropFirst(7).first == "-",
      let day = Int(part.suffix(2)), (1...month.dayCount).contains(day)
    else { return nil }
    self.init(month: month, dayOfMonth: day)
  }

  /// By Hinnant's `civil_from_days` (2013): years begin in March, so that the leap day is a year's last, and 400 years have
  /// 146,097 days.
  private init(count daysSince1970: Int) {
    let shifted = daysSince1970 + Self.daysFromMarchOfYear0
    let (era, dayOfEra) = Self.divided(shifted, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    month = Month(count: (yearOfEra + era * 400) * 12 + monthFromMarch + 2)
    dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
  }

  /// Days from 1 January 1970, negative before it; the inverse of `init(daysSince1970:)`.
  public var daysSince1970: Int {
    // Months from March of year 0, so that a year of ours ends with its leap day.
    let (year, monthFromMarch) = Self.divided(month.count - 2, by: 12)
    let (era, yearOfEra) = Self.divided(year, by: 400)
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + dayOfMonth - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
      - Self.daysFromMarchOfYear0
  }

  /// Days from this one to another; negative when the other is earlier.
  public func days(to other: Day) -> Int { other.daysSince1970 - daysSince1970 }

  /// The day so many days later, earlier when negative; the first or last known one where it lies beyond those.
  public func advanced(byDays days: Int) -> Day { Day(clampingDaysSince1970: daysSince1970 + days) }

  /// The day of the week, from 0 for Sunday to 6.
  public var weekday: Int { Self.divided(daysSince1970 + 4, by: 7).rest }

  /// `AAAA-MM-DD`.
  public var description: String { "\(month)-" + (dayOfMonth < 10 ? "0" : "") + String(dayOfMonth) }

  /// Earlier before later.
  public static func < (left: Day, right: Day) -> Bool {
    (left.month, left.dayOfMonth) < (right.month, right.dayOfMonth)
  }

  /// Days from 1 March of year 0 to 1 January 1970.
  private static let daysFromMarchOfYear0 = 719_468

  /// A quotient rounded down and its rest, which is never negative.
  static func divided(_ number: Int, by divisor: Int) -> (quotient: Int, rest: Int) {
    let rest = number % divisor
    return rest < 0 ? (number / divisor - 1, rest + divisor) : (number / divisor, rest)
  }
}
