import DemandForecasting
import Foundation
import GRDB
import StockPolicy
import SupplyModel

extension SupplyDatabase {
  /// Saves a run with all its assessments and transfers, and the record of what it was made from, in one transaction.
  ///
  /// - Returns: the run's number.
  /// - Throws: `ColcaError`.
  @discardableResult
  public func save(_ run: ForecastRun) throws -> Int64 {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let settings = String(decoding: try encoder.encode(run.settings), as: UTF8.self)
    let result = try run.resultDigest()
    return try write { database in
      let inputs = try InputStamp.digest(database)
      try database.execute(
        sql: """
          INSERT INTO run (as_of, settings, instant, version, audit_number, inputs, result)
          VALUES (?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run.settings.asOf.count, settings, now, ColcaVersion.current, try AuditLog.lastNumber(database),
          inputs,
          result,
        ])
      let id = database.lastInsertedRowID
      try AuditLog.append(
        .run, subject: "run \(id)", detail: ["inputs": inputs, "result": result], account: machine.account,
        instant: now,
        database)
      let interning = CodeInterning(database)
      var facilities: [FacilityCode: Int64] = [:]
      var products: [ProductCode: Int64] = [:]
      let insert = try database.makeStatement(sql: Self.insertAssessment)
      for assessment in run.assessments {
        let facility = try facilities[assessment.facility] ?? interning.facility(assessment.facility)
        let product = try products[assessment.product] ?? interning.product(assessment.product)
        facilities[assessment.facility] = facility
        products[assessment.product] = product
        try insert.execute(
          arguments: [id, facility, product] + StatementArguments(try Self.columns(of: assessment)))
      }
      try TransferStorage.save(run.transfers, run: id, interning, database)
      try SupplyStorage.save(run, id: id, interning, database)
      return id
    }
  }

  /// The run that was saved last; nil before the first.
  ///
  /// - Throws: `ColcaError`.
  public func latestRun() throws -> ForecastRun? {
    try read { try Self.run("ORDER BY id DESC LIMIT 1", [], $0) }
  }

  /// The run of a number, with nothing to say where its forecasts are pruned; nil when there is none.
  ///
  /// - Throws: `ColcaError`.
  public func run(_ id: Int64) throws -> ForecastRun? { try read { try Self.run("WHERE id = ?", [id], $0) } }

  private static func run(
    _ choice: String, _ arguments: StatementArguments, _ database: Database
  ) throws -> ForecastRun? {
    guard
      let row = try Row.fetchOne(
        database, sql: "SELECT id, settings FROM run \(choice)", arguments: arguments)
    else { return nil }
    let text: String = row[1]
    let settings = try JSONDecoder().decode(ForecastRun.Settings.self, from: Data(text.utf8))
    let facilities = try Self.facilityCodes(database)
    let products = try Self.productCodes(database)
    let rows = try Row.fetchAll(
      database, sql: "SELECT * FROM assessment WHERE run_id = ?", arguments: [row[0] as Int64])
    let transfers = try TransferStorage.transfers(
      run: row[0], facilities: facilities, products: products, database)
    let moved = TransferStorage.moved(transfers)
    let assessments = try rows.compactMap { row -> SeriesAssessment? in
      guard let facility = facilities[row["facility_id"]], let product = products[row["product_id"]]
      else { return nil }
      return try SeriesAssessment(
        row, facility: facility, product: product, moved: moved[SeriesKey(facility, product)] ?? 0)
    }
    return ForecastRun(
      settings: settings,
      assessments: assessments.sorted { ($0.facility, $0.product) < ($1.facility, $1.product) },
      transfers: transfers,
      calendars: try SupplyStorage.calendars(run: row[0], facilities: facilities, database),
      warehouseStocks: try SupplyStorage.stocks(
        run: row[0], facilities: facilities, products: products, database))
  }

  private static let insertAssessment = """
    INSERT INTO assessment (run_id, facility_id, product_id, state, stock_month, stock, recent_consumption,
      average_consumption, months_of_stock, availability, monthly_demand, risk_by_month, expected_date,
      early_date, late_date, days_of_cover, decision, order_quantity, order_up_to, cover_months,
      service_level, official_quantity, alert, expected_harm, risk_with_resupply, order_arithmetic, lots)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  private static func columns(of assessment: SeriesAssessment) throws -> [(any DatabaseValueConvertible)?] {
    let risk = assessment.risk
    let order = assessment.order
    return [
      assessment.state.rawValue, assessment.stockMonth?.count, assessment.stock,
      NumberBlob.data(assessment.recentConsumption.map { $0 ?? .nan }),
      assessment.official.averageConsumption, assessment.official.monthsOfStock,
      assessment.official.availability.rawValue,
      NumberBlob.data(assessment.monthlyDemand.flatMap(\.values)),
      risk.map { NumberBlob.data($0.probabilityByMonth) }, risk?.expectedDate?.description,
      risk?.earlyDate?.description, risk?.lateDate?.description, risk?.daysOfCover,
      order.decision.rawValue, order.quantity, order.orderUpToLevel, order.coverMonths, order.serviceLevel,
      order.officialQuantity, assessment.alert.rawValue, assessment.expectedHarm,
      risk.map { NumberBlob.data($0.probabilityWithResupply) }, try order.arithmetic.map(StoredJSON.text),
      assessment.lots.isEmpty ? nil : try StoredJSON.text(assessment.lots),
    ]
  }
}

extension SeriesAssessment {
  /// An assessment from a row of its table; nil when the row holds a word that this version does not know.
  fileprivate init?(_ row: Row, facility: FacilityCode, product: ProductCode, moved: Int) throws {
    guard let state = MonthState(rawValue: row["state"]),
      let availability = AvailabilityClass(rawValue: row["availability"]),
      let decision = OrderRecommendation.Decision(rawValue: row["decision"]),
      let alert = AlertLevel(rawValue: row["alert"])
    else { return nil }
    let levels = QuantileLevels.monthly
    let values = NumberBlob.numbers(row["monthly_demand"])
    let demand = stride(from: 0, to: values.count - values.count % levels.count, by: levels.count).map {
      QuantileDistribution(levels: levels, values: Array(values[$0..<$0 + levels.count]))
    }
    let riskData: Data? = row["risk_by_month"]
    let resupplyData: Data? = row["risk_with_resupply"]
    let risk = riskData.map {
      StockoutRisk(
        probabilityByMonth: NumberBlob.numbers($0), expectedDate: Day(stored: row["expected_date"]),
        earlyDate: Day(stored: row["early_date"]), lateDate: Day(stored: row["late_date"]),
        daysOfCover: row["days_of_cover"],
        probabilityWithResupply: resupplyData.map(NumberBlob.numbers) ?? [])
    }
    let stockMonth: Int? = row["stock_month"]
    let arithmetic: String? = row["order_arithmetic"]
    let lots: String? = row["lots"]
    self.init(
      facility: facility, product: product, state: state, stockMonth: stockMonth.map(Month.init(count:)),
      stock: row["stock"],
      recentConsumption: NumberBlob.numbers(row["recent_consumption"]).map { $0.isNaN ? nil : $0 },
      official: OfficialIndicators(
        averageConsumption: row["average_consumption"], monthsOfStock: row["months_of_stock"],
        availability: availability),
      monthlyDemand: demand, risk: risk,
      order: OrderRecommendation(
        decision: decision, quantity: row["order_quantity"], orderUpToLevel: row["order_up_to"],
        coverMonths: row["cover_months"], serviceLevel: row["service_level"],
        officialQuantity: row["official_quantity"],
        arithmetic: try arithmetic.map { try StoredJSON.value(OrderArithmetic.self, $0) }),
      alert: alert, expectedHarm: row["expected_harm"], moved: moved,
      lots: try lots.map { try StoredJSON.value([LotOutlook].self, $0) } ?? [])
  }
}

extension Day {
  /// A day from its `AAAA-MM-DD`.
  fileprivate init?(stored text: String?) {
    guard let text else { return nil }
    self.init(text)
  }
}

/// Values that are only ever read whole, as JSON with its keys in order.
enum StoredJSON {
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  static func value<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
    try JSONDecoder().decode(type, from: Data(text.utf8))
  }
}

/// Lists of numbers in one column: eight bytes each, little-endian, the same on every machine.
enum NumberBlob {
  static func data(_ numbers: [Double]) -> Data {
    var data = Data(capacity: numbers.count * 8)
    for number in numbers {
      withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
    }
    return data
  }

  static func numbers(_ data: Data) -> [Double] {
    data.withUnsafeBytes { bytes in
      (0..<bytes.count / 8).map {
        Double(bitPattern: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)))
      }
    }
  }
}
