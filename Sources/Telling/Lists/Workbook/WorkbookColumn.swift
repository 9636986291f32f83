/// A column of a sheet.
public struct WorkbookColumn: Sendable, Equatable {
  /// Its heading.
  public var title: String
  /// Its width in letters.
  public var width: Double
  /// Whether long text breaks into lines.
  public var isWrapped: Bool
  /// Whether it is folded away until somebody unfolds it, and not printed.
  public var isAside: Bool

  /// A column.
  public init(title: String, width: Double, isWrapped: Bool = false, isAside: Bool = false) {
    self.title = title
    self.width = width
    self.isWrapped = isWrapped
    self.isAside = isAside
  }
}
