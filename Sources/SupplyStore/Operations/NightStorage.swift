import Foundation
import GRDB
import Operations
import SupplyModel

/// A night as the database remembers it.
public struct StoredNight: Sendable, Equatable {
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
}

extension SupplyDatabase {
  /// Notes that a night begins, and gives its number.
  ///
  /// - Throws: `ColcaError`.
  public func beginNight() throws -> Int64 {
    try write { database in
      try database.execute(sql: "INSERT INTO night (began) VALUES (?)", arguments: [now])
      return database.lastInsertedRowID
    }
  }

  /// Notes how a night ended.
  ///
  /// - Throws: `ColcaError`.
  public func endNight(_ id: Int64, hasFailed: Bool, outcome: String) throws {
    try write {
      try $0.execute(
        sql: "UPDATE night SET ended = ?, has_failed = ?, outcome = ? WHERE id = ?",
        arguments: [now, hasFailed, outcome, id])
    }
  }

  /// The latest nights, the last one first.
  ///
  /// - Throws: `ColcaError`.
  public func nights(last count: Int) throws -> [StoredNight] {
    try read {
      try Row.fetchAll(
        $0, sql: "SELECT id, began, ended, has_failed, outcome FROM night ORDER BY id DESC LIMIT ?",
        arguments: [count]
      ).map {
        StoredNight(id: $0[0], began: $0[1], ended: $0[2], hasFailed: $0[3], outcome: $0[4])
      }
    }
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

extension SupplyDatabase {
  /// Where a file of these bytes and this name lies in the archive; nil when it does not.
  ///
  /// - Throws: `ColcaError`.
  public func archivedPath(digest: String, name: String) throws -> String? {
    try read {
      try String.fetchOne(
        $0, sql: "SELECT path FROM archived_file WHERE digest = ? AND name = ?", arguments: [digest, name])
    }
  }

  /// Notes that files lie in the archive.
  ///
  /// - Throws: `ColcaError`.
  public func noteArchived(_ files: [(digest: String, name: String, path: String)]) throws {
    guard !files.isEmpty else { return }
    try write { database in
      let insert = try database.makeStatement(
        sql: "INSERT OR REPLACE INTO archived_file (digest, name, path) VALUES (?, ?, ?)")
      for file in files { try insert.execute(arguments: [file.digest, file.name, file.path]) }
    }
  }

  /// Forgets files of the archive that are no longer there.
  ///
  /// - Throws: `ColcaError`.
  public func forgetArchived(paths: [String]) throws {
    guard !paths.isEmpty else { return }
    try write { database in
      for path in paths {
        try database.execute(sql: "DELETE FROM archived_file WHERE path = ?", arguments: [path])
      }
    }
  }
}
