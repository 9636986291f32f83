/// An answer, which the server writes as it is.
public struct WebReply: Sendable, Equatable {
  /// A header.
  public struct Header: Sendable, Equatable {
    /// Its name.
    public let name: String
    /// Its value.
    public let value: String
  }

  /// The code of HTTP.
  public var status: Int
  /// The headers, in their order.
  public var headers: [Header]
  /// The body.
  public var body: [UInt8]
  /// The path of the route that answered, as the table of routes has it: what is logged, for a link that can be used once is a path too.
  public var route = "-"
  /// Whether it is kept for whoever asks again by what goes on in the background, and by nobody else.
  var isKeptByWork = false

  init(status: Int, type: String, body: [UInt8], headers: [Header] = []) {
    self.status = status
    self.headers = [Header(name: "Content-Type", value: type)] + headers
    self.body = body
  }

  /// A page.
  static func page(_ html: String, status: Int = 200) -> WebReply {
    WebReply(status: status, type: "text/html; charset=utf-8", body: Array(html.utf8))
  }

  /// A line of plain text.
  static func text(_ text: String, status: Int = 200) -> WebReply {
    WebReply(status: status, type: "text/plain; charset=utf-8", body: Array((text + "\n").utf8))
  }

  /// On to another page of ours, by GET.
  static func see(_ path: String) -> WebReply {
    WebReply(
      status: 303, type: "text/plain; charset=utf-8", body: [],
      headers: [Header(name: "Location", value: path)])
  }

  /// A file to keep.
  static func file(_ bytes: [UInt8], type: String, name: String) -> WebReply {
    WebReply(
      status: 200, type: type, body: bytes,
      headers: [Header(name: "Content-Disposition", value: "attachment; filename=\"\(name)\"")])
  }

  /// The first header of a name.
  public func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  mutating func add(_ name: String, _ value: String) { headers.append(Header(name: name, value: value)) }
}
