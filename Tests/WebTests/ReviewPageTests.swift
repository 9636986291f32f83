import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling
import TestSupport
import Testing

@testable import Web

/// Looking at orders from above, and working on findings together.
@Suite struct ReviewPageTests {
  private let fixture: WebFixture
  private let north = MicroNetwork(name: "NORTE", network: "R1", regionalAuthority: "D1")
  private static let pharmacy = WebFixture.places[3].place

  init() throws { fixture = try WebFixture() }

  private func fields(_ page: WebReply, _ act: String, _ comment: String = "") -> [(String, String)] {
    ["pronostico", "lugar", "visto"].map { ($0, Browser.value(of: $0, in: page.text) ?? "") }
      + [("acto", act), ("comentario", comment)]
  }

  @Test func ordersAreApprovedOrReturnedAndTheMicroNetworkIsTold() throws {
    var above = try fixture.browser("diresa", .authority, .authority("D1"))
    var own = try fixture.browser("ana", .pharmacist, Self.pharmacy)
    let path = ReviewHandlers.path(of: north)
    #expect(above.get("/revision").text.contains("sin revisar"))
    #expect(own.get("/revision").status == 403 && own.get(path).status == 403)
    let page = above.get(path)
    #expect(page.text.contains("00001F01") && !page.text.contains("00004F01"))
    // Returned without a word nobody would know why.
    #expect(above.post("/revision/anotar", fields(page, "returned")).status == 422)
    #expect(above.post("/revision/anotar", fields(page, "volar")).status == 400)
    let told = above.post("/revision/anotar", fields(page, "returned", "falta <b>"))
    #expect(told.header("Location") == "/revision?anotado=1")
    let review = try #require(try fixture.database.orderReviews().last)
    #expect(review.verdict == .returned && review.comment == "falta <b>" && review.account == "web:diresa")
    #expect(own.get("/").text.contains("falta &lt;b&gt;"))
    #expect(above.get("/revision").text.contains("devuelto"))
    // What was decided since is not what was looked at.
    let seen = above.get(path)
    _ = try DecisionActs(database: fixture.database).note([
      .init(
        .order(facility: "00001F01", product: WebFixture.product), .changed(quantity: 9, reason: .noMoney))
    ])
    let late = above.post("/revision/anotar", fields(seen, "approved", "bien"))
    #expect(late.status == 409 && late.text.contains("prueba") && late.text.contains("value=\"bien\""))
    #expect(above.get(path).text.contains("después se decidió otra cosa"))
    #expect(above.post("/revision/anotar", fields(above.get(path), "approved")).status == 303)
    #expect(above.get(path).text.contains(">9<"))
    #expect(own.get("/").text.contains("aprobado"))
    let old = above.get(path)
    try WebFixture.forecast(fixture.database)
    #expect(above.post("/revision/anotar", fields(old, "approved")).status == 409)
    #expect(above.get("/revision").text.contains("con un pronóstico anterior"))
    let acts = try fixture.database.auditEntries().map(\.action)
    #expect(acts.filter { $0.hasPrefix("orders_") } == ["orders_return", "orders_approve"])
    #expect(try fixture.database.verifyAuditLog().firstBroken == nil)
  }

  @Test func whatWasFollowedIsCountedAsOnTheCommandLine() throws {
    var above = try fixture.browser("todo", .authority)
    _ = try DecisionActs(database: fixture.database).note([
      .init(.order(facility: "00001F01", product: WebFixture.product), .accepted)
    ])
    let table = AdherenceTable.table(
      for: try AdherenceReview(fixture.database).lines(lastMonths: 6), by: .microNetwork,
      facilities: try Registers(fixture.database).facilities, language: .spanish)
    #expect(above.get("/cumplimiento.csv").text == table.csv)
    let page = above.get("/cumplimiento").text
    #expect(page.contains("No es un experimento") && page.contains("Norte"))
    #expect(above.get("/cumplimiento?por=facility").text.contains("P.S. Uno"))
    var south = try fixture.browser("sur", .pharmacist, WebFixture.places[4].place)
    #expect(!south.get("/cumplimiento.csv").text.contains("NORTE"))
  }

  @Test func findingsAreGivenToSomebodyAndTalkedAbout() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.pharmacy)
    var eva = try fixture.browser("eva", .authority, .authority("D1"))
    try fixture.join("otro", .pharmacist, .authority("D2"))
    let page = eva.get("/hallazgos")
    let id = String(try #require(page.text.firstMatch(of: /name="hallazgo" value="([^"]+)"/)).output.1)
    // Whom to call, and whom it can be given to: nobody of another place.
    #expect(page.text.contains("Llama la farmacia de la") && page.text.contains("value=\"ana\""))
    #expect(!page.text.contains("value=\"otro\""))
    func note(_ act: String, _ more: [(String, String)]) -> [(String, String)] {
      [("hallazgo", id), ("acto", act)] + more
    }
    #expect(eva.post("/hallazgos/anotar", note("asignar", [("cuenta", "otro")])).status == 422)
    #expect(eva.post("/hallazgos/anotar", note("comentar", [])).status == 422)
    #expect(eva.post("/hallazgos/anotar", note("asignar", [("cuenta", "ana")])).status == 303)
    #expect(ana.get("/hallazgos?cuales=mios").text.contains(id))
    #expect(!eva.get("/hallazgos?cuales=mios").text.contains(id))
    #expect(ana.post("/hallazgos/anotar", note("comentar", [("nota", "llamé <b>")])).status == 303)
    #expect(eva.get("/hallazgos").text.contains("llamé &lt;b&gt;"))
    #expect(eva.post("/hallazgos/anotar", note("asignar", [("cuenta", "")])).status == 303)
    #expect(!ana.get("/hallazgos?cuales=mios").text.contains(id))
    // What is confirmed does not come back with the next forecast.
    #expect(ana.post("/hallazgos/anotar", note("confirmar", [])).status == 303)
    try WebFixture.forecast(fixture.database)
    #expect(!ana.get("/hallazgos").text.contains(id))
    #expect(ana.get("/hallazgos?cuales=anotados").text.contains(id))
    #expect(try fixture.database.findingRemarks()[id].count == 3)
    #expect(try fixture.database.verifyAuditLog().firstBroken == nil)
  }
}
