import CSodium
import Synchronization

/// Hashes passwords and checks them: Argon2id by libsodium, a salt of its own for each.
///
/// One at a time, for each takes 64 MiB while it lasts; of more than `mostWaiting` that wait, further ones are sent away (`nil`), so that a
/// flood of logins takes neither memory nor all threads.
public final class Passwords: Sendable {
  /// How dear a hash is to whoever guesses.
  public enum Cost: Sendable {
    /// 64 MiB and two passes: more than OWASP's Password Storage Cheat Sheet asks of Argon2id (19 MiB and two passes).
    case usual
    /// The least that the library knows: for tests, which log in hundreds of times.
    case least
  }

  /// The shortest password: a passphrase of a few words.
  public static let shortest = 12
  /// The longest, in bytes of UTF-8: of what is longer nobody types all.
  public static let longestBytes = 512

  private static let mostWaiting = 8

  private let passes: UInt64
  private let memoryBytes: Int
  private let waiting = Mutex<Int>(0)
  private let turn = Mutex<Void>(())
  /// A hash of no account, against which the password of an unknown one is checked: it takes as long.
  private let nobodys: String

  /// Hashes at a cost.
  public init(_ cost: Cost = .usual) {
    _ = sodium_init()
    switch cost {
    case .usual:
      passes = UInt64(crypto_pwhash_opslimit_interactive())
      memoryBytes = crypto_pwhash_memlimit_interactive()
    case .least:
      passes = UInt64(crypto_pwhash_opslimit_min())
      memoryBytes = crypto_pwhash_memlimit_min()
    }
    nobodys = Self.hash(Secret.random(), passes, memoryBytes) ?? ""
  }

  /// The hash of a password, with its salt and cost; nil where too many wait, or memory is short.
  func hash(_ password: String) -> String? {
    inTurn { Self.hash(password, passes, memoryBytes) } ?? nil
  }

  /// Whether a password is the one of a hash; nil where too many wait.
  ///
  /// - Parameter hash: nil of an account that is not there or has no password yet: false then, after as long as for any other.
  func matches(_ password: String, _ hash: String?) -> Bool? {
    guard password.utf8.count <= Self.longestBytes else { return false }
    let isRight = inTurn { Self.verify(password, hash ?? nobodys) }
    return hash == nil ? isRight.map { _ in false } : isRight
  }

  private func inTurn<Value: Sendable>(_ body: () -> Value) -> Value? {
    let mayWait = waiting.withLock { waiting in
      guard waiting < Self.mostWaiting else { return false }
      waiting += 1
      return true
    }
    guard mayWait else { return nil }
    defer { waiting.withLock { $0 -= 1 } }
    return turn.withLock { _ in body() }
  }

  private static func hash(_ password: String, _ passes: UInt64, _ memoryBytes: Int) -> String? {
    var text = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
    let length = UInt64(password.utf8.count)
    let outcome = crypto_pwhash_str_alg(
      &text, password, length, passes, memoryBytes, Int32(crypto_pwhash_alg_argon2id13()))
    guard outcome == 0 else { return nil }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func verify(_ password: String, _ hash: String) -> Bool {
    crypto_pwhash_str_verify(hash, password, UInt64(password.utf8.count)) == 0
  }
}

/// Why a password will not do.
enum PasswordFault: Sendable, CaseIterable {
  case tooShort, tooLong, likeName, tooFewSigns, notRepeated

  /// The fault of a new password; nil where it will do.
  ///
  /// Length is asked for and no kinds of signs, as NIST SP 800-63B advises; what is only a few signs over and over is none.
  static func of(_ password: String, repeated: String, name: String) -> PasswordFault? {
    if password.utf8.count > Passwords.longestBytes { return .tooLong }
    if password.count < Passwords.shortest { return .tooShort }
    if Set(password).count < 5 { return .tooFewSigns }
    let plain = password.lowercased()
    if !name.isEmpty, plain.contains(name.lowercased()), plain.count < name.count + 8 { return .likeName }
    return password == repeated ? nil : .notRepeated
  }
}
