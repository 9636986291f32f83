import Foundation

/// What a program knows of time: the machine's own clock, or one that a test turns.
public struct MachineClock: Sendable {
  /// The time now.
  public let now: @Sendable () -> Date
  /// Seconds since some beginning, which go on evenly while somebody sets the time: for how long something takes.
  public let running: @Sendable () -> Double
  /// Waits for so many seconds.
  public let wait: @Sendable (Double) -> Void
  /// The zone of days, and of the dates that files and folders are named by.
  public let zone: TimeZone

  /// A clock.
  public init(
    now: @escaping @Sendable () -> Date, running: @escaping @Sendable () -> Double,
    wait: @escaping @Sendable (Double) -> Void, zone: TimeZone
  ) {
    self.now = now
    self.running = running
    self.wait = wait
    self.zone = zone
  }

  /// The local day.
  public var today: Day { day(of: now()) }

  /// The time now as databases and files keep it: UTC, ISO 8601 to the second (`2026-11-05T02:00:07Z`).
  public var instant: String { now().formatted(.iso8601) }

  /// The local day of a time.
  public func day(of date: Date) -> Day { Day(date, in: zone) }

  /// The local day of a time that was kept as `instant` writes it; nil for any other text.
  public func day(ofInstant text: String) -> Day? {
    (try? Date(text, strategy: .iso8601)).map(day(of:))
  }

  /// The local day and time for names of files: `2026-11-26T020007`.
  public var stamp: String {
    let now = CivilTime(now(), in: zone)
    return "\(now.day)T" + now.time.digits.joined()
  }
}

extension CivilTime {
  /// What a clock on a wall of a zone shows; times outside the years 1 to 9999 count as the nearest of them.
  public init(_ date: Date, in zone: TimeZone) {
    let seconds = date.timeIntervalSince1970.rounded(.down)
    self.init(clamping: Int(min(max(seconds, -1e12), 1e12)) + zone.secondsFromGMT(for: date))
  }
}

extension Day {
  /// The day of a time in a zone.
  public init(_ date: Date, in zone: TimeZone) { self = CivilTime(date, in: zone).day }
}
