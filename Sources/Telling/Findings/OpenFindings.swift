import SupplyModel

/// What is odd in the inputs and still stands: counts of everything, and the lines that the report shows.
public struct OpenFindings: Sendable {
  /// One finding, ready to read.
  public struct Line: Sendable, Equatable {
    /// The file's name without its folder.
    public var file: String
    /// The finding.
    public var finding: Finding
    /// The finding as a sentence in the report's language.
    public var sentence: String

    /// A finding of a file and its sentence.
    public init(file: String, finding: Finding, sentence: String) {
      self.file = file
      self.finding = finding
      self.sentence = sentence
    }
  }

  /// Findings of severity error.
  public var errors: Int
  /// Findings of severity warning.
  public var warnings: Int
  /// Findings of severity notice.
  public var notices: Int
  /// The lines shown, gravest first; fewer than the counts where there are very many.
  public var shown: [Line]
  /// All of them with their places, so that a page can tell those of its facilities; empty where only counts are known.
  var places: [FindingTable.Line] = []

  /// None at all.
  public static let none = OpenFindings(errors: 0, warnings: 0, notices: 0, shown: [])

  /// Counts with the lines to show.
  public init(errors: Int, warnings: Int, notices: Int, shown: [Line]) {
    self.errors = errors
    self.warnings = warnings
    self.notices = notices
    self.shown = shown
  }

  /// Findings of every severity together.
  public var count: Int { errors + warnings + notices }
}
