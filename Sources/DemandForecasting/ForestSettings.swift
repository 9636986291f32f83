/// The settings of a forest; the defaults are those that were measured best on real records.
public struct ForestSettings: Sendable, Equatable {
  /// Trees; their number is the precision, never the bias.
  public var trees = 64
  /// The fewest examples of a leaf.
  public var smallestLeaf = 14
  /// Of the examples, the share drawn (with replacement) for each tree.
  public var sampleShare = 0.4
  /// Of the features, the share tried at each split.
  public var featureShare = 0.33
  /// The most examples that a forest is grown from; where there are more, as many are drawn.
  public var largestSample = 60_000
  /// With fewer examples nothing is grown.
  public var smallestSample = 300
  /// The first month of the panel that an example begins in.
  public var warmUp = 5
  /// Where the random draws start.
  public var seed: UInt64 = 1532

  /// The default settings.
  public init() {}
}
