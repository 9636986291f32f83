import GRDB
import StockPolicy
import SupplyModel

/// A transfer of a run in its table.
struct TransferRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "transfer"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case trip, units, kilometres, lots
    case runID = "run_id"
    case productID = "product_id"
    case fromFacilityID = "from_facility_id"
    case toFacilityID = "to_facility_id"
    case coupleYears = "couple_years"
    case expiringUnits = "expiring_units"
    case expiringSoles = "expiring_soles"
  }

  let runID: Int64
  let trip: Int
  let productID: Int64
  let fromFacilityID: Int64
  let toFacilityID: Int64
  let units: Int
  let kilometres: Double?
  let coupleYears: Double
  /// Nil when none is known.
  let lots: [StockLot]?
  let expiringUnits: Int
  let expiringSoles: Double

  init(_ transfer: Transfer, run: Int64, _ interning: CodeInterning) throws {
    runID = run
    trip = transfer.trip
    productID = try interning.product(transfer.product)
    fromFacilityID = try interning.facility(transfer.from)
    toFacilityID = try interning.facility(transfer.to)
    units = transfer.units
    kilometres = transfer.kilometres
    coupleYears = transfer.coupleYears
    lots = transfer.lots.isEmpty ? nil : transfer.lots
    expiringUnits = transfer.expiringUnits
    expiringSoles = transfer.expiringSoles
  }

  func transfer(_ codes: StoredCodes) throws -> Transfer {
    guard let from = codes.facilities[fromFacilityID], let to = codes.facilities[toFacilityID],
      let product = codes.products[productID]
    else { throw Row.damage("facility_id") }
    return Transfer(
      trip: trip, from: from, to: to, product: product, units: units, kilometres: kilometres,
      coupleYears: coupleYears, lots: lots ?? [], expiringUnits: expiringUnits, expiringSoles: expiringSoles)
  }
}

/// The calendar of a facility, as a run took it, in its table.
struct CalendarRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "run_calendar"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case calendar
    case runID = "run_id"
    case facilityID = "facility_id"
  }

  let runID: Int64
  let facilityID: Int64
  let calendar: FacilityCalendar
}

/// The stock of a warehouse for a run in its table.
struct WarehouseStockRow: Codable, FetchableRecord, PersistableRecord {
  static let databaseTableName = "warehouse_stock"

  enum CodingKeys: String, CodingKey, ColumnExpression {
    case stock, ordered, allotted, lines
    case runID = "run_id"
    case facilityID = "facility_id"
    case productID = "product_id"
  }

  let runID: Int64
  let facilityID: Int64
  let productID: Int64
  let stock: Int
  let ordered: Int
  let allotted: Int
  let lines: Int

  init(_ stock: WarehouseStock, run: Int64, _ interning: CodeInterning) throws {
    runID = run
    facilityID = try interning.facility(stock.warehouse)
    productID = try interning.product(stock.product)
    self.stock = stock.stock
    ordered = stock.ordered
    allotted = stock.allotted
    lines = stock.lines
  }

  func stock(_ codes: StoredCodes) throws -> WarehouseStock {
    guard let warehouse = codes.facilities[facilityID], let product = codes.products[productID] else {
      throw Row.damage("facility_id")
    }
    return WarehouseStock(
      warehouse: warehouse, product: product, stock: stock, ordered: ordered, allotted: allotted, lines: lines
    )
  }
}
