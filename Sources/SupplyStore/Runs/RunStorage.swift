import Files
import Foundation
import GRDB
import Operations
import StockPolicy
import SupplyModel

extension SupplyDatabase {
  /// Saves a run with all its assessments and transfers, and the record of what it was made from, in one transaction.
  ///
  /// - Parameter snapshot: what the run was made from; files that came in since are none of it.
  /// - Returns: the run's number.
  /// - Throws: `ColcaError`.
  @discardableResult
  public func save(_ run: ForecastRun, of snapshot: RunSnapshot) throws -> Int64 {
    let result = try run.resultDigest()
    return try write { database in
      try save(run, of: snapshot, result: result, as: .run, database)
    }
  }

  /// Saves a run in the caller's transaction.
  ///
  /// - Parameters:
  ///   - result: `resultDigest` of the run.
  ///   - action: how the log of changes calls it.
  ///   - detail: what else the log says of it.
  ///   - trial: the name under which it is kept beside the official runs; nil of one of these.
  func save(
    _ run: ForecastRun, of snapshot: RunSnapshot, result: String, as action: AuditEntry.Action,
    detail: [String: String] = [:], trial: TrialName? = nil, _ database: Database
  ) throws -> Int64 {
    let inputs = snapshot.inputs
    var row = RunRow(
      settings: run.settings, instant: now, auditNumber: snapshot.auditNumber, inputs: inputs,
      result: result, trial: trial)
    try row.insert(database)
    let id = database.lastInsertedRowID
    try AuditLog.append(
      action, subject: AuditLog.subject(ofRun: id),
      detail: detail.merging(["inputs": inputs, "result": result]) { _, own in own },
      account: machine.account, instant: now, database)
    let interning = CodeInterning(database)
    try AssessmentStorage.save(run.assessments, run: id, interning, database)
    try PlanStorage.save(run, id: id, interning, database)
    let seal = try RunSeal.digest(run: id, database)
    try RunRow.filter(key: id).updateAll(database, RunRow.CodingKeys.seal.set(to: seal))
    return id
  }

  /// The official run that was saved last; nil before the first.
  ///
  /// - Throws: `ColcaError`; `StoreError.damagedDatabase` where its tables do not hold what was saved.
  public func latestRun() throws -> ForecastRun? {
    try read { try Self.run(RunRow.official, $0) }
  }

  /// The run of a number, with nothing to say where its forecasts are pruned; nil when there is none.
  ///
  /// - Throws: `ColcaError`.
  public func run(_ id: Int64) throws -> ForecastRun? {
    try read { try Self.run(RunRow.filter(key: id), $0) }
  }

  static func run(
    _ choice: QueryInterfaceRequest<RunRow>, _ database: Database
  ) throws -> ForecastRun? {
    guard let row = try choice.fetchOne(database), let id = row.id else { return nil }
    try RunSeal.compare(row, database)
    let codes = try StoredCodes(database)
    let transfers = try PlanStorage.transfers(run: id, codes, database)
    return ForecastRun(
      settings: row.settings,
      assessments: try AssessmentStorage.assessments(
        run: id, codes, moved: PlanStorage.moved(transfers), database),
      transfers: transfers,
      calendars: try PlanStorage.calendars(run: id, codes, database),
      warehouseStocks: try PlanStorage.stocks(run: id, codes, database))
  }
}

/// Everything that a run concluded, as one digest.
enum ResultDigest {
  /// SHA-256 over the run's settings, assessments, transfers, calendars and warehouse stocks, each as JSON on a line of its own with
  /// its keys in order.
  static func digest(_ run: ForecastRun) throws -> String {
    var digest = SHA256Digest()
    func add(_ value: some Encodable) throws {
      var bytes = try SortedJSON.bytes(of: value)
      bytes.append(0x0A)
      bytes.withUnsafeBytes { digest.accept($0) }
    }
    try add(run.settings)
    for assessment in run.assessments { try add(assessment) }
    for transfer in run.transfers { try add(transfer) }
    for (code, calendar) in run.calendars.sorted(by: { $0.key < $1.key }) {
      try add(code)
      try add(calendar)
    }
    for stock in run.warehouseStocks { try add(stock) }
    return digest.finish()
  }
}

extension ForecastRun {
  /// SHA-256 over everything that the run concluded: two runs with one digest say the same.
  ///
  /// - Throws: what the encoder throws.
  public func resultDigest() throws -> String { try ResultDigest.digest(self) }
}

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
