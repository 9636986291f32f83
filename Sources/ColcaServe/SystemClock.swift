import Foundation
import SupplyModel

extension Machine {
  /// The machine that the program runs on: the only place that asks the system for the time, the zone, the environment and names.
  ///
  /// `$COLCA_CLOCK` (`2026-11-26T02:00:00Z`) turns the clock, for trials; a time that cannot be read turns nothing.
  static let system: Machine = {
    let environment = ProcessInfo.processInfo.environment
    let start = (environment["COLCA_CLOCK"]).flatMap { try? Date($0, strategy: .iso8601) }
    let clock = MachineClock(
      now: { start.map { $0.addingTimeInterval(seconds()) } ?? Date() }, running: seconds,
      wait: { Thread.sleep(forTimeInterval: $0) }, zone: .current)
    return Machine(
      clock: clock, environment: environment, name: ProcessInfo.processInfo.hostName, account: NSUserName())
  }()

  /// Seconds since the program began, of the system's clock that nobody sets.
  @Sendable private static func seconds() -> Double {
    let since = beginning.duration(to: .now).components
    return Double(since.seconds) + Double(since.attoseconds) / 1e18
  }

  private static let beginning = ContinuousClock.now
}
