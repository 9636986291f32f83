/// What somebody who knew every user, every delivery and every dry month would still lose: no rule loses less.
///
/// A bound, not a plan: whatever is not known to be forbidden is allowed. Any quantity arrives whenever an order can (a review at which
/// the warehouse is not dry, and whose delivery comes), packs are single units, nothing expires, what limited warehouses get is
/// not asked, and any stock may stand there as the counted months begin. A trip brings whatever every facility of the receiver's
/// warehouse could have. What is left are two prices: a couple-year given in the month t, which came in the month a, takes
/// t − a + ½ couple-year-months of stock, as `ReplayOutcome` counts them; and it needs a trip where it came to another shelf.
///
/// With S couple-year-months of stock and K trips, the couple-years lost are at least
///
///     max over λ, τ ≥ 0 of  Σ (over facilities) least(λ, τ) − λ·S − τ·K
///
/// where `least` is what a facility loses and pays when stock costs λ and a trip τ: each couple-year is lost, or given at the
/// cheapest, and the months of the trips are found by dynamic programming. Every λ and τ gives a bound (weak duality: Fisher 1981,
/// *The Lagrangian relaxation method for solving integer programming problems*, Management Science 27:1–18); the search for the best
/// ends near it.
///
///     // One shelf, 1 couple-year a month for four months, deliveries only before the first: with 4.5 couple-year-months
///     // the first three are given (½ + 1½ + 2½) and one is lost.
///     ForesightBound(scenario).leastLost(stockCoupleYearMonths: 4.5, trips: 0)  // 1
public struct ForesightBound: Sendable {
  /// Demand of one shelf in one counted month.
  struct Demand {
    /// Couple-years asked for.
    let coupleYears: Double
    /// Counted months that the latest delivery to the shelf itself has waited.
    let ownWait: Int
    /// The same of the latest delivery to any shelf that could send it, by the month of the trip, from the first counted on; empty where
    /// nobody could.
    let movedWaits: [Int]
  }

  /// By facility, then counted month.
  let demands: [[[Demand]]]
  /// All demand of the counted months, in couple-years.
  public let askedCoupleYears: Double

  /// The bound of a scenario.
  public init(_ scenario: ReplayScenario) {
    let first = max(scenario.firstMonth, scenario.firstCountedMonth)
    let months = first..<max(first, scenario.monthCount)
    let arrivals = scenario.shelves.indices.map { ShelfArrivals($0, scenario, months: months) }
    let senders = Dictionary(grouping: scenario.shelves.indices) {
      [scenario.shelves[$0].warehouse, scenario.shelves[$0].product]
    }
    let facilities = (scenario.shelves.map(\.facility).max() ?? -1) + 1
    var demands = Array(repeating: Array(repeating: [Demand](), count: months.count), count: facilities)
    var all = 0.0
    for (index, shelf) in scenario.shelves.enumerated() {
      let others = (senders[[shelf.warehouse, shelf.product]] ?? []).filter { $0 != index }
      // What the latest delivery to any of them has waited by the close of a trip.
      let waitsByTrip = months.map { trip in
        others.compactMap { other -> Int? in
          guard let arrival = arrivals[other].latest[trip - first] else { return nil }
          return arrivals[other].wait(from: arrival, to: trip + 1)
        }.min()
      }
      for month in months where shelf.firstMonth <= month {
        let cell = index * scenario.monthCount + month
        guard scenario.isKnown[cell], scenario.demand[cell] > 0 else { continue }
        let coupleYears = Double(scenario.demand[cell]) * shelf.coupleYearsPerUnit
        all += coupleYears
        let own = arrivals[index].wait(from: arrivals[index].latest[month - first] ?? month, to: month)
        demands[shelf.facility][month - first].append(
          Demand(
            coupleYears: coupleYears, ownWait: own,
            movedWaits: others.isEmpty
              ? []
              : (first..<month).map { trip in
                waitsByTrip[trip - first].map { $0 + arrivals[index].wait(from: trip + 1, to: month) } ?? own
              }))
      }
    }
    self.demands = demands
    askedCoupleYears = all
  }

  /// Couple-years that are lost at least with so much stock on the shelves and so many trips, over the counted months.
  ///
  /// - Complexity: O(shelves × counted months²), some hundred times.
  public func leastLost(stockCoupleYearMonths: Double, trips: Int) -> Double {
    /// Couple-years lost at given prices, and the best price of a trip for a price of stock.
    func bound(_ stockPrice: Double, _ tripPrice: Double?) -> Double {
      let least = demands.reduce(0) { $0 + Self.least($1, stockPrice: stockPrice, tripPrice: tripPrice) }
      return least - stockPrice * stockCoupleYearMonths - (tripPrice ?? 0) * Double(trips)
    }
    func bound(_ stockPrice: Double) -> Double {
      guard trips > 0 else { return bound(stockPrice, nil) }
      // A trip that costs more than all that is asked for at a facility is never made.
      let dearest = demands.map { $0.joined().reduce(0) { $0 + $1.coupleYears } }.max() ?? 0
      return Self.highest(in: 0...dearest.squareRoot()) { bound(stockPrice, $0 * $0) }
    }
    // Half a month is the least that a couple-year takes: at a price of 2 nothing is given.
    return max(0, Self.highest(in: 0...2.squareRoot()) { bound($0 * $0) })
  }

  /// What a facility loses and pays at the least, in couple-years.
  ///
  /// - Parameter tripPrice: nil where there are no trips.
  static func least(_ months: [[Demand]], stockPrice: Double, tripPrice: Double?) -> Double {
    func cost(_ month: Int, lastTrip: Int?) -> Double {
      months[month].reduce(0) { sum, demand in
        var wait = demand.ownWait
        if let lastTrip, lastTrip < demand.movedWaits.count { wait = min(wait, demand.movedWaits[lastTrip]) }
        return sum + demand.coupleYears * min(1, stockPrice * (Double(wait) + 0.5))
      }
    }
    var withoutTrip = 0.0
    // By the close of the last trip.
    var byTrip: [Double] = []
    for month in months.indices {
      let reached = min(withoutTrip, byTrip.min() ?? .infinity)
      if month > 0, let tripPrice {
        // A trip at the close before this month.
        byTrip.append(reached + tripPrice)
      }
      withoutTrip += cost(month, lastTrip: nil)
      for trip in byTrip.indices { byTrip[trip] += cost(month, lastTrip: trip) }
    }
    return min(withoutTrip, byTrip.min() ?? .infinity)
  }

  /// The highest value of a function that rises and then falls, near enough (golden section).
  private static func highest(in range: ClosedRange<Double>, _ value: (Double) -> Double) -> Double {
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (range.lowerBound, range.upperBound)
    var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
    var (atLeft, atRight) = (value(left), value(right))
    var best = max(value(low), value(high), atLeft, atRight)
    for _ in 0..<18 {
      if atLeft >= atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - ratio * (high - low)
        atLeft = value(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + ratio * (high - low)
        atRight = value(right)
      }
      best = max(best, atLeft, atRight)
    }
    return best
  }
}

/// When an order of a shelf can have come.
private struct ShelfArrivals {
  /// The latest month up to each counted one in which something can have come, the first counted month at the earliest; nil
  /// before the shelf opens.
  let latest: [Int?]
  /// Counted months with a known stock, summed up to each month.
  private let known: [Int]
  private let first: Int

  init(_ index: Int, _ scenario: ReplayScenario, months: Range<Int>) {
    let shelf = scenario.shelves[index]
    first = months.lowerBound
    var arrives = Set([first, shelf.firstMonth])
    for month in scenario.firstMonth..<max(scenario.firstMonth, scenario.monthCount)
    where shelf.firstMonth <= month && shelf.reviews(month: month)
      && !scenario.supply.isDry(warehouse: shelf.warehouse, product: shelf.product, month: month)
    {
      let luck = scenario.physics.luck(shelf: index, month: month)
      if let delay = luck.delayMonths { arrives.insert(month + 1 + shelf.leadTimeMonths + delay) }
    }
    if !scenario.underWay.isEmpty {
      for month in months where scenario.underWay[index * scenario.monthCount + month] > 0 {
        arrives.insert(month)
      }
    }
    var (latest, last) = ([Int?](), max(first, shelf.firstMonth))
    var (known, count) = ([0], 0)
    for month in months {
      if arrives.contains(month) { last = max(last, month) }
      latest.append(shelf.firstMonth <= month ? last : nil)
      if shelf.firstMonth <= month, scenario.isKnown[index * scenario.monthCount + month] { count += 1 }
      known.append(count)
    }
    (self.latest, self.known) = (latest, known)
  }

  /// The months with a known stock from one month up to another, which is not among them.
  func wait(from start: Int, to month: Int) -> Int {
    known[max(0, month - first)] - known[max(0, min(start, month) - first)]
  }
}
