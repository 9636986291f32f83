import GRDB
import SupplyModel

/// Writes batches of reports of one file and counts what became of each row.
///
/// Most reports are new. So each is inserted straight away, and looked up only when one is there already.
final class ReportSaving {
  private let fileID: Int64
  private let insert: BoundStatement
  private let update: BoundStatement
  private let find: Statement
  private let keepReplaced: Statement
  private let keepUnit: Statement
  private let interning: CodeInterning
  private let shadowed: ShadowedReports
  private var facilities: [Int64] = []
  private var products: [Int64] = []
  /// The strongest effect so far of a row of the file whose last report is still to come.
  private var unfinished: (line: Int, effect: ImportCounts.Effect)?

  init(_ database: Database, fileID: Int64) throws {
    self.fileID = fileID
    interning = CodeInterning(database)
    shadowed = ShadowedReports(database)
    insert = try BoundStatement(
      database,
      sql: """
        INSERT INTO report (opening, received, consumed, adjustment, closing, ordered, stockout_days,
          file_id, line, facility_id, product_id, month)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
        """)
    update = try BoundStatement(
      database,
      sql: """
        UPDATE report SET opening = ?, received = ?, consumed = ?, adjustment = ?, closing = ?, ordered = ?,
          stockout_days = ?, file_id = ?, line = ?
        WHERE facility_id = ? AND product_id = ? AND month = ?
        """)
    keepReplaced = try database.makeStatement(
      sql: """
        INSERT INTO superseded_report (replaced_by, facility_id, product_id, month, opening, received, consumed,
          adjustment, closing, ordered, stockout_days, file_id, line)
        SELECT ?, facility_id, product_id, month, opening, received, consumed, adjustment, closing, ordered,
          stockout_days, file_id, line FROM report WHERE facility_id = ? AND product_id = ? AND month = ?
        """)
    keepUnit = try database.makeStatement(
      sql: "INSERT OR REPLACE INTO reported_unit (facility_id, file_id, unit) VALUES (?, ?, ?)")
    find = try database.makeStatement(
      sql: """
        SELECT opening, received, consumed, adjustment, closing, ordered, stockout_days, file_id, line
        FROM report
        WHERE facility_id = ? AND product_id = ? AND month = ?
        """)
  }

  /// A row of a report that the file had given before, in a batch of its own.
  struct Repetition {
    let line: Int
    let firstLine: Int
    let fileRows: Int
  }

  /// Rows that were not saved because the file had given their reports before.
  private(set) var repetitions: [Repetition] = []

  func save(_ batch: ReportBatch, counting counts: inout ImportCounts) throws {
    let known = facilities.count
    facilities += try batch.facilities.dropFirst(known).map(interning.facility)
    for number in known..<facilities.count {
      guard let unit = batch.executingUnits[number] else { continue }
      try keepUnit.execute(arguments: [facilities[number], fileID, unit])
    }
    products += try batch.products.dropFirst(products.count).map(interning.product)
    for row in batch.rows {
      guard var effect = try save(row, fillsGaps: batch.fillsGaps) else { continue }
      if let unfinished, unfinished.line == row.line { effect = max(effect, unfinished.effect) }
      unfinished = row.fileRows == 0 ? (row.line, effect) : nil
      counts.count(effect, rows: row.fileRows)
    }
  }

  /// Saves a row; nil when the file has given the same report before, further back than its reader remembers.
  private func save(_ row: ReportBatch.Row, fillsGaps: Bool) throws -> ImportCounts.Effect? {
    if !row.continues, try execute(insert, row, row.quantities) > 0 { return .accepted }
    let arguments: StatementArguments = [
      facilities[row.facility], products[row.product], row.month.count,
    ]
    guard let found = try Row.fetchOne(find, arguments: arguments) else {
      _ = try execute(insert, row, row.quantities)
      return .accepted
    }
    let earlier = StockQuantities(found, from: 0)
    let isOwn = found[7] as Int64 == fileID
    var quantities = row.quantities
    let key = ShadowedReports.Key(
      facility: facilities[row.facility], product: products[row.product], month: row.month.count)
    if fillsGaps, row.continues, try shadowed.join(row.quantities, to: key, file: fileID) {
      _ = try shadowed.settle(key)
      return .unchanged
    }
    if fillsGaps, !isOwn {
      if earlier.knowsMovements {
        try shadowed.keep(row.quantities, of: key, file: fileID, line: row.line)
      }
      // A full report keeps its word and is only added to; between two of the poorer kind the later one counts.
      quantities =
        earlier.knowsMovements ? earlier.filled(from: quantities) : quantities.filled(from: earlier)
      let isLeft = quantities == earlier && row.quantities != earlier
      if isLeft || row.continues { return .unchanged }
    }
    if isOwn, !row.continues, !fillsGaps {
      repetitions.append(Repetition(line: row.line, firstLine: found[8], fileRows: row.fileRows))
      return nil
    }
    if !isOwn {
      try keepReplaced.execute(arguments: [fileID] + arguments)
    }
    if row.continues {
      // Its first lots came in an earlier batch of this file: this one joins them.
      _ = try execute(update, row, earlier.adding(row.quantities))
      return .replaced
    }
    // A report said again, word for word, is this file's word too: taking the earlier file back must leave it.
    _ = try execute(update, row, quantities)
    return earlier == quantities ? .unchanged : .replaced
  }

  /// Runs a statement with a row's values; gives how many rows of the table it changed.
  private func execute(
    _ statement: BoundStatement, _ row: ReportBatch.Row, _ quantities: StockQuantities
  ) throws -> Int {
    statement.bind(1, quantities.opening)
    statement.bind(2, quantities.received)
    statement.bind(3, quantities.consumed)
    statement.bind(4, quantities.adjustment)
    statement.bind(5, quantities.closing)
    statement.bind(6, quantities.ordered)
    statement.bind(7, quantities.stockoutDays)
    statement.bind(8, fileID)
    statement.bind(9, Int64(row.line))
    statement.bind(10, facilities[row.facility])
    statement.bind(11, products[row.product])
    statement.bind(12, Int64(row.month.count))
    return try statement.run()
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
