import GRDB
import SupplyModel

/// Writes a batch of reports and tells what became of each.
struct ReportSaving {
  private let fileID: Int64
  private let find: Statement
  private let insert: Statement
  private let update: Statement
  private let interning: CodeInterning

  init(_ database: Database, fileID: Int64) throws {
    self.fileID = fileID
    interning = CodeInterning(database)
    find = try database.makeStatement(
      sql: """
        SELECT opening, received, consumed, adjustment, closing, ordered, stockout_days FROM report
        WHERE facility_id = ? AND product_id = ? AND month = ?
        """)
    insert = try database.makeStatement(
      sql: """
        INSERT INTO report (opening, received, consumed, adjustment, closing, ordered, stockout_days,
          file_id, line, facility_id, product_id, month)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    update = try database.makeStatement(
      sql: """
        UPDATE report SET opening = ?, received = ?, consumed = ?, adjustment = ?, closing = ?, ordered = ?,
          stockout_days = ?, file_id = ?, line = ?
        WHERE facility_id = ? AND product_id = ? AND month = ?
        """)
  }

  func save(_ batch: ReportBatch) throws -> ImportCounts {
    let facilities = try batch.facilities.map { try interning.facility($0) }
    let products = try batch.products.map { try interning.product($0) }
    var counts = ImportCounts()
    for row in batch.rows {
      let key = Key(facility: facilities[row.facility], product: products[row.product], month: row.month)
      counts.count(try save(row, key), rows: row.fileRows)
    }
    return counts
  }

  private struct Key {
    let facility: Int64
    let product: Int64
    let month: Month
  }

  private func save(_ row: ReportBatch.Row, _ key: Key) throws -> ImportCounts.Effect {
    let earlier = try Row.fetchOne(find, arguments: [key.facility, key.product, key.month.count])
    let quantities = row.quantities
    if let earlier {
      if StockQuantities(earlier, from: 0) == quantities { return .unchanged }
      try execute(update, row, key)
      return .replaced
    }
    try execute(insert, row, key)
    return .accepted
  }

  private func execute(_ statement: Statement, _ row: ReportBatch.Row, _ key: Key) throws {
    let quantities = row.quantities
    try statement.execute(arguments: [
      quantities.opening, quantities.received, quantities.consumed, quantities.adjustment,
      quantities.closing, quantities.ordered, quantities.stockoutDays, fileID, row.line, key.facility,
      key.product, key.month.count,
    ])
  }
}

extension StockQuantities {
  /// The seven quantities of a row, in the order of the table, from a column on.
  init(_ row: Row, from column: Int) {
    self.init(
      opening: row[column], received: row[column + 1], consumed: row[column + 2],
      adjustment: row[column + 3], closing: row[column + 4], ordered: row[column + 5],
      stockoutDays: row[column + 6])
  }
}

/// Numbers codes: a code that is new becomes a facility or product of which only the code is known.
struct CodeInterning {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func facility(_ code: String) throws -> Int64 { try id(of: code, in: "facility") }
  func product(_ code: String) throws -> Int64 { try id(of: code, in: "product") }

  private func id(of code: String, in table: String) throws -> Int64 {
    if let id = try Int64.fetchOne(database, sql: "SELECT id FROM \(table) WHERE code = ?", arguments: [code])
    {
      return id
    }
    try database.execute(sql: "INSERT INTO \(table) (code) VALUES (?)", arguments: [code])
    return database.lastInsertedRowID
  }
}
