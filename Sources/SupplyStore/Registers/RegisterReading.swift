import GRDB
import SupplyModel

extension SupplyDatabase {
  /// Every facility, by code.
  ///
  /// Networks that are written in several ways have one (`PlaceSpelling`).
  public func facilities() throws -> [Facility] { PlaceSpelling.united(try read(Facility.all)) }

  /// Every product, by code.
  public func products() throws -> [Product] { try read(Product.all) }

  /// What files state of how facilities are supplied, by facility code.
  public func facilitySupplies() throws -> [FacilitySupply] { try read(FacilitySupply.all) }

  /// Every order under way that a file states, by facility, product and month of arrival, past ones included.
  public func ordersUnderWay() throws -> [OrderUnderWay] { try read(OrderUnderWay.all) }

  /// The executing unit that the latest file of reports names for each facility, by facility code.
  public func reportedUnits() throws -> [FacilityCode: String] {
    // Beside `max` SQLite gives the other columns of the row that has it; all files of all facilities are half a million rows of a country.
    let sql = """
      SELECT code, unit, max(file_id) FROM reported_unit JOIN facility ON facility.id = facility_id
      GROUP BY facility_id
      """
    return try read { database in
      var units: [FacilityCode: String] = [:]
      for row in try Row.fetchAll(database, sql: sql) {
        units[try row.needed("code")] = try row.needed("unit") as String
      }
      return units
    }
  }
}
