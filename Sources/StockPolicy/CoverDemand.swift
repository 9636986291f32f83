import DemandForecasting

/// The demand that a stock must meet until the end of the cover, when it may have been counted some months ago.
///
/// What a late stock did not have was not given, and nobody comes back for it: an order never makes up for demand of
/// the months that are over. So a shelf that was empty two months ago needs the cover's demand, not two months more.
public struct CoverDemand: Sendable {
  /// Total demand of the cover, from the month after the run's month on.
  public let ahead: QuantileDistribution
  /// Total demand from the count of the stock to the end of the cover.
  public let sinceCount: QuantileDistribution

  /// The demand of a cover; nil without any demand.
  ///
  /// - Parameters:
  ///   - cumulativeDemand: total demand of the first 1, 2 … months after the run's month.
  ///   - coverMonths: lead time plus review period.
  ///   - ageMonths: months from the count of the stock to the run's month.
  public init?(cumulativeDemand: [QuantileDistribution], coverMonths: Int, ageMonths: Int) {
    guard !cumulativeDemand.isEmpty else { return nil }
    ahead = cumulativeDemand[min(cumulativeDemand.count, max(1, coverMonths)) - 1]
    sinceCount = cumulativeDemand[min(cumulativeDemand.count, max(1, coverMonths + ageMonths)) - 1]
  }

  /// What the stock, as it was counted, is filled up to: its own demand since, or itself and all that lies ahead.
  func orderUpToLevel(stock: Double?, serviceLevel: Double) -> Double {
    let mostAhead = ahead.quantile(serviceLevel)
    guard let stock else { return mostAhead }
    return min(sinceCount.quantile(serviceLevel), stock + mostAhead)
  }

  /// The mean of what the stock must be filled up to: its own demand since, or itself and all that lies ahead.
  func expected(stock: Double?) -> Double {
    guard let stock else { return ahead.mean }
    return min(sinceCount.mean, stock + ahead.mean)
  }

  /// Units of demand that are expected to go unmet over the cover if nothing arrives.
  func expectedExcess(over stock: Double) -> Double {
    min(sinceCount.expectedExcess(over: stock), ahead.expectedExcess(over: 0))
  }
}
