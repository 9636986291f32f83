import GRDB
import SupplyModel

/// What the database holds of a scope, in numbers.
public struct StoreContents: Sendable, Equatable {
  /// The first and last month with a report; nil when there is none.
  public let months: ClosedRange<Month>?
  /// Reports: facility × product × month.
  public let reports: Int
  /// Products with a report.
  public let products: Int
  /// Files imported.
  public let files: Int
  /// Reports outside the scope, and their products.
  public let outside: OutsideScope
  /// Reports of months after the running one, which nothing uses.
  public let futureReports: Int
  /// Reports of months of long ago (`firstUsedMonth`), which nothing uses.
  public let longAgoReports: Int
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
      return StoreContents(
        months: months, reports: try count("count(*)"),
        products: try count("count(DISTINCT product_id)"),
        files: try Int.fetchOne(database, sql: "SELECT count(*) FROM import_file") ?? 0, outside: outside,
        futureReports: try count("count(CASE WHEN month > \(runningMonth.count) THEN 1 END)"),
        longAgoReports: try months.map {
          try count("count(CASE WHEN month < \($0.lowerBound.count) THEN 1 END)")
        } ?? 0)
    }
  }

  /// The last month up to another, and up to the running one, that each facility reported anything of a scope, by code.
  ///
  /// - Parameter codes: of these facilities alone; of all where nil.
  /// - Throws: `ColcaError`.
  public func lastReports(
    of products: ScopedProducts, through month: Month, among codes: [FacilityCode]? = nil
  ) throws -> [FacilityCode: Month] {
    let last = min(month, runningMonth).count
    let first = try firstUsedMonth(of: products)?.count ?? 0
    return try read { database in
      let filter = try ScopeFilter(products, database)
      // Month after month back from the last: most facilities are found in the first that is looked at.
      let sql = """
        WITH held(month) AS MATERIALIZED (
          SELECT month FROM (\(ScopeFilter.months)) WHERE month BETWEEN \(first) AND \(last) ORDER BY month DESC
        )
        SELECT code, (
          SELECT month FROM held WHERE EXISTS (
            SELECT 1 FROM report
            WHERE \(filter.condition) AND report.month = held.month AND facility_id = facility.id
              AND file_id NOT IN (SELECT id FROM import_file WHERE layout = :stock))
          ORDER BY month DESC LIMIT 1
        ) AS last FROM facility
        WHERE \(codes == nil ? "" : "code IN (SELECT value FROM json_each(:codes)) AND ") last IS NOT NULL
        """
      // A table of a warehouse's stock is no report of it: nobody is waited for because of one.
      var named: [String: (any DatabaseValueConvertible)?] = ["stock": LayoutName.mstkalmde.rawValue]
      if let codes { named["codes"] = try StoredJSON.text(codes.map(\.text)) }
      let stock = filter.arguments(named)
      return try Row.fetchAll(database, sql: sql, arguments: stock).reduce(into: [:]) {
        $0[try $1.decode(atIndex: 0)] = try $1.decode(Month.self, atIndex: 1)
      }
    }
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
        WHERE \(filter.ofReports)
        GROUP BY month, f.id ORDER BY month DESC, f.id DESC
        """
      let replacedSQL = """
        SELECT f.name, count(*) FROM superseded_report JOIN import_file AS f ON f.id = file_id
        WHERE replaced_by = :file AND month = :month AND \(filter.condition)
        GROUP BY f.id ORDER BY f.id
        """
      return try Row.fetchAll(database, sql: sql, arguments: filter.arguments()).map { row in
        let (month, fileID): (Int, Int64) = try (row.decode(atIndex: 0), row.decode(atIndex: 1))
        let replaced = try Row.fetchAll(
          database, sql: replacedSQL, arguments: filter.arguments(["file": fileID, "month": month]))
        return try ReportOrigin(
          month: Month(count: month), fileID: fileID, file: row.decode(atIndex: 2),
          importedAt: row.decode(atIndex: 3), reports: row.decode(atIndex: 4),
          replaced: replaced.map { try $0.decode(Int.self, atIndex: 1) }.reduce(0, +),
          replacedFiles: replaced.map { try $0.decode(atIndex: 0) })
      }
    }
  }
}

extension SupplyDatabase {
  /// The day on which the report of each facility and month on a scope was first made, by facility code.
  ///
  /// That is the report's own date where it states one, `FECHA`, so that old files that are imported late make nobody late; else the day
  /// (UTC) on which the file came in. A date before the month that it speaks of, or after the file came in, is none.
  ///
  /// - Throws: `ColcaError`.
  public func firstArrivals(of products: ScopedProducts) throws -> [FacilityCode: [Month: Day]] {
    try read { database in
      let filter = try ScopeFilter(products, database)
      let sql = """
        SELECT code, month, min(CASE WHEN stated_on BETWEEN first AND came THEN stated_on ELSE came END) FROM (
          SELECT facility_id, month, stated_on,
            \(Self.days("printf('%04d-%02d-01', month / 12, month % 12 + 1)")) AS first,
            \(Self.days("substr(imported_at, 1, 10)")) AS came
          FROM (
            SELECT facility_id, month, file_id, stated_on FROM report WHERE \(filter.condition)
            UNION SELECT facility_id, month, file_id, stated_on FROM superseded_report WHERE \(filter.condition)
          ) JOIN import_file ON import_file.id = file_id
        ) JOIN facility ON facility.id = facility_id
        GROUP BY facility_id, month
        """
      var arrivals: [FacilityCode: [Month: Day]] = [:]
      for row in try Row.fetchAll(database, sql: sql, arguments: filter.arguments()) {
        guard let number = try row.decode(Int?.self, atIndex: 2), let day = Day(daysSince1970: number) else {
          continue
        }
        let facility: FacilityCode = try row.decode(atIndex: 0)
        arrivals[facility, default: [:]][try row.decode(atIndex: 1)] = day
      }
      return arrivals
    }
  }

  /// A day of a statement, written `AAAA-MM-DD`, as days since 1970.
  private static func days(_ text: String) -> String { "CAST(julianday(\(text)) - 2440587.5 AS INTEGER)" }
}

extension SupplyDatabase {
  /// The running month by the database's own clock: no report of a later one can be true, and none is used.
  public var runningMonth: Month { machine.clock.today.month }

  /// Whether the running month counts as whole before its end.
  ///
  /// - Parameter day: its day from which it does; 0 for none. In a month that has no such day its last is meant.
  public func isRunningMonthWhole(fromDay day: Int) -> Bool {
    let today = machine.clock.today
    return day > 0 && today >= Day(month: today.month, dayOfMonth: day)
  }

  /// The first and last month with a report of a scope that can be used; nil when there is none.
  ///
  /// A month after the running one is never used, whoever and how many report it; `heldMonths` has it all the same.
  public func monthRange(of products: ScopedProducts) throws -> ClosedRange<Month>? {
    guard let months = try months(of: products, through: runningMonth) else { return nil }
    return (try firstUsedMonth(of: products) ?? months.lowerBound)...months.upperBound
  }

  /// The first month of a scope that is used; nil where there is none.
  ///
  /// Months of long ago are a slip in a year, `1916` for `2016`, more often than a history: those before three years in which nobody
  /// reported anything are not used where there are at most twelve of them. Of an archive of more months than that all are.
  ///
  /// - Complexity: O(products × months): a look at the first report of each.
  public func firstUsedMonth(of products: ScopedProducts) throws -> Month? {
    let last = runningMonth.count
    return try read { database in
      let filter = try ScopeFilter(products, database)
      let months = try Int.fetchAll(database, sql: ScopeFilter.months, arguments: filter.arguments())
        .filter { $0 <= last }.sorted()
      let first = months.indices.dropFirst().last {
        $0 <= Self.mostStrayMonths && months[$0] - months[$0 - 1] > Self.strayBeforeMonths
      }
      return (first.map { months[$0] } ?? months.first).map { Month(count: $0) }
    }
  }

  /// So many months without any report set what came before apart.
  static let strayBeforeMonths = 36
  /// Where it is no more months than so many.
  static let mostStrayMonths = 12

  /// The first and last month with a report of a scope, whatever it says; nil when there is none.
  public func heldMonths(of products: ScopedProducts) throws -> ClosedRange<Month>? {
    try months(of: products, through: Month(count: Int(Int32.max)))
  }

  private func months(of products: ScopedProducts, through last: Month) throws -> ClosedRange<Month>? {
    try read { database in
      let filter = try ScopeFilter(products, database)
      let months = try Int.fetchAll(database, sql: ScopeFilter.months, arguments: filter.arguments())
        .filter { $0 <= last.count }
      guard let first = months.min(), let last = months.max() else { return nil }
      return Month(count: first)...Month(count: last)
    }
  }

  /// How many facilities, warehouses not among them, reported anything of a scope for each month up to the running one, by month.
  public func reportingFacilities(of products: ScopedProducts) throws -> [(month: Month, facilities: Int)] {
    let last = runningMonth.count
    let first = try firstUsedMonth(of: products)?.count ?? 0
    return try read { database in
      let filter = try ScopeFilter(products, database)
      let warehouses = try StoredCodes(database).facilities.filter { FacilityKind($0.value) == .warehouse }
      let numbers = warehouses.keys.sorted().map(String.init).joined(separator: ",")
      let sql = """
        SELECT month, count(DISTINCT facility_id) FROM report
        WHERE month BETWEEN \(first) AND \(last) AND facility_id NOT IN (\(numbers)) AND \(filter.condition)
        GROUP BY month ORDER BY month
        """
      return try Row.fetchAll(database, sql: sql, arguments: filter.arguments()).map {
        (month: try $0.decode(atIndex: 0), facilities: try $0.decode(atIndex: 1))
      }
    }
  }
}
