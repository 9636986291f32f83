import Foundation
import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Synchronization
import Telling
import TestSupport
import Testing

@testable import Web

/// The forecast from the browser, and what keeps two people from working at once.
@Suite struct MonthWorkTests {
  @Test func aForecastIsTheNightsAndIsLoggedByItsAccount() throws {
    let fixture = try WebFixture()
    var ana = try fixture.browser("ana", .pharmacist, WebFixture.places[3].place)
    let before = try fixture.database.runRecords(last: 1)[0]
    #expect(ana.post("/pronostico").header("Location") == "/pronostico")
    fixture.site.work.rest()
    let made = try fixture.database.runRecords(last: 1)[0]
    #expect(made.id == before.id + 1)
    #expect(try fixture.database.auditEntries().last?.account == "web:ana")
    let (_, settings) = try ForecastPlanner(database: fixture.database).plan(
      by: fixture.site.work.configuration())
    #expect(made.settings == settings)
    let page = ana.get("/pronostico").text
    #expect(page.contains("Pronóstico \(made.id)") && page.contains("Está al día"))
    #expect(ana.get("/").text.contains("al día"))
    // What is noted of data since makes it old.
    let file = try fixture.folder.write("x.csv", OpenRows.text(["00001F01"], month: "2026-05", consumed: 1))
    _ = try FileImport(database: fixture.database).importFile(path: file)
    #expect(ana.get("/").text.contains("hay datos nuevos"))
  }

  @Test func aForecastThatIsStoppedSavesNothing() throws {
    let fixture = try WebFixture()
    let planner = ForecastPlanner(database: fixture.database)
    let before = try fixture.database.runRecords().count
    for stage in ForecastPlanner.Stage.allCases {
      #expect(throws: CancellationError.self) {
        _ = try planner.run(onStage: { if $0 == stage { throw CancellationError() } }) {
          ForecastRun.Settings(asOf: $0, model: .light, scope: .all)
        }
      }
    }
    #expect(try fixture.database.runRecords().count == before)
  }

  @Test func asSecondPersonIsToldWhoAndSinceWhen() throws {
    let fixture = try WebFixture()
    let work = fixture.site.work
    var (ana, eva) = (try fixture.browser("ana"), try fixture.browser("eva"))
    let (path, _) = try ana.bring([.init("uno.csv", OpenRows.text(["00001F01"], consumed: 2))])
    let name = try #require(Worker(key: "eva"))
    // The database is held while the forecast begins, so that it is under way for as long as the others ask.
    try fixture.database.whileNobodyWrites {
      try work.start(.forecast, as: name)
      for act in ["/pronostico", path + "/confirmar"] {
        let reply = ana.post(act)
        // It may be done by then, where it was quick; it is never done twice at a time.
        guard reply.status == 409 else { continue }
        #expect(reply.text.contains("eva") && reply.text.contains("desde las"))
      }
      #expect(throws: (any Error).self) { try work.start(.forecast, as: name) }
      #expect(ana.post("/pronostico/parar").status == 409)
    }
    work.rest()
    #expect(work.running == nil)
    #expect(eva.get("/pronostico").status == 200)
  }

  @Test func anImportThatIsStoppedLeavesNothingInAndGoesInLater() throws {
    let fixture = try WebFixture()
    var (ana, eva) = (try fixture.browser("ana"), try fixture.browser("eva"))
    let (path, _) = try ana.bring([.init("uno.csv", OpenRows.text(["00001F01"], consumed: 2))])
    let files = try fixture.database.importedFiles().count
    #expect(ana.post(path + "/parar").status == 409)
    // The database is held, so that nothing is in before it is stopped.
    try fixture.database.whileNobodyWrites {
      #expect(ana.post(path + "/confirmar").status == 303)
      #expect(eva.post(path + "/parar").status == 404)
      #expect(ana.post(path + "/parar").status == 303)
      #expect(ana.get(path).text.contains("Se está deteniendo"))
    }
    fixture.site.work.rest()
    #expect(try fixture.database.importedFiles().count == files)
    #expect(ana.get(path).text.contains("Se detuvo como se pidió"))
    #expect(ana.confirm(path).text.contains("entró"))
    #expect(try fixture.database.importedFiles().count == files + 1)
  }

  @Test func whereThereIsNothingToForecastThePageSaysSo() throws {
    let fixture = try WebFixture(hasRun: false)
    var ana = try fixture.browser("ana")
    #expect(ana.get("/").text.contains("nada todavía"))
    _ = ana.post("/pronostico")
    fixture.site.work.rest()
    #expect(ana.get("/pronostico").text.contains("role=\"alert\""))
  }

  @Test func theStepsSayWhereOneStands() throws {
    let fixture = try WebFixture()
    var ana = try fixture.browser("ana", .pharmacist, WebFixture.places[3].place)
    let (path, _) = try ana.bring([.init("uno.csv", OpenRows.text(["00001F01"], consumed: 2))])
    let page = ana.get("/").text
    #expect(page.contains("1 por confirmar") && page.contains("href=\"\(path)\""))
    #expect(page.contains("class=\"now-step\""))
    var lee = try fixture.browser("lee", .reader, WebFixture.places[3].place)
    #expect(!lee.get("/").text.contains("1 por confirmar"))
  }

  @Test func aSheetIsThatOfTheReport() throws {
    let fixture = try WebFixture()
    let report = RunReport(fixture.database, today: fixture.site.machine.clock.today)
    let folder = fixture.folder.path("informe")
    let input = ReportInput(
      try report.facts(), improvement: try report.improvement(), language: .spanish)
    let written = try ReportWriter().write(input, to: folder)
    var ana = try fixture.browser("ana", .pharmacist, WebFixture.places[3].place)
    let book = ana.get("/hojas/libro.xlsx")
    let page = ana.get("/hojas/informe.html")
    #expect(book.status == 200 && page.status == 200)
    func isWritten(_ reply: WebReply) -> Bool {
      written.contains { FileManager.default.contents(atPath: $0) == Data(reply.body) }
    }
    #expect(isWritten(book) && isWritten(page))
    #expect(page.header("Content-Disposition")?.contains("attachment") == true)
    // Of other places there is none.
    let south = PercentText.encoded(PeoplePage.key(of: WebFixture.places[4].place))
    #expect(ana.get("/hojas/libro.xlsx?lugar=" + south).status == 404)
    #expect(ana.get("/hojas/nada.xlsx").status == 404)
    #expect(ana.get("/hojas").text.contains("libro.xlsx"))
  }
}
