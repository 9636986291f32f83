import DemandForecasting
import StockPolicy
import SupplyModel

extension ForecastPlanner {
  /// What drove the forecast of one facility × product, with the numbers that a run with these settings saves.
  ///
  /// Everything is forecast anew, for facilities learn from one another; nothing is saved.
  ///
  /// - Parameters:
  ///   - facility: the facility's code, as stored.
  ///   - product: the product's code, as stored.
  ///   - saved: the run that was saved last: where its settings are these, its order stands, transfers and caps included.
  ///   - makeSettings: the run's settings for the database's latest month.
  /// - Throws: `ColcaError.noReports` and `.noHistory` when there is nothing to explain; what the database throws.
  public func explanation(
    facility: FacilityCode, product: ProductCode, saved: ForecastRun? = nil,
    settings makeSettings: (_ latest: Month) -> ForecastRun.Settings
  ) throws -> ForecastExplanation {
    guard let months = try database.monthRange() else { throw ColcaError.noReports(month: nil) }
    let settings = makeSettings(months.upperBound)
    let builder = try panel(try database.series(through: settings.asOf), origin: settings.asOf)
    guard
      let row = builder.series.firstIndex(where: { $0.facility == facility && $0.product == product })
    else { throw ColcaError.noHistory(facility: facility, product: product) }
    let series = builder.series[row]
    let knowledge = try SupplyKnowledge(database: database)
    let terms = RunTerms(builder.series, settings: settings, knowledge: knowledge)
    let censored = CensoredPanel(builder, through: settings.asOf)
    let panel = settings.target == .demand ? censored.panel(from: builder.panel) : builder.panel
    let horizon = Self.horizon(builder, settings: settings, terms: terms)
    let fitter = ModelFitter()
    let model = fitter.fit(
      panel: panel, origin: builder.origin, horizon: horizon, outputs: .all, as: settings.model)
    let stockouts = fitter.fit(
      panel: builder.panel, origin: builder.origin, horizon: horizon, outputs: .stockouts)
    guard let drivers = fitter.drivers(of: row, panel: panel, origin: builder.origin, model: model) else {
      throw ColcaError.noHistory(facility: facility, product: product)
    }
    var assessment = Self.assessment(
      of: series, at: row, model.demand(panel: panel, origin: builder.origin),
      stockouts.stockouts(panel: builder.panel, origin: builder.origin), settings: settings,
      terms: terms.terms(series), product: knowledge.products[product])
    assessment.order.arithmetic?.correctedMonths =
      CorrectedMonths(builder, censored, target: settings.target).count(series: row)
    let ofRun = saved?.settings == settings ? saved?.assessments : nil
    if let ofRun = ofRun?.first(where: { $0.facility == facility && $0.product == product }) {
      assessment = ofRun
    }
    return ForecastExplanation(
      settings: settings, assessment: assessment, drivers: drivers,
      calendar: terms.calendars[facility] ?? .assumed,
      months: Self.months(series, row: row, panel: builder.panel, censored, target: settings.target))
  }

  /// The latest months of a series, each with what the forecast makes of it.
  private static func months(
    _ series: SupplySeries, row: Int, panel: DemandPanel, _ censored: CensoredPanel, target: ForecastTarget
  ) -> [ForecastExplanation.MonthEntry] {
    let start = row * panel.monthCount + panel.firstReport[row]
    let entries = series.entries.enumerated().map { offset, entry in
      let cell = start + offset
      let recorded = entry.quantities?.consumed
      let corrected = censored.corrected.demand[cell]
      let counted = target == .demand ? corrected : panel.consumption[cell]
      return ForecastExplanation.MonthEntry(
        month: entry.month, state: entry.state, recorded: recorded,
        corrected: corrected.isNaN ? nil : corrected, counted: counted.isNaN ? nil : counted,
        use: use(
          entry, mark: censored.marks[cell],
          isRaised: target == .demand && censored.corrected.isCorrected[cell]))
    }
    return Array(entries.suffix(ForecastExplanation.monthsShown))
  }

  private static func use(
    _ entry: SupplySeries.MonthEntry, mark: Censoring, isRaised: Bool
  ) -> ForecastExplanation.Use {
    guard entry.quantities != nil else { return .notReported }
    guard entry.quantities?.consumed != nil else { return .noConsumption }
    if isRaised { return mark == .emptyShelf ? .emptyShelf : .raised }
    return mark == .notHeld ? .notHeld : .asRecorded
  }
}
