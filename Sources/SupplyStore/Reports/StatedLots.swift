import Foundation
import GRDB
import SupplyModel

/// What files of lots alone say of the lots of reports, each file's word by itself; the latest word counts.
///
/// They stand beside the reports, not in them: such a file may come before the report that it speaks of, and taking
/// either back leaves the other as it was.
struct StatedLots {
  /// A report of a series by the numbers of its codes.
  struct Key: Hashable {
    let facility: Int64
    let product: Int64
  }

  /// A file's word on the lots of one report.
  struct Word {
    let month: Month
    let file: Int64
    let lots: PackedLots
  }

  let database: Database

  /// The latest word on the latest month, at or before a month, of each facility × product that a filter lets through.
  func latest(through month: Month, _ filter: ScopeFilter) throws -> [Key: Word] {
    let sql = """
      SELECT facility_id, product_id, month, file_id, lots FROM stated_lots
      WHERE month <= :last AND \(filter.condition)
      ORDER BY facility_id, product_id, month, file_id
      """
    var words: [Key: Word] = [:]
    let rows = try Row.fetchCursor(database, sql: sql, arguments: filter.arguments(["last": month.count]))
    while let row = try rows.next() {
      words[try Key(facility: row.decode(atIndex: 0), product: row.decode(atIndex: 1))] = try Word(
        month: row.decode(atIndex: 2), file: row.decode(atIndex: 3), lots: PackedLots(row, column: 4))
    }
    return words
  }

  /// The lots of a report: its own, or those of a file of lots.
  ///
  /// The file of lots counts where the report knows none, or only the date that comes first; between two that know each
  /// lot the later file has the last word.
  static func lots(of report: PackedLots, file: Int64, stated: Word?) -> [StockLot] {
    let own = report.lots
    guard let stated, !stated.lots.bytes.isEmpty else { return own }
    let isOwnExact = own.contains { if case .endOf = $0.expiry { true } else { false } }
    return isOwnExact && file > stated.file ? own : stated.lots.lots
  }

  /// Takes a file's words back.
  func undo(_ file: Int64) throws -> SupplyDatabase.Effect {
    func count(later: Bool, earlier: Bool) throws -> Int {
      let others =
        ["EXISTS (SELECT 1 FROM stated_lots AS o WHERE \(Self.isSame) AND o.file_id > w.file_id)"]
        + ["EXISTS (SELECT 1 FROM stated_lots AS o WHERE \(Self.isSame) AND o.file_id < w.file_id)"]
      let sql = """
        SELECT count(*) FROM stated_lots AS w
        WHERE w.file_id = ? AND (\(others[0])) = ? AND (\(others[1])) = ?
        """
      return try Int.fetchOne(database, sql: sql, arguments: [file, later, earlier]) ?? 0
    }
    let kept = try count(later: true, earlier: false) + count(later: true, earlier: true)
    let effect = (
      restored: try count(later: false, earlier: true), removed: try count(later: false, earlier: false),
      kept: kept
    )
    try database.execute(sql: "DELETE FROM stated_lots WHERE file_id = ?", arguments: [file])
    return effect
  }

  /// That two words, `o` and `w`, are of one report.
  static let isSame =
    "o.facility_id = w.facility_id AND o.product_id = w.product_id AND o.month = w.month"
}

/// Writes batches of a file that states lots alone, and counts what became of each row.
///
/// As many rows as there are lots: statements are prepared once, as `ReportSaving` prepares its own.
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
    repetitions += batch.repeatedRows.map(ReportSaving.Repetition.init)
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
    let (file, unitsBefore): (Int64, Double) = try (found.decode(atIndex: 0), found.decode(atIndex: 1))
    let before = PackedLots(found, column: 2)
    guard file == fileID else {
      // Said again, word for word, it is this file's word too: taking the earlier file back must leave it.
      try put(units, lots, line: row.line)
      return unitsBefore == units && before.holdsSame(as: lots) ? .unchanged : .replaced
    }
    guard row.continues else {
      repetitions.append(
        try ReportSaving.Repetition(
          line: row.line, firstLine: found.decode(atIndex: 3), fileRows: row.fileRows))
      return nil
    }
    try put(unitsBefore + units, before.appending(lots), line: found.decode(atIndex: 3))
    return .replaced
  }
}
