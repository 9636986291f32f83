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
  /// the last first, and runs of after `run` forgotten.
  ///
  /// - Warning: for copies that are thrown away; it forgets runs without a word.
  /// - Returns: files that it held then and that have been taken back since: they are not brought back.
  /// - Throws: `ColcaError`.
  public func rewind(toAudit number: Int64, keepingRunsThrough run: Int64) throws -> [(
    name: String, digest: String
  )] {
    let then = try inputs(atAudit: number)
    let now = try write { try Row.fetchAll($0, sql: "SELECT id, digest FROM import_file ORDER BY id") }
      .map { (id: $0[0] as Int64, digest: $0[1] as String) }
    for file in now.reversed() where !then.contains(where: { $0.id == file.id && $0.digest == file.digest }) {
      _ = try undoImport(id: file.id)
    }
    try write { try $0.execute(sql: "DELETE FROM run WHERE id > ?", arguments: [run]) }
    return then.filter { file in !now.contains { $0.id == file.id && $0.digest == file.digest } }
      .map { ($0.name, $0.digest) }
  }
}
