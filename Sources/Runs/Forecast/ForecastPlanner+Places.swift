import DemandForecasting
import StockPolicy
import SupplyModel

extension ForecastPlanner {
  /// The demand that the model of the latest run expects at every place of a level, by place and product.
  ///
  /// Forecast anew from what the run read; nothing is saved. Facilities have the run's own distributions.
  ///
  /// - Parameters:
  ///   - level: which places.
  ///   - within: only those whose facilities lie there.
  ///   - horizon: months ahead, 1…12.
  /// - Returns: what it is a forecast of, and the forecasts; a place without a report of a product by then is not among them.
  /// - Throws: `RunError.noRun` where no run was saved yet; what `run` throws.
  public func demand(
    at level: PlaceLevel, within: ServicePlace, horizon: Int
  ) throws -> (settings: ForecastRun.Settings, demands: [PlaceDemand]) {
    guard let saved = try database.latestRun() else { throw RunError.noRun }
    let pipeline = try ForecastPipeline(database: database, settings: saved.settings)
    let (inputs, panel) = (pipeline.inputs, pipeline.panel)
    let demands =
      level == .facility
      ? ofFacilities(pipeline, horizon: horizon) : ofPlaces(pipeline, horizon: horizon)
    let facilitiesInside = Set(
      panel.series.map(\.facility).filter {
        ServicePlace(of: inputs.facilities[$0], at: within.level) == within
      })
    let places = Set(facilitiesInside.map { ServicePlace(of: inputs.facilities[$0], at: level) })
    return (inputs.settings, demands.filter { $0.place.level == level && places.contains($0.place) })
  }

  private func ofFacilities(_ pipeline: ForecastPipeline, horizon: Int) -> [PlaceDemand] {
    let (panel, settings) = (pipeline.panel, pipeline.inputs.settings)
    let forecasts = RunFit(panel, model: settings.model, horizon: max(horizon, pipeline.horizon)).demand
    return panel.series.indices.compactMap { row in
      let series = panel.series[row]
      return demand(
        of: ServicePlace(level: .facility, path: [series.facility.text]), series.product, facilities: 1,
        usual: GroupedDemand.usual(of: row, in: panel.target, through: panel.origin), forecasts, row, horizon)
    }
  }

  private func ofPlaces(_ pipeline: ForecastPipeline, horizon: Int) -> [PlaceDemand] {
    let (panel, settings) = (pipeline.panel, pipeline.inputs.settings)
    let places = DemandPlaces(panel.series, panel: panel.target, facilities: pipeline.inputs.facilities)
    let forecasts = settings.model.forecasts(
      panel: places.panel, origin: panel.origin, horizon: horizon, outputs: .all)
    return places.subjects.indices.compactMap { row in
      let subject = places.subjects[row]
      return demand(
        of: subject.place, subject.product, facilities: places.rows[row].count,
        usual: GroupedDemand.usual(of: row, in: places.panel, through: panel.origin), forecasts, row, horizon)
    }
  }

  /// One forecast; nil where there is none.
  private func demand(
    of place: ServicePlace, _ product: ProductCode, facilities: Int, usual: Double?,
    _ forecasts: DemandForecasts, _ row: Int, _ horizon: Int
  ) -> PlaceDemand? {
    let months = (1...horizon).compactMap { forecasts.monthly(series: row, step: $0) }
    guard months.count == horizon, let total = forecasts.cumulative(series: row, step: horizon) else {
      return nil
    }
    return PlaceDemand(
      place: place, product: product, facilities: facilities, usualMonth: usual, months: months, total: total)
  }
}
