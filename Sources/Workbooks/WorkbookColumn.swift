/// A column of a sheet.
public struct WorkbookColumn: Sendable, Equatable {
  /// Its heading.
  public var title: String
  /// Its width in letters.
  public var width: Double
  /// Whether long text breaks into lines.
  public var isWrapped: Bool

  /// A column.
  public init(title: String, width: Double, isWrapped: Bool = false) {
    self.title = title
    self.width = width
    self.isWrapped = isWrapped
  }
}
