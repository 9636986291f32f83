import TestSupport

@testable import Web

/// What a browser does: keeps cookies, says where forms come from, and sends the token that the last page held.
struct Browser {
  let site: Site
  var cookies: [String: String] = [:]
  var peer = "192.0.2.7"
  var host = "127.0.0.1:8080"
  var origin: String? = "http://127.0.0.1:8080"
  var language: String?
  /// The token that the last page with a form held.
  private(set) var token = ""

  /// Keeps the token of a page.
  mutating func remember(_ token: String) { self.token = token }

  init(_ fixture: WebFixture) { site = fixture.site }

  mutating func get(_ target: String) -> WebReply { send("GET", target, nil) }

  /// Sends a form with the token of the last page.
  mutating func post(_ target: String, _ fields: [(String, String)] = []) -> WebReply {
    send("POST", target, [("ficha", token)] + fields)
  }

  /// Opens the form and fills it in.
  mutating func logIn(_ name: String, _ password: String = WebFixture.password) -> WebReply {
    _ = get("/ingresar")
    let reply = post("/ingresar", [("cuenta", name), ("clave", password)])
    if reply.status == 303 { _ = get("/") }
    return reply
  }

  /// Sends anything.
  mutating func send(_ method: String, _ target: String, _ fields: [(String, String)]?) -> WebReply {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var headers = ["host": host]
    if !cookies.isEmpty {
      headers["cookie"] = cookies.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }.joined(
        separator: "; ")
    }
    if let origin, method == "POST" { headers["origin"] = origin }
    if fields != nil { headers["content-type"] = "application/x-www-form-urlencoded" }
    if let language { headers["accept-language"] = language }
    let body = (fields ?? []).map { PercentText.encoded($0.0) + "=" + PercentText.encoded($0.1) }
      .joined(separator: "&")
    let reply = site.answer(
      WebRequest(
        method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "", headers: headers,
        body: Array(body.utf8), peer: peer), id: "prueba")
    for header in reply.headers where header.name == "Set-Cookie" {
      let pair = header.value.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
      if pair.count == 2 { cookies[pair[0]] = pair[1] } else { cookies[pair[0]] = nil }
    }
    if let found = Self.value(of: "ficha", in: reply.text) { token = found }
    return reply
  }

  /// The value of the first field of a name in a page.
  static func value(of name: String, in page: String) -> String? {
    guard let start = page.range(of: "name=\"\(name)\" value=\"")?.upperBound else { return nil }
    return String(page[start...].prefix { $0 != "\"" })
  }
}

extension WebReply {
  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }
}
