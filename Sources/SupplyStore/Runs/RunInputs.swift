import Files
import Foundation
import GRDB
import Operations
import SupplyModel

extension SupplyDatabase {
  /// The files that were imported, and not taken back, when the log of changes ended with an entry; in their order.
  ///
  /// - Throws: `ColcaError`.
  public func inputs(atAudit number: Int64) throws -> [(id: Int64, name: String, digest: String)] {
    var files: [(id: Int64, name: String, digest: String)] = []
    for entry in try auditEntries() where entry.number <= number {
      guard let detail = try? StoredJSON.value([String: String].self, entry.detail),
        let id = detail["id"].flatMap(Int64.init)
      else { continue }
      if entry.action == AuditEntry.Action.importedFile.rawValue {
        files.append((id, detail["name"] ?? "", detail["digest"] ?? ""))
      } else if entry.action == AuditEntry.Action.tookBackFile.rawValue {
        files.removeAll { $0.id == id }
      }
    }
    return files
  }

  /// Brings a copy of the database back to what it held when its log of changes ended with an entry: files of after it are taken back,
  /// the last first, what people said of findings and decided after it and runs of after `run` are forgotten.
  ///
  /// - Warning: for copies that are thrown away; it forgets runs without a word.
  /// - Returns: files that it held then and that have been taken back since: they are not brought back.
  /// - Throws: `ColcaError`.
  public func rewind(toAudit number: Int64, keepingRunsThrough run: Int64) throws -> [(
    name: String, digest: String
  )] {
    let then = try inputs(atAudit: number)
    let now = try read { try FileRecord.order(FileRecord.CodingKeys.id).fetchAll($0) }
    for file in now.reversed() where !then.contains(where: { $0.id == file.id && $0.digest == file.digest }) {
      if let id = file.id { _ = try undoImport(id: id) }
    }
    _ = try write { database in
      try Self.forgetFindingActs(after: number, database)
      try Self.forgetDecisions(after: number, database)
      try Self.forgetWork(after: number, database)
      return try RunRow.filter(RunRow.CodingKeys.id > run).deleteAll(database)
    }
    return then.filter { file in !now.contains { $0.id == file.id && $0.digest == file.digest } }
      .map { ($0.name, $0.digest) }
  }
}

/// What the database held when a run began to read: that, and not what has come in since, is what the run is of.
public struct RunSnapshot: Sendable, Equatable {
  /// The digest of every file, of what people said of findings and of what they placed (`SupplyDatabase.inputStamp`).
  public let inputs: String
  /// The last entry of the log of changes.
  let auditNumber: Int64
}

/// What a run was made from, as one digest: every file that the database holds, by number, what people said of findings, and what
/// they placed.
enum InputStamp {
  /// SHA-256 over the lines `number digest layout` of all files that were imported and not taken back, and then the lines
  /// `finding id state` of all findings of which somebody has said something, and a line for each piece of advice with something placed.
  static func digest(_ database: Database) throws -> String {
    var digest = SHA256Digest()
    let files = try FileRecord.order(FileRecord.CodingKeys.id).fetchCursor(database)
    while let file = try files.next() {
      guard let id = file.id else { continue }
      var line = "\(id) \(file.digest) \(file.layout.rawValue)\n"
      line.withUTF8 { digest.accept(UnsafeRawBufferPointer($0)) }
    }
    for var line in try SupplyDatabase.findingActLines(database) + SupplyDatabase.placementLines(database) {
      line.withUTF8 { digest.accept(UnsafeRawBufferPointer($0)) }
    }
    return digest.finish()
  }
}

extension SupplyDatabase {
  /// The digest of everything that a run would be made from now, as the records of runs carry it.
  ///
  /// - Throws: `ColcaError`.
  public func inputStamp() throws -> String { try read(InputStamp.digest) }

  /// What the database holds now.
  ///
  /// - Throws: `ColcaError`.
  public func runSnapshot() throws -> RunSnapshot {
    try read { database in
      RunSnapshot(
        inputs: try InputStamp.digest(database), auditNumber: try AuditLog.lastNumber(database))
    }
  }
}
