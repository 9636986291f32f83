import Foundation
import Operations
import SupplyModel
import SupplyStore
import Synchronization
import TestSupport

@testable import NightlyRun

/// An installation in a folder of its own, with a clock that the test turns.
final class NightFixture: Sendable {
  let folder: TemporaryFolder
  private let time = Mutex(Date(timeIntervalSince1970: 1_795_658_405))
  private let watched = Mutex<(@Sendable () -> Void)?>(nil)
  let more: String
  private let script = Mutex<TemporaryFolder?>(nil)

  init(_ more: String = "") throws {
    folder = try TemporaryFolder()
    self.more = more
    for name in ["bandeja", "informes"] {
      try FileManager.default.createDirectory(atPath: folder.path(name), withIntermediateDirectories: true)
    }
  }

  /// Two in the morning of 26 November 2026, UTC, until the test says otherwise.
  var clock: MachineClock {
    .turned(
      wait: { seconds in
        self.watched.withLock { $0 }?()
        self.time.withLock { $0 += seconds }
      }, now: { self.time.withLock { $0 } })
  }

  /// The machine with that clock.
  var machine: Machine {
    Machine(clock: clock, environment: [:], name: "maquina", account: "prueba")
  }

  /// Keeps the folder of the mail script for as long as the fixture lives.
  func keep(_ folder: TemporaryFolder) { script.withLock { $0 = folder } }

  func replaceScript(_ text: String) throws {
    guard let folder = script.withLock({ $0 }) else { return }
    chmod(try folder.write("sendmail", text), 0o755)
  }

  func turn(days: Double) { time.withLock { $0 += days * 86_400 } }

  /// What happens while the night waits for files to be quiet.
  func whileWaiting(_ body: @escaping @Sendable () -> Void) { watched.withLock { $0 = body } }

  /// The configuration's text.
  var text: String { "quiet_seconds = 0\nmodel = light\nminimum_free_mb = 0\nlog = registro.log\n" + more }

  func configuration() throws -> NightlyConfiguration {
    let values = ConfigurationValues(
      ConfigurationFile([UInt8](text.utf8)), folder: folder.path(""), environment: [:])
    guard let configuration = NightlyConfiguration(values) else {
      throw ConfigurationError.badConfiguration(path: "test", complaints: values.complaints.count)
    }
    return configuration
  }

  @discardableResult
  func night() throws -> NightReport {
    try Night(configuration: try configuration(), machine: machine).run()
  }

  func database() throws -> SupplyDatabase {
    try SupplyDatabase(path: folder.path("colca.sqlite"), machine: machine)
  }

  /// The names in a folder of the installation, hidden ones left out.
  func names(_ path: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path(path))) ?? [])
      .filter { !$0.hasPrefix(".") }.sorted()
  }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder.path(path))), as: UTF8.self)
  }

  /// Rows of the open layout: so many facilities with one product, from January 2026 on, of which the last runs dry.
  static func rows(months: Int, facilities: Int = 3, lastMonthOnly: Bool = false) -> String {
    var text = "facility,product,month,opening,received,consumed,adjustment,closing\n"
    for facility in 1...facilities {
      for month in (lastMonthOnly ? months : 1)...months {
        let used = 10 * facility
        let closing = facility == facilities ? max(0, 60 - 10 * month) : 200
        let received = facility == facilities ? 0 : used
        text +=
          "F\(facility),P,\(Month(count: 2026 * 12 + month - 1)),\(closing + used - received),\(received),\(used),0,\(closing)\n"
      }
    }
    return text
  }
}
