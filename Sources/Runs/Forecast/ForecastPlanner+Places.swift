import DemandForecasting
import StockPolicy
import SupplyModel

/// The demand of some places by a run's model.
public struct PlaceDemands: Sendable {
  /// The settings of the run that it follows.
  public let settings: ForecastRun.Settings
  /// The forecasts, by place and product.
  public let demands: [PlaceDemand]
  /// How many products of places have no month known of the last twelve: what was used before says nothing of what will be.
  public let unknown: Int
}

extension ForecastPlanner {
  /// The demand that the model of the latest run expects at every place of a level, by place and product.
  ///
  /// Forecast anew from what the run read; nothing is saved. Facilities have the run's own distributions.
  ///
  /// - Parameters:
  ///   - level: which places.
  ///   - within: only those whose facilities lie there.
  ///   - horizon: months ahead, 1…12.
  /// - Throws: `RunError.noRun` where no run was saved yet; what `run` throws.
  public func demand(
    at level: PlaceLevel, within: ServicePlace, horizon: Int
  ) throws -> PlaceDemands {
    guard let saved = try database.latestRun() else { throw RunError.noRun }
    let pipeline = try ForecastPipeline(database: database, settings: saved.settings)
    let (panel, facilities) = (pipeline.panel, pipeline.inputs.facilities)
    let inside = panel.series.map(\.facility).filter {
      ServicePlace(of: facilities[$0], at: within.level) == within
    }
    let places = Set(inside.map { ServicePlace(of: facilities[$0], at: level) })
    let known =
      level == .facility
      ? ofFacilities(pipeline, horizon: horizon) : ofPlaces(pipeline, horizon: horizon)
    let (rows, forecasts) = (known.rows.filter { places.contains($0.place) }, known.forecasts)
    return PlaceDemands(
      settings: pipeline.inputs.settings,
      demands: rows.compactMap { row in
        guard let usual = row.usualMonth, let total = forecasts.cumulative(series: row.series, step: horizon)
        else { return nil }
        return PlaceDemand(
          place: row.place, product: row.product, facilities: row.facilities, usualMonth: usual,
          months: (1...horizon).compactMap { forecasts.monthly(series: row.series, step: $0) }, total: total)
      },
      unknown: rows.count { $0.usualMonth == nil && forecasts.isForecast[$0.series] })
  }

  /// A series of the forecasts, and what is known of it.
  private struct Row {
    let series: Int
    let place: ServicePlace
    let product: ProductCode
    let facilities: Int
    let usualMonth: Double?
  }

  private func ofFacilities(
    _ pipeline: ForecastPipeline, horizon: Int
  ) -> (rows: [Row], forecasts: DemandForecasts) {
    let (panel, settings) = (pipeline.panel, pipeline.inputs.settings)
    let rows = panel.series.enumerated().map { row, series in
      Row(
        series: row, place: ServicePlace(level: .facility, path: [series.facility.text]),
        product: series.product, facilities: 1,
        usualMonth: GroupedDemand.usual(of: row, in: panel.target, through: panel.origin))
    }
    return (rows, RunFit(panel, model: settings.model, horizon: max(horizon, pipeline.horizon)).demand)
  }

  private func ofPlaces(
    _ pipeline: ForecastPipeline, horizon: Int
  ) -> (rows: [Row], forecasts: DemandForecasts) {
    let (panel, settings) = (pipeline.panel, pipeline.inputs.settings)
    let registers = pipeline.inputs.facilities
    let places = DemandPlaces(panel.series, panel: panel.target, facilities: registers)
    // As for facilities: what somebody says of a finding moves the forecast of its own product and place alone.
    let learnt = DemandPlaces(panel.series, panel: panel.learnt, facilities: registers).panel
    let rows = places.subjects.enumerated().map { row, subject in
      Row(
        series: row, place: subject.place, product: subject.product, facilities: places.rows[row].count,
        usualMonth: GroupedDemand.usual(of: row, in: places.panel, through: panel.origin))
    }
    let model = ModelFitter().fit(
      panel: learnt, origin: panel.origin, horizon: horizon, outputs: .all, as: settings.model)
    return (rows, model.demand(panel: places.panel, origin: panel.origin))
  }
}
