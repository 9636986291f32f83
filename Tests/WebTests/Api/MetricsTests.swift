import Foundation
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import Operations
import Testing

@testable import Web

/// What is measured, and who is told of it.
@Suite struct MetricsTests {
  private func answer(_ fixture: WebFixture, peer: String, _ headers: [String: String] = [:]) -> WebReply {
    fixture.site.answer(
      WebRequest(
        method: "GET", path: "/metrics",
        headers: ["host": "127.0.0.1:8080"].merging(headers) { _, new in new }, peer: peer), id: "prueba")
  }

  @Test func tellsRequestsSessionsAndAgesAndNothingOfPeople() throws {
    let fixture = try WebFixture()
    var ana = try fixture.browser("ana")
    _ = ana.get("/pedidos/00001F01/04594")
    _ = ana.get("/no-hay")
    var eva = Browser(fixture)
    for _ in 0..<LoginThrottle.accountTries { _ = eva.logIn("ana", "otra cosa distinta") }
    fixture.pass(120)
    let text = answer(fixture, peer: "127.0.0.1").text
    let lines = Set(text.split(separator: "\n").map(String.init))
    #expect(
      lines.contains(
        "colca_requests_total{method=\"GET\",route=\"/pedidos/:facility/:product\",status=\"200\"} 1"))
    #expect(lines.contains("colca_requests_total{method=\"GET\",route=\"-\",status=\"404\"} 1"))
    #expect(lines.contains("colca_sessions 1") && lines.contains("colca_logins_held_total 1"))
    #expect(lines.contains("colca_run_age_seconds 120") && lines.contains("colca_import_age_seconds 120"))
    #expect(text.contains("# TYPE colca_request_seconds histogram"))
    #expect(lines.contains("colca_request_seconds_count{route=\"/pedidos/:facility/:product\"} 1"))
    let told = text.firstMatch(of: /colca_database_bytes ([0-9]+)/).flatMap { Int($0.output.1) } ?? 0
    #expect(told > 100_000)
    for secret in ["ana", "00001F01", "eva", "no-hay"] { #expect(!text.contains(secret)) }
  }

  @Test func isForThisMachineOrWithAToken() throws {
    let fixture = try WebFixture()
    #expect(answer(fixture, peer: "192.0.2.7").status == 404)
    #expect(answer(fixture, peer: "::1", ["host": "[::1]:8080"]).status == 200)
    // A proxy on this machine hands on what others ask.
    #expect(answer(fixture, peer: "127.0.0.1", ["x-forwarded-for": "192.0.2.7"]).status == 404)
    let token = try #require(try Program(fixture, "vigia", .reader).token)
    #expect(answer(fixture, peer: "192.0.2.7", ["authorization": "Bearer " + token]).status == 200)
    #expect(answer(fixture, peer: "192.0.2.7", ["authorization": "Bearer x"]).status == 404)
  }

  @Test func labelsAndClassesAreWrittenAsPrometheusReadsThem() {
    let factory = PrometheusFactory()
    factory.makeCounter(label: "a.b", dimensions: [("x", "q\"\\\n")]).increment(by: 2)
    factory.makeTimer(label: "t", dimensions: []).recordNanoseconds(20_000_000)
    #expect(factory.text.contains("# TYPE a_b_total counter\na_b_total{x=\"q\\\"\\\\\\n\"} 2\n"))
    #expect(factory.text.contains("t_seconds_bucket{le=\"0.01\"} 0\nt_seconds_bucket{le=\"0.025\"} 1\n"))
    #expect(factory.text.contains("t_seconds_bucket{le=\"+Inf\"} 1\nt_seconds_sum 0.02\nt_seconds_count 1\n"))
  }

  /// A client that sends a byte now and then, on a loop whose clock the test turns.
  @Test func clientsThatTrickleAreCutOff() throws {
    func channel() throws -> EmbeddedChannel {
      let channel = EmbeddedChannel()
      try channel.pipeline.syncOperations.addHandler(SlowClients(grace: .seconds(30), rate: 1000))
      try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
      return channel
    }
    let head = HTTPRequestPart.head(.init(method: .post, scheme: "http", authority: "x", path: "/"))
    // A head that never comes whole.
    let first = try channel()
    first.embeddedEventLoop.advanceTime(by: .seconds(29))
    #expect(first.isActive)
    first.embeddedEventLoop.advanceTime(by: .seconds(2))
    #expect(!first.isActive)
    // A body that comes by single bytes.
    let second = try channel()
    try second.writeInbound(head)
    for _ in 0..<40 where second.isActive {
      try second.writeInbound(HTTPRequestPart.body(ByteBuffer(bytes: [1])))
      second.embeddedEventLoop.advanceTime(by: .seconds(1))
    }
    #expect(!second.isActive)
    // One that is whole is answered for as long as it takes; then the next head has its time again.
    let third = try channel()
    try third.writeInbound(head)
    try third.writeInbound(HTTPRequestPart.end(nil))
    third.embeddedEventLoop.advanceTime(by: .minutes(10))
    #expect(third.isActive)
    third.write(HTTPResponsePart.end(nil), promise: nil)
    third.embeddedEventLoop.advanceTime(by: .seconds(31))
    #expect(!third.isActive)
  }
}
