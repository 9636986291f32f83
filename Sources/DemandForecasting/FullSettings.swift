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
  /// The weight assumed for the forest, where there is one; the rest is Light's.
  public var assumedForestWeight = 0.95

  /// The default settings.
  public init() {}
}
