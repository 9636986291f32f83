import GRDB
import SupplyModel

/// What the database holds, in numbers.
public struct StoreContents: Sendable, Equatable {
  /// The first and last month with a report; nil when there is none.
  public let months: ClosedRange<Month>?
  /// Reports: facility × product × month.
  public let reports: Int
  /// The last month that each reporting facility reported, by facility code.
  public let lastReports: [FacilityCode: Month]
  /// Products with a report.
  public let products: Int
  /// Files imported.
  public let files: Int
}

extension SupplyDatabase {
  /// Counts what the database holds.
  ///
  /// - Throws: `ColcaError`.
  public func contents() throws -> StoreContents {
    let months = try monthRange()
    return try read { database in
      func count(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
      var lastReports: [FacilityCode: Month] = [:]
      let latest = """
        SELECT code, max(month) FROM report JOIN facility ON facility.id = facility_id GROUP BY facility_id
        """
      for row in try Row.fetchAll(database, sql: latest) { lastReports[row[0]] = Month(count: row[1]) }
      return StoreContents(
        months: months, reports: try count("SELECT count(*) FROM report"), lastReports: lastReports,
        products: try count("SELECT count(DISTINCT product_id) FROM report"),
        files: try count("SELECT count(*) FROM import_file"))
    }
  }
}

extension SupplyDatabase {
  /// Which file gave the reports of a facility, month by month, and what it replaced; the latest month first.
  ///
  /// - Throws: `ColcaError`.
  public func reportOrigins(facility: FacilityCode) throws -> [ReportOrigin] {
    let sql = """
      SELECT r.month, f.id, f.name, f.imported_at, count(*) FROM report AS r
      JOIN import_file AS f ON f.id = r.file_id
      WHERE r.facility_id = (SELECT id FROM facility WHERE code = ?)
      GROUP BY r.month, f.id ORDER BY r.month DESC, f.id DESC
      """
    let replacedSQL = """
      SELECT f.name, count(*) FROM superseded_report AS s JOIN import_file AS f ON f.id = s.file_id
      WHERE s.replaced_by = ? AND s.month = ? AND s.facility_id = (SELECT id FROM facility WHERE code = ?)
      GROUP BY f.id ORDER BY f.id
      """
    return try read { database in
      try Row.fetchAll(database, sql: sql, arguments: [facility]).map { row in
        let (month, fileID): (Int, Int64) = (row[0], row[1])
        let replaced = try Row.fetchAll(database, sql: replacedSQL, arguments: [fileID, month, facility])
        return ReportOrigin(
          month: Month(count: month), fileID: fileID, file: row[2], importedAt: row[3], reports: row[4],
          replaced: replaced.map { $0[1] }.reduce(0, +), replacedFiles: replaced.map { $0[0] })
      }
    }
  }
}

extension SupplyDatabase {
  /// The day (UTC) on which the report of each facility and month first came in, by facility code.
  ///
  /// - Throws: `ColcaError`.
  public func firstArrivals() throws -> [FacilityCode: [Month: Day]] {
    let sql = """
      SELECT code, month, min(imported_at) FROM (
        SELECT facility_id, month, file_id FROM report
        UNION SELECT facility_id, month, file_id FROM superseded_report
      ) JOIN import_file ON import_file.id = file_id JOIN facility ON facility.id = facility_id
      GROUP BY facility_id, month
      """
    return try read { database in
      var arrivals: [FacilityCode: [Month: Day]] = [:]
      for row in try Row.fetchAll(database, sql: sql) {
        let moment: String = row[2]
        guard let day = Day(prefixOf: moment) else { continue }
        arrivals[row[0], default: [:]][Month(count: row[1])] = day
      }
      return arrivals
    }
  }
}

extension SupplyDatabase {
  /// The first and last month with a report; nil when there is none.
  public func monthRange() throws -> ClosedRange<Month>? {
    try read { database in
      let row = try Row.fetchOne(database, sql: "SELECT min(month), max(month) FROM report")
      guard let first: Int = row?[0], let last: Int = row?[1] else { return nil }
      return Month(count: first)...Month(count: last)
    }
  }

  /// How many facilities reported each month, by month.
  public func reportingFacilities() throws -> [(month: Month, facilities: Int)] {
    let sql = "SELECT month, count(DISTINCT facility_id) FROM report GROUP BY month ORDER BY month"
    return try read {
      try Row.fetchAll($0, sql: sql).map { (month: Month(count: $0[0]), facilities: $0[1]) }
    }
  }
}
