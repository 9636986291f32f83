/// The name of a layout, as the command line, the summary of an import and the database give it.
public struct LayoutName: RawRepresentable, Hashable, Sendable, Codable {
  /// The name itself: lower case, ASCII.
  public let rawValue: String

  /// A name; whether a layout has it is for the importer to say.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The lots of a report's closing stock: named here, as whoever weighs what was found in such files must know them.
  public static let lots = LayoutName(rawValue: "lots")
}
