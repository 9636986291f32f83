import Foundation
import GRDB
import SupplyModel

/// Writes batches of a file that states lots alone, and counts what became of each row.
final class LotSaving {
  private let database: Database
  private let fileID: Int64
  private let find: Statement
  private let insert: Statement
  private let interning: CodeInterning
  private var facilities: [Int64] = []
  private var products: [Int64] = []
  /// Rows that were not saved because the file had given their reports before.
  private(set) var repetitions: [ReportSaving.Repetition] = []

  init(_ database: Database, fileID: Int64) throws {
    self.database = database
    self.fileID = fileID
    interning = CodeInterning(database)
    find = try database.makeStatement(
      sql: """
        SELECT file_id, units, lots, line FROM stated_lots
        WHERE facility_id = ? AND product_id = ? AND month = ? ORDER BY file_id DESC LIMIT 1
        """)
    insert = try database.makeStatement(
      sql: """
        INSERT OR REPLACE INTO stated_lots (facility_id, product_id, month, units, lots, file_id, line)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
  }

  func save(_ batch: ReportBatch, counting counts: inout ImportCounts) throws {
    facilities += try batch.facilities.dropFirst(facilities.count).map(interning.facility)
    products += try batch.products.dropFirst(products.count).map(interning.product)
    for row in batch.rows {
      guard let effect = try save(row, batch.lots(of: row)) else { continue }
      counts.count(effect, rows: row.fileRows)
    }
  }

  private func save(_ row: ReportBatch.Row, _ lots: PackedLots) throws -> ImportCounts.Effect? {
    let key: StatementArguments = [facilities[row.facility], products[row.product], row.month.count]
    let units = row.quantities.closing ?? 0
    func put(_ units: Double, _ lots: PackedLots, line: Int) throws {
      let word: StatementArguments = [units, Data(lots.bytes), fileID, line]
      try insert.execute(arguments: key + word)
    }
    guard let found = try Row.fetchOne(find, arguments: key) else {
      try put(units, lots, line: row.line)
      return .accepted
    }
    let (file, unitsBefore): (Int64, Double) = (found[0], found[1])
    let before = PackedLots(found, column: 2)
    guard file == fileID else {
      // Said again, word for word, it is this file's word too: taking the earlier file back must leave it.
      try put(units, lots, line: row.line)
      return unitsBefore == units && before.holdsSame(as: lots) ? .unchanged : .replaced
    }
    guard row.continues else {
      repetitions.append(
        ReportSaving.Repetition(line: row.line, firstLine: found[3], fileRows: row.fileRows))
      return nil
    }
    try put(unitsBefore + units, before.appending(lots), line: found[3])
    return .replaced
  }
}
