import Files
import Foundation
import SupplyModel

/// What a night knows of time: the machine's, or one that a test turns.
public struct NightClock: Sendable {
  /// The time now.
  public var now: @Sendable () -> Date
  /// Waits for so many seconds.
  public var wait: @Sendable (Double) -> Void
  /// The zone of the dates that folders are named by.
  public var zone: TimeZone

  /// A clock; the machine's by default.
  public init(
    now: @escaping @Sendable () -> Date = { Date() },
    wait: @escaping @Sendable (Double) -> Void = { Thread.sleep(forTimeInterval: $0) },
    zone: TimeZone = .current
  ) {
    self.now = now
    self.wait = wait
    self.zone = zone
  }

  /// The local day.
  public var today: Day { day(of: now()) }

  /// The local day of a time.
  func day(of date: Date) -> Day {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    let month = Month(count: (parts.year ?? 2000) * 12 + (parts.month ?? 1) - 1)
    return Day(month: month, dayOfMonth: parts.day ?? 1)
  }

  /// The local day and time for names of files: `2026-11-05T020007`.
  var stamp: String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = zone
    let parts = calendar.dateComponents([.hour, .minute, .second], from: now())
    let digits = [parts.hour, parts.minute, parts.second].map { part -> String in
      let text = String(part ?? 0)
      return text.utf8.count == 1 ? "0" + text : text
    }
    return "\(today)T" + digits.joined()
  }

  /// Days from a day to another; negative when the other is earlier.
  static func days(from one: Day, to other: Day) -> Int { number(other) - number(one) }

  /// Days since the first of January of year 0, Gregorian (Hinnant 2013, `days_from_civil`).
  private static func number(_ day: Day) -> Int {
    let shift = day.month.monthOfYear <= 2 ? 1 : 0
    let year = day.month.year - shift
    let era = year / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * ((day.month.monthOfYear + 9) % 12) + 2) / 5 + day.dayOfMonth - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }
}

extension Day {
  /// A day from its `AAAA-MM-DD` at the beginning of a text; nil where none stands there.
  init?(prefixOf text: some StringProtocol) {
    let part = text.prefix(10)
    guard part.utf8.count == 10, let month = Month(part.prefix(7)), part.dropFirst(7).first == "-",
      let day = Int(part.suffix(2)), (1...month.dayCount).contains(day)
    else { return nil }
    self.init(month: month, dayOfMonth: day)
  }
}
