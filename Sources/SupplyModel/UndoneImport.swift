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
