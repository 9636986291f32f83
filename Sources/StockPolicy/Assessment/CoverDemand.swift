import DemandForecasting

/// The demand that a stock must meet until the end of the cover, when it may have been counted some months ago.
///
/// What a late stock did not have was not given, and nobody comes back for it: an order never makes up for demand of
/// the months that are over. So a shelf that was empty two months ago needs the cover's demand, not two months more.
public struct CoverDemand: Sendable {
  /// Total demand of the cover, from the month after the run's month on.
  public private(set) var ahead: QuantileDistribution
  /// Total demand from the count of the stock to the end of the cover.
  public private(set) var sinceCount: QuantileDistribution
  /// The same, and with it what expires unused by then.
  private(set) var leaving: QuantileDistribution
  /// Demand from the count to the end of the run's month, and the same with what had expired unused by then.
  private let before: (asked: QuantileDistribution, leaving: QuantileDistribution)?

  /// The demand of a cover; nil without any demand.
  ///
  /// - Parameters:
  ///   - cumulativeDemand: total demand of the first 1, 2 … months after the run's month.
  ///   - coverMonths: lead time plus review period.
  ///   - ageMonths: months from the count of the stock to the run's month.
  ///   - depletion: what leaves the shelf, lots that expire among it; nil where no lot is known.
  public init?(
    cumulativeDemand: [QuantileDistribution], coverMonths: Int, ageMonths: Int,
    depletion: ShelfDepletion? = nil
  ) {
    guard !cumulativeDemand.isEmpty else { return nil }
    ahead = cumulativeDemand[min(cumulativeDemand.count, max(1, coverMonths)) - 1]
    let months = min(cumulativeDemand.count, max(1, coverMonths + ageMonths))
    sinceCount = cumulativeDemand[months - 1]
    leaving = depletion?.total(byMonth: months) ?? sinceCount
    before = depletion.map { ($0.demand.total(ofMonths: ageMonths), $0.total(byMonth: ageMonths)) }
  }

  /// The same with so many units more until the end of the cover, whatever else is asked for.
  public func adding(_ units: Double) -> CoverDemand {
    guard units > 0 else { return self }
    var more = self
    more.ahead = ahead.shifted(by: units)
    more.sinceCount = sinceCount.shifted(by: units)
    more.leaving = leaving.shifted(by: units)
    return more
  }

  /// Units of the stock that expire within the cover before they can be used, where demand is at the service level.
  ///
  ///     // 50 that expire at the end of the first month, of which demand takes 20 by then: 30
  func expiring(serviceLevel: Double) -> Double {
    leaving.quantile(serviceLevel) - sinceCount.quantile(serviceLevel)
  }

  /// What the stock, as it was counted, is filled up to: its own demand since, or what of it has not expired and all that
  /// lies ahead.
  func orderUpToLevel(stock: Double?, serviceLevel: Double) -> Double {
    let mostAhead = ahead.quantile(serviceLevel)
    guard let stock else { return mostAhead }
    return min(
      sinceCount.quantile(serviceLevel), stock - expired { $0.quantile(serviceLevel) } + mostAhead)
  }

  /// The mean of what the stock must be filled up to: its own demand since, or itself and all that lies ahead.
  func expected(stock: Double?) -> Double {
    guard let stock else { return ahead.mean }
    return min(sinceCount.mean, stock - expired(\.mean) + ahead.mean)
  }

  /// What of the stock had expired unused by the run's month.
  private func expired(_ figure: (QuantileDistribution) -> Double) -> Double {
    before.map { figure($0.leaving) - figure($0.asked) } ?? 0
  }

  /// Units of demand that are expected to go unmet over the cover if nothing arrives, stock that expires being no stock.
  func expectedExcess(over stock: Double) -> Double {
    min(leaving.expectedExcess(over: stock), ahead.expectedExcess(over: 0))
  }
}

/// Total demand over any number of months.
///
/// Beyond the months of the forecast (twelve at most) each quantile goes on rising at the rate of its last month: nothing
/// is known of that time, and a lot that expires in three years is not judged by more.
///
///     // 10 by the end of the first month, 18 by the end of the second: 26 by the end of the third
public struct CumulativeDemand: Sendable, Equatable {
  /// Total demand of the first 1, 2 … months; at least one.
  private let months: [QuantileDistribution]

  /// Totals of the first 1, 2 … months, all at the same levels; nil without any.
  public init?(_ months: [QuantileDistribution]) {
    guard !months.isEmpty else { return nil }
    self.months = months
  }

  /// The levels of every total.
  var levels: [Double] { months[0].levels }

  /// The total of so many months; nothing for none.
  public func total(ofMonths count: Int) -> QuantileDistribution {
    guard count > 0 else { return QuantileDistribution(levels: levels, values: levels.map { _ in 0 }) }
    let last = months[months.count - 1]
    guard count > months.count else { return months[count - 1] }
    let before = months.count > 1 ? months[months.count - 2].values : levels.map { _ in 0 }
    let beyond = Double(count - months.count)
    return QuantileDistribution(
      levels: levels, values: zip(last.values, before).map { $0 + beyond * max(0, $0 - $1) })
  }
}

extension QuantileDistribution {
  /// The distribution with so many units more at every level.
  fileprivate func shifted(by units: Double) -> QuantileDistribution {
    QuantileDistribution(levels: levels, values: values.map { $0 + units })
  }
}
