import Foundation

/// The full forecaster: a pooled forest, averaged with Light and the series' own quantiles as the past advises.
///
/// The forest learns from every series in every past month (`DemandForest`). How much it is trusted, and which half-life
/// suits the series at hand, is settled by what would have been best over the last months (`BlendSearch`). Quantiles are
/// averaged level by level, sorted and cut at zero; totals over more months are never below those over fewer.
///
/// Nothing after the origin is read. With too little history for a forest it is Light, and so is any step that no
/// example reaches; where a series has no past of its own, Light speaks for its own quantiles too.
///
/// What the pool makes of histories that say little (`ColdStartTests`):
/// - one or a few months: their level, scattered as others scattered about theirs after as little;
/// - a single month with use: mostly zero, with a tail up to about that month;
/// - only zeros: zero, or a unit now and then where others began to use;
/// - a constant: that value most of the time, and as wide as others were after being constant;
/// - no consumption ever reported: what a very small series of the product uses;
/// - very large counts, up to 10¹⁵: as any other, for all is in multiples of the level.
public struct FullForecaster: Sendable {
  /// The settings in use.
  public let settings: FullSettings
  private let workers: Int?

  /// A forecaster that uses up to `workers` threads; every core when nil.
  public init(settings: FullSettings = FullSettings(), workers: Int? = nil) {
    self.settings = settings
    self.workers = workers
  }

  /// The distributions asked for, of every series of `panel`, as they could be known at the end of month `origin`.
  ///
  /// - Precondition: `origin` is a month of the panel, and `horizon` within 1...12.
  public func forecasts(
    panel: DemandPanel, origin: Int, horizon: Int, outputs: ForecastOutputs
  ) -> DemandForecasts {
    ModelFitter(fullSettings: settings, workers: workers)
      .fit(panel: panel, origin: origin, horizon: horizon, outputs: outputs)
      .demand(panel: panel, origin: origin, workers: workers)
  }
}

/// The settings of `FullForecaster`.
public struct FullSettings: Sendable, Equatable {
  /// Those of the Light part.
  public var light = LightSettings()
  /// Those of the forests.
  public var forest = ForestSettings()
  /// How the parts' weights are chosen.
  public var blend = BlendSettings()

  /// The default settings.
  public init() {}
}

/// How the weights of a forecast's parts are chosen.
public struct BlendSettings: Sendable, Equatable {
  /// Half-lives, in months, of the own quantiles that compete besides those within Light.
  public var halfLives = [1.5, 6.0, 12.0]
  /// How many past origins the parts are compared at.
  public var origins = 3
  /// The most series they are compared on.
  public var largestSample = 1000
  /// Trees of the forest that is grown for the comparison.
  public var trees = 20
  /// Examples that it is grown from, at most.
  public var examples = 20_000
  /// A relative gain in the past up to this is taken for chance.
  public var chanceGain = 0.02
  /// From this gain on, the weights that were best are used as they are.
  public var convincingGain = 0.05
  /// The fewest rows of a class of series that may get weights of its own.
  public var smallestClass = 200
  /// How many standard errors of its gain, series by series, a class has to show.
  public var certainty = 3.0
  /// How far the weights of a class that shows it move from the common ones towards its best, at most.
  public var classShare = 0.3
  /// The weight assumed for the forest, where there is one; the rest is Light's.
  public var assumedForestWeight = 0.95

  /// The default settings.
  public init() {}
}
