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
}
