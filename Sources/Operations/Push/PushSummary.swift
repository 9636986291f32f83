/// What a DHIS2 answers to data values: how many it took, and against which there is something.
///
/// The documented `ImportSummary`: by itself, or from version 2.38 on within `response`.
/// <https://docs.dhis2.org/en/develop/using-the-api/dhis-core-version-240/data.html>
public struct PushSummary: Sendable, Equatable {
  /// How an import ended.
  public enum Status: String, Sendable, CaseIterable {
    case success = "SUCCESS"
    case warning = "WARNING"
    case error = "ERROR"
  }

  /// Something against values.
  public struct Conflict: Sendable, Equatable {
    /// What is wrong, by DHIS2's code; nil for one that is not known, and of earlier versions.
    public let problem: ImportProblem?
    /// The code as it came; nil where none did.
    public let code: String?
    /// The identifiers that it is about.
    public let objects: [String]
    /// The server's own words.
    public let message: String
    /// The values that it is about, from 0; empty where the server does not say.
    public let places: [Int]

    /// A conflict.
    public init(code: String?, objects: [String], message: String, places: [Int]) {
      problem = code.flatMap(ImportProblem.init(rawValue:))
      self.code = code
      self.objects = objects
      self.message = message
      self.places = places
    }
  }

  /// How it ended.
  public let status: Status
  /// Values that were new.
  public let imported: Int
  /// Values that were there already, and stand as sent now.
  public let updated: Int
  /// Values that were not taken.
  public let ignored: Int
  /// Values that were taken away.
  public let deleted: Int
  /// What is against them.
  public let conflicts: [Conflict]
  /// The server's own words for the whole; empty for none.
  public let message: String

  /// A summary.
  public init(
    status: Status, imported: Int, updated: Int, ignored: Int, deleted: Int, conflicts: [Conflict],
    message: String
  ) {
    self.status = status
    self.imported = imported
    self.updated = updated
    self.ignored = ignored
    self.deleted = deleted
    self.conflicts = conflicts
    self.message = message
  }

  /// Whether every one of so many values was taken.
  public func tookAll(of count: Int) -> Bool {
    status == .success && conflicts.isEmpty && ignored == 0 && imported + updated + deleted == count
  }
}
