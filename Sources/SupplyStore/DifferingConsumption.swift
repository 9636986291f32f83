import GRDB
import SupplyModel

/// Where a table that knows only part of a month and the full report of that month state different consumption.
struct DifferingConsumption {
  /// Units beyond which two numbers differ: less comes from decimals alone.
  static let tolerance = 1e-6
  /// So many differences are told one by one.
  static let kept = 1000

  /// The differences of a file, by line and month, and how many further ones there are.
  static func findings(of file: Int64, _ database: Database) throws -> [Finding] {
    let sql = """
      SELECT w.line, w.month, w.consumed, r.consumed, f.name, place.code, product.code
      FROM shadowed_report AS w
      JOIN report AS r ON r.facility_id = w.facility_id AND r.product_id = w.product_id AND r.month = w.month
      LEFT JOIN superseded_report AS s ON r.file_id = w.file_id AND s.replaced_by = w.file_id
        AND s.facility_id = w.facility_id AND s.product_id = w.product_id AND s.month = w.month
      JOIN import_file AS f ON f.id = coalesce(s.file_id, r.file_id)
      JOIN facility AS place ON place.id = w.facility_id JOIN product ON product.id = w.product_id
      WHERE w.file_id = ? AND abs(w.consumed - r.consumed) > ?
      ORDER BY w.line, w.month
      """
    var findings: [Finding] = []
    var further = 0
    let rows = try Row.fetchCursor(database, sql: sql, arguments: [file, tolerance])
    while let row = try rows.next() {
      guard findings.count < kept else {
        further += 1
        continue
      }
      let month = Month(count: row[1])
      let (table, report): (Double, Double) = (row[2], row[3])
      findings.append(
        Finding(
          .availability(.consumptionDiffers(stated: table, reported: report, file: row[4], month: month)),
          line: row[0], subject: Finding.Subject(facility: row[5], product: row[6], month: month)))
    }
    if further > 0 { findings.append(Finding(.file(.furtherFindings(count: further)))) }
    return findings
  }
}
