import Foundation
import Synchronization

/// A server on this machine alone that takes data value sets as a DHIS2 does, and misbehaves when told to.
///
/// What it checks and how it answers is `DHIS2Importer`'s; here is HTTP/1.1 (RFC 9112) as far as one client needs it, one request a
/// connection.
public final class DHIS2Stub: Sendable {
  /// What happens with a request.
  public enum Behaviour: Sendable {
    /// It is answered as a DHIS2 answers; from version 2.38 on the summary stands within a message.
    case answer(isWrapped: Bool)
    /// The server fails with a status, and may say after how many seconds to come again.
    case fail(status: Int, retryAfter: Int? = nil)
    /// The connection is closed in the midst of the answer.
    case hangUp
    /// Nothing is ever answered.
    case silence
    /// Another address is named.
    case redirect(to: String)
    /// A page is shown, as where somebody else's server lies.
    case page
  }

  /// A request as it came.
  public struct Request: Sendable {
    /// The method.
    public let method: String
    /// Path and query.
    public let target: String
    /// Headers by their names in small letters.
    public let headers: [String: String]
    /// The body.
    public let body: String
  }

  /// The port that it listens on.
  public let port: UInt16
  private let listener: Int32
  private let box: Box

  /// What requests find, for the thread that serves as well.
  private final class Box: Sendable {
    struct State {
      var importer: DHIS2Importer
      var behaviours: [Behaviour]
      var requests: [Request] = []
    }

    let state: Mutex<State>

    init(_ state: State) { self.state = Mutex(state) }
  }

  /// A server.
  ///
  /// - Parameters:
  ///   - importer: what it knows and takes.
  ///   - behaviours: what happens with the first requests, in this order; those after them are answered.
  public init(_ importer: DHIS2Importer, behaviours: [Behaviour] = []) throws {
    let (descriptor, port) = try Self.bound()
    guard listen(descriptor, 4) == 0 else { throw CocoaError(.fileReadUnknown) }
    self.port = port
    listener = descriptor
    let box = Box(.init(importer: importer, behaviours: behaviours))
    self.box = box
    Thread.detachNewThread {
      while true {
        let client = accept(descriptor, nil, nil)
        guard client >= 0 else { return }
        Self.serve(client, box)
        close(client)
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  /// A socket on a port of its own, at which nobody listens yet.
  fileprivate static func bound() throws -> (descriptor: Int32, port: UInt16) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let made = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard made else { throw CocoaError(.fileReadUnknown) }
    return (descriptor, UInt16(bigEndian: address.sin_port))
  }

  /// Its address.
  public var url: String { "http://127.0.0.1:\(port)" }

  /// What was asked so far.
  public var requests: [Request] { box.state.withLock { $0.requests } }

  /// The values that it holds, by `element/orgUnit/period/combination`.
  public var values: [String: String] { box.state.withLock { $0.importer.values } }

  private static func serve(_ client: Int32, _ box: Box) {
    guard let request = read(from: client) else { return }
    let (behaviour, answer) = box.state.withLock { state -> (Behaviour, DHIS2Importer.Answer?) in
      state.requests.append(request)
      let behaviour =
        state.behaviours.isEmpty ? Behaviour.answer(isWrapped: true) : state.behaviours.removeFirst()
      guard case .answer(let isWrapped) = behaviour else { return (behaviour, nil) }
      return (behaviour, state.importer.answer(request, isWrapped: isWrapped))
    }
    switch behaviour {
    case .answer:
      if let answer { say(head(answer.status, answer.body.utf8.count) + answer.body, to: client) }
    case .fail(let status, let seconds):
      let more = seconds.map { "Retry-After: \($0)\r\n" } ?? ""
      say(head(status, 0, more: more), to: client)
    case .hangUp: say(head(200, 5_000) + "{\"httpStatus\":\"OK\",", to: client)
    case .silence:
      // Until the client has gone.
      var byte: UInt8 = 0
      while Foundation.read(client, &byte, 1) > 0 {}
    case .redirect(let url): say(head(302, 0, more: "Location: \(url)\r\n"), to: client)
    case .page:
      let page = "<!DOCTYPE html><title>Bienvenido</title>"
      say(head(200, page.utf8.count, type: "text/html") + page, to: client)
    }
  }

  private static func head(
    _ status: Int, _ length: Int, type: String = "application/json", more: String = ""
  ) -> String {
    "HTTP/1.1 \(status) Status\r\nContent-Type: \(type)\r\nContent-Length: \(length)\r\n\(more)Connection: close\r\n\r\n"
  }

  private static func say(_ text: String, to client: Int32) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  private static func read(from client: Int32) -> Request? {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    let end = Array("\r\n\r\n".utf8)
    while true {
      let count = Foundation.read(client, &block, block.count)
      guard count > 0 else { return nil }
      bytes += block[..<count]
      guard let head = bytes.firstRange(of: end) else { continue }
      let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self).components(separatedBy: "\r\n")
      var headers: [String: String] = [:]
      for line in lines.dropFirst() {
        let parts = line.split(separator: ":", maxSplits: 1)
        if parts.count == 2 {
          headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
      }
      let body = bytes[head.upperBound...]
      guard body.count >= Int(headers["content-length"] ?? "0") ?? 0 else { continue }
      let first = lines[0].split(separator: " ")
      guard first.count == 3 else { return nil }
      return Request(
        method: String(first[0]), target: String(first[1]), headers: headers,
        body: String(decoding: body, as: UTF8.self))
    }
  }
}

/// A port of this machine at which nobody listens, and that nobody else is given as long as it is held.
public final class DeafPort: Sendable {
  private let descriptor: Int32
  private let port: UInt16

  /// A port.
  public init() throws { (descriptor, port) = try DHIS2Stub.bound() }

  deinit { close(descriptor) }

  /// Its address.
  public var url: String { "http://127.0.0.1:\(port)" }
}
