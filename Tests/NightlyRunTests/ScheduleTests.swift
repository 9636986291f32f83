import Foundation
import Operations
import SupplyModel
import Telling
import TestSupport
import Testing

@testable import NightlyRun

@Suite struct ScheduleTests {
  private func plan(
    _ more: String = "", program: String = "/usr/local/bin/colca", folder: String = "/srv/colca",
    starter: SchedulePlan.Starter = .systemd
  ) throws -> SchedulePlan {
    let values = ConfigurationValues(
      ConfigurationFile([UInt8](more.utf8)), folder: folder, environment: [:])
    let configuration = try #require(NightlyConfiguration(values))
    return try SchedulePlan(
      configuration: configuration, configurationPath: folder + "/colca.conf", program: program,
      starter: starter, workingFolder: "/nowhere", language: .spanish)
  }

  private func lines(_ plan: SchedulePlan) -> [String] {
    plan.files[0].text.split(separator: "\n").map(String.init)
  }

  @Test func theUnitsAreWhatWasReadAndApproved() throws {
    let plan = try plan("hora = 01:05\nbandeja = /mnt/compartida/bandeja\n")
    #expect(
      plan.files.map(\.path) == [
        "/etc/systemd/system/colca-nightly.service", "/etc/systemd/system/colca-nightly.timer",
      ])
    #expect(
      try Golden.difference(plan.files[0].text, from: "operations/colca-nightly.service") == nil)
    #expect(try Golden.difference(plan.files[1].text, from: "operations/colca-nightly.timer") == nil)
    #expect(plan.folders == ["/mnt/compartida/bandeja", "/srv/colca"])
    let cron = try self.plan("hora = 01:05\n", starter: .cron)
    #expect(cron.startCommands.isEmpty && cron.files.map(\.path) == ["/etc/cron.d/colca"])
    #expect(try Golden.difference(cron.files[0].text, from: "operations/colca.cron") == nil)
  }

  /// A line end in a path would begin a line of its own in cron's table: another command, at another's hour.
  @Test(arguments: SchedulePlan.Starter.allCases)
  func noPathBeginsALineOfItsOwn(starter: SchedulePlan.Starter) {
    for (program, folder) in [
      ("/usr/bin/colca", "/srv/a\n* * * * * root reboot #"), ("/opt/col\rca", "/srv/colca"),
      ("/usr/bin/colca", "/srv/\u{85}"),
    ] {
      #expect(throws: NightError.self) { try plan(program: program, folder: folder, starter: starter) }
    }
  }

  /// systemd's own reading of the units, with a folder whose name has everything that has to be written specially.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze")))
  func systemdFindsNothingToSay() throws {
    let folder = try TemporaryFolder()
    let place = folder.path("mi carpeta 50% $x's")
    try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
    let program = place + "/colca \"a\""
    try FileManager.default.copyItem(atPath: "/bin/true", toPath: program)
    for mail in ["", "destinatarios = a@red.pe\nremitente = b@red.pe\n"] {
      let plan = try plan(mail, program: program, folder: place)
      try ScheduleInstaller(plan, root: folder.path("raiz")).install()
      let analyze = Process()
      analyze.executableURL = URL(fileURLWithPath: "/usr/bin/systemd-analyze")
      analyze.arguments = [
        "verify", "--man=no", folder.path("raiz/etc/systemd/system/colca-nightly.timer"),
        folder.path("raiz/etc/systemd/system/colca-nightly.service"),
      ]
      let said = Pipe()
      analyze.standardError = said
      analyze.standardOutput = said
      try analyze.run()
      let text = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      analyze.waitUntilExit()
      #expect(analyze.terminationStatus == 0 && !text.contains("colca"), "\(text)")
    }
  }

  @Test func anInstallationUnderARootIsTakenBackWhole() throws {
    let folder = try TemporaryFolder()
    let root = folder.path("raiz") + "/"
    let installer = ScheduleInstaller(try plan(), root: root)
    #expect(try ScheduleInstaller.remove(root: root) == .init())
    try installer.install()
    let service = folder.path("raiz/etc/systemd/system/colca-nightly.service")
    #expect(FileManager.default.fileExists(atPath: service))
    #expect(try ScheduleInstaller.remove(root: root).removed.count == 3)
    #expect(!FileManager.default.fileExists(atPath: service))
    #expect(try ScheduleInstaller.remove(root: root) == .init())
  }

  /// What somebody has changed since is not ours any more; what another put beside it never was.
  @Test func aRemovalLeavesWhatIsNotOurs() throws {
    let folder = try TemporaryFolder()
    let root = folder.path("raiz")
    try ScheduleInstaller(try plan(), root: root).install()
    // Installed anew, by another configuration: still known.
    try ScheduleInstaller(try plan("hora = 03:30\n"), root: root).install()
    let timer = root + "/etc/systemd/system/colca-nightly.timer"
    try "[Timer]\n# mío\n".write(toFile: timer, atomically: true, encoding: .utf8)
    let other = root + "/etc/systemd/system/otro.timer"
    try "otro".write(toFile: other, atomically: true, encoding: .utf8)
    let removal = try ScheduleInstaller.remove(root: root)
    #expect(
      removal.removed == [root + "/etc/systemd/system/colca-nightly.service", root + "/etc/colca"]
        && removal.left == [timer])
    #expect(FileManager.default.fileExists(atPath: timer) && FileManager.default.fileExists(atPath: other))
  }

  /// Nights by two schedules would get in each other's way: the former goes.
  @Test func anotherStarterTakesThePlaceOfTheFormer() throws {
    let folder = try TemporaryFolder()
    let root = folder.path("raiz")
    try ScheduleInstaller(try plan(starter: .cron), root: root).install()
    try ScheduleInstaller(try plan(starter: .systemd), root: root).install()
    #expect(!FileManager.default.fileExists(atPath: root + "/etc/cron.d/colca"))
    let removal = try ScheduleInstaller.remove(root: root)
    #expect(removal.removed.count == 3 && removal.left.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: root + "/etc/colca"))
  }

  /// One that an earlier version installed has left no note: it is known by what it would write, and by nothing less.
  @Test func anInstallationWithoutANoteIsKnownByItsText() throws {
    let folder = try TemporaryFolder()
    let root = folder.path("raiz")
    let (plan, other) = (try plan(starter: .cron), try plan("hora = 03:30\n", starter: .cron))
    try ScheduleInstaller(plan, root: root).install()
    try FileManager.default.removeItem(atPath: root + "/etc/colca/schedule.json")
    #expect(try ScheduleInstaller.remove(root: root) == .init())
    #expect(try ScheduleInstaller.remove(root: root, plan: other).removed == [])
    #expect(try ScheduleInstaller.remove(root: root, plan: plan).removed == [root + "/etc/cron.d/colca"])
  }

  @Test func aProgramThatWillVanishStartsNoNights() throws {
    for program in ["/srv/colca/.build/debug/colca", "/tmp/x/colca", "/no/such/colca"] {
      let installer = ScheduleInstaller(try plan(program: program))
      guard case .vanishingProgram(program, _) = installer.obstacle else {
        Issue.record("\(program) is let through")
        continue
      }
      #expect(throws: NightError.self) { try installer.install() }
      #expect(ScheduleInstaller(try plan(program: program), root: "/srv/imagen").obstacle == nil)
    }
    let kept = ScheduleInstaller(try plan(program: "/bin/true")).obstacle
    if case .vanishingProgram = kept { Issue.record("a program that stays is refused") }
  }

  @Test func whatMailNeedsIsLeftToIt() throws {
    let folder = try TemporaryFolder()
    let addresses = "destinatarios = a@red.pe\nremitente = b@red.pe\ncomando_de_correo = "
    let msmtp = try folder.write("msmtp", "#!/bin/sh\n")
    chmod(msmtp, 0o755)
    let network = lines(try plan(addresses + msmtp + " -t\n"))
    #expect(network.contains("NoNewPrivileges=yes") && !network.contains("PrivateNetwork=yes"))
    #expect(network.contains("RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK"))
    chmod(msmtp, 0o2755)
    let rights = lines(try plan(addresses + msmtp + " -t\n"))
    #expect(!rights.contains("NoNewPrivileges=yes") && rights.contains("ProtectSystem=full"))
    let none = lines(try plan())
    #expect(none.contains("PrivateNetwork=yes") && none.contains("ProtectSystem=strict"))
  }

  @Test func foldersOfPeopleAndTemporaryOnesStayVisible() throws {
    #expect(lines(try plan(folder: "/home/ana/colca")).contains("ProtectHome=read-only"))
    #expect(!lines(try plan(folder: "/tmp/colca")).contains("PrivateTmp=yes"))
  }

  @Test func wordsAreQuotedForTheirReader() {
    #expect(SystemdUnits.word("/a/b") == "/a/b")
    #expect(SystemdUnits.word("/a b/50%") == "\"/a b/50%%\"")
    #expect(SystemdUnits.word("/a$b\"c d") == "\"/a$b\\\"c d\"")
    #expect(SystemdUnits.command(["/x y", "$z"]) == "\"/x y\" $$z")
    #expect(SystemdUnits.command(["/x'y"]) == "/usr/bin/env \"/x'y\"")
    #expect(CronTable.word("/a b's/50%") == "'/a b'\\''s/50\\%'")
    #expect(CronTable.word("/señal/x-1.y") == "/señal/x-1.y")
  }

  @Test func aNightIsMissedWhenNoneCameToItsEndSinceItWasDue() throws {
    let fixture = try NightFixture("schedule_time = 02:00\n")
    func missed() throws -> MissedNight {
      MissedNight(configuration: try fixture.configuration(), machine: fixture.machine)
    }
    #expect(try missed().isMissed)
    try fixture.night()
    #expect(try !missed().isMissed)
    fixture.turn(days: 0.9)
    #expect(try !missed().isMissed)
    fixture.turn(days: 0.11)
    #expect(try missed().isMissed)
    #expect(try missed().due.description == "2026-11-27 02:00:00")
    _ = try fixture.database().beginNight()
    #expect(try missed().isMissed)
  }
}
