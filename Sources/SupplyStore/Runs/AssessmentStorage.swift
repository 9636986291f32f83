import DemandForecasting
import Foundation
import GRDB
import StockPolicy
import SupplyModel

/// The assessments of a run in their table.
enum AssessmentStorage {
  static func save(
    _ assessments: [SeriesAssessment], run: Int64, _ interning: CodeInterning, _ database: Database
  ) throws {
    var facilities: [FacilityCode: Int64] = [:]
    var products: [ProductCode: Int64] = [:]
    let insert = try database.makeStatement(sql: Self.insert)
    for assessment in assessments {
      let facility = try facilities[assessment.facility] ?? interning.facility(assessment.facility)
      let product = try products[assessment.product] ?? interning.product(assessment.product)
      facilities[assessment.facility] = facility
      products[assessment.product] = product
      try insert.execute(
        arguments: [run, facility, product] + StatementArguments(try columns(of: assessment)))
    }
  }

  /// The assessments of a run, by facility and product.
  ///
  /// - Parameter moved: what the run's transfers bring each series, less what they take away.
  static func assessments(
    run: Int64, facilities: [Int64: FacilityCode], products: [Int64: ProductCode], moved: [SeriesKey: Int],
    _ database: Database
  ) throws -> [SeriesAssessment] {
    let rows = try Row.fetchAll(database, sql: "SELECT * FROM assessment WHERE run_id = ?", arguments: [run])
    return try rows.compactMap { row -> SeriesAssessment? in
      guard let facility = facilities[row["facility_id"]], let product = products[row["product_id"]]
      else { return nil }
      return try SeriesAssessment(
        row, facility: facility, product: product, moved: moved[SeriesKey(facility, product)] ?? 0)
    }.sorted { ($0.facility, $0.product) < ($1.facility, $1.product) }
  }

  private static let insert = """
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
