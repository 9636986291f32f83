import Operations

/// A page or an act of the site: the one place that says what it needs and what it reaches.
struct Route: Sendable {
  /// How it is asked for.
  enum Method: String, Sendable {
    /// Changes nothing; a question by `HEAD` is answered without the body.
    case get = "GET"
    /// A form: its token, and where it was sent from, are looked at before anything is done.
    case post = "POST"
  }

  /// Who may.
  enum Access: Sendable, Equatable {
    /// Everybody, logged in or not.
    case everybody
    /// Whoever is logged in.
    case account
    /// Whose role has the right.
    case right(AccountRight)
    /// Whose role has one of the two.
    case either(AccountRight, AccountRight)

    /// Whether a role may; nobody who is not logged in has one.
    func isOpen(to role: AccountRole) -> Bool {
      switch self {
      case .everybody, .account: true
      case .right(let right): role.rights.contains(right)
      case .either(let one, let other): role.rights.contains(one) || role.rights.contains(other)
      }
    }
  }

  /// Which facilities it can show or change, as the tests of roles and places try it.
  enum Reach: Sendable, Equatable, CaseIterable {
    /// None.
    case nothing
    /// Those of the account's place, as a list.
    case list
    /// The one of its path, which has to lie in the account's place.
    case path
    /// Those that its query names, which have to lie in the account's place.
    case query
    /// Those that its form names, which have to lie in the account's place.
    case form
    /// What the account itself has sent; whether that lies in its place is looked at when it is taken in (`UploadPlaceTests`).
    case own
  }

  let method: Method
  /// Its path; a part that begins with a colon stands for anything.
  let path: String
  let access: Access
  let reach: Reach
  let answer: @Sendable (Visit) throws -> WebReply
  /// The parts of its path, which every request is held against.
  private let parts: [Substring]

  init(
    _ method: Method, _ path: String, _ access: Access, reaches reach: Reach = .nothing,
    answer: @escaping @Sendable (Visit) throws -> WebReply
  ) {
    self.method = method
    self.path = path
    self.access = access
    self.reach = reach
    self.answer = answer
    parts = path.split(separator: "/", omittingEmptySubsequences: false)
  }

  /// What the parts with a colon stand for in a path; nil for a path that is another's.
  func parameters(of path: [Substring]) -> [String: String]? {
    guard parts.count == path.count else { return nil }
    var parameters: [String: String] = [:]
    for (own, asked) in zip(parts, path) {
      if own.first == ":" {
        guard let text = PercentText.decoded(asked.utf8), !text.isEmpty else { return nil }
        parameters[String(own.dropFirst())] = text
      } else if own != asked {
        return nil
      }
    }
    return parameters
  }
}
