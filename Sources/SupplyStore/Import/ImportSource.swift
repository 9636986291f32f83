import GRDB

/// What is known of a file before it is read, but for its name.
public struct ImportSource: Sendable, Equatable {
  /// When it was written, in seconds since 1970; nil where nobody knows.
  public var writtenAt: Int?
  /// SHA-256 of its bytes, and which of its tables this is; empty where it is not known yet.
  public var digest: String
  /// What a person told of how it is to be read, in one text; empty where everything is learned from it.
  public var reading: String
  /// Whether what it says counts, whatever another file says later or more fully.
  public var prevails: Bool
  /// Whether it is a sheet that its workbook hides.
  public var isHidden = false
  /// The numbers of the tables that the same command has brought in: one report may stand in several of them.
  public var companions: Set<Int64> = []

  /// A file; by default nothing is known of it.
  public init(writtenAt: Int? = nil, digest: String = "", reading: String = "", prevails: Bool = false) {
    self.writtenAt = writtenAt
    self.digest = digest
    self.reading = reading
    self.prevails = prevails
  }
}

/// What the database knows of the files whose reports others dispute; each is looked up once.
final class KnownFiles {
  private struct File {
    let name: String
    let digest: String
    let writtenAt: Int?
  }

  private let database: Database
  private var known: [Int64: File] = [:]

  init(_ database: Database) { self.database = database }

  func name(_ id: Int64) throws -> String { try file(id)?.name ?? "" }
  func digest(_ id: Int64) throws -> String? { try file(id)?.digest }
  func writtenAt(_ id: Int64) throws -> Int? { try file(id)?.writtenAt }

  private func file(_ id: Int64) throws -> File? {
    if let file = known[id] { return file }
    let row = try Row.fetchOne(
      database, sql: "SELECT name, digest, written_at FROM import_file WHERE id = ?", arguments: [id])
    guard let row else { return nil }
    let file = try File(
      name: row.decode(atIndex: 0), digest: row.decode(atIndex: 1), writtenAt: row.decode(atIndex: 2))
    known[id] = file
    return file
  }
}
