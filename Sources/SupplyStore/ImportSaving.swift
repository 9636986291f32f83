import GRDB
import SupplyModel

/// A file that has been read and is to be saved.
public struct FileToSave: Sendable {
  /// The file's name without its folder.
  public let name: String
  /// SHA-256 of its bytes.
  public let digest: String
  /// The layout's name; empty when none fits.
  public let layout: String
  /// Data rows of the file, and those rejected in reading.
  public let rows: Int
  /// Rows that were rejected in reading.
  public let rejected: Int
  /// What goes in; nil when nothing can.
  public let content: ImportContent?
  /// What was found in reading.
  public let findings: [Finding]

  /// A file with everything that saving needs.
  public init(
    name: String, digest: String, layout: String, rows: Int, rejected: Int, content: ImportContent?,
    findings: [Finding]
  ) {
    self.name = name
    self.digest = digest
    self.layout = layout
    self.rows = rows
    self.rejected = rejected
    self.content = content
    self.findings = findings
  }
}

/// What saving a file did.
public struct SavedFile: Sendable, Equatable {
  /// What became of its rows.
  public let counts: ImportCounts
  /// The same bytes were imported before, and changed nothing now.
  public let isSameAgain: Bool
}

extension SupplyDatabase {
  /// Saves a file in one transaction: its rows, its findings and the record that it was here.
  ///
  /// A report replaces the earlier one of the same facility, product and month. A file that was imported
  /// before, byte for byte, and changes nothing leaves no second record.
  ///
  /// - Parameter isRehearsal: take everything back at the end; the result is what saving would give.
  /// - Throws: `ColcaError`.
  public func save(_ file: FileToSave, isRehearsal: Bool = false) throws -> SavedFile {
    try isRehearsal ? rehearse { try Self.save(file, $0) } : write { try Self.save(file, $0) }
  }

  private static func save(_ file: FileToSave, _ database: Database) throws -> SavedFile {
    let earlier = try Int64.fetchAll(
      database, sql: "SELECT id FROM import_file WHERE digest = ? AND layout = ?",
      arguments: [file.digest, file.layout])
    try database.execute(
      sql: """
        INSERT INTO import_file (name, digest, layout, rows, accepted, replaced, unchanged, rejected)
        VALUES (?, ?, ?, ?, 0, 0, 0, ?)
        """, arguments: [file.name, file.digest, file.layout, file.rows, file.rejected])
    let id = database.lastInsertedRowID
    let counts = try save(file.content, fileID: id, database)
    if !earlier.isEmpty, counts.accepted + counts.replaced == 0 {
      try database.execute(sql: "DELETE FROM import_file WHERE id = ?", arguments: [id])
      return SavedFile(counts: counts, isSameAgain: true)
    }
    try database.execute(
      sql: "UPDATE import_file SET accepted = ?, replaced = ?, unchanged = ? WHERE id = ?",
      arguments: [counts.accepted, counts.replaced, counts.unchanged, id])
    for earlierID in earlier {
      // The same bytes give the same findings: they are kept once, with the latest import.
      try database.execute(sql: "DELETE FROM finding WHERE file_id = ?", arguments: [earlierID])
    }
    try save(file.findings, fileID: id, database)
    return SavedFile(counts: counts, isSameAgain: false)
  }

  private static func save(
    _ content: ImportContent?, fileID: Int64, _ database: Database
  ) throws -> ImportCounts {
    switch content {
    case .reports(let batch): return try ReportSaving(database, fileID: fileID).save(batch)
    case .facilities(let facilities): return try RegisterSaving(database).save(facilities)
    case .products(let products): return try RegisterSaving(database).save(products)
    case .calendars(let calendars): return try RegisterSaving(database).save(calendars)
    case nil: return ImportCounts()
    }
  }

  private static func save(_ findings: [Finding], fileID: Int64, _ database: Database) throws {
    let insert = try database.makeStatement(
      sql: """
        INSERT INTO finding (file_id, code, severity, line, column_name, value, arguments)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    for finding in findings {
      try insert.execute(arguments: [
        fileID, finding.code.rawValue, finding.severity.rawValue, finding.line, finding.column,
        finding.value, finding.arguments.joined(separator: ArgumentList.separator),
      ])
    }
  }
}

/// How a finding's arguments stand in one column: separated by a byte that no text file has.
enum ArgumentList {
  static let separator = "\u{1F}"

  static func split(_ text: String) -> [String] {
    text.isEmpty ? [] : text.components(separator: "\u{1F}")
  }
}

extension String {
  fileprivate func components(separator: Character) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
