import Operations
import Runs
import SupplyModel
import SupplyStore
import Telling
import TestSupport
import Testing

@testable import Web

/// The lists as places to work: what is asked for, what is noted of many lines at once, lots, and transfers between two people.
@Suite struct WorklistTests {
  private let fixture: WebFixture
  private let transfer = AdviceKey.transfer(from: "00003F01", to: "00001F01", product: WebFixture.product)
  private let lot = AdviceKey.expiry(
    facility: "00001F01", product: WebFixture.product, lot: WebFixture.lot)
  private static let (north, south) = (WebFixture.places[3].place, WebFixture.places[4].place)

  init() throws { fixture = try WebFixture() }

  private func marks(_ page: WebReply) -> [(String, String)] {
    page.text.matches(of: /name="consejo" value="([^"]+)"/).map { ("consejo", String($0.output.1)) }
  }

  private func run(_ page: WebReply) -> (String, String) {
    ("pronostico", Browser.value(of: "pronostico", in: page.text) ?? "")
  }

  /// What the page of a piece of advice would send.
  private func fields(_ page: WebReply, _ act: String, _ more: [(String, String)] = []) -> [(String, String)]
  {
    [
      run(page), ("consejo", Browser.value(of: "consejo", in: page.text) ?? ""), ("linea", "1"),
      ("acto", act),
    ]
      + more
  }

  private func decisions() throws -> [Decision] { try fixture.database.decisionLedger().decisions }

  @Test func manyLinesAreRejectedSnoozedOrPlacedAtOnceWithWhatIsAdvised() throws {
    var ana = try fixture.browser("ana")
    let orders = try #require(try fixture.database.latestRun()).orderLines
    let bulk: [(String, [(String, String)], Int)] = [
      ("rejected", [], 422), ("rejected", [("motivo", "no-money"), ("documento", "D")], 422),
      ("accepted", [("documento", "D")], 422), ("snoozed", [], 422),
      ("snoozed-change", [("hasta", "2027-02")], 422),
      ("rejected", [("motivo", "no-money"), ("nota", "uno")], 303), ("snoozed", [("hasta", "2027-02")], 303),
      ("snoozed-change", [], 303), ("placed", [("documento", "DOC-9"), ("esperado", "2027-01")], 303),
    ]
    for (act, more, status) in bulk {
      let page = ana.get("/pedidos")
      #expect(marks(page).count == orders.count)
      let before = try decisions().count
      let reply = ana.post(
        "/decidir", [run(page), ("acto", act), ("volver", "/pedidos?estado=")] + marks(page) + more)
      #expect(reply.status == status, "\(act) \(more)")
      #expect(try decisions().count == before + (status == 303 ? orders.count : 0), "\(act) \(more)")
      if status == 422 {
        // The list again, with what was marked and typed.
        #expect(reply.text.contains("role=\"alert\"") && reply.text.contains(" checked"))
        for (_, typed) in more { #expect(reply.text.contains("value=\"\(typed)\"")) }
      }
    }
    let noted = try decisions()
    #expect(noted.contains { $0.act == .snoozed(until: nil) })
    for decision in noted.suffix(orders.count) {
      let advised = orders.first {
        .order(facility: $0.facility, product: $0.product) == decision.advice.key
      }
      #expect(
        decision.act
          == .placed(
            document: "DOC-9", expected: Month(count: 2027 * 12),
            quantity: try #require(advised).order.quantity))
    }
  }

  @Test func whatWasChangedIsPlacedInThatQuantity() throws {
    var ana = try fixture.browser("ana")
    let key = AdviceKey.order(facility: "00001F01", product: WebFixture.product)
    _ = try DecisionActs(database: fixture.database).note([
      .init(key, .changed(quantity: 77, reason: .noRoom))
    ])
    let page = ana.get("/pedidos")
    let mark = marks(page).filter { $0.1.contains("00001F01") }
    #expect(ana.post("/decidir", [run(page), ("acto", "placed")] + mark).status == 303)
    #expect(try decisions().last?.act.quantity == 77)
  }

  @Test func linesAreAskedForByHowFarTheyAreAndHowOldTheirAlertIs() throws {
    var ana = try fixture.browser("ana")
    func isThere(_ query: String) -> Bool { ana.get("/alertas" + query).text.contains("/pedidos/00001F01/") }
    #expect(isThere("") && isThere("?edad=1") && !isThere("?edad=2") && isThere("?estado=pendiente"))
    #expect(ana.get("/alertas").text.contains("1 mes<"))
    let page = ana.get("/pedidos/00001F01/04594")
    #expect(ana.post("/decidir", fields(page, "snoozed-change")).status == 303)
    #expect(isThere("?estado=pospuesto") && isThere("?estado=decidido") && !isThere("?estado=pendiente"))
    #expect(ana.get("/pedidos/00001F01/04594").text.contains("hasta que cambie el consejo"))
    // A memory of earlier nights: the alert stands for three months.
    try fixture.database.changeAlertMemory { memory in
      let key = AlertKey(.stock, facility: "00001F01", product: WebFixture.product)
      guard var state = memory.alerts[key]?.state else { return }
      state.asOf = state.asOf.advanced(by: -2)
      memory = AlertMemory([RememberedAlert(key, state)])
    }
    // Whoever asks next sees what has changed.
    _ = try DecisionActs(database: fixture.database).note([
      .init(.order(facility: "00002F01", product: WebFixture.product), .accepted)
    ])
    #expect(isThere("?edad=3") && !isThere("?edad=6") && !isThere("?edad=1"))
    #expect(ana.get("/alertas").text.contains("3 meses<"))
  }

  @Test func lotsAreListedShownAndDecidedAsOnTheCommandLine() throws {
    var ana = try fixture.browser("ana", .pharmacist, Self.north)
    let list = ana.get("/vencimientos")
    #expect(list.text.contains("L-7/B") && list.text.contains("00001F01") && !list.text.contains("00004F01"))
    let run = try #require(try fixture.database.latestRun())
    var all = try fixture.browser("todo")
    let names = ReportNames(
      run: run, facilities: try Registers(fixture.database).facilities,
      products: try Registers(fixture.database).products, language: .spanish)
    #expect(all.get("/archivos/vencimientos.csv").text == ExpiryTable.table(for: run, names: names).csv)
    let path = AdviceText.path(lot)
    let page = ana.get(path)
    #expect(page.status == 200 && page.text.contains("Está en proceso") && page.text.contains("class=\"pc\""))
    #expect(
      ana.post("/decidir", fields(page, "placed", [("cantidad", "12"), ("esperado", "2027-01")])).status
        == 303)
    #expect(try decisions().map(\.advice.key) == [lot])
    #expect(try decisions()[0].advice.quantity == 12)
    #expect(ana.get("/vencimientos?estado=en-camino").text.contains("L-7/B"))
    #expect(ana.get("/vencimientos/00001F01/04594/2027-02~nada").status == 404)
    #expect(ana.get("/vencimientos/00001F01/04594/x").status == 404)
  }

  @Test func aTransferBetweenTwoPeopleTakesTheYesOfBoth() throws {
    var giver = try fixture.browser("sur", .pharmacist, Self.south)
    var receiver = try fixture.browser("norte", .pharmacist, Self.north)
    let path = AdviceText.path(transfer)
    // Nobody sends or receives what is not agreed.
    #expect(giver.post("/decidir", fields(giver.get(path), "placed", [("cantidad", "5")])).status == 403)
    #expect(giver.post("/decidir", fields(giver.get(path), "agreed_receiver")).status == 400)
    #expect(receiver.post("/decidir", fields(receiver.get(path), "snoozed-change")).status == 403)
    let seen = giver.get(path)
    #expect(receiver.post("/decidir", fields(receiver.get(path), "accepted")).status == 303)
    #expect(try fixture.database.decisionLedger()[transfer].answer == nil)
    #expect(receiver.get("/transferencias?estado=falta-acuerdo").text.contains("falta quien entrega"))
    #expect(receiver.get("/transferencias?estado=pendiente").text.contains("00003F01"))
    // The giver looked before the receiver spoke.
    #expect(giver.post("/decidir", fields(seen, "accepted")).status == 409)
    let page = giver.get(path)
    #expect(page.text.contains("falta su respuesta"))
    #expect(giver.post("/decidir", fields(page, "accepted")).status == 303)
    #expect(try fixture.database.decisionLedger()[transfer].answer?.act == .accepted)
    #expect(!giver.get(path).text.contains("falta su respuesta"))
    #expect(
      receiver.post("/decidir", fields(receiver.get(path), "placed", [("cantidad", "5")])).status == 403)
    let sent = [("cantidad", "42"), ("documento", "GUIA-1"), ("esperado", "2026-12")]
    #expect(giver.post("/decidir", fields(giver.get(path), "placed", sent)).status == 303)
    #expect(giver.get("/transferencias?estado=en-camino").text.contains("GUIA-1"))
    #expect(
      receiver.post(
        "/decidir", fields(receiver.get(path), "arrived", [("cantidad", "42"), ("mes", "2026-11")])
      ).status == 303)
    #expect(
      try decisions().map(\.act.kind) == [.agreedByReceiver, .agreedByGiver, .placed, .arrived])
    #expect(Set(try decisions().map(\.account)) == ["web:sur", "web:norte"])
    #expect(try fixture.database.verifyAuditLog().firstBroken == nil)
  }

  @Test func oneNoEndsATransferUntilSomebodyAgreesAgain() throws {
    var giver = try fixture.browser("sur", .pharmacist, Self.south)
    var receiver = try fixture.browser("norte", .pharmacist, Self.north)
    let path = AdviceText.path(transfer)
    _ = giver.post("/decidir", fields(giver.get(path), "rejected", [("motivo", "stock-differs")]))
    #expect(try fixture.database.decisionLedger()[transfer].answer?.act == .rejected(reason: .stockDiffers))
    _ = receiver.post("/decidir", fields(receiver.get(path), "accepted"))
    let state = try fixture.database.decisionLedger()[transfer]
    #expect(state.answer == nil && state.agreement?.end == .receiver)
  }
}
