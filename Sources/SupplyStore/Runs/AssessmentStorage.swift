import DemandForecasting
import Foundation
import GRDB
import StockPolicy
import SupplyModel

/// The assessments of a run in their table.
///
/// One statement is prepared for all of them, not a record made of each: a network has tens of thousands, and a record
/// would gather its columns in a container of its own every time.
enum AssessmentStorage {
  static let tableName = "assessment"

  static func save(
    _ assessments: [SeriesAssessment], run: Int64, _ interning: CodeInterning, _ database: Database
  ) throws {
    var facilities: [FacilityCode: Int64] = [:]
    var products: [ProductCode: Int64] = [:]
    let columns = AssessmentColumn.allCases
    let insert = try database.makeStatement(
      sql: """
        INSERT INTO \(tableName) (run_id, facility_id, product_id, \(columns.map(\.name).joined(separator: ", ")))
        VALUES (?, ?, ?\(String(repeating: ", ?", count: columns.count)))
        """)
    for assessment in assessments {
      let facility = try facilities[assessment.facility] ?? interning.facility(assessment.facility)
      let product = try products[assessment.product] ?? interning.product(assessment.product)
      facilities[assessment.facility] = facility
      products[assessment.product] = product
      let values = try columns.map { try assessment.value(of: $0) }
      try insert.execute(arguments: [run, facility, product] + StatementArguments(values))
    }
  }

  /// The assessments of a run, by facility and product.
  ///
  /// - Parameter moved: what the run's transfers bring each series, less what they take away.
  static func assessments(
    run: Int64, _ codes: StoredCodes, moved: [SeriesKey: Int], _ database: Database
  ) throws -> [SeriesAssessment] {
    // Row by row, each column by its place: names of columns would be looked for a million times.
    let columns = AssessmentColumn.allCases.map(\.name).joined(separator: ", ")
    let rows = try Row.fetchCursor(
      database, sql: "SELECT facility_id, product_id, \(columns) FROM \(tableName) WHERE run_id = ?",
      arguments: [run])
    var assessments: [SeriesAssessment] = []
    var places: [(key: SeriesKey, place: Int)] = []
    while let row = try rows.next() {
      guard let facility = codes.facilities[try row.needed(at: 0, "facility_id")],
        let product = codes.products[try row.needed(at: 1, "product_id")]
      else { throw Row.damage("facility_id") }
      let key = SeriesKey(facility, product)
      places.append((key, assessments.count))
      assessments.append(
        try SeriesAssessment(
          AssessmentRow(row), facility: facility, product: product, moved: moved[key] ?? 0))
    }
    places.sort { $0.key < $1.key }
    return places.map { assessments[$0.place] }
  }
}

/// The columns of an assessment, but for those of its key.
private enum AssessmentColumn: Int, CaseIterable {
  case state, stock, availability, decision, alert, lots, doubt
  case stockMonth, recentConsumption, averageConsumption, monthsOfStock, monthlyDemand, riskByMonth
  case expectedDate, earlyDate, lateDate, daysOfCover, orderQuantity, orderUpTo, coverMonths, serviceLevel
  case officialQuantity, expectedHarm, riskWithResupply, orderArithmetic

  /// Where it stands in a row that begins with facility and product.
  var place: Int { rawValue + 2 }

  var name: String {
    switch self {
    case .state: "state"
    case .stock: "stock"
    case .availability: "availability"
    case .decision: "decision"
    case .alert: "alert"
    case .lots: "lots"
    case .doubt: "doubt"
    case .stockMonth: "stock_month"
    case .recentConsumption: "recent_consumption"
    case .averageConsumption: "average_consumption"
    case .monthsOfStock: "months_of_stock"
    case .monthlyDemand: "monthly_demand"
    case .riskByMonth: "risk_by_month"
    case .expectedDate: "expected_date"
    case .earlyDate: "early_date"
    case .lateDate: "late_date"
    case .daysOfCover: "days_of_cover"
    case .orderQuantity: "order_quantity"
    case .orderUpTo: "order_up_to"
    case .coverMonths: "cover_months"
    case .serviceLevel: "service_level"
    case .officialQuantity: "official_quantity"
    case .expectedHarm: "expected_harm"
    case .riskWithResupply: "risk_with_resupply"
    case .orderArithmetic: "order_arithmetic"
    }
  }
}

/// A row of the table, its columns asked for by their places.
private struct AssessmentRow {
  private let row: Row

  init(_ row: Row) { self.row = row }

  func stated<Value: DatabaseValueConvertible>(_ column: AssessmentColumn) throws -> Value? {
    try row.stated(at: column.place, column.name)
  }

  func needed<Value: DatabaseValueConvertible>(_ column: AssessmentColumn) throws -> Value {
    try row.needed(at: column.place, column.name)
  }

  func word<Word: RawRepresentable>(_ column: AssessmentColumn) throws -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: try needed(column)) else { throw Row.damage(column.name) }
    return word
  }
}

extension SeriesAssessment {
  fileprivate func value(of column: AssessmentColumn) throws -> (any DatabaseValueConvertible)? {
    switch column {
    case .state: state.rawValue
    case .stock: stock
    case .availability: official.availability.rawValue
    case .decision: order.decision.rawValue
    case .alert: alert.rawValue
    case .lots: lots.isEmpty ? nil : try StoredJSON.text(lots)
    case .doubt: try doubt.map(StoredJSON.text)
    case .stockMonth: stockMonth
    case .recentConsumption: NumberBlob.data(recentConsumption.map { $0 ?? .nan })
    case .averageConsumption: official.averageConsumption
    case .monthsOfStock: official.monthsOfStock
    case .monthlyDemand: NumberBlob.data(monthlyDemand.flatMap(\.values))
    case .riskByMonth: risk.map { NumberBlob.data($0.probabilityByMonth) }
    case .expectedDate: risk?.expectedDate?.description
    case .earlyDate: risk?.earlyDate?.description
    case .lateDate: risk?.lateDate?.description
    case .daysOfCover: risk?.daysOfCover
    case .orderQuantity: order.quantity
    case .orderUpTo: order.orderUpToLevel
    case .coverMonths: order.coverMonths
    case .serviceLevel: order.serviceLevel
    case .officialQuantity: order.officialQuantity
    case .expectedHarm: expectedHarm
    case .riskWithResupply: risk.map { NumberBlob.data($0.probabilityWithResupply) }
    case .orderArithmetic: try order.arithmetic.map(StoredJSON.text)
    }
  }

  /// An assessment from a row of its table.
  ///
  /// - Throws: `DecodingError` for a row that this version does not write.
  fileprivate init(_ row: AssessmentRow, facility: FacilityCode, product: ProductCode, moved: Int) throws {
    let state: MonthState = try row.word(AssessmentColumn.state)
    let availability: AvailabilityClass = try row.word(AssessmentColumn.availability)
    let decision: OrderRecommendation.Decision = try row.word(AssessmentColumn.decision)
    let alert: AlertLevel = try row.word(AssessmentColumn.alert)
    let levels = QuantileLevels.monthly
    let values = NumberBlob.numbers(try row.needed(AssessmentColumn.monthlyDemand))
    let demand = stride(from: 0, to: values.count - values.count % levels.count, by: levels.count).map {
      QuantileDistribution(levels: levels, values: Array(values[$0..<$0 + levels.count]))
    }
    let riskData: Data? = try row.stated(AssessmentColumn.riskByMonth)
    let resupplyData: Data? = try row.stated(AssessmentColumn.riskWithResupply)
    let risk = try riskData.map {
      StockoutRisk(
        probabilityByMonth: NumberBlob.numbers($0),
        expectedDate: Day(stored: try row.stated(AssessmentColumn.expectedDate)),
        earlyDate: Day(stored: try row.stated(AssessmentColumn.earlyDate)),
        lateDate: Day(stored: try row.stated(AssessmentColumn.lateDate)),
        daysOfCover: try row.stated(AssessmentColumn.daysOfCover),
        probabilityWithResupply: resupplyData.map(NumberBlob.numbers) ?? [])
    }
    let arithmetic: String? = try row.stated(AssessmentColumn.orderArithmetic)
    let lots: String? = try row.stated(AssessmentColumn.lots)
    let doubt: String? = try row.stated(AssessmentColumn.doubt)
    self.init(
      facility: facility, product: product, state: state,
      stockMonth: try row.stated(AssessmentColumn.stockMonth),
      stock: try row.stated(AssessmentColumn.stock),
      recentConsumption: NumberBlob.numbers(try row.needed(AssessmentColumn.recentConsumption)).map {
        $0.isNaN ? nil : $0
      },
      official: OfficialIndicators(
        averageConsumption: try row.needed(AssessmentColumn.averageConsumption),
        monthsOfStock: try row.stated(AssessmentColumn.monthsOfStock),
        availability: availability),
      monthlyDemand: demand, risk: risk,
      order: OrderRecommendation(
        decision: decision, quantity: try row.needed(AssessmentColumn.orderQuantity),
        orderUpToLevel: try row.stated(AssessmentColumn.orderUpTo),
        coverMonths: try row.needed(AssessmentColumn.coverMonths),
        serviceLevel: try row.needed(AssessmentColumn.serviceLevel),
        officialQuantity: try row.stated(AssessmentColumn.officialQuantity),
        arithmetic: try arithmetic.map { try StoredJSON.value(OrderArithmetic.self, $0) }),
      alert: alert, expectedHarm: try row.needed(AssessmentColumn.expectedHarm), moved: moved,
      lots: try lots.map { try StoredJSON.value([LotOutlook].self, $0) } ?? [],
      doubt: try doubt.map { try StoredJSON.value(SeriesDoubt.self, $0) })
  }
}

extension Day {
  /// A day from its `AAAA-MM-DD`.
  fileprivate init?(stored text: String?) {
    guard let text else { return nil }
    self.init(text)
  }
}
