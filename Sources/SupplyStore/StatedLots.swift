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

  /// The latest word on the latest month, at or before a month, of each facility × product.
  func latest(through month: Month) throws -> [Key: Word] {
    let sql = """
      SELECT facility_id, product_id, month, file_id, lots FROM stated_lots WHERE month <= ?
      ORDER BY facility_id, product_id, month, file_id
      """
    var words: [Key: Word] = [:]
    let rows = try Row.fetchCursor(database, sql: sql, arguments: [month.count])
    while let row = try rows.next() {
      words[Key(facility: row[0], product: row[1])] = Word(
        month: Month(count: row[2]), file: row[3], lots: PackedLots(row, column: 4))
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

  private static let isSame =
    "o.facility_id = w.facility_id AND o.product_id = w.product_id AND o.month = w.month"
}

extension StatedLots {
  /// Units by which lots may miss a stock.
  static let tolerance = 0.5
  /// So many differences are told one by one.
  static let findingsKept = 1000

  /// Where lots that a file states, or that were stated of its reports, do not add up to the closing stock, and where
  /// it speaks of reports that nobody has sent.
  func findings(of file: Int64) throws -> [Finding] {
    let latest = "w.file_id = (SELECT max(o.file_id) FROM stated_lots AS o WHERE \(Self.isSame))"
    let places = """
      JOIN facility AS place ON place.id = w.facility_id JOIN product ON product.id = w.product_id
      """
    let report = "r.facility_id = w.facility_id AND r.product_id = w.product_id AND r.month = w.month"
    let differing = """
      SELECT CASE WHEN w.file_id = ?1 THEN w.line ELSE r.line END AS line, w.month, place.code, product.code,
        w.units, r.closing
      FROM stated_lots AS w JOIN report AS r ON \(report) \(places)
      WHERE (w.file_id = ?1 OR r.file_id = ?1) AND r.closing >= 0 AND abs(w.units - r.closing) > ?2 AND \(latest)
      ORDER BY line, w.month
      """
    let alone = """
      SELECT w.line, w.month, place.code, product.code FROM stated_lots AS w \(places)
      WHERE w.file_id = ? AND NOT EXISTS (SELECT 1 FROM report AS r WHERE \(report)) ORDER BY w.line
      """
    var findings: [Finding] = []
    var further = 0
    for row in try Row.fetchAll(database, sql: differing, arguments: [file, Self.tolerance]) {
      guard findings.count < Self.findingsKept else {
        further += 1
        continue
      }
      let (units, closing): (Double, Double) = (row[4], row[5])
      let key = ReportKey(facility: row[2], product: row[3], month: Month(count: row[1]))
      findings.append(
        Finding(
          .lots(.lotsDiffer(lots: units, closing: closing)), line: row[0], subject: Finding.Subject(key)))
    }
    if further > 0 { findings.append(Finding(.file(.furtherFindings(count: further)))) }
    let unknown = try Row.fetchAll(database, sql: alone, arguments: [file])
    if let first = unknown.first {
      let key = ReportKey(facility: first[2], product: first[3], month: Month(count: first[1]))
      findings.append(
        Finding(
          .lots(.lotsWithoutReport(first: key, count: unknown.count)), line: first[0],
          subject: Finding.Subject(key)))
    }
    return findings
  }
}
