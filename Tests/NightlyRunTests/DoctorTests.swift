import Files
import Foundation
import Operations
import Runs
import SupplyModel
import Telling
import TestSupport
import Testing

@testable import NightlyRun
@testable import SupplyStore

/// What the doctor finds, with its remedy and the exit code that it stands for.
@Suite struct DoctorTests {
  private let fixture: NightFixture

  init() throws {
    fixture = try NightFixture()
    try fixture.folder.write("colca.conf", fixture.text)
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
  }

  private func checks(thorough: Bool = true) throws -> [HealthCheck] {
    let loader = try ConfigurationLoader(named: fixture.folder.path("colca.conf"), environment: [:])
    return Doctor(loader: loader, machine: fixture.machine, isThorough: thorough).checks()
  }

  private func check(_ subject: HealthCheck.Subject) throws -> HealthCheck {
    try #require(try checks().first { $0.subject == subject })
  }

  @Test func beforeTheFirstNightTheDoctorSaysWhatToDoAndMakesNothing() throws {
    let checks = try checks()
    #expect(checks.worst == .warn && checks.exitCode == 0)
    #expect(checks.first { $0.subject == .database }?.fact == .noReports)
    #expect(checks.first { $0.subject == .backups }?.fact == .noBackup)
    #expect(!fixture.names("").contains("colca.sqlite"))
    for check in checks where check.state != .pass {
      #expect(Language.spanish.remedy(for: check) != nil && Language.english.remedy(for: check) != nil)
    }
  }

  @Test func aNightThatWentWellIsWell() throws {
    try fixture.night()
    let checks = try checks()
    #expect(Set(checks.map(\.subject)) == Set(HealthCheck.Subject.allCases))
    // But for one thing: nobody is told.
    #expect(checks.filter { $0.subject != .mail }.worst == .pass)
    #expect(checks.first { $0.subject == .mail } == HealthCheck(.mail, .warn, .mailToFolder))
    #expect(try self.checks(thorough: false).filter { $0.subject != .mail }.worst == .pass)
  }

  @Test func aDatabaseThatIsNoneSendsToTheCopiesAndOneThatCannotBeOpenedDoesNot() throws {
    try fixture.folder.write("colca.sqlite", String(repeating: "no es una base ", count: 300))
    let damaged = try check(.database)
    #expect(damaged.state == .fail && damaged.exitCode == 65)
    #expect(Language.spanish.remedy(for: damaged)?.contains("colca restore") == true)
    try FileManager.default.removeItem(atPath: fixture.folder.path("colca.sqlite"))
    try FileManager.default.createDirectory(
      atPath: fixture.folder.path("colca.sqlite"), withIntermediateDirectories: false)
    let closed = try check(.database)
    #expect(closed.state == .fail)
    #expect(Language.spanish.remedy(for: closed)?.contains("restore") == false)
  }

  @Test func aDatabaseThatIsGoneWhileACopyHoldsReportsFails() throws {
    try fixture.night()
    for end in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: fixture.folder.path("colca.sqlite" + end))
    }
    for _ in 1...2 {
      let lost = try check(.database)
      #expect(lost.state == .fail && lost.exitCode == 65)
      #expect(Language.spanish.sentence(for: lost.fact).contains("colca restore"))
      _ = try fixture.database()
    }
  }

  @Test(arguments: [
    ("log", "registro.log", "registro.log"), ("metrics", "colca.prom", "colca.prom"),
    ("backups", "copias/de/noche", "copias"), ("log", "notas/de/noche.log", "notas"),
  ])
  func whatCannotBeWrittenIsFoundByTrying(key: String, value: String, obstacle: String) throws {
    let others = fixture.text.split(separator: "\n").filter { !$0.hasPrefix(key + " ") }
    try fixture.folder.write("colca.conf", others.joined(separator: "\n") + "\n\(key) = \(value)\n")
    let before = fixture.names("")
    #expect(try check(.permissions).state == .pass)
    #expect(fixture.names("") == before)
    if value == obstacle {
      try FileManager.default.createDirectory(
        atPath: fixture.folder.path(value), withIntermediateDirectories: false)
    } else {
      try fixture.folder.write(obstacle, "aquí no cabe una carpeta")
    }
    let found = try check(.permissions)
    #expect(found.fact == .notWritable(path: fixture.folder.path(value)) && found.exitCode == 73)
  }

  @Test func aClockThatWentBackIsTold() throws {
    try fixture.night()
    fixture.turn(days: -2)
    let clock = try check(.clock)
    #expect(clock == HealthCheck(.clock, .fail, .clockBehind(lastNight: "2026-11-26T02:00:05Z")))
    #expect(clock.exitCode == 1)
    // Nights go on: nothing depends on the clock but names.
    #expect(try !fixture.night().hasFailed)
  }

  @Test func nightsAndReportsThatStayAwayAreTold() throws {
    try fixture.night()
    fixture.turn(days: 3)
    #expect(
      try check(.lastNight).fact == .nightLongAgo(day: #require(Day(prefixOf: "2026-11-26")), days: 3))
    #expect(try check(.backups).state == .warn)
    fixture.turn(days: 40)
    let (october, november) = (try #require(Month("2026-10")), try #require(Month("2026-11")))
    #expect(try check(.calendar).fact == .reportsLate(last: october, expected: november))
  }

  @Test func aNightThatFailedOrWasCutOffIsTold() throws {
    try fixture.folder.write("copias", "aquí no cabe una carpeta")
    try fixture.night()
    let day = try #require(Day(prefixOf: "2026-11-26"))
    #expect(try check(.lastNight).fact == .nightFailed(day: day, steps: [.backup]))
    #expect(try check(.permissions).exitCode == 73)
    _ = try fixture.database().beginNight()
    #expect(try check(.lastNight).fact == .nightCutOff(day: day))
    let lock = try FolderLock(folder: fixture.folder.path(""), machine: fixture.machine)
    guard case .nightUnderWay(let holder) = try check(.lastNight).fact else {
      Issue.record("not seen under way")
      return
    }
    #expect(holder.hasPrefix("maquina "))
    withExtendedLifetime(lock) {}
  }

  /// The copy was made in a night, before its end.
  @Test func aRestoredCopyIsNoNightThatWasCutOff() throws {
    try fixture.night()
    let restore = Restore(configuration: try fixture.configuration(), machine: fixture.machine)
    _ = try restore.restore(from: try #require(try restore.best()).path)
    let day = try #require(Day(prefixOf: "2026-11-26"))
    #expect(try check(.lastNight) == HealthCheck(.lastNight, .pass, .nightOfCopy(day: day)))
    #expect(try checks().filter { $0.subject != .mail }.worst == .pass)
    try fixture.night()
    #expect(try check(.lastNight).fact == .night(day: day, days: 0))
  }

  @Test func aRunThatIsNotWhatWasSavedIsDamage() throws {
    try fixture.night()
    try fixture.database().write {
      try $0.execute(sql: "UPDATE assessment SET order_quantity = order_quantity + 1 WHERE facility_id = 1")
    }
    let found = try check(.database)
    #expect(found.state == .fail && found.exitCode == 65)
    #expect(found.fact == .damaged(reason: "run 1 does not hold what was saved of it"))
    #expect(Language.spanish.remedy(for: found)?.contains("colca restore") == true)
  }

  @Test func aChangedLogOfChangesIsFoundEvenWhereItsEndIsCutOff() throws {
    try fixture.night()
    let database = try fixture.database()
    let triggers = try database.read {
      try String.fetchAll(
        $0, sql: "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
    }
    #expect(triggers.count == 2)
    /// Does what the triggers forbid, and leaves them as they were.
    func tamper(_ sql: String) throws {
      try database.write { database in
        try database.execute(sql: "DROP TRIGGER audit_keeps_what_it_says; DROP TRIGGER audit_keeps_all")
        try database.execute(sql: sql)
        for trigger in triggers { try database.execute(sql: trigger) }
      }
    }
    let entries = try database.verifyAuditLog().entries
    try tamper("DELETE FROM audit WHERE number = \(entries)")
    #expect(try check(.auditLog).fact == .auditCut(entries: entries - 1, atLeast: entries))
    try tamper("UPDATE audit SET account = 'nadie' WHERE number = 1")
    #expect(try check(.auditLog).fact == .auditBroken(entry: 1))
    #expect(try check(.auditLog).exitCode == 65)
    // Whoever leaves the triggers away has changed the tables, which is told before anything is read from them.
    try database.write { try $0.execute(sql: "DROP TRIGGER audit_keeps_all") }
    let found = try check(.database)
    #expect(found.state == .fail && found.exitCode == 65)
  }

  @Test func aCopyThatIsNotWhatWasWrittenIsFound() throws {
    try fixture.night()
    let name = try #require(fixture.names("copias").first { $0.hasSuffix(".sqlite") })
    let handle = try FileHandle(forUpdating: URL(fileURLWithPath: fixture.folder.path("copias/" + name)))
    try handle.seek(toOffset: 5000)
    try handle.write(contentsOf: Data([0x5A]))
    try handle.close()
    #expect(try check(.backups) == HealthCheck(.backups, .fail, .backupAltered(file: name)))
    #expect(try checks().exitCode == 65)
  }

  @Test func faultsOfTheConfigurationAndAMissingMailProgramAreTold() throws {
    try fixture.folder.write(
      "colca.conf",
      fixture.text + "recipients = a@red.pe\nsender = b@red.pe\nmail_command = /no/such/sendmail -t\n")
    #expect(try check(.mail).fact == .noMailProgram(program: "/no/such/sendmail"))
    try fixture.folder.write("colca.conf", "bandja = x\n")
    let checks = try checks()
    #expect(checks.exitCode == 78)
    #expect(!checks.contains { $0.subject == .permissions })
  }

  @Test func everyRemedyAndSentenceIsInBothLanguages() throws {
    for fact in [HealthCheck.Fact.damaged(reason: "x"), .noMailProgram(program: "x"), .noNight] {
      let check = HealthCheck(.database, .fail, fact)
      #expect(Language.spanish.sentence(for: fact) != Language.english.sentence(for: fact))
      #expect(Language.spanish.remedy(for: check) != Language.english.remedy(for: check))
    }
  }
}
