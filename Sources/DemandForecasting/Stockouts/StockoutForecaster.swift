import Foundation

/// Forecasts stock-outs as they will be seen: with the resupply that usually comes.
///
/// A demand distribution alone is a bad forecast of stock-outs, because receipts arrive. So a forest learns from every past
/// window of every series which situations ended without stock (`StockoutForest`): stock against use, the rhythm of
/// receipts, and how product and facility fare at large. Its log odds are then shifted, each step by its own amount, by what
/// the last months showed beyond its forecasts (`LogOddsShift`), so that a shortage that has begun is not averaged away.
///
/// A second opinion counts as much: one ridge logistic regression for each length of window, with an
/// effect of each month of the past that is left out when it is asked (`StockoutRegressions`). It sees what the forest does
/// not: how often this stock would have run out in the series' own past, and whether more or fewer posts than usual ran out
/// or were supplied of late (`SupplySurprises`). The two err differently, and their mean is better than either.
///
/// Regressions reach six months ahead. Where there is none, nothing is said beyond three months: the forest alone tells
/// no more of those than how often past windows ended without stock.
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
      ?? .none(origin: origin, horizon: horizon, seriesCount: panel.seriesCount)
  }
}

/// The settings of `StockoutForecaster`; the defaults are those that were measured best on real records.
public struct StockoutSettings: Sendable, Equatable {
  /// Those of the forest.
  public var forest: ForestSettings
  /// Those of the logistic regressions.
  public var regression = RegressionSettings()
  /// How many months before the origin the calibration looks at.
  public var calibrationMonths = 3
  /// Trees of the forest that is grown for the calibration.
  public var calibrationTrees = 40
  /// How many outcomes of one month count as much as a single independent one: shortages hit many posts at once.
  public var outcomesPerWitness = 25.0
  /// The standard deviation of the shift, in log odds, that is thought likely before looking.
  public var likelyShift = 1.0
  /// How much less the outcomes of each month earlier count.
  public var fading = 0.5

  /// The default settings.
  public init() {
    forest = ForestSettings()
    forest.trees = 80
    forest.smallestLeaf = 20
    forest.judges = 4096
  }
}

/// The probabilities, made at one origin, that each series is seen without stock.
///
/// For every step the probability that the closing stock is 0 at the end of any of the months up to that step, with the
/// resupply that usually comes. A series whose stock at the origin is not known has none; and of no series is anything said
/// beyond six months, or, with too short a past for regressions, beyond three.
public struct StockoutForecasts: Sendable, Equatable {
  /// The last month that the forecasts know.
  public let origin: Int
  /// How many steps ahead they reach.
  public let horizon: Int
  /// [series][step]; NaN where there is none.
  public let probabilities: [Double]

  /// Forecasts that say nothing of any series.
  public static func none(origin: Int, horizon: Int, seriesCount: Int) -> StockoutForecasts {
    StockoutForecasts(
      origin: origin, horizon: horizon, probabilities: Array(repeating: .nan, count: seriesCount * horizon))
  }

  /// The probability for the first `step` months after the origin; nil where the origin states no stock, or so far ahead
  /// nothing can be told.
  ///
  /// - Precondition: `series` is of the panel and `step` within 1...horizon.
  public func probability(series: Int, step: Int) -> Double? {
    precondition(step >= 1 && step <= horizon, "a step within the horizon")
    let value = probabilities[series * horizon + step - 1]
    return value.isNaN ? nil : value
  }
}
