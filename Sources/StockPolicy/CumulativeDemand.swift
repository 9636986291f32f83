import DemandForecasting

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
