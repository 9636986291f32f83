/// How far the import of a large file has come.
public struct ImportProgress: Sendable, Equatable {
  /// The file.
  public let path: String
  /// Rows read so far.
  public let rows: Int
  /// The share of the file's bytes read so far; nil where it is not known.
  public let share: Double?
}
