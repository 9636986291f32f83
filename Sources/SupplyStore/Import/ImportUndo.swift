import Foundation
import GRDB
import SupplyModel

extension SupplyDatabase {
  /// Takes one file's effect back, as if it had never been imported; later files keep theirs.
  ///
  /// - Parameter id: the file's number, as `importedFiles` gives it.
  /// - Throws: `StoreError.unknownImport`; what the database throws.
  public func undoImport(id: Int64) throws -> UndoneImport {
    try write { try undo(id, $0) }
  }

  /// What taking a file back would do; nothing is changed, and nothing noted.
  ///
  /// - Throws: as `undoImport(id:)`.
  public func rehearseUndo(id: Int64) throws -> UndoneImport {
    try rehearse { try undo(id, $0) }
  }

  /// Takes several files back, the last first: all of them, or none.
  ///
  /// - Returns: the effect of each, in that order.
  /// - Throws: as `undoImport(id:)`.
  public func undoImports(ids: [Int64]) throws -> [UndoneImport] {
    try write { database in try ids.sorted(by: >).map { try undo($0, database) } }
  }

  private func undo(_ id: Int64, _ database: Database) throws -> UndoneImport {
    guard let file = try FileRecord.fetchOne(database, key: id)
    else { throw StoreError.unknownImport(id: id) }
    let reports = try Self.undoReports(of: id, database)
    let lots = try StatedLots(database: database).undo(id)
    let registers = try Self.undoRegisters(of: id, database)
    try StatedProducts(database: database).undo(id)
    let answers = try AnswerSaving.undo(id, database)
    try database.execute(sql: "DELETE FROM finding WHERE file_id = ?", arguments: [id])
    try file.delete(database)
    try AuditLog.append(
      .tookBackFile, subject: AuditLog.subject(of: id), detail: AuditLog.detail(of: file, id: id),
      account: machine.account, instant: now, database)
    return UndoneImport(
      name: file.name, restored: reports.restored + lots.restored + registers.restored,
      removed: reports.removed + lots.removed + registers.removed + answers,
      kept: reports.kept + lots.kept + registers.kept)
  }

  typealias Effect = (restored: Int, removed: Int, kept: Int)

  private static func undoReports(of id: Int64, _ database: Database) throws -> Effect {
    let shadowed = ShadowedReports(database)
    try shadowed.removeAll(of: id)
    let touched = try shadowed.keys(touchedBy: id)
    let parts = try ReportParts(database).undo(id)
    var effect = try undoSavedReports(of: id, database)
    effect.restored += parts
    for key in touched {
      // What only this file had kept from being said is said again.
      let settled = try shadowed.settle(key)
      effect.restored += settled.broughtBack + settled.left
      effect.removed -= settled.broughtBack
      effect.kept -= settled.left
    }
    return effect
  }

  private static func undoSavedReports(of id: Int64, _ database: Database) throws -> Effect {
    // What the file had replaced comes back where the file's own word still stands …
    try database.execute(
      sql: """
        UPDATE report SET (\(StoredReport.columns), file_id, line)
          = (SELECT \(StoredReport.columns), file_id, line
             FROM superseded_report AS s
             WHERE s.replaced_by = ?1 AND s.facility_id = report.facility_id
               AND s.product_id = report.product_id AND s.month = report.month)
        WHERE file_id = ?1 AND EXISTS (
          SELECT 1 FROM superseded_report AS s
          WHERE s.replaced_by = ?1 AND s.facility_id = report.facility_id
            AND s.product_id = report.product_id AND s.month = report.month)
        """, arguments: [id])
    let restored = database.changesCount
    try database.execute(sql: "DELETE FROM report WHERE file_id = ?", arguments: [id])
    let removed = database.changesCount
    // … and where a later file replaced the file's word, that later file now replaces the word before it.
    try database.execute(
      sql: """
        UPDATE superseded_report SET replaced_by = (
          SELECT later.replaced_by FROM superseded_report AS later
          WHERE later.file_id = ?1 AND later.facility_id = superseded_report.facility_id
            AND later.product_id = superseded_report.product_id AND later.month = superseded_report.month)
        WHERE replaced_by = ?1 AND EXISTS (
          SELECT 1 FROM superseded_report AS later
          WHERE later.file_id = ?1 AND later.facility_id = superseded_report.facility_id
            AND later.product_id = superseded_report.product_id AND later.month = superseded_report.month)
        """, arguments: [id])
    try database.execute(sql: "DELETE FROM superseded_report WHERE file_id = ?", arguments: [id])
    let kept = database.changesCount
    try database.execute(sql: "DELETE FROM superseded_report WHERE replaced_by = ?", arguments: [id])
    return (restored, removed, kept)
  }

  private static func undoRegisters(of id: Int64, _ database: Database) throws -> Effect {
    try database.execute(sql: "DELETE FROM reported_unit WHERE file_id = ?", arguments: [id])
    var effect: Effect = (0, 0, 0)
    // What a row states of a facility's supply stands in several entries: it counts as one row.
    var counted: Set<String> = []
    let entries = try SupersededEntry.filter(SupersededEntry.CodingKeys.replacedBy == id)
      .order(SupersededEntry.CodingKeys.id.desc).fetchAll(database)
    for entry in entries {
      let later = try entry.next(database)
      if var later {
        // A later file has the last word; what it replaced is now what this file had replaced.
        later.before = entry.before
        try later.update(database)
      } else {
        try restore(entry, database)
      }
      try entry.delete(database)
      if case .supply = entry.register, !counted.insert(entry.code).inserted { continue }
      if later != nil {
        effect.kept += 1
      } else if entry.before == nil {
        effect.removed += 1
      } else {
        effect.restored += 1
      }
    }
    return effect
  }

  private static func restore(_ entry: SupersededEntry, _ database: Database) throws {
    switch entry.register {
    case .facility: try Facility.restore(entry, database)
    case .product: try Product.restore(entry, database)
    case .supply(let fact): try FacilitySupply.restore(fact, entry, database)
    case .order: try OrderUnderWay.restore(entry, database)
    case .service(let register): try register.restore(entry, database)
    }
  }
}
