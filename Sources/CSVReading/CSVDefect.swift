/// A line that cannot be read as CSV; reading goes on behind it.
public struct CSVDefect: Equatable, Sendable {
  /// What is wrong with the line.
  public enum Kind: Equatable, Sendable {
    /// A quoted field begins that nothing closes up to the end of the file.
    case unclosedQuote
    /// The record is longer than the reader's limit.
    case tooLong
    /// So many lines could not be read that everything from here on is left unread.
    case tooManyDefects
  }

  /// What is wrong.
  public let kind: Kind
  /// The physical line on which the record begins, from 1.
  public let line: Int
  /// The byte of the file at which that line begins, from 0.
  public let byteOffset: Int
}
