import Operations

/// How the pages are served.
public struct SiteSettings: Sendable, Equatable {
  /// The address under which people reach them through a proxy with TLS, as `colca.example`; nil for this machine alone.
  public var publicAuthority: String?
  /// The port on this machine.
  public var port: Int
  /// Whether a proxy on this machine tells who asks (`X-Forwarded-For`).
  public var isBehindProxy: Bool
  /// How long sessions and links hold.
  public var terms: SessionTerms
  /// How much may be sent.
  public var uploads = UploadLimits()

  /// Settings.
  public init(
    publicAuthority: String? = nil, port: Int = 8080, isBehindProxy: Bool = false,
    terms: SessionTerms = SessionTerms()
  ) {
    self.publicAuthority = publicAuthority
    self.port = port
    self.isBehindProxy = isBehindProxy
    self.terms = terms
  }

  /// Whether cookies go through TLS alone.
  var isSecure: Bool { publicAuthority != nil }

  /// Where links lead that people are sent.
  public var baseAddress: String {
    publicAuthority.map { "https://" + $0 } ?? "http://127.0.0.1:\(port)"
  }

  /// The names under which a browser may ask this machine itself.
  private var ownAuthorities: [String] {
    ["127.0.0.1", "localhost", "[::1]"].flatMap { port == 80 ? [$0, "\($0):80"] : ["\($0):\(port)"] }
  }

  /// Whether a request for a host is for us: any other is a page elsewhere whose name leads here (DNS rebinding).
  func isOwn(host: String) -> Bool {
    let host = host.lowercased()
    return host == publicAuthority?.lowercased() || ownAuthorities.contains(host)
  }

  /// Whether a form was sent from a page of the same host.
  func isOwn(origin: String, host: String) -> Bool {
    let host = host.lowercased()
    let scheme = host == publicAuthority?.lowercased() ? "https://" : "http://"
    return isOwn(host: host) && origin.lowercased() == scheme + host
  }

  /// The name of a cookie: browsers let no other host and no plain connection set one that begins with `__Host-`.
  func cookieName(_ name: String) -> String { (isSecure ? "__Host-" : "") + name }

  /// What is said of a cookie that scripts never see.
  func cookie(_ name: String, _ value: String, seconds: Int? = nil) -> String {
    cookieName(name) + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (isSecure ? "; Secure" : "")
      + (seconds.map { "; Max-Age=\($0)" } ?? "")
  }
}
