import DemandForecasting
import SupplyModel

/// Turns a history and a forecast into what a person acts on: risk, order and urgency of one facility × product.
public struct AssessmentPolicy: Sendable {
  /// Stock reported so many months before the run's month, or more, is too old to decide on.
  public static let staleAfterMonths = ShelfStanding.staleAfterMonths
  /// Couple-years counted for a unit of a product whose factor the catalogue does not state.
  ///
  /// Only the order of the worklist depends on it: 20 units a couple-year, between pills and condoms.
  public static let assumedCoupleYearsPerUnit = 0.05

  /// Stock that so many reports of the last twelve months show, with no use in any of them, lies idle.
  ///
  /// With fewer it has only just come, perhaps after months without: too early to give it to another facility.
  public static let idleAfterReports = 3

  let settings: ForecastRun.Settings

  /// A policy with the settings of a run.
  public init(settings: ForecastRun.Settings) { self.settings = settings }

  /// How many months of cumulative demand an assessment needs, for a calendar and a report so many months old.
  ///
  /// - Parameter lots: lots that are judged until they expire.
  public func monthsNeeded(
    calendar: SupplyCalendar, reportAgeMonths: Int, lots: [StockLot] = []
  ) -> Int {
    let age = min(max(0, reportAgeMonths), Self.staleAfterMonths - 1)
    let last = reportAgeMonths < Self.staleAfterMonths ? lots.compactMap(\.expiry.month).max() : nil
    let untilExpiry = last.map { settings.asOf.distance(to: $0) } ?? 0
    return min(
      Self.longestDemandMonths, max(settings.horizonMonths, calendar.coverMonths, untilExpiry) + age)
  }

  /// The longest window over which demand is added up.
  public static let longestDemandMonths = 12

  /// Assesses one facility × product.
  ///
  /// - Parameters:
  ///   - series: its history up to the run's month.
  ///   - monthlyDemand: demand of each month after the run's month.
  ///   - cumulativeDemand: total demand of the first 1, 2 … months after the run's month, at least as many as
  ///     `monthsNeeded` says. Stock counted some months before the run's month is set against the demand of as many
  ///     months more.
  ///   - stockoutWithResupply: probability that the shelf is seen empty within the first 1, 2 … months; empty if unknown.
  ///   - terms: calendar, service level, packs, and what is on its way.
  ///   - coupleYearsPerUnit: the catalogue's factor; nil when it has none.
  ///   - moves: what transfers bring and take away; the order reckons with them, and nothing else.
  ///   - carried: units more that the order must meet until the end of the cover, as substitutes do not come.
  public func assess(
    _ series: SupplySeries, monthlyDemand: [QuantileDistribution], cumulativeDemand: [QuantileDistribution],
    stockoutWithResupply: [Double] = [], terms: OrderTerms, coupleYearsPerUnit: Double?,
    moves: ShelfMoves = .none, carried: Double = 0
  ) -> SeriesAssessment {
    let standing = ShelfStanding(series, asOf: settings.asOf, rule: settings.officialRule)
    let (age, stock, official) = (standing.ageMonths, standing.stock, standing.official)
    let (recent, isStale, isHeld) = (standing.recentConsumption, standing.isStale, standing.isHeld)
    let shelf = shelf(series)
    let leaving = depletion(series, shelf: shelf, cumulativeDemand: cumulativeDemand)
    // As far as the cover, however near people want to look: urgency is judged by it.
    let months = max(settings.horizonMonths, terms.calendar.coverMonths)
    var shelfRisk = stock.flatMap { stock -> StockoutRisk? in
      guard !isStale, isHeld, age < cumulativeDemand.count else { return nil }
      return StockoutRisk(
        stock: stock, cumulativeDemand: Array(cumulativeDemand[age...].prefix(months)),
        usedBefore: age > 0 ? cumulativeDemand[age - 1] : nil,
        expired: { leaving?.expired(byMonth: age + $0, level: $1) ?? 0 }, origin: settings.asOf)
    }
    // Learnt from stocks counted at the origin: an older count says something else.
    if age == 0, let ifNothingArrives = shelfRisk?.probabilityByMonth {
      // Deliveries only help: two forecasts made apart must not say otherwise side by side.
      shelfRisk?.probabilityWithResupply = zip(stockoutWithResupply, ifNothingArrives).map { min($0, $1) }
    }
    func coverDemand(_ depletion: ShelfDepletion?) -> CoverDemand? {
      CoverDemand(
        cumulativeDemand: cumulativeDemand, coverMonths: terms.calendar.coverMonths, ageMonths: age,
        depletion: depletion)
    }
    let lots = lots(series, shelf: shelf, cumulativeDemand: cumulativeDemand)
    let policy = OrderPolicy(settings: settings.orders, terms: terms)
    let isIdle = official.availability == .sinRotacion && monthsStocked(series) >= Self.idleAfterReports
    func order(_ moves: ShelfMoves) -> OrderRecommendation {
      let after = stock.map { max(0, $0 + Double(moves.units)) }
      let shelf = moves == .none ? shelf : shelf?.after(moves)
      let leaving =
        moves == .none ? leaving : depletion(series, shelf: shelf, cumulativeDemand: cumulativeDemand)
      let lots =
        moves == .none ? lots : self.lots(series, shelf: shelf, cumulativeDemand: cumulativeDemand)
      let cover = coverDemand(leaving)?.adding(carried)
      // What expires within the cover is too much of nothing.
      let expiring = cover?.expiring(serviceLevel: terms.serviceLevel.level) ?? 0
      let usable = settings.officialRule.indicators(
        consumption: recent, stock: after.map { max(0, $0 - expiring) })
      return policy.order(
        OrderPolicy.Situation(
          stock: stock, ageMonths: age, isStale: isStale,
          isHeld: isHeld || settings.orders.includesNotHeld, isNew: !isHeld, isIdle: isIdle,
          official: usable, activeMonths: recent.count { ($0 ?? 0) > 0 }, coverDemand: cover,
          spoiling: spoiling(lots, coverMonths: terms.calendar.coverMonths), moved: moves.units,
          overdue: overdue(series, terms: terms, age: age)
        ) { units, month in
          guard age + month <= cumulativeDemand.count, month >= 1 else { return 0 }
          let total = leaving?.total(byMonth: age + month) ?? cumulativeDemand[age + month - 1]
          return total.probabilityOfReaching(units)
        })
    }
    let orderOfShelf = order(.none)
    var orderAfterMoves = stock == nil || moves == .none ? orderOfShelf : order(moves)
    // A transfer is advice until somebody has made it: what is urgent without it stays urgent.
    if orderOfShelf.decision == .orderUrgently, orderAfterMoves.decision == .order {
      orderAfterMoves.decision = .orderUrgently
    }
    let harmed = orderOfShelf.orderUpToLevel == nil ? nil : coverDemand(leaving)
    let alert = !isHeld ? .calm : alert(order: orderOfShelf, stock: stock, risk: shelfRisk)
    return SeriesAssessment(
      facility: series.facility, product: series.product,
      state: series[settings.asOf]?.state ?? .notReported, stockMonth: standing.stockMonth, stock: stock,
      recentConsumption: recent, official: official, monthlyDemand: monthlyDemand, risk: shelfRisk,
      order: orderAfterMoves,
      alert: alert,
      expectedHarm: (harmed?.expectedExcess(over: stock ?? 0) ?? 0)
        * (coupleYearsPerUnit ?? Self.assumedCoupleYearsPerUnit),
      moved: moves.units, lots: lots)
  }

  /// Units on order that should have come by the count of the stock, of which no receipt shows a trace.
  private func overdue(_ series: SupplySeries, terms: OrderTerms, age: Int) -> Double {
    terms.arrivals.reduce(0) { sum, arrival in
      guard arrival.monthsAhead <= -age, arrival.monthsAhead > -Self.overdueForgottenAfterMonths else {
        return sum
      }
      let hasCome = (arrival.monthsAhead - 1...0).contains { month in
        (series[settings.asOf.advanced(by: month)]?.quantities?.received ?? 0) > 0
      }
      return hasCome ? sum : sum + arrival.units
    }
  }

  /// An order that should have come so many months ago, or more, is not spoken of any longer.
  static let overdueForgottenAfterMonths = 12

  /// How many reports of the twelve months up to the run's month closed with stock.
  private func monthsStocked(_ series: SupplySeries) -> Int {
    (0..<OfficialRule.windowMonths).count {
      (series[settings.asOf.advanced(by: -$0)]?.quantities?.closing ?? 0) > 0
    }
  }

  private func alert(order: OrderRecommendation, stock: Double?, risk: StockoutRisk?) -> AlertLevel {
    switch order.decision {
    case .notHeld: return .calm
    case .stockUnknown, .notReported: return .unknown
    case .overstocked: return .excess
    case .orderUrgently, .order, .enough: break
    }
    if stock == 0 { return .stockedOut }
    guard let risk else { return .calm }
    if order.decision == .orderUrgently { return .urgent }
    return risk.probability(withinMonths: order.coverMonths) >= AlertLevel.likely ? .watch : .calm
  }
}
