import Foundation

@testable import Web

extension Program {
  /// Sends files as the server takes them in: piece by piece, as parts of a form or as the body itself.
  func send(
    files: [Browser.Sent], isWhole: Bool = false, query: String = "", cut: Int? = nil,
    _ more: [String: String] = [:]
  ) throws -> WebReply {
    let body = isWhole ? files[0].bytes : Browser.body("", files)
    var headers = [
      "host": "127.0.0.1:8080", "content-length": String(body.count),
      "content-type": isWhole
        ? "application/octet-stream" : "multipart/form-data; boundary=XlimiteX",
    ]
    if let token { headers["authorization"] = "Bearer " + token }
    headers.merge(more) { _, new in new }
    var request = WebRequest(
      method: "POST", path: ApiUploadHandlers.path, query: query, headers: headers, peer: peer)
    if let intake = site.intake(&request) {
      defer { site.work.shelf.leave() }
      let coming = body.prefix(cut ?? body.count)
      for start in stride(from: 0, to: coming.count, by: 1000) {
        let piece = Array(coming[start..<min(coming.count, start + 1000)])
        guard try piece.withUnsafeBytes({ try intake.take($0) }) else { break }
      }
      request.sent = intake.end()
    }
    return site.answer(request, id: "prueba")
  }
}
