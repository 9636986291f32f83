import GRDB
import SupplyModel

/// Where a table that knows only part of a month and the full report of that month state different consumption or closing stock.
struct DifferingTables {
  /// Units beyond which two numbers differ: less comes from decimals alone.
  static let tolerance = 1e-6
  /// So many differences are told one by one.
  static let kept = 1000

  /// The differences of a file, by line and month, and how many further ones there are.
  static func findings(of file: Int64, _ database: Database) throws -> [Finding] {
    let sql = """
      SELECT w.line, w.month, f.name, place.code, product.code, w.consumed, r.consumed, w.closing, r.closing
      FROM shadowed_report AS w
      JOIN report AS r ON r.facility_id = w.facility_id AND r.product_id = w.product_id AND r.month = w.month
      LEFT JOIN superseded_report AS s ON r.file_id = w.file_id AND s.replaced_by = w.file_id
        AND s.facility_id = w.facility_id AND s.product_id = w.product_id AND s.month = w.month
      JOIN import_file AS f ON f.id = coalesce(s.file_id, r.file_id)
      JOIN facility AS place ON place.id = w.facility_id JOIN product ON product.id = w.product_id
      WHERE w.file_id = ?1 AND (abs(w.consumed - r.consumed) > ?2 OR abs(w.closing - r.closing) > ?2)
      ORDER BY w.line, w.month
      """
    var findings: [Finding] = []
    var further = 0
    let rows = try Row.fetchCursor(database, sql: sql, arguments: [file, tolerance])
    while let row = try rows.next() {
      for doubt in try doubts(row) {
        guard findings.count < kept else {
          further += 1
          continue
        }
        findings.append(
          Finding(
            .availability(doubt), line: try row.decode(atIndex: 0),
            subject: try Finding.Subject(
              facility: row.decode(atIndex: 3), product: row.decode(atIndex: 4), month: row.decode(atIndex: 1)
            )))
      }
    }
    if further > 0 { findings.append(Finding(.file(.furtherFindings(count: further)))) }
    return findings
  }

  /// What differs: where one of both says nothing of it, nothing does.
  private static func doubts(_ row: Row) throws -> [AvailabilityDoubt] {
    let (month, file): (Month, String) = try (row.decode(atIndex: 1), row.decode(atIndex: 2))
    func differing(at index: Int) throws -> (stated: Double, reported: Double)? {
      let table: Double? = try row.decode(atIndex: index)
      let report: Double? = try row.decode(atIndex: index + 1)
      guard let table, let report, abs(table - report) > tolerance else { return nil }
      return (table, report)
    }
    let consumption = try differing(at: 5).map {
      AvailabilityDoubt.consumptionDiffers(
        stated: $0.stated, reported: $0.reported, file: file, month: month)
    }
    let stock = try differing(at: 7).map {
      AvailabilityDoubt.stockDiffers(stated: $0.stated, reported: $0.reported, file: file, month: month)
    }
    return [consumption, stock].compactMap { $0 }
  }
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
      let (units, closing): (Double, Double) = try (row.decode(atIndex: 4), row.decode(atIndex: 5))
      let key = try ReportKey(
        facility: row.decode(atIndex: 2), product: row.decode(atIndex: 3), month: row.decode(atIndex: 1))
      findings.append(
        Finding(
          .lots(.lotsDiffer(lots: units, closing: closing)), line: try row.decode(atIndex: 0),
          subject: Finding.Subject(key)))
    }
    if further > 0 { findings.append(Finding(.file(.furtherFindings(count: further)))) }
    let unknown = try Row.fetchAll(database, sql: alone, arguments: [file])
    if let first = unknown.first {
      let key = try ReportKey(
        facility: first.decode(atIndex: 2), product: first.decode(atIndex: 3), month: first.decode(atIndex: 1)
      )
      findings.append(
        Finding(
          .lots(.lotsWithoutReport(first: key, count: unknown.count)), line: try first.decode(atIndex: 0),
          subject: Finding.Subject(key)))
    }
    return findings
  }
}
