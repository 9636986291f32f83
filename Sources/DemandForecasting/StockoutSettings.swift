/// The settings of `StockoutForecaster`; the defaults are those that were measured best on real records.
public struct StockoutSettings: Sendable, Equatable {
  /// Those of the forest.
  public var forest: ForestSettings
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
  }
}
