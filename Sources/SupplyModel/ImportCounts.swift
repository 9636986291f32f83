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
