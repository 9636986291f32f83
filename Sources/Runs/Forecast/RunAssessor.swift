import DemandForecasting
import StockPolicy
import SupplyModel

/// Assesses the series of a run from their forecasts, and decides together what is moved and what is ordered.
package struct RunAssessor {
  private let series: [SupplySeries]
  private let demand: DemandForecasts
  private let stockouts: StockoutForecasts?
  private let settings: ForecastRun.Settings
  private let terms: RunTerms
  private let facilities: FacilityDirectory
  private let warehouses: WarehouseDirectory
  private let correctedMonths: (_ index: Int) -> Int
  private let ordersNow: (_ facility: FacilityCode) -> Bool

  /// What assesses by some forecasts.
  ///
  /// - Parameters:
  ///   - series: the forecasts' series, in their order.
  ///   - demand: cumulative demand as far as anything needs it; monthly demand where a run is to tell it.
  ///   - stockouts: with the usual resupply; no decision rests on them, and nil leaves them out.
  ///   - terms: under which each series is ordered.
  ///   - facilities: names and places.
  ///   - warehouses: the histories of warehouses, through the run's month.
  ///   - correctedMonths: how many months of each series count as more than was recorded.
  ///   - ordersNow: whether a facility orders this month; what the others would order is claimed from no warehouse.
  package init(
    _ series: [SupplySeries], demand: DemandForecasts, stockouts: StockoutForecasts? = nil, terms: RunTerms,
    facilities: FacilityDirectory, warehouses: [SupplySeries],
    correctedMonths: @escaping (_ index: Int) -> Int = { _ in 0 },
    ordersNow: @escaping (_ facility: FacilityCode) -> Bool = { _ in true }
  ) {
    self.series = series
    self.demand = demand
    self.stockouts = stockouts
    self.terms = terms
    self.facilities = facilities
    self.correctedMonths = correctedMonths
    self.ordersNow = ordersNow
    settings = terms.settings
    self.warehouses = WarehouseDirectory(
      warehouses, asOf: settings.asOf, knowledge: terms.knowledge, facilities: facilities)
  }

  /// The run: everything assessed, what is worth moving moved, orders for what is still missing, cut to what caps
  /// allow, scarce stock shared out, and what would expire with advice on who could use it.
  package func run() -> ForecastRun {
    let unmoved = series.indices.map { assessment($0) }
    let positions = positions(unmoved)
    let plan = plan(unmoved, positions)
    var advisor = ExpiryAdvisor(
      settings: settings, facilities: facilities, positions: positions, transfers: plan.transfers)
    return ForecastRun(
      settings: settings, assessments: advisor.advised(plan.assessments), transfers: plan.transfers,
      calendars: terms.calendars, warehouseStocks: plan.stocks)
  }

  /// What is moved and what is ordered.
  private struct Plan {
    var assessments: [SeriesAssessment]
    var transfers: [Transfer] = []
    var stocks: [WarehouseStock] = []
  }

  /// So often all that moves is planned anew; what contradicts an order afterwards is left out.
  ///
  /// Two rounds are enough as a rule, and each may cost as much as the first.
  private static let mostRounds = 5

  /// Moves and orders, in rounds until nobody gives what it must order anew and does not get.
  ///
  /// Each round knows of more orders that do not come in full, so that the rounds end. After `mostRounds` nothing is planned anew: what
  /// such shelves give is left out, until nothing contradicts any more.
  private func plan(_ unmoved: [SeriesAssessment], _ positions: [StockPosition]) -> Plan {
    var plan = Plan(assessments: unmoved)
    plan.stocks = decide(&plan.assessments)
    guard let worth = settings.transfers else { return plan }
    let policy = TransferPolicy(settings: settings, worth: worth, facilities: facilities)
    var supply = OrderSupply(ordersNotMoving: plan.assessments) { warehouses.warehouse(of: $0) }
    var memory = TransferMemory()
    var short: Set<SeriesKey> = []
    for _ in 0..<Self.mostRounds {
      let transfers = policy.transfers(
        positions.map { position in
          var position = position
          position.resupply = supply.resupply(of: position.assessment.key)
          return position
        }, remembering: &memory)
      plan = self.plan(unmoved, moving: transfers)
      short = supply.learn(from: plan.assessments, givers: transfers)
      if short.isEmpty { return plan }
    }
    while !short.isEmpty {
      plan = self.plan(unmoved, moving: policy.without(short, plan.transfers))
      short = supply.learn(from: plan.assessments, givers: plan.transfers)
    }
    return plan
  }

  /// The orders once some transfers have been made.
  private func plan(_ unmoved: [SeriesAssessment], moving transfers: [Transfer]) -> Plan {
    var plan = Plan(assessments: unmoved, transfers: transfers)
    let moves = Self.moves(transfers)
    for (index, series) in series.enumerated() {
      guard let moves = moves[series.key] else { continue }
      plan.assessments[index] = assessment(index, moves: moves)
    }
    plan.stocks = decide(&plan.assessments)
    return plan
  }

  /// What the run says of one series before anything is moved, cut or shared out.
  package func assessment(_ index: Int) -> SeriesAssessment { assessment(index, moves: .none) }

  /// What the run orders of each series once some transfers have been made, before anything is cut or shared out.
  func orders(moving transfers: [Transfer]) -> [OrderRecommendation] {
    let moves = Self.moves(transfers)
    return series.indices.map { assessment($0, moves: moves[series[$0].key] ?? .none).order }
  }

  private static func moves(_ transfers: [Transfer]) -> [SeriesKey: ShelfMoves] {
    var moves: [SeriesKey: ShelfMoves] = [:]
    for transfer in transfers {
      moves[SeriesKey(transfer.to, transfer.product), default: .none].add(transfer, isGiving: false)
      moves[SeriesKey(transfer.from, transfer.product), default: .none].add(transfer, isGiving: true)
    }
    return moves
  }

  /// What transfers, and advice on what expires, look at.
  private func positions(_ assessments: [SeriesAssessment]) -> [StockPosition] {
    assessments.enumerated().compactMap { index, assessment in
      let product = terms.product(assessment.product)
      let lead = max(1, terms.calendar(assessment.facility).leadTimeMonths)
      let agreed = terms.agreedMoves(series[index])
      return coverDemand(index).map {
        StockPosition(
          assessment: assessment, coverDemand: $0, coupleYearsPerUnit: product.coupleYearsPerUnit,
          packSize: product.packSize ?? 1, priceSoles: product.priceSoles,
          demand: CumulativeDemand(cumulative(index)), leadTimeMonths: lead,
          arriving: terms.terms(series[index]).arriving(afterCountMonthsAgo: 0, byMonth: lead),
          agreed: agreed)
      }
    }
  }

  /// Cuts the orders to what caps allow, and shares out what warehouses have too little of.
  private func decide(_ assessments: inout [SeriesAssessment]) -> [WarehouseStock] {
    let lines = assessments.enumerated().map { index, assessment in
      let product = terms.product(assessment.product)
      return OrderLine(
        assessment: assessment, coverDemand: assessment.order.quantity > 0 ? coverDemand(index) : nil,
        coupleYearsPerUnit: product.coupleYearsPerUnit, priceSoles: assessment.order.arithmetic?.priceSoles,
        litresPerUnit: product.litresPerUnit, warehouse: warehouses.warehouse(of: assessment.facility))
    }
    let supplies = Dictionary(
      Set(assessments.map(\.facility)).map { ($0, terms.supply($0)) }, uniquingKeysWith: { first, _ in first }
    )
    let cut = OrderCaps(settings: settings.orders, supplies: supplies).cut(lines)
    assessments = cut.map(\.assessment)
    let ordering = cut.indices.filter { ordersNow(cut[$0].assessment.facility) }
    let (shared, stocks) = WarehouseSplit.split(ordering.map { cut[$0] }, stocks: warehouses.stocks)
    for (place, line) in zip(ordering, shared) { assessments[place] = line.assessment }
    return stocks
  }

  private func cumulative(_ index: Int) -> [QuantileDistribution] {
    (1...demand.horizon).compactMap { demand.cumulative(series: index, step: $0) }
  }

  private func coverDemand(_ index: Int) -> CoverDemand? {
    AssessmentPolicy(settings: settings).coverDemand(
      series[index], cumulativeDemand: cumulative(index), calendar: terms.calendar(series[index].facility))
  }

  private func assessment(_ index: Int, moves planned: ShelfMoves) -> SeriesAssessment {
    let one = series[index]
    // What was agreed moves besides what the run advises.
    var moves = terms.agreedMoves(one)
    moves.add(planned)
    var assessment = AssessmentPolicy(settings: settings).assess(
      one,
      monthlyDemand: (1...settings.horizonMonths).compactMap { demand.monthly(series: index, step: $0) },
      cumulativeDemand: cumulative(index),
      stockoutWithResupply: (1...demand.horizon).compactMap {
        stockouts?.probability(series: index, step: $0)
      },
      terms: terms.terms(one), coupleYearsPerUnit: terms.product(one.product).coupleYearsPerUnit, moves: moves
    )
    assessment.order.arithmetic?.correctedMonths = correctedMonths(index)
    assessment.order.arithmetic?.priceSoles = terms.price(one)
    return assessment
  }
}
