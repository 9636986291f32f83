/// A day and a time of day, to the second, as a clock on a wall shows them.
public struct CivilTime: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The day.
  public let day: Day
  /// The time of day.
  public let time: TimeOfDay

  /// A time of a day.
  public init(day: Day, time: TimeOfDay) {
    self.day = day
    self.time = time
  }

  /// The time so many seconds after 1 January 1970, 00:00:00; nil outside the years 1 to 9999.
  ///
  /// - Parameter seconds: seconds of the clock on the wall, what its zone is ahead of UTC added already.
  public init?(secondsSince1970 seconds: Int) {
    let (days, rest) = Day.divided(seconds, by: 86_400)
    guard let day = Day(daysSince1970: days) else { return nil }
    self.day = day
    time = TimeOfDay(seconds: rest)
  }

  /// The same, where what lies outside the years counts as their first or last second.
  init(clamping seconds: Int) {
    let (days, rest) = Day.divided(seconds, by: 86_400)
    day = Day(clampingDaysSince1970: days)
    time = TimeOfDay(seconds: rest)
  }

  /// Earlier before later.
  public static func < (left: CivilTime, right: CivilTime) -> Bool {
    (left.day, left.time.seconds) < (right.day, right.time.seconds)
  }

  /// `AAAA-MM-DD`, and ` hh:mm:ss` unless it is midnight: how files of tables write a date that may have a time.
  public var description: String { time.seconds == 0 ? day.description : "\(day) \(time)" }
}

/// A time of day to the second.
public struct TimeOfDay: Hashable, Sendable, CustomStringConvertible {
  /// Seconds since midnight, 0…86,399.
  public let seconds: Int

  /// The time so many seconds after midnight; what is beyond a day is left out.
  public init(seconds: Int) { self.seconds = Day.divided(seconds, by: 86_400).rest }

  /// Hour, minute and second, of two digits each.
  public var digits: [String] {
    [seconds / 3600, seconds / 60 % 60, seconds % 60].map { ($0 < 10 ? "0" : "") + String($0) }
  }

  /// `hh:mm:ss`.
  public var description: String { digits.joined(separator: ":") }
}
