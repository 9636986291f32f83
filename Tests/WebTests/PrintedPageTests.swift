import Foundation
import Operations
import Runs
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Web

/// Pages that are printed once for all who see the same in them show nothing of another place, another person or an earlier decision.
@Suite struct PrintedPageTests {
  private let fixture: WebFixture

  init() throws { fixture = try WebFixture() }

  private static let pages = [
    "/alertas", "/pedidos", "/transferencias", "/vencimientos", "/hallazgos",
    "/cumplimiento?por=establecimiento",
    "/pedidos?estado=pendiente",
  ]

  /// Whatever others have asked for before, a place gets what a site of its own would print.
  @Test func aPageOfOnePlaceIsNeverAnothers() throws {
    var browsers: [(Browser, Set<FacilityCode>)] = []
    for (number, (place, facilities)) in WebFixture.places.enumerated() {
      browsers.append((try fixture.browser("cuenta\(number)", .reader, place), facilities))
    }
    for page in Self.pages {
      for round in 0..<2 {
        for place in browsers.indices {
          let reply = browsers[place].0.get(page)
          #expect(reply.status == 200, "\(page)")
          if page == "/transferencias" { continue }  // A trip is told of as a whole.
          for facility in WebFixture.facilities where !browsers[place].1.contains(facility.code) {
            #expect(!reply.text.contains(facility.code.text), "\(page), round \(round), of \(place)")
          }
        }
      }
    }
  }

  @Test func eachGetsTheOwnTokenAndName() throws {
    var (ana, luis) = (try fixture.browser("ana"), try fixture.browser("luis"))
    for page in Self.pages + ["/pedidos/00001F01/04594"] {
      let (first, second) = (ana.get(page).text, luis.get(page).text)
      let tokens = (Browser.value(of: "ficha", in: first), Browser.value(of: "ficha", in: second))
      #expect(tokens.0 != nil && tokens.0 != tokens.1, "\(page)")
      #expect(first.contains(">ana") && !first.contains(">luis") || page == "/hallazgos", "\(page)")
      // The one token in all forms of a page, and no other.
      let own = try #require(tokens.1)
      #expect(
        second.components(separatedBy: "name=\"ficha\" value=\"").dropFirst().allSatisfy {
          $0.hasPrefix(own)
        },
        "\(page)")
    }
    // What was printed for one is a form of the other's too.
    _ = luis.get("/pedidos/00001F01/04594")
    let run = try fixture.database.runRecords(last: 1)[0].id
    let key = WebFixture.keys[0]
    let sent = luis.post(
      "/decidir",
      [
        ("pronostico", String(run)), ("acto", "accepted"), ("linea", "1"),
        ("consejo", AdviceText.text(key, seen: 0)),
      ])
    #expect(sent.status == 303)
  }

  /// Whoever decides, by whatever way, the next page shows it, to all.
  @Test func aDecisionIsOnEveryPageAtOnce() throws {
    var (ana, luis) = (try fixture.browser("ana"), try fixture.browser("luis"))
    let key = WebFixture.keys[0]
    let pages = ["/pedidos", "/alertas", AdviceText.path(key)]
    let before = pages.map { (ana.get($0).text, luis.get($0).text) }
    let run = try fixture.database.runRecords(last: 1)[0].id
    #expect(
      ana.post(
        "/decidir",
        [
          ("pronostico", String(run)), ("acto", "accepted"), ("linea", "1"),
          ("consejo", AdviceText.text(key, seen: 0)),
        ]
      ).status == 303)
    for (page, was) in zip(pages, before) {
      #expect(ana.get(page).text != was.0 && luis.get(page).text != was.1, "\(page)")
      #expect(ana.get(page).text.contains("aceptad") && luis.get(page).text.contains("aceptad"), "\(page)")
    }
    // By the command line, which knows nothing of the site.
    let acts = DecisionActs(database: fixture.database)
    let latest = try #require(try fixture.database.decisionLedger().latest[key])
    _ = try acts.note([.init(key, .reopened, note: nil, seen: latest.number)])
    for page in pages { #expect(!luis.get(page).text.contains("aceptado como se aconseja"), "\(page)") }
    // A new forecast.
    try WebFixture.forecast(fixture.database)
    let next = try fixture.database.runRecords(last: 1)[0].id
    #expect(next != run && Browser.value(of: "pronostico", in: ana.get("/pedidos").text) == String(next))
  }

  @Test func anotherRoleOrLanguageOrDayIsAnotherPage() throws {
    var (decides, reads) = (try fixture.browser("ana"), try fixture.browser("lee", .reader))
    #expect(decides.get("/pedidos").text.contains("name=\"consejo\""))
    #expect(!reads.get("/pedidos").text.contains("name=\"consejo\""))
    #expect(decides.get("/pedidos").text.contains("Pedidos"))
    decides.language = "en"
    #expect(decides.get("/pedidos").text.contains("Orders"))
    let path = AdviceText.path(WebFixture.keys[0])
    func month(_ page: String) -> String? {
      page.components(separatedBy: "name=\"mes\"").dropFirst().first?.components(separatedBy: "value=\"")
        .dropFirst().first.map { String($0.prefix(7)) }
    }
    let was = month(decides.get(path).text)
    fixture.pass(40 * 86_400)
    var later = Browser(fixture)
    _ = later.logIn("ana")
    #expect(was == "2026-11" && month(later.get(path).text) == "2027-01")
  }

  @Test func aRemarkAndAnAccountThatIsClosedAreSeenAtOnce() throws {
    var (ana, luis) = (try fixture.browser("ana"), try fixture.browser("luis"))
    let page = ana.get("/hallazgos").text
    let id = try #require(Browser.value(of: "hallazgo", in: page))
    #expect(!luis.get("/hallazgos").text.contains("se llamó al puesto") && page.contains("value=\"luis\""))
    #expect(
      ana.post("/hallazgos/anotar", [("hallazgo", id), ("acto", "comentar"), ("nota", "se llamó al puesto")])
        .status == 303)
    #expect(luis.get("/hallazgos").text.contains("se llamó al puesto"))
    try fixture.database.close(try #require(AccountName("luis")))
    #expect(!ana.get("/hallazgos").text.contains("value=\"luis\""))
  }

  /// Nobody fills the memory by asking for pages that are not there, or under ever other addresses.
  @Test func whatIsKeptIsBounded() throws {
    let pages = PrintedPages()
    func key(_ query: String) -> PrintedPages.Key {
      PrintedPages.Key(
        role: .reader, place: .all, account: nil, language: .spanish, path: "/pedidos", query: query,
        today: fixture.site.machine.clock.today, lastEntry: 1)
    }
    let long = PrintedPages.Printed(
      title: .init(es: "", en: ""), pieces: [String(repeating: "x", count: 1 << 20)])
    var made = 0
    func ask(_ query: String) throws {
      _ = try pages.page(key(query)) {
        made += 1; return long
      }
    }
    for number in 0..<40 { try ask("pagina=\(number)") }
    #expect(made == 40)
    try ask("pagina=39")
    #expect(made == 40)
    // It went when there were too many, and is printed again.
    try ask("pagina=0")
    #expect(made == 41)
    for _ in 0..<2 { try ask(String(repeating: "q", count: 400)) }
    #expect(made == 43)
    struct Nothing: Error {}
    for number in 0..<100_000 { _ = try? pages.page(key("nada=\(number)")) { throw Nothing() } }
    #expect(pages.keptBytes <= PrintedPages.most)
  }
}
