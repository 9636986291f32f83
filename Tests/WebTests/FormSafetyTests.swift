import Operations
import SupplyStore
import TestSupport
import Testing

@testable import Web

/// What keeps other pages from acting for somebody, and answers from being used otherwise than as pages of ours.
@Suite struct FormSafetyTests {
  private let fixture: WebFixture

  init() throws { fixture = try WebFixture(hasRun: false) }

  @Test func everyFormNeedsItsToken() throws {
    for (number, route) in RouteTable.routes.enumerated() where route.method == .post {
      var browser = try fixture.browser("cuenta\(number)", .administrator)
      let path = route.path.replacing(":secret", with: Secret.random()).replacing(":upload", with: "x")
      var other = try fixture.browser("otra\(number)", .administrator)
      _ = other.get("/clave")
      for token in ["", "x", Secret.random(), other.token] {
        #expect(browser.send("POST", path, [("ficha", token)]).status == 403, "\(path)")
      }
      // Twice is no token either.
      #expect(browser.send("POST", path, [("ficha", browser.token), ("ficha", browser.token)]).status == 403)
      #expect(browser.get("/").status == 200)
    }
  }

  @Test func aFormFromAnotherPageIsRefused() throws {
    var browser = try fixture.browser("ana", .reader)
    for origin in [
      "https://malo.example", "null", "", "http://127.0.0.1:8081", "https://127.0.0.1:8080",
      "http://localhost:8080",
    ] {
      browser.origin = origin
      #expect(browser.post("/salir").status == 403, "\(origin)")
    }
    // Neither is one that says nothing of where it is from.
    browser.origin = nil
    #expect(browser.post("/salir").status == 403)
    browser.origin = "http://127.0.0.1:8080"
    #expect(browser.post("/salir").status == 303)
  }

  @Test func whereABrowserSaysOnlyWhichPageItCameFromThatIsLookedAt() throws {
    let browser = try fixture.browser("ana", .reader)
    func status(_ referer: String) -> Int {
      let cookie = browser.cookies.map { $0.key + "=" + $0.value }.joined(separator: "; ")
      return fixture.site.answer(
        WebRequest(
          method: "POST", path: "/idioma",
          headers: [
            "host": "127.0.0.1:8080", "referer": referer, "cookie": cookie,
            "content-type": "application/x-www-form-urlencoded",
          ], body: Array("ficha=\(browser.token)&idioma=en".utf8)), id: "x"
      ).status
    }
    #expect(status("http://127.0.0.1:8080/pedidos?a=b") == 303)
    #expect(status("http://127.0.0.1:8080.malo.example/") == 403)
    #expect(status("https://malo.example/http://127.0.0.1:8080/") == 403)
  }

  @Test func otherKindsOfBodiesAreNoForms() throws {
    let browser = try fixture.browser("ana", .reader)
    for type in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
      let reply = fixture.site.answer(
        WebRequest(
          method: "POST", path: "/salir",
          headers: [
            "host": "127.0.0.1:8080", "origin": "http://127.0.0.1:8080", "content-type": type,
            "cookie": browser.cookies.map { $0.key + "=" + $0.value }.joined(separator: "; "),
          ], body: Array("ficha=\(browser.token)".utf8)), id: "x")
      #expect(reply.status == 400, "\(type)")
    }
  }

  @Test func anotherHostIsNotAnswered() throws {
    var browser = try fixture.browser("ana", .reader)
    for host in [
      "malo.example", "127.0.0.1:8081", "127.0.0.1", "", "127.0.0.1:8080, malo.example", "colca.example",
    ] {
      browser.host = host
      #expect(browser.get("/").status == 421, "\(host)")
    }
    for host in ["localhost:8080", "[::1]:8080", "LOCALHOST:8080"] {
      browser.host = host
      #expect(browser.get("/").status == 200, "\(host)")
    }
  }

  @Test func nothingIsChangedByGet() throws {
    var browser = try fixture.browser("ana", .administrator)
    let before = try fixture.database.auditEntries().count
    let pages = Set(RouteTable.routes.filter { $0.method == .get }.map(\.path))
    for route in RouteTable.routes
    where route.method == .post && !route.path.contains(":") && !pages.contains(route.path) {
      let reply = browser.get(route.path)
      #expect(reply.status == 405 && reply.header("Allow") == "POST", "\(route.path)")
    }
    for route in RouteTable.routes where route.method == .get && !route.path.contains(":") {
      _ = browser.get(route.path)
      let head = browser.send("HEAD", route.path, nil)
      #expect(head.body.isEmpty && head.status == browser.get(route.path).status)
    }
    #expect(try fixture.database.auditEntries().count == before)
    #expect(browser.send("DELETE", "/", nil).status == 405)
  }

  @Test func everyAnswerCarriesTheSafeHeaders() throws {
    var browser = Browser(fixture)
    var replies = RouteTable.routes.filter { $0.method == .get }.map { browser.get($0.path) }
    replies.append(browser.get("/nada"))
    browser.host = "malo.example"
    replies.append(browser.get("/"))
    for reply in replies {
      let policy = try #require(reply.header("Content-Security-Policy"))
      #expect(policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
      #expect(!policy.contains("unsafe") && policy.contains("; script-src 'self'; "))
      #expect(reply.header("X-Content-Type-Options") == "nosniff")
      #expect(reply.header("Referrer-Policy") == "same-origin")
      #expect(reply.header("X-Frame-Options") == "DENY")
      #expect(reply.header("X-Request-Id") == "prueba")
      #expect(reply.header("Cache-Control") != nil)
      // No script but our own file, and nothing within the page.
      let own = "<script src=\"\(WebScript.path)\" defer></script>"
      #expect(!reply.text.replacing(own, with: "").contains("<script"))
      #expect(!reply.text.contains(" style=") && !reply.text.contains("<style"))
    }
    browser.host = "127.0.0.1:8080"
    #expect(browser.get("/ingresar").header("Cache-Control") == "no-store")
  }

  @Test func aFormThatIsTooLongIsRefused() throws {
    var request = WebRequest(method: "POST", path: "/ingresar", headers: ["host": "127.0.0.1:8080"])
    request.isTooLong = true
    #expect(fixture.site.answer(request, id: "x").status == 413)
  }

  @Test func whatIsTypedIsNeverMarkup() throws {
    var browser = Browser(fixture)
    let typed = "\"><script>alert(1)</script>"
    let page = browser.logIn(typed)
    #expect(page.status == 401)
    #expect(page.text.contains("&quot;&gt;&lt;script&gt;") && !page.text.contains("<script>"))
    var known = try fixture.browser("ana", .reader)
    #expect(!known.get("/pedidos?lugar=" + PercentText.encoded(typed)).text.contains("<script>"))
  }

  @Test func theLanguageIsSpanishUnlessSomebodyWantsAnother() throws {
    var browser = Browser(fixture)
    #expect(browser.get("/ingresar").text.contains("<html lang=\"es\">"))
    browser.language = "qu, en-GB;q=0.8, es;q=0.5"
    #expect(browser.get("/ingresar").text.contains("<html lang=\"en\">"))
    #expect(
      browser.post("/idioma", [("idioma", "es"), ("volver", "/ingresar")]).header("Location") == "/ingresar")
    #expect(browser.get("/ingresar").text.contains("<html lang=\"es\">"))
    #expect(
      browser.post("/idioma", [("idioma", "xx"), ("volver", "https://malo.example")]).header("Location")
        == "/")
    #expect(browser.get("/ingresar").text.contains("<html lang=\"es\">"))
  }
}
