import DemandForecasting
import SupplyModel

/// When the stock on hand runs out if nothing arrives, and how likely an empty shelf is with the resupply that usually comes.
///
/// The first sets demand, and lots that expire, against the stock on the shelf, which is what a person deciding on an order needs. The
/// second is what will be seen where deliveries come by themselves, learnt from what was seen before.
public struct StockoutRisk: Sendable, Equatable, Codable {
  /// Probability that the stock is used up by the end of the 1st, 2nd … month after the forecast's origin.
  public let probabilityByMonth: [Double]
  /// The day on which the median demand has used the stock up; nil when that is beyond the horizon.
  public let expectedDate: Day?
  /// The day by which one forecast in ten has used it up; nil beyond the horizon.
  public let earlyDate: Day?
  /// The day by which nine forecasts in ten have used it up; nil beyond the horizon.
  public let lateDate: Day?
  /// Days from the origin's last day to the expected date; nil beyond the horizon.
  public let daysOfCover: Int?
  /// Probability that the shelf is seen empty at a month's end, of the first 1, 2 … months, with the usual resupply.
  ///
  /// Never above the one if nothing arrives; empty where the origin's stock is not known.
  public var probabilityWithResupply: [Double]

  /// A risk from its parts.
  public init(
    probabilityByMonth: [Double], expectedDate: Day?, earlyDate: Day?, lateDate: Day?, daysOfCover: Int?,
    probabilityWithResupply: [Double] = []
  ) {
    self.probabilityByMonth = probabilityByMonth
    self.expectedDate = expectedDate
    self.earlyDate = earlyDate
    self.lateDate = lateDate
    self.daysOfCover = daysOfCover
    self.probabilityWithResupply = probabilityWithResupply
  }

  /// The probability by the end of the `months`-th month after the origin; the last known one beyond.
  public func probability(withinMonths months: Int) -> Double {
    guard !probabilityByMonth.isEmpty else { return 0 }
    return probabilityByMonth[min(max(1, months), probabilityByMonth.count) - 1]
  }

  /// The probability of an empty shelf at the end of any of the first `months` months, with the usual resupply; nil
  /// where it is not known so far ahead.
  public func probabilityWithResupply(withinMonths months: Int) -> Double? {
    probabilityWithResupply.indices.contains(months - 1) ? probabilityWithResupply[months - 1] : nil
  }

  /// The months ahead of which people are told: the first by whose end a stock-out is likely, else the whole cover.
  ///
  /// A list, a chart and a sentence that all speak of these months never contradict one another.
  public func decisiveMonths(cover: Int) -> Int {
    let longest = max(1, min(cover, probabilityByMonth.count))
    let likely = probabilityByMonth.prefix(longest).firstIndex { $0 >= AlertLevel.likely }
    return likely.map { $0 + 1 } ?? longest
  }
}

extension StockoutRisk {
  /// The risk of a stock against cumulative demand.
  ///
  /// - Parameters:
  ///   - stock: units on hand.
  ///   - cumulativeDemand: the distribution of total demand since the stock was counted, to the end of the 1st,
  ///     2nd … month after the origin.
  ///   - usedBefore: the demand from the count of the stock to the end of the origin; nil when it was counted then.
  ///   - expired: units that have expired unused by the end of the origin (0) or of the 1st, 2nd … month after it, where
  ///     demand is at a level; they leave the shelf when their month ends.
  ///   - origin: the last month known.
  public init(
    stock: Double, cumulativeDemand: [QuantileDistribution], usedBefore: QuantileDistribution? = nil,
    expired: (_ month: Int, _ level: Double) -> Double = { _, _ in 0 }, origin: Month
  ) {
    func days(atLevel level: Double) -> Double? {
      // Half a unit short of the stock, as the probability reads it: the two must tell the same story.
      let point = stock - 0.5
      var gone = expired(0, level)
      var used = (usedBefore?.quantile(level) ?? 0) + gone
      guard point > used else { return 0 }
      var elapsed = 0.0
      for (index, demand) in cumulativeDemand.enumerated() {
        let total = demand.quantile(level) + gone
        let length = Double(origin.advanced(by: index + 1).dayCount)
        if total >= point { return elapsed + length * (point - used) / max(total - used, 1e-9) }
        let goneAfter = expired(index + 1, level)
        elapsed += length
        used = total + goneAfter - gone
        if used >= point { return elapsed }
        gone = goneAfter
      }
      return nil
    }
    func date(_ days: Double?) -> Day? {
      days.map { Day(daysAfterEndOf: origin, days: Int(max(0, $0).rounded(.up))) }
    }
    var highest = 0.0
    let probabilities = cumulativeDemand.enumerated().map { index, demand in
      let leaving = QuantileDistribution(
        levels: demand.levels, values: zip(demand.levels, demand.values).map { $1 + expired(index + 1, $0) })
      highest = max(highest, min(1, leaving.probabilityOfReaching(stock)))
      return highest
    }
    let median = days(atLevel: 0.5)
    self.init(
      probabilityByMonth: probabilities, expectedDate: date(median), earlyDate: date(days(atLevel: 0.9)),
      lateDate: date(days(atLevel: 0.1)), daysOfCover: median.map { Int(max(0, $0).rounded(.up)) })
  }
}
