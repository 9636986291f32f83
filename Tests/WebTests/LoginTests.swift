import Foundation
import Operations
import SupplyModel
import SupplyStore
import TestSupport
import Testing

@testable import Web

/// Logging in, links, sessions and passwords, as a browser goes through them.
@Suite struct LoginTests {
  private let fixture: WebFixture

  init() throws { fixture = try WebFixture(hasRun: false) }

  private func secret(in link: String) -> String { "/invitacion/" + (link.split(separator: "/").last ?? "") }

  @Test func theFirstAdministratorComesByALinkThatWorksOnce() throws {
    let link = try #require(try fixture.site.firstLink())
    #expect(link.hasPrefix("http://127.0.0.1:8080/invitacion/"))
    let path = secret(in: link)
    var browser = Browser(fixture)
    #expect(browser.get(path).status == 200)
    // Looking at it, even often, uses nothing up.
    #expect(browser.get(path).status == 200)
    let password = ("clave", WebFixture.password)
    #expect(browser.post(path, [("cuenta", "1"), password, ("repetida", WebFixture.password)]).status == 422)
    #expect(
      browser.post(path, [("cuenta", "jefe"), ("clave", "corta"), ("repetida", "corta")]).status == 422)
    #expect(browser.post(path, [("cuenta", "jefe"), password, ("repetida", "otra")]).status == 422)
    let reply = browser.post(path, [("cuenta", "jefe"), password, ("repetida", WebFixture.password)])
    #expect(reply.status == 303)
    #expect(browser.get(path).status == 404)
    #expect(try fixture.site.firstLink() == nil)
    #expect(browser.logIn("jefe").status == 303)
    #expect(browser.get("/personas").status == 200)
  }

  @Test func aLinkOfBeforeAndOneThatIsTooOldHoldNoMore() throws {
    let old = secret(in: try #require(try fixture.site.firstLink()))
    let new = secret(in: try #require(try fixture.site.firstLink()))
    var browser = Browser(fixture)
    #expect(browser.get(old).status == 404)
    fixture.pass(3599)
    #expect(browser.get(new).status == 200)
    fixture.pass(1)
    #expect(browser.get(new).status == 404)
  }

  @Test func somebodyIsInvitedJoinsAndIsClosed() throws {
    var chief = try fixture.browser("jefe", .administrator)
    _ = chief.get("/personas")
    let fields = [("cuenta", "Ana"), ("rol", "lectura"), ("lugar", "")]
    let page = chief.post("/personas/invitar", fields)
    #expect(page.status == 200)
    let link = try #require(
      page.text.firstMatch(of: /href="http:\/\/127\.0\.0\.1:8080(\/invitacion\/[0-9a-f]{64})"/))
    #expect(chief.post("/personas/invitar", fields).status == 409)
    var ana = Browser(fixture)
    #expect(ana.logIn("ana").status == 401)
    let path = String(link.output.1)
    _ = ana.get(path)
    #expect(
      ana.post(path, [("clave", WebFixture.password), ("repetida", WebFixture.password)]).status == 303)
    #expect(ana.logIn("ANA").status == 303)
    #expect(ana.get("/").status == 200)
    #expect(ana.get("/personas").status == 403)
    _ = chief.get("/personas")
    #expect(chief.post("/personas/cerrar", [("cuenta", "ana")]).status == 303)
    #expect(ana.get("/").status == 303)
    #expect(ana.logIn("ana").status == 401)
    _ = chief.get("/personas")
    #expect(chief.post("/personas/cerrar", [("cuenta", "jefe")]).status == 409)
    #expect(chief.get("/personas").status == 200)
  }

  @Test func aWrongPasswordAndAnUnknownAccountAreToldAlike() throws {
    try fixture.join("ana", .reader, .all)
    var browser = Browser(fixture)
    let known = browser.logIn("ana", "no es la clave")
    let unknown = browser.logIn("eva", "no es la clave")
    #expect(known.status == 401 && unknown.status == 401)
    func plain(_ reply: WebReply) -> String {
      reply.text.replacingOccurrences(of: "value=\"ana\"", with: "").replacingOccurrences(
        of: "value=\"eva\"", with: "")
    }
    #expect(plain(known) == plain(unknown))
  }

  @Test func guessingIsHeldUpByAccountFromAnyAddress() throws {
    try fixture.join("ana", .reader, .all)
    for number in 0..<5 {
      var browser = Browser(fixture)
      browser.peer = "192.0.2.\(number)"
      #expect(browser.logIn("ana", "no es la clave").status == 401)
    }
    var browser = Browser(fixture)
    browser.peer = "198.51.100.1"
    // The right one has to wait too.
    #expect(browser.logIn("ana").status == 429)
    fixture.pass(31)
    #expect(browser.logIn("ana").status == 303)
    #expect(try fixture.database.auditEntries().map(\.action).contains("login_blocked"))
  }

  @Test func guessingIsHeldUpByAddressForAnyAccount() throws {
    try fixture.join("ana", .reader, .all)
    var browser = Browser(fixture)
    for number in 0..<20 { #expect(browser.logIn("cuenta\(number)", "no es la clave").status == 401) }
    #expect(browser.logIn("ana").status == 429)
    browser.peer = "198.51.100.1"
    #expect(browser.logIn("ana").status == 303)
  }

  @Test func aSessionEndsForWantOfUseAndAfterAWorkingDay() throws {
    var browser = try fixture.browser("ana", .reader)
    fixture.pass(3599)
    #expect(browser.get("/").status == 200)
    fixture.pass(3599)
    #expect(browser.get("/").status == 200)
    fixture.pass(3600)
    #expect(browser.get("/").status == 303)
    #expect(browser.logIn("ana").status == 303)
    for _ in 0..<14 {
      fixture.pass(3000)
      _ = browser.get("/")
    }
    fixture.pass(1201)
    #expect(browser.get("/").status == 303)
  }

  @Test func leavingEndsTheSessionForWhoeverHasItsNumber() throws {
    var browser = try fixture.browser("ana", .reader)
    let kept = browser
    #expect(browser.post("/salir").status == 303)
    #expect(browser.cookies["colca"] == nil)
    var thief = kept
    #expect(thief.get("/").status == 303)
  }

  @Test func aLoginGivesAnotherNumberAndEndsTheSessionOfBefore() throws {
    try fixture.join("eva", .reader, .all)
    var browser = try fixture.browser("ana", .reader)
    let before = browser
    let planted = browser.cookies["colca"]
    #expect(browser.post("/ingresar", [("cuenta", "eva"), ("clave", WebFixture.password)]).status == 303)
    #expect(browser.cookies["colca"] != planted)
    var old = before
    #expect(old.get("/").status == 303)
  }

  @Test func aNumberThatNobodyWasGivenIsNoSession() throws {
    var browser = Browser(fixture)
    for text in [Secret.random(), "", "x", "' OR 1=1 --", String(repeating: "0", count: 64)] {
      browser.cookies = ["colca": text]
      #expect(browser.get("/").status == 303)
    }
  }

  @Test func anotherPasswordEndsTheOtherSessions() throws {
    var here = try fixture.browser("ana", .reader)
    var there = Browser(fixture)
    #expect(there.logIn("ana").status == 303)
    _ = here.get("/clave")
    let new = "otra frase bastante larga"
    func change(_ old: String, _ again: String = new) -> Int {
      here.post("/clave", [("clave", old), ("nueva", new), ("repetida", again)]).status
    }
    #expect(change("no es la clave") == 422)
    #expect(change(WebFixture.password, "otra") == 422)
    #expect(change(WebFixture.password) == 303)
    #expect(here.get("/").status == 200)
    #expect(there.get("/").status == 303)
    #expect(there.logIn("ana").status == 401)
    #expect(there.logIn("ana", new).status == 303)
  }

  @Test func afterALoginOneGoesOnWhereOneWantedToAndNowhereElse() throws {
    try fixture.join("ana", .reader, .all)
    for (wanted, reached) in [
      ("/pedidos?estado=pendiente", "/pedidos?estado=pendiente"), ("//malo.example", "/"),
      ("https://malo.example", "/"), ("/\\malo.example", "/"), ("/nada", "/"), ("/ingresar", "/"),
      ("/pedidos\r\nX: y", "/"),
    ] {
      var browser = Browser(fixture)
      _ = browser.get("/ingresar")
      let reply = browser.post(
        "/ingresar", [("cuenta", "ana"), ("clave", WebFixture.password), ("volver", wanted)])
      #expect(reply.header("Location") == reached, "\(wanted)")
    }
  }

  @Test func whatIsLoggedHoldsNoSecretAndNothingThatWasTyped() throws {
    let link = try #require(try fixture.site.firstLink())
    var browser = Browser(fixture)
    _ = browser.get(secret(in: link))
    _ = browser.get("/nada?clave=secreta")
    try fixture.join("ana", .reader, .all)
    _ = browser.logIn("ana")
    let text = fixture.log.text
    #expect(text.contains("/invitacion/:secret") && text.contains("/ingresar"))
    for secret in [String(link.suffix(64)), WebFixture.password, "secreta"] + browser.cookies.values + ["ana"]
    {
      #expect(!text.contains(secret))
    }
  }

  @Test func behindTLSCookiesGoThroughItAlone() throws {
    let fixture = try WebFixture(settings: SiteSettings(publicAuthority: "colca.example"), hasRun: false)
    try fixture.join("ana", .reader, .all)
    var browser = Browser(fixture)
    (browser.host, browser.origin) = ("colca.example", "https://colca.example")
    _ = browser.get("/ingresar")
    let reply = browser.post("/ingresar", [("cuenta", "ana"), ("clave", WebFixture.password)])
    let cookie = try #require(reply.headers.first { $0.name == "Set-Cookie" }?.value)
    #expect(cookie.hasPrefix("__Host-colca="))
    for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] { #expect(cookie.contains(part)) }
    #expect(browser.get("/").status == 200)
    let other = try WebFixture(settings: SiteSettings(publicAuthority: "colca.example"), hasRun: false)
    #expect(try #require(try other.site.firstLink()).hasPrefix("https://colca.example/invitacion/"))
  }
}
