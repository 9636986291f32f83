import Foundation

/// What a program asks the machine that it runs on.
///
/// The program's beginning makes one and hands it to all that needs it. Nothing else reads a clock, a time zone, a variable of the
/// environment, the machine's name or the account's: what comes out depends on what goes in, and a test can say what time it is.
public struct Machine: Sendable {
  /// The time, and the zone of its days.
  public var clock: MachineClock
  /// The variables of the environment.
  public var environment: [String: String]
  /// The machine's name, by which those that share a folder tell each other apart.
  public var name: String
  /// Who runs the program, as the log of changes names them.
  public var account: String

  /// A machine.
  public init(clock: MachineClock, environment: [String: String], name: String, account: String) {
    self.clock = clock
    self.environment = environment
    self.name = name
    self.account = account
  }
}

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
