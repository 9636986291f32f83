import Foundation

/// A message of e-mail taken apart by a reader of its own, as simple as the standards allow.
public struct ReadMessage {
  /// One part that is no container of others.
  public struct Part {
    /// Its type without parameters.
    public let type: String
    /// The name of the file; empty for text.
    public let name: String
    /// Its bytes, decoded.
    public let bytes: [UInt8]
    /// Its bytes as UTF-8, with plain line ends.
    public var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  /// The headers, unfolded and decoded.
  public let headers: [String: String]
  /// The parts, in order.
  public let parts: [Part]

  /// Takes a message apart.
  public init(_ source: String) {
    let (headers, body) = Self.split(source)
    self.headers = headers.mapValues(Self.unencoded)
    parts = Self.parts(headers, body)
  }

  private static func split(_ source: String) -> (headers: [String: String], body: String) {
    let cut = source.range(of: "\r\n\r\n")
    let head = (cut.map { String(source[..<$0.lowerBound]) } ?? source).replacingOccurrences(
      of: "\r\n ", with: " ")
    var headers: [String: String] = [:]
    for line in head.components(separatedBy: "\r\n") {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[String(line[..<colon])] = String(line[line.index(after: colon)...].dropFirst())
    }
    return (headers, cut.map { String(source[$0.upperBound...]) } ?? "")
  }

  private static func parts(_ headers: [String: String], _ body: String) -> [Part] {
    let type = headers["Content-Type"] ?? "text/plain"
    if type.hasPrefix("multipart/"), let boundary = parameter("boundary", of: type) {
      let pieces = ("\r\n" + body).components(separatedBy: "\r\n--" + boundary)
      return pieces.dropFirst().filter { !$0.hasPrefix("--") }.flatMap { piece -> [Part] in
        // A carriage return and a line feed are one Character.
        let (inner, content) = split(String(piece.dropFirst()))
        return parts(inner, content)
      }
    }
    let name = parameter("filename", of: headers["Content-Disposition"] ?? "") ?? ""
    let plainType = String(type.prefix { $0 != ";" })
    switch headers["Content-Transfer-Encoding"] {
    case "base64":
      let text = body.replacingOccurrences(of: "\r\n", with: "")
      return [Part(type: plainType, name: name, bytes: [UInt8](Data(base64Encoded: text) ?? Data()))]
    default: return [Part(type: plainType, name: name, bytes: [UInt8](unquoted(body).utf8))]
    }
  }

  private static func parameter(_ name: String, of header: String) -> String? {
    guard let start = header.range(of: name + "=\"") else { return nil }
    return String(header[start.upperBound...].prefix { $0 != "\"" })
  }

  /// Quoted-printable decoded, with plain line ends.
  public static func unquoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "=") {
        let two = String(decoding: rest.prefix(2), as: UTF8.self)
        rest = rest.dropFirst(2)
        if let value = UInt8(two, radix: 16) { bytes.append(value) }
      } else if byte != 0x0D {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A header with its encoded words decoded.
  public static func unencoded(_ text: String) -> String {
    guard text.contains("=?UTF-8?B?") else { return text }
    var bytes: [UInt8] = []
    for word in text.components(separatedBy: .whitespacesAndNewlines) where word.hasPrefix("=?UTF-8?B?") {
      bytes += [UInt8](Data(base64Encoded: String(word.dropFirst(10).dropLast(2))) ?? Data())
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
