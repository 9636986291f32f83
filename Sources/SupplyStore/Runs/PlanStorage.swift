import GRDB
import StockPolicy
import SupplyModel

/// What a run concluded beside its assessments, in tables of their own: transfers, calendars and warehouse stocks.
enum PlanStorage {
  static func save(_ run: ForecastRun, id: Int64, _ interning: CodeInterning, _ database: Database) throws {
    for transfer in run.transfers { try TransferRow(transfer, run: id, interning).insert(database) }
    for (code, calendar) in run.calendars.sorted(by: { $0.key < $1.key }) {
      try CalendarRow(runID: id, facilityID: interning.facility(code), calendar: calendar).insert(database)
    }
    for stock in run.warehouseStocks { try WarehouseStockRow(stock, run: id, interning).insert(database) }
  }

  /// The transfers of a run, by trip and product.
  static func transfers(run: Int64, _ codes: StoredCodes, _ database: Database) throws -> [Transfer] {
    try TransferRow.filter(TransferRow.CodingKeys.runID == run).fetchAll(database)
      .map { try $0.transfer(codes) }.sorted()
  }

  /// What transfers bring each facility of each product, less what they take away, by both codes.
  static func moved(_ transfers: [Transfer]) -> [SeriesKey: Int] {
    transfers.reduce(into: [:]) { moved, transfer in
      moved[SeriesKey(transfer.to, transfer.product), default: 0] += transfer.units
      moved[SeriesKey(transfer.from, transfer.product), default: 0] -= transfer.units
    }
  }

  /// The calendars of a run, by facility code.
  static func calendars(
    run: Int64, _ codes: StoredCodes, _ database: Database
  ) throws -> [FacilityCode: FacilityCalendar] {
    try CalendarRow.filter(CalendarRow.CodingKeys.runID == run).fetchAll(database)
      .reduce(into: [:]) { calendars, row in
        guard let code = codes.facilities[row.facilityID] else { throw Row.damage("facility_id") }
        calendars[code] = row.calendar
      }
  }

  /// The warehouse stocks of a run, by warehouse and product.
  static func stocks(run: Int64, _ codes: StoredCodes, _ database: Database) throws -> [WarehouseStock] {
    try WarehouseStockRow.filter(WarehouseStockRow.CodingKeys.runID == run).fetchAll(database)
      .map { try $0.stock(codes) }.sorted { ($0.warehouse, $0.product) < ($1.warehouse, $1.product) }
  }
}
