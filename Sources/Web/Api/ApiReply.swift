import Files
import Telling

/// Answers in JSON.
enum ApiReply {
  /// An answer.
  ///
  /// - Parameter version: what `If-Match` compares of it: the run and the latest decision; nil of what nobody decides on.
  static func json(_ value: JSONValue, status: Int = 200, version: String? = nil) -> WebReply {
    var reply = WebReply(status: status, type: "application/json", body: Array((value.text + "\n").utf8))
    if let version { reply.add("ETag", "\"\(version).\(hash(reply.body))\"") }
    return reply
  }

  /// A page of a list, with a link to the next one.
  static func list(_ value: JSONValue, next: String?, _ visit: Visit) -> WebReply {
    var reply = json(value)
    guard let next else { return reply }
    let query = visit.request.query.split(separator: "&").filter { !$0.hasPrefix("cursor=") }.map(String.init)
    let link =
      visit.request.path + "?" + (query + ["cursor=" + PercentText.encoded(next)]).joined(separator: "&")
    reply.add("Link", "<\(link)>; rel=\"next\"")
    return reply
  }

  static func hash(_ body: [UInt8]) -> String {
    String(SHA256Digest.hex(of: String(decoding: body, as: UTF8.self)).prefix(24))
  }

  /// The same answer with its tag, or 304 where the client has it already (RFC 9110, 13.1.2).
  static func tagged(_ reply: WebReply, for request: WebRequest) -> WebReply {
    guard reply.status == 200, ["GET", "HEAD"].contains(request.method) else { return reply }
    var reply = reply
    let tag = reply.header("ETag") ?? "\"\(hash(reply.body))\""
    if reply.header("ETag") == nil { reply.add("ETag", tag) }
    guard let known = request.headers["if-none-match"],
      tags(known).contains(where: { $0 == "*" || $0 == tag })
    else { return reply }
    var same = WebReply(status: 304, type: "application/json", body: [])
    same.headers = reply.headers.filter { $0.name != "Content-Type" }
    return same
  }

  /// The tags of a header, weak ones as if they were strong.
  static func tags(_ header: String) -> [String] {
    header.split(separator: ",").map { part in
      let tag = String(part).trimmed
      return tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : tag
    }
  }

  /// What `If-Match` says of the line that somebody saw: its run and the latest decision on it; nil where the header is none of ours.
  static func seen(_ header: String) -> (run: Int64, version: Int64)? {
    let tags = tags(header)
    guard tags.count == 1, tags[0].count > 2, tags[0].hasPrefix("\""), tags[0].hasSuffix("\"") else {
      return nil
    }
    let parts = tags[0].dropFirst().dropLast().split(separator: ".")
    guard parts.count == 3, let run = Int64(parts[0]), let version = Int64(parts[1]) else { return nil }
    return (run, version)
  }
}
