import CoreMetrics
import Foundation
import Operations
import SupplyModel
import SupplyStore

/// What is measured of the server, for whoever watches over it; nothing of people and nothing of what they do.
struct WebMetrics: Sendable {
  private let factory = PrometheusFactory()

  /// Notes an answer.
  func answered(_ method: String, _ reply: WebReply, seconds: Double) {
    Counter(
      label: "colca_requests",
      dimensions: [("method", method), ("route", reply.route), ("status", String(reply.status))],
      factory: factory
    ).increment()
    // Beyond what a clock can be wrong by, a duration is none.
    CoreMetrics.Timer(label: "colca_request", dimensions: [("route", reply.route)], factory: factory)
      .recordNanoseconds(Int64(min(max(0, seconds), 86_400) * 1e9))
  }

  /// Notes that somebody has to wait for guessing passwords.
  func heldLogin() { Counter(label: "colca_logins_held", factory: factory).increment() }

  /// Everything as text, with what is looked up now.
  ///
  /// - Throws: `ColcaError`.
  func text(_ site: Site) throws -> String {
    let (database, second) = (site.database, site.second)
    gauge("colca_sessions", Double(try database.sessionCount(at: second, terms: site.settings.terms)))
    gauge("colca_database_bytes", Double(try database.size().bytes))
    gauge("colca_database_log_bytes", Double(Self.bytes(ofFile: database.path + "-wal")))
    if let run = try database.runRecords(last: 1).first, let age = Self.age(run.instant, second) {
      gauge("colca_run_age_seconds", age)
      gauge("colca_run_number", Double(run.id))
    }
    if let instant = try database.lastImport(), let age = Self.age(instant, second) {
      gauge("colca_import_age_seconds", age)
    }
    if let bytes = Self.residentBytes { gauge("process_resident_memory_bytes", bytes) }
    return factory.text
  }

  private func gauge(_ name: String, _ value: Double) {
    Recorder(label: name, aggregate: false, factory: factory).record(value)
  }

  private static func age(_ instant: String, _ second: Int64) -> Double? {
    (try? Date(instant, strategy: .iso8601)).map { Double(second) - $0.timeIntervalSince1970 }
  }

  private static func bytes(ofFile path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? Int) ?? 0
  }

  /// Memory that the program holds, as the system tells it; nil where it does not.
  private static var residentBytes: Double? {
    guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmRSS:") }),
      let kilobytes = line.split(separator: " ").compactMap({ Double($0) }).first
    else { return nil }
    return kilobytes * 1024
  }
}

/// `/metrics`: for this machine itself, or with a token.
enum MetricsHandler {
  static func metrics(_ visit: Visit) throws -> WebReply {
    let isOwn = isLoopback(visit.request)
    guard try isOwn || ApiGate.token(of: visit.request, visit.site) != nil else { throw Refusal.notFound }
    return WebReply(
      status: 200, type: "text/plain; version=0.0.4; charset=utf-8",
      body: Array(try visit.site.metrics.text(visit.site).utf8))
  }

  /// Whether a request was begun on this machine: what a proxy hands on comes from here too, and says so, or names the public host.
  static func isLoopback(_ request: WebRequest) -> Bool {
    let host = (request.headers["host"] ?? "").lowercased()
    let name =
      host.hasPrefix("[") ? String(host.prefix { $0 != "]" }) + "]" : String(host.prefix { $0 != ":" })
    return ["127.0.0.1", "::1"].contains(request.peer)
      && ["127.0.0.1", "localhost", "[::1]"].contains(name)
      && ["x-forwarded-for", "forwarded", "via", "x-real-ip"].allSatisfy { request.headers[$0] == nil }
  }
}
