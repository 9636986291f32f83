import Files
import Foundation
import StockPolicy
import SupplyModel
import SupplyStore

/// Decides what a part of the country moves and orders, by forecasts that were made elsewhere: the last stages of a run and nothing of its learning.
///
/// A part is whole when nobody outside it gives to it or shares its warehouse: a network with its warehouse, or all that a warehouse serves. Of such
/// parts each decides as the whole would.
public struct ShardPlanner {
  private let machine: Machine

  /// A planner.
  public init(machine: Machine) { self.machine = machine }

  /// The plan of what some files state, in a database of its own that is gone afterwards.
  ///
  /// - Parameters:
  ///   - paths: reports, stocks of warehouses, registers, calendars: whatever an import reads.
  ///   - forecasts: of each facility × product that reports.
  ///   - scope: the products as somebody types them; the methods of family planning when nil.
  ///   - makeSettings: the settings of a plan that begins after a month, of a scope.
  /// - Throws: `PlanError`; `InterruptedImport`; what a run throws.
  public func plan(
    files paths: [String], forecasts: StatedForecasts, scope: String? = nil,
    settings makeSettings: (_ asOf: Month, _ scope: ProductScope) -> ForecastRun.Settings
  ) throws -> ForecastRun {
    try Folders.withScratch(named: "colca-plan") { folder in
      let database = try SupplyDatabase(path: folder + "/colca.sqlite", machine: machine)
      let outcomes = try ImportSession(database: database).importFiles(paths: paths)
      if let bad = outcomes.first(where: { $0.isUnusable || $0.isMissing }) {
        throw PlanError.unusableFile(path: bad.path)
      }
      // What was left out would be ordered for as if it were not there.
      if let bad = outcomes.first(where: { $0.rejected > 0 }) {
        throw PlanError.rejectedRows(path: bad.path, rows: bad.rejected)
      }
      let scope = try scope.map { try ScopeResolver(database).scope(spoken: $0) } ?? .familyPlanning
      return try Self.plan(
        database, forecasts: forecasts, settings: makeSettings(forecasts.origin, scope))
    }
  }

  /// The plan of what a database holds.
  ///
  /// - Throws: `PlanError`; what a run throws.
  static func plan(
    _ database: SupplyDatabase, forecasts: StatedForecasts, settings: ForecastRun.Settings
  ) throws -> ForecastRun {
    let pipeline = try ForecastPipeline(database: database, settings: settings)
    let demand = try forecasts.demand(
      of: pipeline.panel.series.map(\.key), origin: pipeline.panel.origin, horizon: pipeline.horizon)
    return pipeline.assessor(
      demand: demand,
      stockouts: .none(
        origin: pipeline.panel.origin, horizon: pipeline.horizon,
        seriesCount: pipeline.panel.recorded.seriesCount)
    ).run()
  }
}
