import ArgumentParser
import Foundation
import SupplyModel

extension Machine {
  /// The machine that the program runs on: the only place that asks the system for the time, the zone, the environment and names.
  ///
  /// `$COLCA_CLOCK` (`2026-11-26T02:00:00Z`) turns the clock of any command, for trials.
  static let system: Machine = {
    let environment = ProcessInfo.processInfo.environment
    var clock = MachineClock.system
    if let start = environment["COLCA_CLOCK"], !start.isEmpty {
      guard let turned = MachineClock(argument: start) else {
        Messages.say(
          "colca: $COLCA_CLOCK: se espera una hora como / a time is expected like 2026-11-26T02:00:00Z")
        exit(ExitCode.validationFailure.rawValue)
      }
      clock = turned
    }
    return Machine(
      clock: clock, environment: environment, name: ProcessInfo.processInfo.hostName, account: NSUserName())
  }()
}

extension MachineClock: ExpressibleByArgument {
  /// The system's own clock, in the zone of the account.
  fileprivate static let system = MachineClock(
    now: { Date() }, running: seconds, wait: { Thread.sleep(forTimeInterval: $0) }, zone: .current)

  /// A clock that begins at a time of ISO 8601 (`2026-11-26T02:00:00Z`) and goes on from there.
  public init?(argument: String) {
    guard let start = try? Date(argument, strategy: .iso8601) else { return nil }
    let began = Self.seconds()
    self.init(
      now: { start.addingTimeInterval(Self.seconds() - began) }, running: Self.seconds,
      wait: Self.system.wait, zone: Self.system.zone)
  }

  /// Seconds of the system's clock that nobody sets.
  @Sendable private static func seconds() -> Double {
    let since = beginning.duration(to: .now).components
    return Double(since.seconds) + Double(since.attoseconds) / 1e18
  }

  private static let beginning = ContinuousClock.now
}
