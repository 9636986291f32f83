import Foundation
import Testing

@testable import Web

extension Browser {
  /// A file that is sent.
  struct Sent {
    let name: String
    let bytes: [UInt8]
    var written: Int?

    init(_ name: String, _ text: String, written: Int? = nil) {
      self.name = name
      bytes = Array(text.utf8)
      self.written = written
    }

    init(_ name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The body that a browser makes of a form with files.
  static func body(_ token: String, _ files: [Sent], boundary: String = "XlimiteX") -> [UInt8] {
    var body: [UInt8] = []
    func part(_ head: String, _ bytes: [UInt8]) {
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; \(head)\r\n\r\n".utf8) + bytes
      body += Array("\r\n".utf8)
    }
    part("name=\"ficha\"", Array(token.utf8))
    for file in files {
      if let written = file.written { part("name=\"fecha\"", Array(String(written).utf8)) }
      part(
        "name=\"archivo\"; filename=\"\(file.name)\"\r\nContent-Type: application/octet-stream", file.bytes)
    }
    return body + Array("--\(boundary)--\r\n".utf8)
  }

  /// Sends files as the server takes them in: piece by piece.
  ///
  /// - Parameters:
  ///   - pieces: how many bytes come at a time.
  ///   - cut: how many bytes come at all; all where nil.
  mutating func send(
    files: [Sent], token: String? = nil, pieces: Int = 4096, cut: Int? = nil, between: () -> Void = {}
  ) throws -> WebReply {
    let body = Self.body(token ?? self.token, files)
    var request = WebRequest(
      method: "POST", path: "/cargas",
      headers: [
        "host": host, "content-type": "multipart/form-data; boundary=XlimiteX",
        "content-length": String(body.count),
        "cookie": cookies.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }.joined(separator: "; "),
      ], peer: peer)
    if let origin { request.headers["origin"] = origin }
    if let intake = site.intake(&request) {
      defer { site.work.shelf.leave() }
      let coming = body.prefix(cut ?? body.count)
      do {
        for start in stride(from: 0, to: coming.count, by: pieces) {
          let piece = Array(coming[start..<min(coming.count, start + pieces)])
          between()
          guard try piece.withUnsafeBytes({ try intake.take($0) }) else { break }
        }
        request.sent = intake.end()
      } catch let refusal as Refusal {
        intake.abandon()
        request.refusal = refusal
      }
    }
    let reply = site.answer(request, id: "prueba")
    if let found = Self.value(of: "ficha", in: reply.text) { remember(found) }
    return reply
  }

  /// Sends files and opens the page of what became of them, once that is known.
  mutating func bring(_ files: [Sent]) throws -> (path: String, page: WebReply) {
    _ = get("/cargas")
    let reply = try send(files: files)
    let path = try #require(reply.header("Location"), "\(reply.status) \(reply.text)")
    site.work.rest()
    return (path, get(path))
  }

  /// Confirms what was sent.
  mutating func confirm(_ path: String) -> WebReply {
    let reply = post(path + "/confirmar")
    site.work.rest()
    return reply.status == 303 ? get(path) : reply
  }
}

/// Reports of the open layout for tests.
enum OpenRows {
  static let header =
    "facility,product,month,opening,received,consumed,adjustment,closing,ordered,stockout_days\n"

  static func text(_ facilities: [String], month: String = "2026-10", consumed: Int = 20) -> String {
    header + facilities.map { "\($0),04594,\(month),40,0,\(consumed),0,\(40 - consumed),,\n" }.joined()
  }
}
