import Foundation

/// By how much the odds of an empty shelf changed since a month, or that it cannot be told.
public enum StockoutOdds: Sendable, Equatable {
  /// The ratio of the odds after to those before, with its interval.
  case told(Estimate)
  /// Why nothing can be said.
  case untold(Reason)

  /// What the model found.
  public struct Estimate: Sendable, Equatable {
    /// Odds after ÷ odds before; below 1 is better.
    public let ratio: Double
    /// Where the ratio lies in 19 of 20 cases.
    public let interval: ClosedRange<Double>
    /// Facilities that say something: those with both empty and filled shelves.
    public let facilities: Int
    /// Whether places without a cycle were compared with.
    public let hasComparison: Bool
  }

  /// Why nothing can be said.
  public enum Reason: String, Sendable, CaseIterable {
    /// Fewer than eight facilities had both empty and filled shelves.
    case fewFacilities = "few_facilities"
    /// No month before, or none after.
    case noPeriod = "no_period"
    /// Shelves were always, or never, empty in one of the two periods: there is no end to the ratio.
    case oneSided = "one_sided"
    /// The calendar and the change cannot be told apart: every month of the year after it has none before it.
    case confounded
  }
}

/// The model of empty shelves: logistic, with an effect of each facility and of the calendar, and an interval by facilities.
///
/// Let n shelves of facility f be seen in month m, k of them empty: k ~ Binomial(n, p), logit p = α_f + γ_c(m) + β·[f has a cycle and m is
/// after]. With facilities without a cycle, c is the month itself (differences in differences); without any, the month of the year. Maximum
/// likelihood by Newton's method, the α eliminated. The interval is β ± t·√V, where V is the jackknife over facilities in one step (CR3) and t
/// has as many degrees of freedom as facilities less one: months of one facility are not independent.
///
/// How often the interval holds the true ratio on simulated cycles stands in `docs/improvement.md`, by `scripts/bench-odds`.
public struct StockoutModel: Sendable {
  /// One facility's month.
  public struct Cell: Sendable, Equatable {
    /// The facility, from 0.
    public let facility: Int
    /// The month, counted on.
    public let month: Int
    /// Shelves seen.
    public let seen: Int
    /// Of these, the empty ones.
    public let empty: Int

    /// One facility's month.
    public init(facility: Int, month: Int, seen: Int, empty: Int) {
      self.facility = facility
      self.month = month
      self.seen = seen
      self.empty = empty
    }
  }

  /// Fewer facilities than these say nothing.
  public static let fewestFacilities = 8

  /// The change of the odds since a month.
  ///
  /// - Parameters:
  ///   - cells: each facility and month once.
  ///   - since: the first month after.
  ///   - hasCycle: whether a facility has a cycle; of those without one the calendar is learnt.
  /// - Complexity: O(iterations × cells × calendar effects + facilities × effects³).
  public static func odds(
    _ cells: [Cell], since: Int, hasCycle: (Int) -> Bool
  ) -> StockoutOdds {
    var usable = cells.filter { $0.seen > 0 }
    let treated = usable.filter { hasCycle($0.facility) }
    guard treated.contains(where: { $0.month < since }), treated.contains(where: { $0.month >= since }) else {
      return .untold(.noPeriod)
    }
    let hasComparison = usable.contains { !hasCycle($0.facility) }
    let calendar: (Int) -> Int = { hasComparison ? $0 : $0 % 12 }
    // A facility, or a month of the calendar, whose shelves were all filled or all empty says nothing of the change.
    var count = -1
    while count != usable.count {
      count = usable.count
      usable = informative(informative(usable, by: \.facility), by: calendar)
    }
    let after = usable.filter { hasCycle($0.facility) && $0.month >= since }
    let before = usable.filter { hasCycle($0.facility) && $0.month < since }
    guard Set((before + after).map(\.facility)).count >= fewestFacilities else {
      // Where a whole side has only empty, or only filled shelves, that is the reason.
      return .untold(isOneSided(treated, since) ? .oneSided : .fewFacilities)
    }
    guard !isOneSided(before + after, since) else { return .untold(.oneSided) }
    guard
      let fit = LogisticFit(
        usable, calendar: calendar, change: { hasCycle($0.facility) && $0.month >= since })
    else { return .untold(.confounded) }
    let spread = TDistribution.quantile975(degrees: fit.clusters - 1) * fit.standardError
    guard spread.isFinite, fit.change.magnitude < 15 else { return .untold(.oneSided) }
    return .told(
      StockoutOdds.Estimate(
        ratio: exp(fit.change), interval: exp(fit.change - spread)...exp(fit.change + spread),
        facilities: fit.clusters, hasComparison: hasComparison))
  }

  /// Whether before or after every shelf was filled, or every one empty.
  private static func isOneSided(_ cells: [Cell], _ since: Int) -> Bool {
    [cells.filter { $0.month < since }, cells.filter { $0.month >= since }].contains { side in
      let (seen, empty) = (side.reduce(0) { $0 + $1.seen }, side.reduce(0) { $0 + $1.empty })
      return empty == 0 || empty == seen
    }
  }

  private static func informative(_ cells: [Cell], by key: KeyPath<Cell, Int> & Sendable) -> [Cell] {
    informative(cells, groups: cells.map { $0[keyPath: key] })
  }

  private static func informative(_ cells: [Cell], by calendar: (Int) -> Int) -> [Cell] {
    informative(cells, groups: cells.map { calendar($0.month) })
  }

  private static func informative(_ cells: [Cell], groups: [Int]) -> [Cell] {
    var sums: [Int: (seen: Int, empty: Int)] = [:]
    for (cell, group) in zip(cells, groups) {
      sums[group, default: (0, 0)].seen += cell.seen
      sums[group, default: (0, 0)].empty += cell.empty
    }
    return zip(cells, groups).filter { _, group in
      guard let sum = sums[group] else { return false }
      return sum.empty > 0 && sum.empty < sum.seen
    }.map(\.0)
  }
}

/// Quantiles of Student's distribution.
enum TDistribution {
  /// The 97.5 % quantile, by the expansion of Cornish and Fisher; good to a thousandth from seven degrees on.
  static func quantile975(degrees: Int) -> Double {
    let (z, n) = (1.959963984540054, Double(max(1, degrees)))
    let (z3, z5, z7) = (z * z * z, z * z * z * z * z, z * z * z * z * z * z * z)
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
      + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
  }
}
