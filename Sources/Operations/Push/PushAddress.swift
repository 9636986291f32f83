/// The address at which a DHIS2 takes data value sets: `https://dhis2.example.org/api/dataValueSets`.
///
/// Only `https`, and `http` to this machine alone, for a token goes with each request. No name, password or key stands in an address, since
/// those that start a program can be seen by everybody on the machine.
public struct PushAddress: Sendable, Equatable {
  /// The address in full, without query.
  public let url: String
  /// The scheme: `https` or `http`.
  public let scheme: String

  /// The address that a text names: that of a DHIS2, of its API, or of the data value sets themselves.
  ///
  ///     try PushAddress("https://dhis2.example.org/hmis").url
  ///     // "https://dhis2.example.org/hmis/api/dataValueSets"
  ///
  /// - Throws: `PushError.notAnAddress`, `.openAddress`, `.secretInAddress`.
  public init(_ text: String) throws(PushError) {
    guard let parts = text.wholeMatch(of: /(?i:(https?)):\/\/([^\/?#]+)(\/[^?#]*)?/),
      text.utf8.allSatisfy({ (0x21...0x7E).contains($0) && !Self.neverPlain.contains($0) })
    else { throw .notAnAddress(text: Self.withoutSecrets(text)) }
    let authority = String(parts.output.2)
    guard !authority.contains("@") else { throw .secretInAddress(text: Self.withoutSecrets(text)) }
    guard let host = Self.host(of: authority) else { throw .notAnAddress(text: text) }
    scheme = parts.output.1.lowercased()
    guard scheme == "https" || Self.isThisMachine(host) else { throw .openAddress(text: text) }
    var path = parts.output.3.map(String.init) ?? ""
    while path.hasSuffix("/") { path.removeLast() }
    url = "\(scheme)://\(authority)" + Self.endpoint(path)
  }

  /// Signs that no address holds unescaped, or that a configuration would read otherwise.
  private static let neverPlain: Set<UInt8> = Set("\"\\<>^`{|}".utf8)

  /// The name or number of an authority without its port; nil where it is none.
  private static func host(of authority: String) -> String? {
    guard let parts = authority.wholeMatch(of: /(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._\-]+)(?::([0-9]{1,5}))?/)
    else {
      return nil
    }
    if let port = parts.output.2, !(1...65_535).contains(Int(port) ?? 0) { return nil }
    return parts.output.1.lowercased()
  }

  /// Whether a host is the machine itself: `localhost`, 127.0.0.0/8 or ::1.
  private static func isThisMachine(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    return numbers.count == 4 && numbers[0] == 127 && !numbers.contains(nil)
  }

  /// The path of the data value sets, from whatever part of it was named.
  private static func endpoint(_ path: String) -> String {
    if path.hasSuffix("/dataValueSets") { return path }
    if path.wholeMatch(of: /(.*\/)?api(\/[0-9]+)?/) != nil { return path + "/dataValueSets" }
    return path + "/api/dataValueSets"
  }

  /// A text that may be told: what stands before an `@` or behind a `?` could be a secret.
  private static func withoutSecrets(_ text: String) -> String {
    let shown = text.prefix { $0 != "?" }
    guard let at = shown.lastIndex(of: "@") else { return String(shown) }
    let scheme = shown.range(of: "://").map { shown[..<$0.upperBound] } ?? ""
    return scheme + "…" + shown[at...]
  }
}
