import Operations

/// Who has something done in the background: a person, or a program by its token.
struct Worker: Sendable, Hashable, CustomStringConvertible {
  private static let programMark = "api:"

  let name: AccountName
  /// Whether it is a program, whose name may be a person's too.
  let isProgram: Bool

  init(_ account: Account) {
    name = account.name
    isProgram = account.isToken
  }

  /// A program, by the name of its token.
  init(program name: AccountName) {
    self.name = name
    isProgram = true
  }

  /// Whoever has a key; nil for a text that is none.
  init?(key: String) {
    isProgram = key.hasPrefix(Self.programMark)
    guard let name = AccountName(isProgram ? String(key.dropFirst(Self.programMark.count)) : key) else {
      return nil
    }
    self.name = name
  }

  /// By what its sendings are known: no person's name has a colon.
  var key: String { isProgram ? Self.programMark + name.text : name.text }

  /// How the log of changes names it.
  var logged: String { isProgram ? key : name.logged }

  /// Its key.
  var description: String { key }
}

extension Account {
  /// By what its sendings are known.
  var key: String { Worker(self).key }
}
