/// The name of an account of the web pages: what somebody logs in with, and what the log of changes says.
///
/// No name of a person is asked for: `farmacia-picota` does as well. 3 to 32 characters, small letters without accents, digits, `.`, `-`
/// and `_`, a letter first; capitals are read as small letters.
public struct AccountName: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The name.
  public let text: String

  /// Of nobody: no account can be called so.
  public static let nobody = AccountName(nobodys: "")

  private init(nobodys text: String) { self.text = text }

  /// A name; nil for a text that is none.
  public init?(_ text: String) {
    let text = text.lowercased()
    let bytes = Array(text.utf8)
    func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    guard (3...32).contains(bytes.count), let first = bytes.first, isLetter(first),
      bytes.allSatisfy({ isLetter($0) || isDigit($0) || [0x2D, 0x2E, 0x5F].contains($0) })
    else { return nil }
    self.text = text
  }

  /// The name.
  public var description: String { text }

  /// How the log of changes names who did something in the web pages: `web:ana`, which no account of the system is called.
  public var logged: String { "web:" + text }

  /// By text.
  public static func < (left: AccountName, right: AccountName) -> Bool { left.text < right.text }
}
