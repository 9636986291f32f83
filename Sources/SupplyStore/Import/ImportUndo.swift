import Foundation
import GRDB
import SupplyModel

extension SupplyDatabase {
  /// Takes one file's effect back, as if it had never been imported; later files keep theirs.
  ///
  /// - Parameter id: the file's number, as `importedFiles` gives it.
  /// - Throws: `ColcaError.unknownImport`; what the database throws.
  public func undoImport(id: Int64) throws -> UndoneImport {
    try write { database in
      guard
        let row = try Row.fetchOne(
          database, sql: "SELECT name, digest, layout FROM import_file WHERE id = ?", arguments: [id])
      else { throw ColcaError.unknownImport(id: id) }
      let name: String = row[0]
      let reports = try Self.undoReports(of: id, database)
      let lots = try StatedLots(database: database).undo(id)
      let registers = try Self.undoRegisters(of: id, database)
      try database.execute(sql: "DELETE FROM finding WHERE file_id = ?", arguments: [id])
      try database.execute(sql: "DELETE FROM import_file WHERE id = ?", arguments: [id])
      try AuditLog.append(
        .tookBackFile, subject: AuditLog.file(id),
        detail: AuditLog.detail(id: id, name: name, digest: row[1], layout: row[2]), account: machine.account,
        instant: now, database)
      return UndoneImport(
        name: name, restored: reports.restored + lots.restored + registers.restored,
        removed: reports.removed + lots.removed + registers.removed,
        kept: reports.kept + lots.kept + registers.kept)
    }
  }

  typealias Effect = (restored: Int, removed: Int, kept: Int)

  private static func undoReports(of id: Int64, _ database: Database) throws -> Effect {
    let shadowed = ShadowedReports(database)
    try shadowed.removeAll(of: id)
    let touched = try shadowed.keys(touchedBy: id)
    var effect = try undoSavedReports(of: id, database)
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
    let rows = try Row.fetchAll(
      database,
      sql:
        "SELECT id, register, code, before FROM superseded_register WHERE replaced_by = ? ORDER BY id DESC",
      arguments: [id])
    for row in rows {
      guard let kind = RegisterKind(rawValue: row[1]) else { continue }
      let (entry, code, before): (Int64, String, String?) = (row[0], row[2], row[3])
      let later = try Int64.fetchOne(
        database,
        sql:
          "SELECT id FROM superseded_register WHERE register = ? AND code = ? AND id > ? ORDER BY id LIMIT 1",
        arguments: [kind.rawValue, code, entry])
      if let later {
        // A later file has the last word; what it replaced is now what this file had replaced.
        try database.execute(
          sql: "UPDATE superseded_register SET before = ? WHERE id = ?", arguments: [before, later])
      } else {
        try restore(kind, code: code, before: before, database)
      }
      if !RegisterKind.ofSupply.contains(kind) || counted.insert(code).inserted {
        if later != nil {
          effect.kept += 1
        } else if before == nil {
          effect.removed += 1
        } else {
          effect.restored += 1
        }
      }
      try database.execute(sql: "DELETE FROM superseded_register WHERE id = ?", arguments: [entry])
    }
    return effect
  }

  private static func restore(_ kind: RegisterKind, code: String, before: String?, _ database: Database)
    throws
  {
    let data = before.map { Data($0.utf8) }
    switch kind {
    case .facility:
      // Reports may name the code: the row stays, with only its code, as before any register.
      let facility = try data.map { try JSONDecoder().decode(Facility.self, from: $0) }
      try RegisterSaving.write(facility ?? Facility(code: FacilityCode(code)), database)
    case .product:
      let product = try data.map { try JSONDecoder().decode(Product.self, from: $0) }
      try RegisterSaving.write(product ?? Product(code: ProductCode(code)), database)
    case .calendar, .warehouse, .storage, .budget:
      try SupplySaving.write(kind, before, facility: FacilityCode(code), database)
    case .order:
      let parts = JoinedKey.parts(of: code)
      guard parts.count == 3, let month = Int(parts[2]) else { return }
      let gone = OrderUnderWay(
        facility: FacilityCode(parts[0]), product: ProductCode(parts[1]), quantity: 0,
        expectedMonth: Month(count: month))
      try SupplySaving.write(
        try data.map { try JSONDecoder().decode(OrderUnderWay.self, from: $0) } ?? gone, database)
    }
  }
}
