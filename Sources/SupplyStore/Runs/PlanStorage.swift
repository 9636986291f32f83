import GRDB
import StockPolicy
import SupplyModel

/// The transfers of a run in their table.
enum TransferStorage {
  static func save(_ transfers: [Transfer], run: Int64, _ interning: CodeInterning, _ database: Database)
    throws
  {
    let insert = try database.makeStatement(
      sql: """
        INSERT INTO transfer (run_id, trip, product_id, from_facility_id, to_facility_id, units, kilometres,
          couple_years, lots, expiring_units, expiring_soles)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    for transfer in transfers {
      try insert.execute(
        arguments: [
          run, transfer.trip, try interning.product(transfer.product), try interning.facility(transfer.from),
          try interning.facility(transfer.to), transfer.units, transfer.kilometres, transfer.coupleYears,
          transfer.lots.isEmpty ? nil : try StoredJSON.text(transfer.lots), transfer.expiringUnits,
          transfer.expiringSoles,
        ])
    }
  }

  /// The transfers of a run, by trip and product.
  static func transfers(
    run: Int64, facilities: [Int64: FacilityCode], products: [Int64: ProductCode], _ database: Database
  ) throws -> [Transfer] {
    try Row.fetchAll(database, sql: "SELECT * FROM transfer WHERE run_id = ?", arguments: [run]).compactMap {
      row -> Transfer? in
      let lots: String? = row["lots"]
      guard let from = facilities[row["from_facility_id"]], let to = facilities[row["to_facility_id"]],
        let product = products[row["product_id"]]
      else { return nil }
      return Transfer(
        trip: row["trip"], from: from, to: to, product: product, units: row["units"],
        kilometres: row["kilometres"], coupleYears: row["couple_years"],
        lots: try lots.map { try StoredJSON.value([StockLot].self, $0) } ?? [],
        expiringUnits: row["expiring_units"], expiringSoles: row["expiring_soles"])
    }.sorted { ($0.trip, $0.product) < ($1.trip, $1.product) }
  }

  /// What transfers bring each facility of each product, less what they take away, by both codes.
  static func moved(_ transfers: [Transfer]) -> [SeriesKey: Int] {
    transfers.reduce(into: [:]) { moved, transfer in
      moved[SeriesKey(transfer.to, transfer.product), default: 0] += transfer.units
      moved[SeriesKey(transfer.from, transfer.product), default: 0] -= transfer.units
    }
  }
}

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
