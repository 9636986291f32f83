import Foundation
import Operations
import SupplyStore
import Testing

@testable import Web

/// What a program does with the API: sends its token and JSON, and keeps nothing else.
struct Program {
  let site: Site
  var token: String?
  var language: String?
  var peer = "192.0.2.9"

  /// A program with a token of its own.
  init(_ fixture: WebFixture, _ name: String, _ role: AccountRole, _ place: AccountPlace = .all) throws {
    site = fixture.site
    let secret = Secret.random()
    try fixture.database.makeToken(
      try #require(AccountName(name)), role: role, place: place, digest: Secret.digest(secret),
      at: fixture.site.second)
    token = secret
  }

  func get(_ target: String, _ headers: [String: String] = [:]) -> WebReply {
    send("GET", ApiTable.root + target, nil, headers)
  }

  func post(_ target: String, _ body: [String: Any], _ headers: [String: String] = [:]) -> WebReply {
    send(
      "POST", ApiTable.root + target,
      (try? JSONSerialization.data(withJSONObject: body, options: [.sortedKeys])) ?? Data(), headers)
  }

  /// Sends anything.
  func send(_ method: String, _ target: String, _ body: Data?, _ more: [String: String] = [:]) -> WebReply {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var headers = ["host": "127.0.0.1:8080"]
    if let token { headers["authorization"] = "Bearer " + token }
    if let language { headers["accept-language"] = language }
    if body != nil { headers["content-type"] = "application/json" }
    headers.merge(more) { _, new in new }
    return site.answer(
      WebRequest(
        method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "", headers: headers,
        body: body.map(Array.init) ?? [], peer: peer), id: "prueba")
  }
}

extension WebReply {
  /// The body as JSON.
  var json: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
  }
}
