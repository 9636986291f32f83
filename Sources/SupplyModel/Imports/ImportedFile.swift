/// One file that an import read, with what became of its rows.
public struct ImportedFile: Sendable, Equatable, Codable {
  /// The file's number in the database.
  public var id: Int64
  /// The file's name without its folder.
  public var name: String
  /// The layout it was read as; a database of a later version may name one that this version does not know.
  public var layout: LayoutName
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
    id: Int64, name: String, layout: LayoutName, importedAt: String = "", rows: Int, accepted: Int,
    replaced: Int,
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

/// What became of the rows of a file.
public struct ImportCounts: Sendable, Equatable, Codable {
  /// Rows that were new.
  public var accepted = 0
  /// Rows that replaced others.
  public var replaced = 0
  /// Rows that were there already, just so.
  public var unchanged = 0

  /// No rows yet.
  public init() {}

  /// What saving a row did, the strongest last: a row of several reports counts as the strongest of theirs.
  public enum Effect: Sendable, Comparable { case unchanged, replaced, accepted }

  /// Counts some rows of the file.
  public mutating func count(_ effect: Effect, rows: Int = 1) {
    switch effect {
    case .accepted: accepted += rows
    case .replaced: replaced += rows
    case .unchanged: unchanged += rows
    }
  }
}

/// What taking an imported file back did.
public struct UndoneImport: Sendable, Equatable {
  /// The file's name.
  public let name: String
  /// Reports and register rows that are again what another file had said: an earlier one, or a table that this file
  /// had kept from being heard.
  public let restored: Int
  /// Reports and register rows that only this file had brought, and that are gone.
  public let removed: Int
  /// Reports and register rows that a later file has replaced since: those stay as the later file said.
  public let kept: Int

  /// The effect of taking a file back.
  public init(name: String, restored: Int, removed: Int, kept: Int) {
    self.name = name
    self.restored = restored
    self.removed = removed
    self.kept = kept
  }
}
