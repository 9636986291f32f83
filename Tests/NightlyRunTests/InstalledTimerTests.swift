import Foundation
import Operations
import Runs
import SupplyModel
import TestSupport
import Testing

/// The hour at which a machine's own timer begins nights.
@Suite struct InstalledTimerTests {
  private let folder: TemporaryFolder
  private var root: String { folder.url.path }

  init() throws { folder = try TemporaryFolder() }

  private func write(_ path: String, _ lines: String...) throws {
    let url = folder.url.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try (lines.joined(separator: "\n") + "\n").write(to: url, atomically: true, encoding: .utf8)
  }

  private func configuration(_ text: String) throws -> NightlyConfiguration {
    try #require(
      NightlyConfiguration(
        ConfigurationValues(ConfigurationFile([UInt8](text.utf8)), folder: root, environment: [:])))
  }

  @Test func onlyATimerThatIsSwitchedOnCounts() throws {
    #expect(InstalledTimer(root: root) == nil)
    try write("usr/lib/systemd/system/colca-nightly.timer", "[Timer]", "OnCalendar=*-*-* 02:00:00")
    #expect(InstalledTimer(root: root) == nil)
    try write("etc/systemd/system/timers.target.wants/colca-nightly.timer", "")
    let timer = try #require(InstalledTimer(root: root))
    #expect(timer.time == "02:00")
    #expect(try timer.differs(from: configuration("hora = 03:30\n")))
    #expect(try !timer.differs(from: configuration("hora = 02:00\n")))
  }

  @Test func whatTheAdministratorChangedGoesBefore() throws {
    try write("etc/systemd/system/timers.target.wants/colca-nightly.timer", "")
    try write("usr/lib/systemd/system/colca-nightly.timer", "OnCalendar=*-*-* 02:00:00")
    try write(
      "etc/systemd/system/colca-nightly.timer.d/override.conf", "[Timer]", "OnCalendar=", "OnCalendar = 4:15")
    #expect(InstalledTimer(root: root)?.time == "04:15")
    try write("etc/systemd/system/colca-nightly.timer", "OnCalendar=Mon *-*-* 05:00:00")
    // By that one a night does not begin each day at one hour: no hour to tell.
    try FileManager.default.removeItem(atPath: root + "/etc/systemd/system/colca-nightly.timer.d")
    #expect(InstalledTimer(root: root) == nil)
  }
}
