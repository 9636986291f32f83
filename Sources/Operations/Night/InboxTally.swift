import SupplyModel

/// What became of the files of the inbox.
public struct InboxTally: Sendable, Equatable, Codable {
  /// A file that needs somebody.
  public struct Trouble: Sendable, Equatable, Codable {
    /// Its name without its folder.
    public let file: String
    /// What is wrong with it, in a sentence of the installation's language.
    public let reason: String

    /// A file with what is wrong.
    public init(file: String, reason: String) {
      self.file = file
      self.reason = reason
    }
  }

  /// Files that went in and changed something.
  public var taken = 0
  /// Files that had gone in before, byte for byte, and changed nothing.
  public var unchanged = 0
  /// Files of which nothing went in, put aside with their findings.
  public var setAside: [Trouble] = []
  /// Files that went in with rows rejected or something to mend.
  public var withFindings: [Trouble] = []
  /// Files that are still being written, left for the next night.
  public var waiting: [String] = []
  /// Files that could not be taken away from the inbox, though they went in.
  public var stuck: [Trouble] = []
  /// Rows that were new.
  public var rowsNew = 0
  /// Rows that replaced others.
  public var rowsReplaced = 0
  /// Rows that became findings.
  public var rowsRejected = 0
  /// What of the rows that changed something is of products outside the scope, kept and not looked at; nil for nothing.
  public var outside: OutsideScope?

  /// Nothing yet.
  public init() {}

  /// Whether there was no file at all.
  public var isEmpty: Bool {
    taken + unchanged + setAside.count + waiting.count + stuck.count == 0
  }
}
