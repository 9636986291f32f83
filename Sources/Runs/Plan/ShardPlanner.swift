import Files
import Foundation
import StockPolicy
import SupplyModel
import SupplyStore

/// Decides what a part of the country moves and orders, by forecasts that were made elsewhere: the last stages of a run and nothing of its learning.
///
/// A part is whole when nobody outside it gives to it or shares its warehouse: a network with its warehouse, or all that a warehouse serves. Of such
/// parts each decides as the whole would; `CountryParts` finds them.
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
    try withDatabase(of: paths) { database in
      let scope = try scope.map { try ScopeResolver(database).scope(spoken: $0) } ?? .familyPlanning
      return try Self.plan(
        database, forecasts: forecasts, settings: makeSettings(forecasts.origin, scope))
    }
  }

  /// The parts of what some files state, whatever the products; a row of each facility is enough.
  ///
  /// - Parameter paths: reports, stocks of warehouses, registers, calendars.
  /// - Throws: `PlanError`; `InterruptedImport`; `RunError.noReports`; what reading throws.
  public func parts(files paths: [String]) throws -> CountryParts {
    try withDatabase(of: paths) { try CountryParts($0) }
  }

  /// Does something with a database of its own that holds some files as a whole, and is gone afterwards.
  private func withDatabase<Outcome>(
    of paths: [String], _ body: (SupplyDatabase) throws -> Outcome
  ) throws -> Outcome {
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
      return try body(database)
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
