import GRDB
import SupplyModel

/// An imported file in its table.
struct FileRecord: Codable, FetchableRecord, MutablePersistableRecord {
  static let databaseTableName = "import_file"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case id, name, digest, layout, rows, accepted, replaced, unchanged, rejected
    case importedAt = "imported_at"
    case writtenAt = "written_at"
    case reading
  }

  /// Its number; nil until it is in its table.
  private(set) var id: Int64?
  let name: String
  let importedAt: String
  /// When it was written, in seconds since 1970; nil where nobody knows.
  let writtenAt: Int?
  /// What a person told of how it is to be read.
  let reading: String
  /// SHA-256 of its bytes; empty until it has been read to its end.
  private(set) var digest = ""
  /// The layout's name, which may be one that only a later version knows.
  private(set) var layout = LayoutName.unknown
  private(set) var rows = 0
  private(set) var accepted = 0
  private(set) var replaced = 0
  private(set) var unchanged = 0
  private(set) var rejected = 0

  /// A file of which nothing has been read yet.
  init(id: Int64, name: String, importedAt: String, writtenAt: Int?, reading: String) {
    self.id = id
    self.name = name
    self.importedAt = importedAt
    self.writtenAt = writtenAt
    self.reading = reading
  }

  /// Takes in what the file was, once it has been read to its end.
  mutating func take(_ record: ImportRecord, _ counts: ImportCounts, rejectedInSaving: Int) {
    digest = record.digest
    layout = record.layout
    rows = record.rows
    accepted = counts.accepted
    replaced = counts.replaced
    unchanged = counts.unchanged
    rejected = record.rejected + rejectedInSaving
  }

  /// A number that no file has had, those that were taken back among them: people write numbers down, and the log of changes names
  /// files by them.
  static func nextNumber(_ database: Database) throws -> Int64 {
    let held = try Int64.fetchOne(database, sql: "SELECT max(id) FROM import_file") ?? 0
    return max(held, try AuditLog.lastImportedFile(database)) + 1
  }

  mutating func didInsert(_ inserted: InsertionSuccess) { id = inserted.rowID }
}

extension ImportedFile: FetchableRecord {
  /// Columns are named as the properties are, with underscores.
  public static var databaseColumnDecodingStrategy: DatabaseColumnDecodingStrategy { .convertFromSnakeCase }
}

extension SupplyDatabase {
  /// Every file that was imported, in the order of import.
  public func importedFiles() throws -> [ImportedFile] {
    try read { try FileRecord.order(FileRecord.CodingKeys.id).asRequest(of: ImportedFile.self).fetchAll($0) }
  }
}
