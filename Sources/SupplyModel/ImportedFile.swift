/// One file that an import read, with what became of its rows.
public struct ImportedFile: Sendable, Equatable, Codable {
  /// The file's number in the database.
  public var id: Int64
  /// The file's name without its folder.
  public var name: String
  /// The layout it was read as: `formdet`, `disponibilidad`, `open`, `lots`, `renipress`, `catalogue` or `calendar`.
  public var layout: String
  /// When it was imported: UTC, ISO 8601 to the second.
  public var importedAt: String
  /// Data rows in the file.
  public var rows: Int
  /// Rows that were new.
  public var accepted: Int
  /// Rows that replaced others.
  public var replaced: Int
  /// Rows that were there already.
  public var unchanged: Int
  /// Rows that became findings and did not go in.
  public var rejected: Int

  /// A file and its counts.
  public init(
    id: Int64, name: String, layout: String, importedAt: String = "", rows: Int, accepted: Int, replaced: Int,
    unchanged: Int,
    rejected: Int
  ) {
    self.id = id
    self.name = name
    self.layout = layout
    self.importedAt = importedAt
    self.rows = rows
    self.accepted = accepted
    self.replaced = replaced
    self.unchanged = unchanged
    self.rejected = rejected
  }
}
