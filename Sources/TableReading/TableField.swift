/// A column as a DBF declares it.
public struct TableField: Equatable, Sendable {
  /// The name, in the letters of the file read as Latin-1.
  public let name: String
  /// dBase's letter for the type, as `C` for text, `N` for a number, `D` for a date, `M` for a memo.
  public let type: Character
  /// Bytes in a record.
  public let width: Int
  /// Digits behind the decimal mark.
  public let decimals: Int
}
