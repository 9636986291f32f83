/// What each part of a forecast says of being seen without stock within so many months, before they are averaged.
public struct StockoutReasons: Sendable, Equatable {
  /// What the forest of past cases says; nil without one.
  public internal(set) var forest: Double?
  /// What the logistic regression says; nil without one.
  public internal(set) var regression: Double?
  /// The share of all past windows of this length that ended without stock; what is said where there is neither.
  public let pastShare: Double
  /// What each kind of evidence adds to the regression's log odds, against a series that is average in all.
  public internal(set) var grounds = StockoutGround.allCases.map { Weighed(ground: $0, logOdds: 0) }

  /// A kind of evidence, with what it adds.
  public struct Weighed: Sendable, Equatable {
    /// The kind.
    public let ground: StockoutGround
    /// Above 0 where it speaks for a stock-out.
    public internal(set) var logOdds: Double
  }

  /// What the parts come to: their mean.
  public var probability: Double {
    let said = [forest, regression].compactMap { $0 }
    return said.isEmpty ? pastShare : said.reduce(0, +) / Double(said.count)
  }

  init(pastShare: Double) { self.pastShare = pastShare }
}
