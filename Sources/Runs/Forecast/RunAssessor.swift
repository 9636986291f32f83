import DemandForecasting
import StockPolicy
import SupplyModel

/// Assesses the series of a run from their forecasts, moves what is spare, and decides what is ordered of what is still missing.
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
    var assessments = series.indices.map { assessment($0) }
    let positions = positions(assessments)
    let transfers = move(positions, &assessments)
    let stocks = decide(&assessments)
    var advisor = ExpiryAdvisor(
      settings: settings, facilities: facilities, positions: positions, transfers: transfers)
    return ForecastRun(
      settings: settings, assessments: advisor.advised(assessments), transfers: transfers,
      calendars: terms.calendars, warehouseStocks: stocks)
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

  /// Moves what is worth a trip, and assesses anew who gives and who receives.
  private func move(
    _ positions: [StockPosition], _ assessments: inout [SeriesAssessment]
  ) -> [Transfer] {
    guard let worth = settings.transfers else { return [] }
    let transfers = TransferPolicy(settings: settings, worth: worth, facilities: facilities)
      .transfers(positions)
    let moves = Self.moves(transfers)
    for (index, series) in series.enumerated() {
      guard let moves = moves[series.key] else { continue }
      assessments[index] = assessment(index, moves: moves)
    }
    return transfers
  }

  /// What transfers, and advice on what expires, look at.
  private func positions(_ assessments: [SeriesAssessment]) -> [StockPosition] {
    assessments.enumerated().compactMap { index, assessment in
      let product = terms.product(assessment.product)
      let lead = max(1, terms.calendar(assessment.facility).leadTimeMonths)
      return coverDemand(index).map {
        StockPosition(
          assessment: assessment, coverDemand: $0, coupleYearsPerUnit: product.coupleYearsPerUnit,
          packSize: product.packSize ?? 1, priceSoles: product.priceSoles,
          demand: CumulativeDemand(cumulative(index)), leadTimeMonths: lead,
          arriving: terms.terms(series[index]).arriving(afterCountMonthsAgo: 0, byMonth: lead))
      }
    }
  }

  /// Cuts the orders to what caps allow, and shares out what warehouses have too little of.
  private func decide(_ assessments: inout [SeriesAssessment]) -> [WarehouseStock] {
    let lines = assessments.enumerated().map { index, assessment in
      let product = terms.product(assessment.product)
      return OrderLine(
        assessment: assessment, coverDemand: assessment.order.quantity > 0 ? coverDemand(index) : nil,
        coupleYearsPerUnit: product.coupleYearsPerUnit, priceSoles: terms.price(series[index]),
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

  private func assessment(_ index: Int, moves: ShelfMoves) -> SeriesAssessment {
    let one = series[index]
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
    return assessment
  }
}
