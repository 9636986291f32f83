import DemandForecasting
import StockPolicy
import SupplyModel

/// Assesses the series of a run from their forecasts, and moves what is spare before anything is ordered.
package struct RunAssessor {
  package let settings: ForecastRun.Settings
  package let products: ProductCatalogue
  package let facilities: FacilityDirectory
  private let series: [SupplySeries]
  private let terms: RunTerms
  private let warehouses: WarehouseDirectory
  private let corrected: CorrectedMonths?
  private let forecasts: DemandForecasts
  private let stockouts: StockoutForecasts?
  private let horizon: Int
  private var ordersNow: (_ facility: FacilityCode) -> Bool = { _ in true }

  /// Forecasts everything that the run needs.
  package init(
    _ builder: PanelBuilder, settings: ForecastRun.Settings, knowledge: SupplyKnowledge,
    facilities: FacilityDirectory, warehouses: [SupplySeries]
  ) {
    self.settings = settings
    self.facilities = facilities
    products = knowledge.products
    terms = RunTerms(builder.series, settings: settings, knowledge: knowledge)
    let horizon = ForecastPlanner.horizon(builder, settings: settings, terms: terms)
    self.horizon = horizon
    series = builder.series
    self.warehouses = WarehouseDirectory(
      warehouses, asOf: settings.asOf, knowledge: knowledge, facilities: facilities)
    let censored = CensoredPanel(builder, through: settings.asOf)
    corrected = CorrectedMonths(builder, censored, target: settings.target)
    forecasts = settings.model.forecasts(
      panel: settings.target == .demand ? censored.panel(from: builder.panel) : builder.panel,
      origin: builder.origin,
      horizon: horizon, outputs: .all)
    stockouts = StockoutForecaster().forecasts(
      panel: builder.panel, origin: builder.origin, horizon: horizon)
  }

  /// Assesses from forecasts that were made already; without stock-outs with the usual resupply.
  ///
  /// - Parameters:
  ///   - series: the forecasts' series, in their order.
  ///   - forecasts: cumulative demand as far as anything needs it; monthly demand is not asked for.
  ///   - warehouses: the histories of warehouses, through the run's month.
  ///   - ordersNow: whether a facility orders this month; what the others would order is claimed from no warehouse.
  package init(
    _ series: [SupplySeries], forecasts: DemandForecasts, settings: ForecastRun.Settings,
    knowledge: SupplyKnowledge, facilities: FacilityDirectory, warehouses: [SupplySeries] = [],
    ordersNow: @escaping (_ facility: FacilityCode) -> Bool = { _ in true }
  ) {
    self.settings = settings
    self.facilities = facilities
    self.series = series
    self.forecasts = forecasts
    self.ordersNow = ordersNow
    products = knowledge.products
    terms = RunTerms(series, settings: settings, knowledge: knowledge)
    horizon = forecasts.horizon
    stockouts = nil
    corrected = nil
    self.warehouses = WarehouseDirectory(
      warehouses, asOf: settings.asOf, knowledge: knowledge, facilities: facilities)
  }

  /// The run: everything assessed, what is worth moving moved, orders for what is still missing, cut to what caps
  /// allow, scarce stock shared out, and what would expire with advice on who could use it.
  package func run() -> ForecastRun {
    var assessments = series.indices.map { assessment($0) }
    let positions = positions(assessments)
    let transfers = settings.transfers.map {
      TransferPolicy(settings: settings, worth: $0, facilities: facilities).transfers(positions)
    }
    var moves: [SeriesKey: ShelfMoves] = [:]
    for transfer in transfers ?? [] {
      moves[SeriesKey(transfer.to, transfer.product), default: .none].add(transfer, isGiving: false)
      moves[SeriesKey(transfer.from, transfer.product), default: .none].add(transfer, isGiving: true)
    }
    for (index, series) in series.enumerated() {
      guard let moves = moves[series.key] else { continue }
      assessments[index] = assessment(index, moves: moves)
    }
    let stocks = share(&assessments)
    var advisor = ExpiryAdvisor(
      settings: settings, facilities: facilities, positions: positions, transfers: transfers ?? [])
    return ForecastRun(
      settings: settings, assessments: advisor.advised(assessments), transfers: transfers ?? [],
      calendars: terms.calendars,
      warehouseStocks: stocks)
  }

  /// What transfers, and advice on what expires, look at.
  private func positions(_ assessments: [SeriesAssessment]) -> [StockPosition] {
    assessments.enumerated().compactMap { index, assessment in
      let product = products[assessment.product]
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
  private func share(_ assessments: inout [SeriesAssessment]) -> [WarehouseStock] {
    let lines = assessments.enumerated().map { index, assessment in
      let product = products[assessment.product]
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
    (1...horizon).compactMap { forecasts.cumulative(series: index, step: $0) }
  }

  private func coverDemand(_ index: Int) -> CoverDemand? {
    AssessmentPolicy(settings: settings).coverDemand(
      series[index], cumulativeDemand: cumulative(index), calendar: terms.calendar(series[index].facility))
  }

  private func assessment(_ index: Int, moves: ShelfMoves = .none) -> SeriesAssessment {
    var assessment = ForecastPlanner.assessment(
      of: series[index], at: index, forecasts, stockouts, settings: settings,
      terms: terms.terms(series[index]), product: products[series[index].product], moves: moves)
    assessment.order.arithmetic?.correctedMonths = corrected?.count(series: index) ?? 0
    return assessment
  }
}
