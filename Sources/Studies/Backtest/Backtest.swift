import DemandForecasting
import ForecastScoring
import Runs
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
    /// Total demand, from which a run tells when stock runs out if nothing arrives; nil when not asked for.
    let demandTotals: DemandForecasts?
    /// Forecasts of the levels above facilities; nil when not asked for.
    public let levels: LevelForecasts?
    /// The monthly forecasts of both models, to be compared; nil when not asked for.
    let rivals: Rivals?
  }

  /// The monthly forecasts of both models.
  struct Rivals: Sendable {
    let light: DemandForecasts
    let full: DemandForecasts
  }

  /// What a backtest makes besides the forecasts of demand.
  public struct Extras: OptionSet, Sendable {
    /// The bits, one per extra.
    public let rawValue: Int

    /// Extras from their bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// Risks of stock-outs, with the usual resupply and if nothing arrives.
    public static let risks = Extras(rawValue: 1)
    /// The forecasts of the other model as well, for the ladder of forecast value added.
    public static let ladder = Extras(rawValue: 2)
    /// Forecasts of micro-networks, networks, regional authorities and the country.
    public static let levels = Extras(rawValue: 4)
  }

  /// Months forecast ahead.
  public let horizon: Int
  /// What made the forecasts.
  public let model: DemandModel
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
  ///   - target: what it is a forecast of, by both models.
  ///   - extras: what to make besides; each costs time of its own.
  ///   - scope: the products; facilities learn from one another within it alone.
  /// - Throws: `ColcaError`.
  public init(
    database: SupplyDatabase, origins: [Month], horizon: Int, outputs: ForecastOutputs = .monthly,
    model: DemandModel = .full, target: ForecastTarget = .consumption, extras: Extras = [],
    scope: ProductScope = .familyPlanning
  ) throws {
    let products = try ScopeResolver(database).products(of: scope)
    let histories = try database.series(of: products)
    guard !histories.isEmpty else { throw RunError.noReports(month: nil) }
    let facilities = extras.contains(.levels) ? FacilityDirectory(try database.facilities()) : .init([])
    self.horizon = horizon
    self.model = model
    self.origins = try origins.map { month in
      guard let builder = PanelBuilder(histories, origin: month) else {
        throw RunError.noReports(month: month)
      }
      // As a run on that month would have read the reports: what is doubted then does not decide.
      let known = try database.series(of: products, through: month)
      let judged = try JudgedPanel(
        known, origin: month,
        judgement: FindingReview(database: database, latestMonth: month, products: products)
          .judgement(of: known))
      func forecasts(_ model: DemandModel, _ outputs: ForecastOutputs) -> DemandForecasts {
        judged.forecasts(model, of: target, through: month, horizon: horizon, outputs: outputs)
      }
      let asked = forecasts(model, outputs)
      let risks =
        extras.contains(.risks)
        ? StockoutForecaster().forecasts(
          panel: judged.learnt.panel, origin: builder.origin, horizon: horizon) : nil
      var demandTotals: DemandForecasts?
      if extras.contains(.risks) {
        demandTotals =
          target == .demand && outputs.contains(.cumulative)
          ? asked
          : judged.forecasts(model, of: .demand, through: month, horizon: horizon, outputs: .cumulative)
      }
      let levels =
        extras.contains(.levels)
        ? LevelForecasts(
          builder, panel: builder.panel(of: target, through: month), facilities: facilities, origin: month,
          model: model, horizon: horizon) : nil
      var rivals: Rivals?
      if extras.contains(.ladder) {
        func rival(_ other: DemandModel) -> DemandForecasts {
          other == model && outputs.contains(.monthly) ? asked : forecasts(other, .monthly)
        }
        rivals = Rivals(light: rival(.light), full: rival(.full))
      }
      return Origin(
        month: month, series: builder.series, forecasts: asked, risks: risks,
        demandTotals: demandTotals, levels: levels, rivals: rivals)
    }
  }

  /// The accuracy of all forecasts whose month was recorded.
  public func score() -> BacktestScore { BacktestScorer(self).score }
}
