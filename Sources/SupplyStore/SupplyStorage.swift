import GRDB
import StockPolicy
import SupplyModel

/// The calendars and warehouse stocks of a run in their tables.
enum SupplyStorage {
  static func save(_ run: ForecastRun, id: Int64, _ interning: CodeInterning, _ database: Database) throws {
    for (code, calendar) in run.calendars.sorted(by: { $0.key < $1.key }) {
      try database.execute(
        sql: "INSERT INTO run_calendar (run_id, facility_id, calendar) VALUES (?, ?, ?)",
        arguments: [id, try interning.facility(code), try StoredJSON.text(calendar)])
    }
    for stock in run.warehouseStocks {
      try database.execute(
        sql: """
          INSERT INTO warehouse_stock (run_id, facility_id, product_id, stock, ordered, allotted, lines)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          id, try interning.facility(stock.warehouse), try interning.product(stock.product), stock.stock,
          stock.ordered, stock.allotted, stock.lines,
        ])
    }
  }

  /// The calendars of a run, by facility code.
  static func calendars(
    run: Int64, facilities: [Int64: FacilityCode], _ database: Database
  ) throws -> [FacilityCode: FacilityCalendar] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT facility_id, calendar FROM run_calendar WHERE run_id = ?", arguments: [run])
    return try rows.reduce(into: [:]) { calendars, row in
      guard let code = facilities[row[0]] else { return }
      calendars[code] = try StoredJSON.value(FacilityCalendar.self, row[1])
    }
  }

  /// The warehouse stocks of a run, by warehouse and product.
  static func stocks(
    run: Int64, facilities: [Int64: FacilityCode], products: [Int64: ProductCode], _ database: Database
  ) throws -> [WarehouseStock] {
    try Row.fetchAll(database, sql: "SELECT * FROM warehouse_stock WHERE run_id = ?", arguments: [run])
      .compactMap { row -> WarehouseStock? in
        guard let warehouse = facilities[row["facility_id"]], let product = products[row["product_id"]] else {
          return nil
        }
        return WarehouseStock(
          warehouse: warehouse, product: product, stock: row["stock"], ordered: row["ordered"],
          allotted: row["allotted"], lines: row["lines"])
      }.sorted { ($0.warehouse, $0.product) < ($1.warehouse, $1.product) }
  }
}
