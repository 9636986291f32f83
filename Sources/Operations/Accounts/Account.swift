/// Somebody who uses the web pages: no more of them is known than this.
public struct Account: Hashable, Sendable {
  /// Its name.
  public let name: AccountName
  /// What it may do.
  public let role: AccountRole
  /// Where.
  public let place: AccountPlace
  /// How it stands.
  public let state: State
  /// Whether it is a program's token, and nobody's account.
  public let isToken: Bool

  /// How an account stands.
  public enum State: String, Sendable, CaseIterable {
    /// Its invitation was not answered yet.
    case invited
    /// Somebody can log in.
    case open
    /// Nobody can any more; its decisions stay.
    case closed
  }

  /// An account.
  public init(name: AccountName, role: AccountRole, place: AccountPlace, state: State, isToken: Bool = false)
  {
    self.name = name
    self.role = role
    self.place = place
    self.state = state
    self.isToken = isToken
  }

  /// How the log of changes names it: `web:ana`, or `api:sihce` for a token.
  public var logged: String { isToken ? "api:" + name.text : name.logged }

  /// Whether it may do something; a closed one, or one that was not entered yet, may do nothing.
  public func may(_ right: AccountRight) -> Bool { state == .open && role.rights.contains(right) }
}

/// How long sessions and invitations hold, in seconds.
public struct SessionTerms: Hashable, Sendable {
  /// After so long without a page a session ends.
  public var idleSeconds: Int64
  /// After so long a session ends in any case.
  public var longestSeconds: Int64
  /// So long an invitation can be answered.
  public var invitationSeconds: Int64
  /// So long the link of the first administrator can be used.
  public var firstLinkSeconds: Int64

  /// An hour without a page, a working day in any case, a week for invitations, an hour for the first link (OWASP Session Management
  /// Cheat Sheet: 15 to 30 minutes where little is at stake, and a working day at most; here a form of many lines is filled in meanwhile).
  public init(
    idleSeconds: Int64 = 3600, longestSeconds: Int64 = 12 * 3600, invitationSeconds: Int64 = 7 * 24 * 3600,
    firstLinkSeconds: Int64 = 3600
  ) {
    self.idleSeconds = idleSeconds
    self.longestSeconds = longestSeconds
    self.invitationSeconds = invitationSeconds
    self.firstLinkSeconds = firstLinkSeconds
  }
}
