/// A request as the pages see it: plain values, whatever server took it in.
public struct WebRequest: Sendable {
  /// `GET`, `POST`, … as the client wrote it.
  public var method: String
  /// The path, percent-encoded, without the query.
  public var path: String
  /// What stands behind the question mark, percent-encoded; empty where nothing does.
  public var query: String
  /// The headers by their names in small letters; several of one name with commas between them.
  public var headers: [String: String]
  /// The body, whole: the server lets none in that is longer than `mostBodyBytes`.
  public var body: [UInt8]
  /// The address of whoever asks, as the connection or a trusted proxy tells it.
  public var peer: String
  /// Whether its body was longer than `mostBodyBytes`, and was not read.
  public var isTooLong = false
  /// Whether its body took longer than `mostSeconds` to come in.
  public var isTooSlow = false
  /// The files that came with it; they were written to the disk while they came in.
  var sent: UploadIntake.Staged?
  /// Why what it carries was not taken in.
  var refusal: (any Error)?

  /// No form of ours is longer: two thousand lines marked at once.
  public static let mostBodyBytes = 256 * 1024
  /// A form comes in within so many seconds, from the first byte to the last.
  public static let mostSeconds = 60.0

  /// A request.
  public init(
    method: String, path: String, query: String = "", headers: [String: String] = [:], body: [UInt8] = [],
    peer: String = ""
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
    self.peer = peer
  }

  /// Whether its body is of files, which is written to the disk as it comes in.
  var bringsFiles: Bool {
    guard method == "POST" else { return false }
    let type = headers["content-type"]?.lowercased() ?? ""
    let isForm = type.hasPrefix("multipart/form-data")
    return path == UploadHandlers.path && isForm
      || path == ApiUploadHandlers.path && (isForm || type.hasPrefix("application/octet-stream"))
  }

  /// Whether it asks for a page, which takes its turn: sheets take seconds, what is written may wait for another program, and whoever looks
  /// whether the server lives does not wait for pages.
  var isShort: Bool {
    ["GET", "HEAD"].contains(method) && !path.hasPrefix("/hojas/")
      && !["/salud", "/listo", "/metrics"].contains(path)
  }

  /// The value of a cookie; nil where the client sent none of the name, or two.
  func cookie(_ name: String) -> String? {
    let found = (headers["cookie"] ?? "").split(separator: ";").compactMap { part -> String? in
      let part = part.drop { $0 == " " }
      guard part.hasPrefix(name + "=") else { return nil }
      return String(part.dropFirst(name.count + 1))
    }
    return found.count == 1 ? found[0] : nil
  }
}
