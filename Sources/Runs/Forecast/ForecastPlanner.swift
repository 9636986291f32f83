import DemandForecasting
import StockPolicy
import SupplyModel
import SupplyStore

/// One run: load the histories, forecast, move, decide, save.
public struct ForecastPlanner: Sendable {
  let database: SupplyDatabase

  /// A planner for a database.
  public init(database: SupplyDatabase) { self.database = database }

  /// Forecasts and assesses every facility × product, and saves the run.
  ///
  /// - Parameter makeSettings: the run's settings for the database's latest month.
  /// - Throws: `ColcaError.noReports` when there is nothing at or before the month asked for; what the database throws.
  public func run(settings makeSettings: (_ latest: Month) -> ForecastRun.Settings) throws -> ForecastRun {
    guard let months = try database.monthRange() else { throw ColcaError.noReports(month: nil) }
    let settings = makeSettings(months.upperBound)
    let histories = try database.series(through: settings.asOf)
    let builder = try panel(histories, origin: settings.asOf)
    let run = RunAssessor(
      builder, settings: settings, knowledge: try SupplyKnowledge(database: database),
      facilities: FacilityDirectory(try database.facilities()),
      // A warehouse orders nothing by these rules: its stock fills others' orders.
      warehouses: histories.filter { FacilityKind($0.facility) == .warehouse }
    ).run()
    try database.save(run)
    return run
  }

  /// Learns a model of recorded consumption and stock-outs, for `colca pipe`.
  ///
  /// - Throws: `ColcaError.noReports` when there is nothing at or before the month; what the database throws.
  public func model(asOf: Month, horizon: Int) throws -> SavedModel {
    let histories = try database.series(through: asOf)
    return SavedModel(try panel(histories, origin: asOf), origin: asOf, horizon: horizon)
  }

  /// The panel of some histories, each month counting as far as its facility's report can be believed.
  func panel(_ histories: [SupplySeries], origin: Month) throws -> PanelBuilder {
    guard var builder = PanelBuilder(histories, origin: origin) else {
      throw ColcaError.noReports(month: origin)
    }
    builder.weigh(by: try FindingReview(database: database, latestMonth: origin).grades(of: histories))
    return builder
  }

  /// Whether so few facilities have reported a month that a run on it sees half a picture; nil when it is whole.
  ///
  /// - Throws: `ColcaError`.
  public func reportingGap(at month: Month) throws -> ReportingGap? {
    let reporting = try database.reportingFacilities()
    let now = reporting.first { $0.month == month }?.facilities ?? 0
    let before = reporting.filter { $0.month < month }.suffix(3)
    guard let usual = before.map(\.facilities).max(), now * 2 < usual,
      let whole = before.last(where: { $0.facilities * 2 >= usual })
    else { return nil }
    return ReportingGap(month: month, reported: now, usual: usual, lastWholeMonth: whole.month)
  }

  /// The calendar of a facility as the latest run used it; as today's reports teach it, where it was not in a run.
  ///
  /// - Throws: `ColcaError`.
  public func calendar(of facility: FacilityCode) throws -> FacilityCalendar {
    if let calendar = try database.latestRun()?.calendars[facility] { return calendar }
    let stated = SupplyDirectory(try database.facilitySupplies())[facility].calendar
    guard let last = try database.monthRange()?.upperBound else { return .assumed }
    return try stated.map(FacilityCalendar.init(stated:))
      ?? FacilityCalendar(ReceiptRhythm(database.series(facility: facility), asOf: last))
  }

  /// How many months ahead a run must look so that every assessment has what it needs.
  static func horizon(
    _ builder: PanelBuilder, settings: ForecastRun.Settings, terms: RunTerms
  ) -> Int {
    let policy = AssessmentPolicy(settings: settings)
    return builder.series.map { series in
      let age = series.lastReported?.month.distance(to: settings.asOf) ?? 0
      return policy.monthsNeeded(
        calendar: terms.calendar(series.facility), reportAgeMonths: age, lots: series.lots)
    }.max() ?? settings.horizonMonths
  }

  /// What a run says of one series of its panel.
  static func assessment(
    of series: SupplySeries, at index: Int, _ forecasts: DemandForecasts, _ stockouts: StockoutForecasts?,
    settings: ForecastRun.Settings, terms: OrderTerms, product: Product, moves: ShelfMoves = .none
  ) -> SeriesAssessment {
    let steps = 1...forecasts.horizon
    return AssessmentPolicy(settings: settings).assess(
      series,
      monthlyDemand: (1...settings.horizonMonths).compactMap { forecasts.monthly(series: index, step: $0) },
      cumulativeDemand: steps.compactMap { forecasts.cumulative(series: index, step: $0) },
      stockoutWithResupply: steps.compactMap { stockouts?.probability(series: index, step: $0) },
      terms: terms, coupleYearsPerUnit: product.coupleYearsPerUnit, moves: moves)
  }
}
