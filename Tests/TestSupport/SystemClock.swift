import Foundation
import SupplyModel

extension Machine {
  /// A machine on which it is always two in the morning of 26 November 2026, UTC.
  ///
  /// Waits are real: they are for other programs.
  public static let still = still(at: Date(timeIntervalSince1970: 1_795_658_405))

  /// A machine on which it is always the same time.
  public static func still(at date: Date, account: String = "prueba") -> Machine {
    Machine(clock: .turned { date }, environment: [:], name: "maquina", account: account)
  }
}

extension MachineClock {
  /// A clock that a test turns, in UTC unless it names another zone; what lasts, lasts as long as it does.
  public static func turned(
    zone: TimeZone = .gmt, wait: @escaping @Sendable (Double) -> Void = { Thread.sleep(forTimeInterval: $0) },
    now: @escaping @Sendable () -> Date
  ) -> MachineClock {
    MachineClock(now: now, running: { seconds(since: beginning) }, wait: wait, zone: zone)
  }

  private static let beginning = ContinuousClock.now

  private static func seconds(since beginning: ContinuousClock.Instant) -> Double {
    let since = beginning.duration(to: .now).components
    return Double(since.seconds) + Double(since.attoseconds) / 1e18
  }
}

/// What whoever runs the tests asks of them by variables of the environment: the only place that reads those.
public enum TestRequest {
  private static let environment = ProcessInfo.processInfo.environment

  /// Whether golden files are to be written anew (`COLCA_UPDATE_GOLDEN=1`).
  public static let isUpdatingGolden = environment["COLCA_UPDATE_GOLDEN"] == "1"

  /// How many damaged files are read (`COLCA_DAMAGE_ROUNDS`); nil for as many as always.
  public static let damageRounds = environment["COLCA_DAMAGE_ROUNDS"].flatMap { Int($0) }

  /// The seed of the damage (`COLCA_DAMAGE_SEED`); nil for the one of always.
  public static let damageSeed = environment["COLCA_DAMAGE_SEED"].flatMap { UInt64($0) }

  /// Where and when the built program believes to be: as the tests do, under a turned clock and in another language too.
  static let place = environment.filter { name, _ in
    name == "TZ" || name == "LANG" || name == "LD_PRELOAD" || name.hasPrefix("LC_")
      || name.hasPrefix("FAKETIME")
  }
}
