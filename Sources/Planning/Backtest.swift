import DemandForecasting
import SupplyModel
import SupplyStore

/// Forecasts as they would have been made at past months, beside what was recorded later.
public struct Backtest: Sendable {
  /// The forecasts made at one past month.
  public struct Origin: Sendable {
    /// The last month that they know.
    public let month: Month
    /// The histories forecast, in the order of the forecasts' series; entries reach to the database's end.
    public let series: [SupplySeries]
    /// Their forecasts.
    public let forecasts: DemandForecasts
    /// Their risks of being seen without stock; nil when not asked for.
    public let risks: StockoutForecasts?
  }

  /// Months forecast ahead.
  public let horizon: Int
  /// By origin, in the order asked for.
  public let origins: [Origin]

  /// Makes the forecasts of every origin.
  ///
  /// What is forecast at an origin depends on nothing after it.
  ///
  /// - Parameters:
  ///   - database: holds the history.
  ///   - origins: the last months known; one without any report at or before it gives no rows.
  ///   - horizon: months ahead, 1…12.
  ///   - outputs: what to forecast.
  ///   - model: what forecasts it.
  ///   - target: what it is a forecast of.
  ///   - withRisks: whether to forecast stock-outs too.
  /// - Throws: `ColcaError`.
  public init(
    database: SupplyDatabase, origins: [Month], horizon: Int, outputs: ForecastOutputs = .monthly,
    model: DemandModel = .full, target: ForecastTarget = .consumption, withRisks: Bool = false
  ) throws {
    let histories = try database.series()
    guard !histories.isEmpty else { throw ColcaError.noReports(month: nil) }
    self.horizon = horizon
    self.origins = try origins.map { month in
      guard var builder = PanelBuilder(histories, origin: month) else {
        throw ColcaError.noReports(month: month)
      }
      if model == .full {
        builder.weigh(by: try FindingReview(database: database, latestMonth: month).grades(through: month))
      }
      let forecasts = model.forecasts(
        panel: builder.panel(of: target, through: month), origin: builder.origin, horizon: horizon,
        outputs: outputs)
      let risks =
        withRisks
        ? StockoutForecaster().forecasts(panel: builder.panel, origin: builder.origin, horizon: horizon) : nil
      return Origin(month: month, series: builder.series, forecasts: forecasts, risks: risks)
    }
  }

  /// The accuracy of all forecasts whose month was recorded.
  public func score() -> BacktestScore { BacktestScore(self) }
}
