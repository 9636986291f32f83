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
  /// - Throws: `RunError.noReports` and `.noHistory` when there is nothing to explain, `.outsideScope` for a product that these
  ///   settings do not look at; what the database throws.
  public func explanation(
    facility: FacilityCode, product: ProductCode, saved: ForecastRun? = nil,
    settings makeSettings: (_ latest: Month) -> ForecastRun.Settings
  ) throws -> ForecastExplanation {
    let pipeline = try ForecastPipeline(database: database, settings: settings(makeSettings))
    let settings = pipeline.inputs.settings
    // What is said of an old code is said of the one that takes its place.
    let product = CodeSuccessions(settings.orders.successions).last(product)
    guard let row = pipeline.panel.row(facility: facility, product: product) else {
      if !pipeline.inputs.products.contains(product) {
        throw RunError.outsideScope(product: product, scope: settings.scope)
      }
      throw pipeline.inputs.closed.contains(facility)
        ? RunError.closedFacility(facility) : .noHistory(facility: facility, product: product)
    }
    let fit = pipeline.fit()
    guard let drivers = fit.drivers(ofRow: row) else {
      throw RunError.noHistory(facility: facility, product: product)
    }
    let stockouts = pipeline.fitStockouts()
    let ofRun = saved?.settings == settings ? saved?.assessments : nil
    var assessment =
      ofRun?.first { $0.facility == facility && $0.product == product }
      ?? pipeline.assessor(demand: fit.demand, stockouts: stockouts.forecasts).assessment(row)
    if ofRun == nil {
      let key = SeriesKey(facility, product)
      assessment.doubt = try DoubtedOrders(pipeline, of: key).doubts(fit, transfers: [])[key]
    }
    let months = assessment.risk?.decisiveMonths(cover: assessment.order.coverMonths)
    return ForecastExplanation(
      settings: settings, assessment: assessment, drivers: drivers,
      stockoutReasons: months.flatMap { stockouts.reasons(ofRow: row, within: $0) },
      calendar: pipeline.terms.calendars[facility] ?? .assumed, months: pipeline.panel.months(ofRow: row))
  }

  /// The same by the settings of the run that was saved last, so that it tells of that one; by the usual ones where there is none.
  ///
  /// - Parameter asOf: the last month known; that of the run, or the database's latest, when nil.
  /// - Throws: as above.
  public func explanation(facility: FacilityCode, product: ProductCode, asOf: Month?) throws
    -> ForecastExplanation
  {
    let saved = try database.latestRun()
    return try explanation(facility: facility, product: product, saved: saved) { latest in
      var settings = saved?.settings ?? ForecastRun.Settings(asOf: latest)
      settings.asOf = asOf ?? settings.asOf
      return settings
    }
  }
}
