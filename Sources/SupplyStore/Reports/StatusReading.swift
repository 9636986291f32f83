import GRDB
import SupplyModel

/// What the database holds of a scope, in numbers.
public struct StoreContents: Sendable, Equatable {
  /// The first and last month with a report; nil when there is none.
  public let months: ClosedRange<Month>?
  /// Reports: facility × product × month.
  public let reports: Int
  /// The last month that each reporting facility reported, up to the running one, by facility code.
  public let lastReports: [FacilityCode: Month]
  /// Products with a report.
  public let products: Int
  /// Files imported.
  public let files: Int
  /// Reports outside the scope, and their products.
  public let outside: OutsideScope
  /// Reports of months after the running one, which nothing uses.
  public let futureReports: Int
  /// Facilities with reports that the register calls closed: none of the last reports is theirs.
  public let closed: Int
}

extension SupplyDatabase {
  /// Counts what the database holds of a scope, and what it holds besides.
  ///
  /// - Throws: `ColcaError`.
  public func contents(of products: ScopedProducts) throws -> StoreContents {
    let months = try monthRange(of: products)
    let outside = try outside(products)
    return try read { database in
      let filter = try ScopeFilter(products, database)
      func count(_ what: String) throws -> Int {
        try Int.fetchOne(
          database, sql: "SELECT \(what) FROM report WHERE \(filter.condition)", arguments: filter.arguments()
        )
          ?? 0
      }
      var lastReports: [FacilityCode: Month] = [:]
      let latest = """
        SELECT code, last FROM (
          SELECT facility_id, max(month) AS last FROM report
          WHERE month <= \(runningMonth.count) AND \(filter.condition)
            AND file_id NOT IN (SELECT id FROM import_file WHERE layout = :stock)
          GROUP BY facility_id
        ) JOIN facility ON facility.id = facility_id
        """
      // A table of a warehouse's stock is no report of it: nobody is waited for because of one.
      let stock = filter.arguments(["stock": LayoutName.mstkalmde.rawValue])
      for row in try Row.fetchAll(database, sql: latest, arguments: stock) {
        lastReports[row[0]] = Month(count: row[1])
      }
      let closed = try Self.closed(lastReports, in: months?.upperBound, database)
      for code in closed { lastReports[code] = nil }
      return StoreContents(
        months: months, reports: try count("count(*)"), lastReports: lastReports,
        products: try count("count(DISTINCT product_id)"),
        files: try Int.fetchOne(database, sql: "SELECT count(*) FROM import_file") ?? 0, outside: outside,
        futureReports: try count("count(CASE WHEN month > \(runningMonth.count) THEN 1 END)"),
        closed: closed.count)
    }
  }

  /// Who of those that reported is closed in a month.
  private static func closed(
    _ lastReports: [FacilityCode: Month], in month: Month?, _ database: Database
  ) throws -> [FacilityCode] {
    guard let month,
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM facility WHERE closure IS NOT NULL)") == true
    else { return [] }
    let directory = FacilityDirectory(try Facility.all(database))
    return lastReports.keys.filter { directory[$0].isClosed(in: month, lastReport: lastReports[$0]) }
  }
}

extension SupplyDatabase {
  /// Which file gave the reports of a facility and a scope, month by month, and what it replaced; the latest month first.
  ///
  /// - Throws: `ColcaError`.
  public func reportOrigins(
    facility: FacilityCode, of products: ScopedProducts
  ) throws -> [ReportOrigin] {
    try read { database in
      let filter = try ScopeFilter(products, facility: facility, database)
      let sql = """
        SELECT month, f.id, f.name, f.imported_at, count(*) FROM report
        JOIN import_file AS f ON f.id = file_id
        WHERE \(filter.condition)
        GROUP BY month, f.id ORDER BY month DESC, f.id DESC
        """
      let replacedSQL = """
        SELECT f.name, count(*) FROM superseded_report JOIN import_file AS f ON f.id = file_id
        WHERE replaced_by = :file AND month = :month AND \(filter.condition)
        GROUP BY f.id ORDER BY f.id
        """
      return try Row.fetchAll(database, sql: sql, arguments: filter.arguments()).map { row in
        let (month, fileID): (Int, Int64) = (row[0], row[1])
        let replaced = try Row.fetchAll(
          database, sql: replacedSQL, arguments: filter.arguments(["file": fileID, "month": month]))
        return ReportOrigin(
          month: Month(count: month), fileID: fileID, file: row[2], importedAt: row[3], reports: row[4],
          replaced: replaced.map { $0[1] }.reduce(0, +), replacedFiles: replaced.map { $0[0] })
      }
    }
  }
}

extension SupplyDatabase {
  /// The day (UTC) on which the report of each facility and month on a scope first came in, by facility code.
  ///
  /// - Throws: `ColcaError`.
  public func firstArrivals(of products: ScopedProducts) throws -> [FacilityCode: [Month: Day]] {
    try read { database in
      let filter = try ScopeFilter(products, database)
      let sql = """
        SELECT code, month, min(imported_at) FROM (
          SELECT facility_id, month, file_id FROM report WHERE \(filter.condition)
          UNION SELECT facility_id, month, file_id FROM superseded_report WHERE \(filter.condition)
        ) JOIN import_file ON import_file.id = file_id JOIN facility ON facility.id = facility_id
        GROUP BY facility_id, month
        """
      var arrivals: [FacilityCode: [Month: Day]] = [:]
      for row in try Row.fetchAll(database, sql: sql, arguments: filter.arguments()) {
        let moment: String = row[2]
        guard let day = Day(prefixOf: moment) else { continue }
        arrivals[row[0], default: [:]][Month(count: row[1])] = day
      }
      return arrivals
    }
  }
}

extension SupplyDatabase {
  /// The running month by the database's own clock: no report of a later one can be true, and none is used.
  public var runningMonth: Month { machine.clock.today.month }

  /// The first and last month with a report of a scope that can be used; nil when there is none.
  ///
  /// A month after the running one is never used, whoever and how many report it; `heldMonths` has it all the same.
  public func monthRange(of products: ScopedProducts) throws -> ClosedRange<Month>? {
    try months(of: products, through: runningMonth)
  }

  /// The first and last month with a report of a scope, whatever it says; nil when there is none.
  public func heldMonths(of products: ScopedProducts) throws -> ClosedRange<Month>? {
    try months(of: products, through: Month(count: Int(Int32.max)))
  }

  private func months(of products: ScopedProducts, through last: Month) throws -> ClosedRange<Month>? {
    try read { database in
      let filter = try ScopeFilter(products, database)
      let row = try Row.fetchOne(
        database,
        sql: "SELECT min(month), max(month) FROM report WHERE month <= \(last.count) AND \(filter.condition)",
        arguments: filter.arguments())
      guard let first: Int = row?[0], let last: Int = row?[1] else { return nil }
      return Month(count: first)...Month(count: last)
    }
  }

  /// How many facilities reported anything of a scope for each month up to the running one, by month.
  public func reportingFacilities(of products: ScopedProducts) throws -> [(month: Month, facilities: Int)] {
    let last = runningMonth.count
    return try read { database in
      let filter = try ScopeFilter(products, database)
      let sql = """
        SELECT month, count(DISTINCT facility_id) FROM report WHERE month <= \(last) AND \(filter.condition)
        GROUP BY month ORDER BY month
        """
      return try Row.fetchAll(database, sql: sql, arguments: filter.arguments()).map {
        (month: Month(count: $0[0]), facilities: $0[1])
      }
    }
  }
}
