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

  /// What files state of how facilities are supplied, by facility code.
  public func facilitySupplies() throws -> [FacilitySupply] {
    try read {
      try Row.fetchAll($0, sql: "\(SupplySaving.selectSupply) ORDER BY code").map(FacilitySupply.init(row:))
    }
  }

  /// Every order under way that a file states, by facility, product and month of arrival, past ones included.
  public func ordersUnderWay() throws -> [OrderUnderWay] {
    try read {
      try Row.fetchAll(
        $0, sql: "\(SupplySaving.selectOrder) ORDER BY facility.code, product.code, expected_month"
      ).map(OrderUnderWay.init(row:))
    }
  }

  /// The executing unit that the latest file of reports names for each facility, by facility code.
  public func reportedUnits() throws -> [FacilityCode: String] {
    let sql =
      "SELECT code, unit FROM reported_unit JOIN facility ON facility.id = facility_id ORDER BY file_id"
    return try read { database in
      var units: [FacilityCode: String] = [:]
      for row in try Row.fetchAll(database, sql: sql) { units[row[0]] = row[1] }
      return units
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
