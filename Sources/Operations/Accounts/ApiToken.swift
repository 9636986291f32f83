/// What a program reads and decides with: a role in a place, until it is revoked or too old.
public struct ApiToken: Hashable, Sendable {
  /// How it is called; names of tokens and of people are apart.
  public let name: AccountName
  /// What it may do.
  public let role: AccountRole
  /// Where.
  public let place: AccountPlace
  /// Who made it, as the log of changes names them.
  public let maker: String
  /// When it was made, in seconds since 1970.
  public let made: Int64
  /// From when on it holds no more, in seconds since 1970.
  public let expires: Int64
  /// Whether somebody has revoked it.
  public let isRevoked: Bool

  /// So long a token holds: a year.
  public static let termSeconds: Int64 = 365 * 24 * 3600

  /// A token.
  public init(
    name: AccountName, role: AccountRole, place: AccountPlace, maker: String, made: Int64, expires: Int64,
    isRevoked: Bool = false
  ) {
    self.name = name
    self.role = role
    self.place = place
    self.maker = maker
    self.made = made
    self.expires = expires
    self.isRevoked = isRevoked
  }

  /// As whom it acts: with the rights of its role in its place, and under a name of its own in the log of changes.
  public var account: Account {
    Account(name: name, role: role, place: place, state: isRevoked ? .closed : .open, isToken: true)
  }
}
