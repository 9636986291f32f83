import Foundation

/// Forecasts stock-outs as they will be seen: with the resupply that usually comes.
///
/// A demand distribution alone is a bad forecast of stock-outs, because receipts arrive. So a forest learns from every past
/// window of every series which situations ended without stock (`StockoutForest`): stock against use, the rhythm of
/// receipts, and how product and facility fare at large. Its log odds are then shifted, each step by its own amount, by what
/// the last months showed beyond its forecasts (`LogOddsShift`), so that a shortage that has begun is not averaged away.
///
/// Nothing after the origin is read. Where the history is too short to learn from, the forecast is the share of past windows
/// that ended without stock, as far as there are any, drawn to one half.
public struct StockoutForecaster: Sendable {
  /// The settings in use.
  public let settings: StockoutSettings
  private let workers: Int?

  /// A forecaster that uses up to `workers` threads; every core when nil.
  public init(settings: StockoutSettings = StockoutSettings(), workers: Int? = nil) {
    self.settings = settings
    self.workers = workers
  }

  /// The probabilities of every series whose stock at the origin is known.
  ///
  /// - Precondition: `origin` is a month of the panel, and `horizon` within 1...12.
  public func forecasts(panel: DemandPanel, origin: Int, horizon: Int) -> StockoutForecasts {
    let model = ModelFitter(stockoutSettings: settings, workers: workers)
      .fit(panel: panel, origin: origin, horizon: horizon, outputs: .stockouts)
    return model.stockouts(panel: panel, origin: origin, workers: workers)
      ?? StockoutForecasts(
        origin: origin, horizon: horizon,
        probabilities: Array(repeating: .nan, count: panel.seriesCount * horizon))
  }
}
