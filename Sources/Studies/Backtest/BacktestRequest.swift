import DemandForecasting
import Files
import SupplyModel
import SupplyStore

/// What somebody asks of a backtest: from where, how far, by which model, and what of it is written where.
///
/// Each output works alone: what is not asked for is not made.
public struct BacktestRequest: Sendable {
  /// The last months known, each once.
  public var origins: [Month]
  /// Months ahead, 1…12.
  public var horizon = 3
  /// What forecasts.
  public var model = DemandModel.full
  /// What is forecast.
  public var target = ForecastTarget.consumption
  /// Of which products.
  public var scope = ProductScope.familyPlanning
  /// The file for forecasts by month; nil for none.
  public var forecastFile: String?
  /// The file for forecasts of totals; nil for none.
  public var cumulativeFile: String?
  /// The file for risks of stock-outs; nil for none.
  public var riskFile: String?
  /// The file for forecasts of the levels above facilities; nil for none.
  public var levelFile: String?
  /// Whether simpler rules are compared.
  public var hasLadder = false
  /// Whether everything is wanted, as a page shows it: ladder, risks and totals.
  public var hasEverything = false

  /// A request for some origins; each month counts once, where it comes first.
  public init(origins: [Month]) {
    self.origins = origins.reduce(into: []) { months, month in
      if !months.contains(month) { months.append(month) }
    }
  }

  /// Makes the backtest and writes the files that were asked for.
  ///
  /// - Throws: `RunError.noReports` for an origin before every report, `.emptyScope`; what reading the database and writing throw.
  public func make(from database: SupplyDatabase) throws -> Backtest {
    let backtest = try Backtest(
      database: database, origins: origins, horizon: horizon, outputs: outputs, model: model, target: target,
      extras: extras, scope: scope)
    let files = BacktestFiles(backtest)
    if let forecastFile { try AtomicFiles.write(files.forecasts(), toFile: forecastFile) }
    if let cumulativeFile { try AtomicFiles.write(files.cumulative(), toFile: cumulativeFile) }
    if let riskFile { try AtomicFiles.write(files.risks(), toFile: riskFile) }
    if let levelFile { try AtomicFiles.write(files.levels(), toFile: levelFile) }
    return backtest
  }

  private var outputs: ForecastOutputs { cumulativeFile == nil && !hasEverything ? .monthly : .all }

  private var extras: Backtest.Extras {
    var extras: Backtest.Extras = []
    if riskFile != nil || hasEverything { extras.insert(.risks) }
    if hasLadder || hasEverything { extras.insert(.ladder) }
    if levelFile != nil || hasEverything { extras.insert(.levels) }
    return extras
  }
}
