import Foundation
import Operations
import Runs
import StockPolicy
import SupplyModel
import SupplyStore
import Telling
import TestSupport
import Testing

@testable import Web

/// What would be, from the browser: begun, compared, adopted, dropped.
@Suite struct TrialPageTests {
  private let fixture: WebFixture
  private static let pharmacy = WebFixture.places[3].place
  private let name: TrialName

  init() throws {
    fixture = try WebFixture()
    name = try #require(TrialName("nivel 99"))
  }

  private var path: String { TrialHandlers.path(of: name) }

  private func form(_ more: [(String, String)] = []) -> [(String, String)] {
    [("nombre", name.text), ("transferencias", "")] + more
  }

  @Test func aTrialIsMadeByTheSamePipelineAndChangesNothingElse() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.pharmacy)
    let official = try fixture.database.runRecords(last: 1)[0]
    let orders = ana.get("/archivos/pedidos.csv").text
    #expect(ana.get("/ensayos").text.contains("ahora 90"))
    let reply = ana.post("/ensayos", form([("nivel", "99"), ("tarda", "3"), ("presupuesto", "1,500.50")]))
    #expect(reply.status == 303)
    fixture.site.work.rest()
    #expect(ana.get("/ensayos").text.contains("nivel 99"))
    let record = try fixture.database.trialRecord(name)
    var meant = try ForecastPlanner(database: fixture.database).plan(by: fixture.site.work.configuration())
      .settings
    meant.serviceLevel = 0.99
    meant.orders.leadTimeMonths = 3
    meant.orders.budgetSoles = 1500.5
    #expect(record.settings == meant)
    #expect(ana.get(path).text.contains("Con otros plazos sí cambian alertas"))
    let line = ForecastPlanner(database: fixture.database)
    let again = try line.trial(named: try #require(TrialName("otra vez"))) { _ in meant }
    #expect(try again.run.resultDigest() == record.result)
    // The official one is the latest as before, and its list the same bytes.
    #expect(try fixture.database.runRecords(last: 1)[0] == official)
    #expect(ana.get("/archivos/pedidos.csv").text == orders)
    let entry = try #require(try fixture.database.auditEntries().first { $0.action == "trial" })
    #expect(entry.account == "web:ana" && entry.detail.contains("nivel 99"))
    #expect(try fixture.database.verifyAuditLog().firstBroken == nil)
  }

  @Test func theComparisonIsThatOfTheCommandLineWithinOnesPlace() throws {
    try WebFixture.keepTrial(fixture.database, named: name.text)
    var (all, own) = (try fixture.browser("todo"), try fixture.browser("ana", .reader, Self.pharmacy))
    let (compared, registers) = try RunComparer(fixture.database).comparison(from: .latest, to: .trial(name))
    let names = ReportNames(
      run: compared.after.run, facilities: registers.facilities, products: registers.products,
      language: .spanish)
    let csv = ComparisonText(compared, names: names).csv
    let told = all.get(path + "/diferencias.csv")
    #expect(told.text == csv && told.header("Content-Type")?.hasPrefix("text/csv") == true)
    // Three transfers less, and the quantities that they moved.
    #expect(csv.contains("00004F01"))
    let page = own.get(path)
    #expect(page.status == 200 && page.text.contains("Nivel de servicio") && page.text.contains("0.95"))
    let part = own.get(path + "/diferencias.csv").text
    #expect(part.contains("00001F01") && !part.contains("00004F01"))
    #expect(part.split(separator: "\n").allSatisfy { csv.contains($0) })
    // Who only reads neither adopts nor drops, and sees no button for it.
    #expect(!page.text.contains("/quitar") && own.get(path + "/adoptar").status == 403)
    #expect(own.post(path + "/quitar", [("seguro", "1"), ("visto", "2")]).status == 403)
    #expect(own.get(TrialHandlers.path(of: TrialName("nadie"))).status == 404)
  }

  /// A facility that a register moves to another place is seen there, and no more where it was.
  @Test func aComparisonFollowsTheRegisters() throws {
    try WebFixture.keepTrial(fixture.database, named: name.text)
    var (north, south) = (
      try fixture.browser("ana", .reader, Self.pharmacy),
      try fixture.browser("sur", .reader, WebFixture.places[4].place)
    )
    #expect(north.get(path + "/diferencias.csv").text.contains("00001F01"))
    let register = try fixture.folder.write(
      "otro.csv", "COD_IPRESS;NOMBRE;DISA;RED;MICRORED;CATEGORIA\n00000001;P.S. UNO;D1;R1;SUR;I-1\n")
    _ = try FileImport(database: fixture.database).importFile(path: register)
    // The transfer that comes to it is the only line of the north that tells of it still.
    let left = north.get(path + "/diferencias.csv").text.split(separator: "\n")
    #expect(left.allSatisfy { !$0.hasPrefix("line") || !$0.contains("00001F01") })
    #expect(
      south.get(path + "/diferencias.csv").text.split(separator: "\n").contains {
        $0.hasPrefix("line") && $0.contains("00001F01")
      })
  }

  @Test func whoeverDecidesForAllAdoptsWhatWasShown() throws {
    try WebFixture.keepTrial(fixture.database, named: name.text)
    let official = try fixture.database.runRecords(last: 1)[0].id
    var (all, own) = (
      try fixture.browser("todo", .authority), try fixture.browser("ana", .pharmacist, Self.pharmacy)
    )
    #expect(own.post(path + "/adoptar", [("visto", "2")]).status == 403)
    let page = all.get(path + "/adoptar")
    #expect(page.status == 200 && page.text.contains("Sí, adoptar"))
    let seen = try #require(Browser.value(of: "visto", in: page.text))
    // Another has the name meanwhile: what was shown is not what would be adopted.
    try WebFixture.keepTrial(fixture.database, named: name.text)
    #expect(all.post(path + "/adoptar", [("visto", seen)]).status == 409)
    #expect(try fixture.database.runRecords(last: 1)[0].id == official)
    let newer = try #require(Browser.value(of: "visto", in: all.get(path + "/adoptar").text))
    #expect(all.post(path + "/adoptar", [("visto", newer)]).header("Location") == "/ensayos?hecho=adoptado")
    let latest = try fixture.database.runRecords(last: 1)[0]
    #expect(latest.settings.serviceLevel == 0.95 && latest.trial == nil)
    #expect(
      try fixture.database.auditEntries().last.map { [$0.action, $0.account] } == ["trial_adopt", "web:todo"])
    #expect(own.get("/pronostico").text.contains("El último es el \(latest.id)"))
    // Of data that have changed since nothing is adopted, and why is told.
    try WebFixture.keepTrial(fixture.database, named: name.text)
    let file = try fixture.folder.write("x.csv", OpenRows.text(["00001F01"], month: "2026-05", consumed: 1))
    _ = try FileImport(database: fixture.database).importFile(path: file)
    let stale = all.get(path + "/adoptar")
    let visto = try #require(Browser.value(of: "visto", in: stale.text))
    let refused = all.post(path + "/adoptar", [("visto", visto)])
    #expect(refused.status == 409 && refused.text.contains("role=\"alert\""))
    #expect(try fixture.database.runRecords(last: 1)[0].id == latest.id)
  }

  @Test func whoeverMadeItDropsItAndNobodyElseOfAPlace() throws {
    var (ana, eva) = (
      try fixture.browser("ana", .pharmacist, Self.pharmacy),
      try fixture.browser("eva", .pharmacist, WebFixture.places[4].place)
    )
    #expect(ana.post("/ensayos", form()).status == 303)
    fixture.site.work.rest()
    let seen = String(try fixture.database.trialRecord(name).id)
    // Another's name is not taken from them.
    let taken = eva.post("/ensayos", form())
    #expect(taken.status == 409 && taken.text.contains("web:ana"))
    #expect(eva.post(path + "/quitar", [("seguro", "1"), ("visto", seen)]).status == 403)
    #expect(ana.post(path + "/quitar", [("visto", seen)]).status == 422)
    #expect(ana.post(path + "/quitar", [("seguro", "1"), ("visto", "999")]).status == 409)
    #expect(ana.post(path + "/quitar", [("seguro", "1"), ("visto", seen)]).status == 303)
    #expect(try fixture.database.trials().isEmpty)
    #expect(
      try fixture.database.auditEntries().last.map { [$0.action, $0.account] } == ["trial_drop", "web:ana"])
    // And once more it is there no more.
    #expect(ana.get(path).status == 404)
  }

  @Test(arguments: [
    ("nivel", "30"), ("nivel", "mucho"), ("nivel", "0,950"), ("tarda", "1.5"), ("tarda", "7"),
    ("revision", "0"),
    ("piso", "9"), ("presupuesto", "-1"), ("presupuesto", "1e9"), ("viaje", "2000"), ("nombre", "12"),
  ])
  func whatCannotBeIsToldAndStaysTyped(field: String, text: String) throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.pharmacy)
    let before = try fixture.database.auditEntries().count
    let rest = field == "nombre" ? [("transferencias", "")] : form()
    let reply = ana.post("/ensayos", rest + [(field, text)])
    #expect(reply.status == 422 && reply.text.contains("role=\"alert\""))
    #expect(reply.text.contains("name=\"\(field)\" value=\"\(text)\""))
    #expect(fixture.site.work.running == nil)
    #expect(try fixture.database.auditEntries().count == before && fixture.database.trials().isEmpty)
  }

  @Test func contradictionsAreTold() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.pharmacy)
    let noTrips = [("nombre", name.text), ("transferencias", "no"), ("viaje", "1")]
    #expect(ana.post("/ensayos", noTrips).status == 422)
    #expect(ana.post("/ensayos", form([("presupuesto", "5"), ("sin_presupuesto", "1")])).status == 422)
    #expect(ana.post("/ensayo/parar").status == 409)
  }

  @Test func numbersAreReadAsPeopleWriteThem() {
    for (text, value) in [
      ("95", 95.0), ("95.5", 95.5), ("95,5", 95.5), ("1,234", 1234), ("1,234.50", 1234.5), ("1 234", 1234),
      ("12,345,678", 12_345_678), ("0", 0), ("0.4", 0.4),
    ] {
      #expect(TypedNumber.value(of: text) == value, "\(text)")
    }
    for text in ["", "0,400", "-1", "1e9", "1.234.567", "12,34,567", "mucho", "٣", ".5", "5."] {
      #expect(TypedNumber.value(of: text) == nil, "\(text)")
    }
  }
}
