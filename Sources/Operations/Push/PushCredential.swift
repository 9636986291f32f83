/// By what a server knows us: the value of the header `Authorization`, which is never told, logged or given to a command line.
public struct PushCredential: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
  /// The value of the header.
  public let header: String

  /// Hidden, so that no message can hold it by accident.
  public var description: String { "…" }
  /// Hidden too.
  public var debugDescription: String { "…" }

  /// The credential that a file of one line holds; nil where it holds none.
  ///
  /// - `d2pat_…` or `ApiToken d2pat_…`: a personal access token of DHIS2
  ///   (<https://docs.dhis2.org/en/develop/using-the-api/dhis-core-version-240/introduction.html>).
  /// - `Bearer …`: a token of OAuth 2 or OpenID Connect.
  /// - `Basic USER:PASSWORD`, or the same in Base64 as RFC 7617 has it.
  public init?(fileText: String) {
    let lines = fileText.split(whereSeparator: \.isNewline).map { Self.trimmed($0) }.filter { !$0.isEmpty }
    guard lines.count == 1, let line = lines.first else { return nil }
    let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true).map(Self.trimmed)
    switch (parts.first?.lowercased(), parts.count) {
    case (let token?, 1) where token.hasPrefix("d2pat_"): self.init(scheme: "ApiToken", secret: parts[0])
    case ("apitoken", 2): self.init(scheme: "ApiToken", secret: parts[1])
    case ("bearer", 2): self.init(scheme: "Bearer", secret: parts[1])
    case ("basic", 2):
      self.init(
        scheme: "Basic", secret: parts[1].contains(":") ? Self.base64(Array(parts[1].utf8)) : parts[1])
    default: return nil
    }
  }

  /// Nil for a secret with a blank or a sign that no header holds.
  private init?(scheme: String, secret: String) {
    guard secret.utf8.allSatisfy({ (0x21...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }), !secret.isEmpty
    else { return nil }
    header = scheme + " " + secret
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }

  /// Base64 of RFC 4648.
  private static func base64(_ bytes: [UInt8]) -> String {
    let signs = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for place in 0..<4 {
        text.append(place <= group.count ? signs[bits >> (18 - 6 * place) & 63] : "=")
      }
    }
    return text
  }
}
