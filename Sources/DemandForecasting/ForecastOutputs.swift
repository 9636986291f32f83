/// Which distributions a forecast is to hold; what is not asked for is not computed.
public struct ForecastOutputs: OptionSet, Sendable {
  /// The bits, one per output.
  public let rawValue: Int

  /// Outputs from their bits.
  public init(rawValue: Int) { self.rawValue = rawValue }

  /// Demand of each single month, at `QuantileLevels.monthly`.
  public static let monthly = ForecastOutputs(rawValue: 1)
  /// Total demand from the month after the origin to each month, at `QuantileLevels.cumulative`.
  public static let cumulative = ForecastOutputs(rawValue: 2)
  /// The probability of being seen without stock, with the resupply that usually comes.
  public static let stockouts = ForecastOutputs(rawValue: 4)
  /// Both kinds of demand.
  public static let all: ForecastOutputs = [.monthly, .cumulative]
}
