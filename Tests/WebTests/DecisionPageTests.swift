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

/// Deciding in the browser: the same ledger as on the command line, and nothing lost between two people.
@Suite struct DecisionPageTests {
  private let fixture: WebFixture
  private let order = AdviceKey.order(facility: "00001F01", product: WebFixture.product)
  private let transfer = AdviceKey.transfer(from: "00003F01", to: "00001F01", product: WebFixture.product)
  private let path = "/pedidos/00001F01/04594"

  init() throws { fixture = try WebFixture() }

  /// What the line's page would send, with an act and its fields.
  private func fields(_ page: WebReply, _ act: String, _ more: [(String, String)] = []) -> [(String, String)]
  {
    ["pronostico", "consejo"].map {
      ($0, Browser.value(of: $0, in: page.text)?.replacing("&#39;", with: "'") ?? "")
    }
      + [("linea", "1"), ("acto", act)] + more
  }

  private func states() throws -> [DecisionAct.Kind] {
    try fixture.database.decisionLedger().decisions.map(\.act.kind)
  }

  @Test func allThatTheCommandLineCanSayIsSaidInThePageToo() throws {
    var browser = try fixture.browser("ana")
    let acts: [(String, [(String, String)], Int)] = [
      ("accepted", [], 303), ("changed", [("cantidad", "60")], 422),
      ("changed", [("cantidad", "0"), ("motivo", "no-money")], 422),
      ("changed", [("cantidad", "60"), ("motivo", "no-money")], 303), ("rejected", [], 422),
      ("rejected", [("motivo", "other"), ("nota", "huayco <b>")], 303),
      ("snoozed", [("hasta", "2026-10")], 422), ("snoozed", [("hasta", "x")], 422),
      ("snoozed", [("hasta", "2027-02")], 303),
      ("placed", [("cantidad", "1,060"), ("documento", "DOC-12"), ("esperado", "2027-01")], 303),
      ("accepted", [], 422), ("arrived", [("cantidad", "60"), ("mes", "2027-01")], 422),
      ("arrived", [("cantidad", "60"), ("mes", "2026-11")], 303), ("reopened", [], 303), ("volar", [], 400),
    ]
    for (act, more, status) in acts {
      let before = try states().count
      let reply = browser.post("/decidir", fields(browser.get(path), act, more))
      #expect(reply.status == status, "\(act) \(more)")
      #expect(try states().count == before + (status == 303 ? 1 : 0), "\(act) \(more)")
      if status == 422 { #expect(reply.text.contains("role=\"alert\"")) }
    }
    #expect(try states() == [.accepted, .changed, .rejected, .snoozed, .placed, .arrived, .reopened])
    let decisions = try fixture.database.decisionLedger().decisions
    #expect(Set(decisions.map(\.account)) == ["web:ana"])
    #expect(decisions[2].note == "huayco <b>")
    #expect(
      decisions[4].act == .placed(document: "DOC-12", expected: Month(count: 2027 * 12), quantity: 1060))
    let page = browser.get(path).text
    #expect(page.contains("huayco &lt;b&gt;") && page.contains("DOC-12") && page.contains("web:ana"))
    #expect(try fixture.database.verifyAuditLog().firstBroken == nil)
  }

  @Test func aSecondPersonOnTheSameLineIsToldAndNothingIsLost() throws {
    var ana = try fixture.browser("ana")
    var eva = try fixture.browser("eva", .authority)
    let (seenByAna, seenByEva) = (ana.get(path), eva.get(path))
    #expect(ana.post("/decidir", fields(seenByAna, "accepted")).status == 303)
    let told = eva.post(
      "/decidir",
      fields(seenByEva, "changed", [("cantidad", "77"), ("motivo", "campaign"), ("nota", "mi nota")]))
    #expect(told.status == 409)
    #expect(told.text.contains("web:ana"))
    // What she typed is still there, and the page knows what stands now.
    for typed in ["77", "mi nota"] {
      #expect(told.text.components(separatedBy: "value=\"\(typed)\"").count == 2)
    }
    #expect(try states() == [.accepted])
    let again = fields(told, "changed", [("cantidad", "77"), ("motivo", "campaign"), ("nota", "mi nota")])
    #expect(eva.post("/decidir", again).status == 303)
    #expect(try states() == [.accepted, .changed])
    // Sent twice by a slow hand, it is noted once.
    #expect(eva.post("/decidir", again).status == 409)
  }

  @Test func whatTheCommandLineDecidesMeanwhileCountsToo() throws {
    var ana = try fixture.browser("ana")
    let page = ana.get(path)
    _ = try DecisionActs(database: fixture.database).note([.init(order, .accepted)])
    #expect(ana.post("/decidir", fields(page, "rejected", [("motivo", "other")])).status == 409)
    #expect(ana.get(path).text.contains("prueba"))
    #expect(try states() == [.accepted])
  }

  @Test func adviceOfANewForecastIsLookedAtBeforeItIsAnswered() throws {
    var ana = try fixture.browser("ana")
    let page = ana.get(path)
    try WebFixture.forecast(fixture.database)
    #expect(ana.post("/decidir", fields(page, "accepted")).status == 409)
    #expect(try states().isEmpty)
    #expect(ana.post("/decidir", fields(ana.get(path), "accepted")).status == 303)
  }

  @Test func manyLinesAreAcceptedAtOnceOrNone() throws {
    var ana = try fixture.browser("ana")
    let page = ana.get("/pedidos")
    let marks = page.text.matches(of: /name="consejo" value="([^"]+)"/).map { String($0.output.1) }
    #expect(marks.count >= 3)
    let fixed = [("pronostico", Browser.value(of: "pronostico", in: page.text) ?? ""), ("acto", "accepted")]
    _ = try DecisionActs(database: fixture.database).note([
      .init(try #require(AdviceText.read(marks[1])).key, .accepted)
    ])
    #expect(ana.post("/decidir", fixed + marks.map { ("consejo", $0) }).status == 409)
    #expect(try states().count == 1)
    let left = marks.enumerated().filter { $0.offset != 1 }.map { ("consejo", $0.element) }
    let reply = ana.post("/decidir", fixed + left + [("volver", "/pedidos?estado=pendiente")])
    #expect(reply.header("Location") == "/pedidos?estado=pendiente&anotado=\(left.count)")
    #expect(try states().count == marks.count)
    #expect(ana.post("/decidir", fixed).status == 422)
    #expect(ana.post("/decidir", fixed + [("consejo", "x")]).status == 400)
    // A quantity is of one line.
    let changed = [("pronostico", fixed[0].1), ("acto", "changed"), ("cantidad", "5"), ("motivo", "other")]
    #expect(ana.post("/decidir", changed + marks.map { ("consejo", $0) }).status == 400)
  }

  @Test func aTransferIsDecidedWhereBothEndsAreOnesOwn() throws {
    let path = AdviceText.path(transfer)
    var giver = try fixture.browser("sur", .pharmacist, WebFixture.places[4].place)
    let page = giver.get(path)
    #expect(page.status == 200 && !page.text.contains("value=\"changed\""))
    var above = try fixture.browser("diresa", .authority, .authority("D1"))
    #expect(
      above.post(
        "/decidir", fields(above.get(path), "placed", [("cantidad", "30"), ("esperado", "2026-12")])
      ).status == 303)
    #expect(giver.get(path).text.contains("web:diresa"))
    #expect(
      above.get("/transferencias").text.contains("P.s. Tres")
        || above.get("/transferencias").text.contains("P.S. Tres"))
  }

  @Test func listsFilterAndSayTheSameAsTheFilesOfTheCommandLine() throws {
    var ana = try fixture.browser("ana")
    let run = try #require(try fixture.database.latestRun())
    let names = ReportNames(
      run: run, facilities: try Registers(fixture.database).facilities,
      products: try Registers(fixture.database).products,
      decisions: try StandingDecisions(fixture.database, run: run), language: .spanish)
    #expect(ana.get("/archivos/pedidos.csv").text == OrderTable.table(for: run, names: names).csv)
    #expect(ana.get("/archivos/alertas.json").text == AlertTable.table(for: run, names: names).json)
    let transfers = TransferTable.table(for: run, names: names)
    #expect(ana.get("/archivos/transferencias.csv").text == transfers.csv)
    // Of a place the rows that touch it, each as in the whole list: a trip is as long for whoever sees a part of it.
    var north = try fixture.browser("norte", .pharmacist, WebFixture.places[3].place)
    let own = transfers.filtered(run.transfers.map { $0.to == "00001F01" })
    #expect(own.rows.count == 2 && north.get("/archivos/transferencias.csv").text == own.csv)
    let line = north.get(AdviceText.path(transfer)).text
    #expect(line.contains("42 "), "30 and 12 between the same two")
    #expect(line.contains("Quien recibe, "))
    for row in own.rows.indices {
      let reason = try #require(own.shown("reason", row: row))
      #expect(!reason.isEmpty && line.contains(reason.prefix(20)))
    }
    #expect(ana.get("/archivos/nada.csv").status == 404 && ana.get("/archivos/pedidos.xml").status == 404)
    let orders = OrderTable.table(for: run, names: names)
    let page = ana.get("/pedidos").text
    for row in orders.rows.indices {
      let quantity = try #require(orders.shown("order", row: row))
      #expect(page.contains(">\(quantity) <small>") || page.contains(">\(quantity)<"), "\(quantity)")
    }
    #expect(ana.get("/pedidos?estado=decidido").text.contains("class=\"empty\""))
    _ = ana.post("/decidir", fields(ana.get(path), "accepted"))
    #expect(ana.get("/pedidos?estado=decidido").text.contains("00001F01"))
    #expect(!ana.get("/pedidos?estado=pendiente").text.contains("00001F01"))
    #expect(ana.get("/pedidos?pagina=99999999999999999999").status == 200)
    #expect(ana.get("/pedidos?producto=nada").text.contains("class=\"empty\""))
  }

  @Test func findingsAreListedAndJudgedAsOnTheCommandLine() throws {
    var ana = try fixture.browser("ana", .pharmacist, WebFixture.places[3].place)
    let page = ana.get("/hallazgos")
    let id = try #require(page.text.firstMatch(of: /name="hallazgo" value="([^"]+)"/)).output.1
    #expect(page.text.contains("00001F01"))
    #expect(ana.post("/hallazgos/anotar", [("acto", "confirmar")]).status == 422)
    #expect(ana.post("/hallazgos/anotar", [("hallazgo", String(id)), ("acto", "x")]).status == 422)
    #expect(ana.post("/hallazgos/anotar", [("hallazgo", "nada"), ("acto", "confirmar")]).status == 404)
    let reply = ana.post(
      "/hallazgos/anotar", [("hallazgo", String(id)), ("acto", "confirmar"), ("nota", "campaña <b>")])
    #expect(reply.header("Location") == "/hallazgos?anotado=1")
    #expect(try fixture.database.findingActs().byID[String(id)]?.state == .confirmed)
    #expect(try fixture.database.auditEntries().last?.account == "web:ana")
    #expect(!ana.get("/hallazgos").text.contains(id))
    let judged = ana.get("/hallazgos?cuales=anotados").text
    #expect(judged.contains(id) && judged.contains("campaña &lt;b&gt;"))
  }

  @Test func theLinesPageTellsWhatWasReported() throws {
    var ana = try fixture.browser("ana")
    let page = ana.get(path).text
    let series = try #require(
      try fixture.database.series(of: .all, facility: "00001F01", product: WebFixture.product).first)
    #expect(series.entries.count == 24)
    for entry in series.entries {
      #expect(page.contains(">\(Language.spanish.shortMonth(entry.month))<"))
      let consumed = try #require(entry.quantities?.consumed)
      #expect(page.contains(">\(NumberText.decimal(consumed))<"))
    }
  }

  @Test func aCopyThatIsPutInPlaceEndsTheAnswersUntilTheServerBeginsAnew() throws {
    var ana = try fixture.browser("ana")
    #expect(ana.get("/").status == 200)
    let path = fixture.database.path
    try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
    try FileManager.default.copyItem(atPath: path + ".old", toPath: path)
    #expect(ana.get("/").status == 503 && ana.get("/listo").status == 503)
  }

  @Test func beforeTheFirstForecastThePagesSaySo() throws {
    let fixture = try WebFixture(hasRun: false)
    var ana = try fixture.browser("ana")
    for path in ["/", "/pedidos", "/alertas"] { #expect(ana.get(path).text.contains("colca forecast")) }
    #expect(ana.get(path).status == 404 && ana.get("/archivos/pedidos.csv").status == 404)
    #expect(
      ana.post("/decidir", [("consejo", AdviceText.text(order, seen: 0)), ("acto", "accepted")]).status == 404
    )
  }
}
