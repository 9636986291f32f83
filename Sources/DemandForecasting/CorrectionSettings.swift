/// The settings of `DemandCorrection`; the defaults were measured best on simulated networks whose demand is known.
public struct CorrectionSettings: Sendable, Equatable {
  /// Months, before or after, at which another month counts half as much for a month's level.
  public var halfLife = 8.0
  /// The weight of the series' mean of all its months beside its near ones, in months.
  public var longRunWeight = 1.0
  /// The weight of the level beside a month's own rate of use, in months fully in stock.
  public var credibility = 1.0
  /// The fewest uncensored months that a pool is read from; with fewer, it is joined with others.
  public var minimumPool = 60
  /// The most that a month of a shelf that ran empty is raised by, in levels, once it is above the level.
  public var largestRaise = 0.5
  /// How often levels and demands are worked out anew from each other.
  public var rounds = 3

  /// The default settings.
  public init() {}
}
