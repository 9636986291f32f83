import Foundation
import GRDB
import Operations
import SupplyModel

/// A night as the database remembers it.
public struct StoredNight: Sendable, Equatable, Decodable {
  /// Its number.
  public let id: Int64
  /// When it began: UTC, ISO 8601 to the second.
  public let began: String
  /// When it ended; nil when it was cut off, or goes on.
  public let ended: String?
  /// Whether a step failed.
  public let hasFailed: Bool
  /// What came of each step, as JSON; nil before the end.
  public let outcome: String?

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case id, began, ended, outcome
    case hasFailed = "has_failed"
  }
}

extension StoredNight: FetchableRecord, TableRecord {
  /// The table that it stands in.
  public static var databaseTableName: String { "night" }
}

/// A night that begins; its table gives it a number, and the rest is known at its end.
private struct NewNight: Encodable, PersistableRecord {
  static let databaseTableName = StoredNight.databaseTableName

  let began: String
}

extension SupplyDatabase {
  /// Notes that a night begins, and gives its number.
  ///
  /// - Throws: `ColcaError`.
  public func beginNight() throws -> Int64 {
    try write { database in
      try NewNight(began: now).insert(database)
      return database.lastInsertedRowID
    }
  }

  /// Notes how a night ended.
  ///
  /// - Throws: `ColcaError`.
  public func endNight(_ id: Int64, hasFailed: Bool, outcome: String) throws {
    _ = try write {
      try StoredNight.filter(key: id).updateAll(
        $0, StoredNight.CodingKeys.ended.set(to: now), StoredNight.CodingKeys.hasFailed.set(to: hasFailed),
        StoredNight.CodingKeys.outcome.set(to: outcome))
    }
  }

  /// The latest nights, the last one first.
  ///
  /// - Throws: `ColcaError`.
  public func nights(last count: Int) throws -> [StoredNight] {
    try read { try StoredNight.order(StoredNight.CodingKeys.id.desc).limit(count).fetchAll($0) }
  }

  /// Forgets all nights but the latest.
  ///
  /// - Throws: `ColcaError`.
  public func pruneNights(keeping count: Int) throws -> Int {
    try write { database in
      try database.execute(
        sql: "DELETE FROM night WHERE id <= (SELECT max(id) FROM night) - ?", arguments: [count])
      return database.changesCount
    }
  }
}

/// A file of the inbox that lies in the archive, in its table.
private struct ArchivedFile: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "archived_file"

  enum CodingKeys: String, CodingKey, ColumnExpression { case digest, name, path }

  let digest: String
  let name: String
  let path: String
}

extension SupplyDatabase {
  /// Where a file of these bytes and this name lies in the archive; nil when it does not.
  ///
  /// - Throws: `ColcaError`.
  public func archivedPath(digest: String, name: String) throws -> String? {
    try read {
      try ArchivedFile.filter(
        ArchivedFile.CodingKeys.digest == digest && ArchivedFile.CodingKeys.name == name
      ).fetchOne($0)?.path
    }
  }

  /// Notes that files lie in the archive.
  ///
  /// - Throws: `ColcaError`.
  public func noteArchived(_ files: [(digest: String, name: String, path: String)]) throws {
    guard !files.isEmpty else { return }
    try write { database in
      for file in files {
        try ArchivedFile(digest: file.digest, name: file.name, path: file.path)
          .insert(database, onConflict: .replace)
      }
    }
  }

  /// Forgets files of the archive that are no longer there.
  ///
  /// - Throws: `ColcaError`.
  public func forgetArchived(paths: [String]) throws {
    guard !paths.isEmpty else { return }
    try write { database in
      for path in paths {
        try ArchivedFile.filter(ArchivedFile.CodingKeys.path == path).deleteAll(database)
      }
    }
  }
}
