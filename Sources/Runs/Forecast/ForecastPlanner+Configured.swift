import Operations
import StockPolicy
import SupplyModel

extension ForecastPlanner {
  /// The month and the settings of the run that a configuration asks for: what the night forecasts, and the web pages.
  ///
  /// - Throws: `RunError.noReports`, `.unknownScope`, `.emptyScope`; what the database throws.
  public func plan(
    by configuration: NightlyConfiguration
  ) throws -> (month: LastMonth, settings: ForecastRun.Settings) {
    let scope = try configuration.products(of: database).scope
    let month = try lastMonth(scope: scope, wholeFromDay: configuration.runningMonthFromDay)
    return (month, configuration.runSettings(asOf: month.asOf, scope: scope))
  }
}
