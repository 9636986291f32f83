import SupplyModel

/// The options that `colca serve` hands on to the program that serves.
public struct ServerOptions: Sendable, Equatable {
  /// The path of the database.
  public var database = "colca.sqlite"
  /// The address to listen on.
  public var address = "127.0.0.1"
  /// The port to listen on.
  public var port = 8080
  /// The address under which people reach the pages through a proxy with TLS, without `https://`.
  public var publicAuthority: String?
  /// Whether a proxy on this machine tells who asks.
  public var isBehindProxy = false
  /// Whether nothing is served: the link for the first administrator is printed, and that is all.
  public var isLinkAlone = false
  /// The language of messages: `es` or `en`.
  public var language = "es"

  /// The options of a line, in the form `--name value`; nil where it is none of `colca serve`'s.
  public init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let name = rest.popFirst() {
      switch name {
      case "--behind-proxy": isBehindProxy = true
      case "--link": isLinkAlone = true
      case "--db", "--address", "--port", "--public", "--lang":
        guard let value = rest.popFirst(), !value.isEmpty else { return nil }
        switch name {
        case "--db": database = value
        case "--address": address = value
        case "--public": publicAuthority = value
        case "--lang": language = value
        default:
          guard let number = Int(value), (1...65535).contains(number) else { return nil }
          port = number
        }
      default: return nil
      }
    }
    guard Self.isSafe(address: address, publicAuthority: publicAuthority) else { return nil }
  }

  /// Whether passwords go through TLS, or through this machine alone.
  public static func isSafe(address: String, publicAuthority: String?) -> Bool {
    ["127.0.0.1", "::1", "localhost"].contains(address) || publicAuthority != nil
  }
}
