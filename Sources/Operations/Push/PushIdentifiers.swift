/// What the identifiers in a file are on the server: its own, or the codes that people gave.
public enum PushIdentifiers: String, Sendable, CaseIterable {
  case uid, code

  /// The scheme as DHIS2's parameter `idScheme` has it; it is always told, for without it ADX means codes and all else UIDs.
  public var scheme: String {
    switch self {
    case .uid: "UID"
    case .code: "CODE"
    }
  }
}
