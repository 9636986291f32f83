import Foundation
import Operations
import SupplyModel
import Telling
import TestSupport
import Testing

@testable import NightlyRun

@Suite struct NightTests {
  private func states(_ report: NightReport) -> [StepOutcome.State] { report.outcomes.map(\.state) }

  @Test func aNightTakesForecastsReportsAndCopiesAndTheNextFindsNothingToDo() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    let first = try fixture.night()
    #expect(!first.hasFailed && first.exitCode == 0)
    #expect(first.outcomes.map(\.step) == NightStep.allCases)
    #expect(fixture.names("bandeja").isEmpty)
    #expect(fixture.names("archivo/2026-11-26") == ["ici.csv"])
    #expect(fixture.names("informes") == ["2026-11-26", "ultimo"])
    #expect(fixture.names("informes/ultimo") == fixture.names("informes/2026-11-26"))
    #expect(try fixture.text("informes/ultimo/pedidos.csv").contains("F3"))
    #expect(fixture.names("copias").count == 2)
    let october = try #require(Month("2026-10"))
    #expect(first[.forecast]?.event == .forecast(run: 1, asOf: october, reasons: [.first], laterMonth: nil))

    fixture.turn(days: 1)
    let second = try fixture.night()
    #expect(second[.forecast]?.event == .sameForecast(run: 1, asOf: october))
    #expect(second[.report]?.event == .sameReport(asOf: october))
    #expect(second[.inbox]?.state == .idle && second[.report]?.state == .idle)
    #expect(fixture.names("informes") == ["2026-11-26", "ultimo"])
    #expect(fixture.names("copias").count == 4)
    #expect(try fixture.database().runRecords().count == 1)
  }

  @Test func aRunIsMadeWhenFilesSettingsOrMonthChangeAndSaysWhy() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 9))
    try fixture.night()
    // A month that one of three has reported is not known yet.
    try fixture.folder.write(
      "bandeja/oct.csv", "facility,product,month,consumed,closing\nF1,P,2026-10,10,150\n")
    let early = try fixture.night()
    let (september, october) = (try #require(Month("2026-09")), try #require(Month("2026-10")))
    #expect(
      early[.forecast]?.event
        == .forecast(run: 2, asOf: september, reasons: [.files(new: 1, takenBack: 0)], laterMonth: october))
    try fixture.folder.write("bandeja/oct2.csv", NightFixture.rows(months: 10, lastMonthOnly: true))
    #expect(
      try fixture.night()[.forecast]?.event
        == .forecast(
          run: 3, asOf: october, reasons: [.files(new: 1, takenBack: 0), .month(from: september)],
          laterMonth: nil))
    let database = try fixture.database()
    let last = try #require(try database.runRecords(last: 1).first)
    var other = last.settings
    other.serviceLevel = 0.8
    #expect(try ForecastStep.reasons(since: last, settings: other, database: database) == [.settings])
    _ = try database.undoImport(id: 1)
    #expect(
      try ForecastStep.reasons(since: last, settings: last.settings, database: database)
        == [.files(new: 0, takenBack: 1)])
    #expect(try ForecastStep.reasons(since: nil, settings: other, database: database) == [.first])
    // Three reports of one day stand beside one another.
    #expect(fixture.names("informes") == ["2026-11-26", "2026-11-26_2", "2026-11-26_3", "ultimo"])
  }

  /// A file of which nothing went in is no news that came in.
  @Test func aFileThatWasSetAsideIsNotToldAsOneThatWentIn() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 9))
    try fixture.night()
    try fixture.folder.write("bandeja/malo.csv", "facility,product,month,consumed\nF1,P,2026-13,x\n")
    let night = try fixture.night()
    guard case .forecast(_, _, let reasons, _) = try #require(night[.forecast]?.event) else {
      Issue.record("no forecast: \(String(describing: night[.forecast]?.event))")
      return
    }
    #expect(reasons == [.filesAside(1)])
    let told = try #require(night[.forecast].map(Language.spanish.sentence))
    #expect(told.contains("no entró nada (1)") && !told.contains("entraron"))
    try fixture.folder.write("bandeja/malo2.csv", "facility,product,month,consumed\nF1,P,2026-14,x\n")
    try fixture.folder.write(
      "bandeja/bueno.csv", "facility,product,month,consumed,closing\nF9,P,2026-09,3,5\n")
    guard case .forecast(_, _, let both, _) = try #require(try fixture.night()[.forecast]?.event) else {
      return
    }
    #expect(both == [.files(new: 1, takenBack: 0)])
  }

  @Test func aFailingStepLeavesTheOthersTheirWorkAndTellsItsCode() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    try fixture.folder.write("copias", "aquí no cabe una carpeta")
    let report = try fixture.night()
    #expect(report[.backup]?.state == .failed && report.exitCode == 73)
    #expect(report[.backup]?.failure?.contains("copias") == true)
    #expect(report[.report]?.state == .done)
    let stored = try #require(try fixture.database().nights(last: 1).first)
    #expect(stored.hasFailed && stored.ended != nil)
    let log = try fixture.text("registro.log")
    #expect(log.contains("level=error night=1 event=step step=backup state=failed"))
    #expect(log.split(separator: "\n").count == NightStep.allCases.count)
  }

  @Test func aLogThatCannotBeWrittenIsToldAndFailsNothing() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    try FileManager.default.createDirectory(
      atPath: fixture.folder.path("registro.log"), withIntermediateDirectories: false)
    let report = try fixture.night()
    #expect(report.exitCode == 0)
    let trouble = try #require(report.logTrouble)
    #expect(trouble.contains("registro.log") && trouble.contains("directory"))
    let page = try #require(fixture.names("correo").first { $0.hasSuffix(".html") })
    #expect(try fixture.text("correo/" + page).contains("salida de errores"))
    try FileManager.default.removeItem(atPath: fixture.folder.path("registro.log"))
    #expect(try fixture.night().logTrouble == nil)
  }

  /// A disk that is full takes the file and no line.
  @Test(.enabled(if: access("/dev/full", W_OK) == 0)) func aLogThatTakesNoLineIsToldToo() {
    let log = NightLog(path: "/dev/full", clock: Machine.still.clock)
    #expect(log.fault == nil)
    log.say(StepOutcome(step: .database, state: .idle))
    guard case .inputOutput("/dev/full", _)? = log.fault else {
      Issue.record("\(String(describing: log.fault))")
      return
    }
  }

  @Test func aReportFolderThatCannotBeWrittenStopsTheReportAlone() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    try FileManager.default.removeItem(atPath: fixture.folder.path("informes"))
    try fixture.folder.write("informes", "aquí no cabe una carpeta")
    let report = try fixture.night()
    #expect(report[.report]?.state == .failed && report.exitCode == 73)
    #expect(report.outcomes.filter { $0.state == .failed }.count == 1)
    #expect(report[.inbox]?.state == .done && report[.backup]?.state == .done)
  }

  @Test func whereTheDatabaseCannotLiePeopleAreToldAllTheSame() throws {
    let fixture = try NightFixture("database = base/colca.sqlite\nmetrics = colca.prom\n")
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 3))
    try fixture.folder.write("base", "aquí no cabe una carpeta")
    let report = try fixture.night()
    #expect(report[.database]?.state == .failed && report.exitCode == 73)
    #expect(report[.notice]?.event == .notice(news: 1, isSent: false))
    #expect(report[.metrics]?.state == .done)
    #expect(fixture.names("bandeja") == ["ici.csv"])
  }

  @Test func withoutADatabaseNothingIsTouched() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("colca.sqlite", String(repeating: "no es una base ", count: 300))
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 3))
    let report = try fixture.night()
    #expect(report[.database]?.state == .failed && report.exitCode == 65 && report.id == nil)
    let others = report.outcomes.filter { ![.database, .notice, .metrics].contains($0.step) }
    #expect(others.count == NightStep.allCases.count - 3 && others.allSatisfy { $0.state == .skipped })
    #expect(fixture.names("bandeja") == ["ici.csv"])
  }

  @Test func aNightThatWasCutOffIsCompletedAndNothingIsDoubled() throws {
    let fixture = try NightFixture("digest = always\nmetrics = m\n")
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    try fixture.night()
    // As a kill leaves it: the night without an end, the file still in the inbox, the report not noted, drafts about.
    let database = try fixture.database()
    _ = try database.beginNight()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    try fixture.folder.write("copias/.colca-x.sqlite", "borrador")
    for name in [
      "archivo/2026-11-26/.ici.csv.hallazgos.txt.colca-99999999", "correo/.a.eml.colca-99999999",
      ".m.colca-99999999",
    ] {
      try fixture.folder.write(name, "borrador")
    }
    for name in ["archivo/.en-curso/0", "informes/.nuevo", "informes/.ultimo.nuevo"] {
      try FileManager.default.createDirectory(
        atPath: fixture.folder.path(name), withIntermediateDirectories: true)
    }
    try FileManager.default.moveItem(
      atPath: fixture.folder.path("informes/ultimo"), toPath: fixture.folder.path("informes/.ultimo.anterior")
    )
    let again = try fixture.night()
    #expect(again[.database]?.event == .databaseIsSound(followsInterruption: true))
    guard case .inbox(let tally)? = again[.inbox]?.event else {
      Issue.record("no inbox")
      return
    }
    #expect(tally.unchanged == 1 && tally.taken == 0)
    #expect(again[.forecast]?.state == .idle)
    #expect(fixture.names("bandeja").isEmpty)
    #expect(fixture.names("archivo/2026-11-26") == ["ici.csv"])
    #expect(fixture.names("informes") == ["2026-11-26", "ultimo"])
    let hidden = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path("informes"))
    #expect(Set(hidden) == ["2026-11-26", "ultimo", ".colca.lock"])
    #expect(try database.importedFiles().count == 1 && database.runRecords().count == 1)
    for folder in ["archivo/2026-11-26", "correo", "copias"] {
      let names = try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path(folder))
      #expect(!names.contains { $0.hasPrefix(".") && $0 != ToldLedger.name }, "\(folder)")
    }
    #expect(FileManager.default.fileExists(atPath: fixture.folder.path(".colca.lock")))
    #expect(!FileManager.default.fileExists(atPath: fixture.folder.path(".m.colca-99999999")))
  }

  @Test func aReportThatWasWrittenAndNotNotedIsNotWrittenTwice() throws {
    let fixture = try NightFixture()
    try fixture.folder.write("bandeja/ici.csv", NightFixture.rows(months: 10))
    try fixture.night()
    // The dated folder is there, `ultimo` never came about.
    try FileManager.default.removeItem(atPath: fixture.folder.path("informes/ultimo"))
    #expect(try fixture.night()[.report]?.state == .done)
    #expect(fixture.names("informes") == ["2026-11-26", "ultimo"])
  }

  @Test func afterALongSilenceNothingIsRemovedYet() throws {
    let fixture = try NightFixture("reports_kept_days = 5\nbackups_kept = 1\nmonthly_backups_kept = 0\n")
    try fixture.night()
    fixture.turn(days: 61)
    #expect(try fixture.night()[.prune]?.event == .pruneWaits(daysSinceLastNight: 61))
    fixture.turn(days: 1)
    guard case .pruned(_, _, _, let backups)? = try fixture.night()[.prune]?.event else {
      Issue.record("not pruned")
      return
    }
    // Those of before; the one of this night comes after.
    #expect(backups == 1)
  }

  /// What no part of the program declares as an error of its own.
  private struct Stranger: Error {}

  @Test func aStepThatFailsForAReasonNobodyForesawIsTheProgramsFault() throws {
    let timer = StepTimer(language: .english, clock: try NightFixture().machine.clock)
    let outcome = timer.run(.report) { throw Stranger() }
    #expect(outcome.state == .failed && outcome.exitCode == 70)
    #expect(try #require(outcome.failure).hasPrefix("There is a fault in Colca (Stranger: Stranger())."))
  }
}
