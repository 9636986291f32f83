import GRDB
import SupplyModel

extension SupplyDatabase {
  /// Every facility, by code.
  public func facilities() throws -> [Facility] {
    try read {
      try Row.fetchAll($0, sql: "\(RegisterSaving.selectFacility) ORDER BY code").map(Facility.init(row:))
    }
  }

  /// Every product, by code.
  public func products() throws -> [Product] {
    try read {
      try Row.fetchAll($0, sql: "\(RegisterSaving.selectProduct) ORDER BY code").map(Product.init(row:))
    }
  }

  /// The supply calendars that have been imported, by facility code.
  public func calendars() throws -> [String: SupplyCalendar] {
    let sql = """
      SELECT code, lead_time_months, review_period_months FROM supply_calendar
      JOIN facility ON facility.id = facility_id
      """
    return try read { database in
      var calendars: [String: SupplyCalendar] = [:]
      for row in try Row.fetchAll(database, sql: sql) {
        calendars[row[0]] = SupplyCalendar(leadTimeMonths: row[1], reviewPeriodMonths: row[2])
      }
      return calendars
    }
  }

  /// Every file that was imported, in the order of import.
  public func importedFiles() throws -> [ImportedFile] {
    let sql = """
      SELECT id, name, layout, imported_at, rows, accepted, replaced, unchanged, rejected FROM import_file
      ORDER BY id
      """
    return try read {
      try Row.fetchAll($0, sql: sql).map {
        ImportedFile(
          id: $0[0], name: $0[1], layout: $0[2], importedAt: $0[3], rows: $0[4], accepted: $0[5],
          replaced: $0[6], unchanged: $0[7], rejected: $0[8])
      }
    }
  }

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
