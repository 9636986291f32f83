import DemandForecasting
import SupplyModel

/// Periodic review with an order-up-to level.
///
/// S is the service level's quantile of demand over lead time plus review period, within DIGEMID's floor and ceiling,
/// and the order is ⌈S − usable stock − on order⌉ in whole packs, never negative, and for safety no more than will not expire (Silver, Pyke and Thomas 2017, the
/// chapter on probabilistic demand). `OrderArithmetic` states every step.
///
/// Nothing is ordered for stock above the official maximum (or the cover, where that is longer: a post supplied twice
/// a year needs more than six months), for stock that has lain for months unused, for a product that is not held, or
/// on a stock that is unknown or too old: an order on a guess would be a guess.
///
///     // demand over the cover: nine in ten at most 30; stock 12, 5 on order → order 13
public struct OrderPolicy: Sendable {
  private let settings: OrderSettings
  private let terms: OrderTerms

  /// A policy for one facility × product.
  public init(settings: OrderSettings, terms: OrderTerms) {
    self.settings = settings
    self.terms = terms
  }

  /// What is known of a stock when an order is decided.
  public struct Situation {
    /// Units when last counted; nil when unknown.
    public var stock: Double?
    /// Months from the count to the run's month.
    public var ageMonths: Int
    /// The count is too old.
    public var isStale: Bool
    /// The facility holds the product, or is to be given it.
    public var isHeld: Bool
    /// The facility does not hold it yet: nobody waits for it.
    public var isNew: Bool
    /// The stock has lain on the shelf for months, and none of it was used.
    public var isIdle: Bool
    /// The official indicators of that stock.
    public var official: OfficialIndicators
    /// How many of the last twelve months had any use.
    public var activeMonths: Int
    /// The demand that the stock must meet until the end of the cover.
    public var coverDemand: CoverDemand?
    /// Units of the stock that can be used through the cover and are expected to expire after it.
    public var spoiling: Double
    /// Units that transfers bring, less those that they take away.
    public var moved: Int
    /// Units on order that should have come, and of which no receipt shows a trace.
    public var overdue: Double
    /// The probability that demand reaches some units by the end of the 1st, 2nd … month, from the count of the stock on.
    public var probabilityOfReaching: (_ units: Double, _ month: Int) -> Double

    /// A situation.
    public init(
      stock: Double?, ageMonths: Int = 0, isStale: Bool = false, isHeld: Bool = true, isNew: Bool = false,
      isIdle: Bool = false,
      official: OfficialIndicators, activeMonths: Int, coverDemand: CoverDemand?,
      spoiling: Double = 0, moved: Int = 0, overdue: Double = 0,
      probabilityOfReaching: @escaping (_ units: Double, _ month: Int) -> Double
    ) {
      self.stock = stock
      self.ageMonths = ageMonths
      self.isStale = isStale
      self.isHeld = isHeld
      self.isNew = isNew
      self.isIdle = isIdle
      self.official = official
      self.activeMonths = activeMonths
      self.coverDemand = coverDemand
      self.spoiling = spoiling
      self.moved = moved
      self.overdue = overdue
      self.probabilityOfReaching = probabilityOfReaching
    }
  }

  /// The order in a situation.
  public func order(_ situation: Situation) -> OrderRecommendation {
    let arithmetic = arithmetic(situation)
    func recommendation(_ decision: OrderRecommendation.Decision) -> OrderRecommendation {
      let isOrder = decision == .order || decision == .orderUrgently
      return OrderRecommendation(
        decision: decision, quantity: isOrder ? arithmetic?.quantity ?? 0 : 0,
        orderUpToLevel: situation.isHeld && !situation.isStale ? arithmetic?.level : nil,
        coverMonths: terms.calendar.coverMonths, serviceLevel: terms.serviceLevel.level,
        officialQuantity: officialQuantity(situation),
        arithmetic: situation.isHeld && !situation.isStale && situation.stock != nil ? arithmetic : nil)
    }
    guard situation.isHeld else { return recommendation(.notHeld) }
    guard !situation.isStale else { return recommendation(.notReported) }
    guard let stock = situation.stock, let arithmetic else { return recommendation(.stockUnknown) }
    if arithmetic.isBlocked { return recommendation(.overstocked) }
    guard arithmetic.quantity > 0 else { return recommendation(.enough) }
    return recommendation(isUrgent(situation, stock: stock) ? .orderUrgently : .order)
  }

  private func arithmetic(_ situation: Situation) -> OrderArithmetic? {
    guard let demand = situation.coverDemand else { return nil }
    let (average, cover) = (situation.official.averageConsumption, Double(terms.calendar.coverMonths))
    let level = terms.serviceLevel.level
    let ahead = demand.ahead.quantile(level)
    let upTo = demand.orderUpToLevel(stock: situation.stock, serviceLevel: level)
    // Of a stock that was counted some months ago, what has been used since lies below the bounds.
    let usedSince = max(0, upTo - ahead)
    let isByQuantity =
      ahead < settings.fewUnits || situation.activeMonths <= settings.sporadicMonths || average <= 0
    let stock = situation.stock ?? 0
    let expiring = demand.expiring(serviceLevel: level)
    let isEmpty = stock - expiring + Double(situation.moved) < 1
    let isAsked = average > 0 || demand.ahead.quantile(0.99) > 0
    return OrderArithmetic(
      serviceLevel: terms.serviceLevel, demand: upTo, expectedDemand: demand.expected(stock: situation.stock),
      floor: settings.floorMonths > 0 ? usedSince + settings.floorMonths * average : nil,
      ceiling: settings.ceilingMonths > 0 ? usedSince + max(settings.ceilingMonths, cover) * average : nil,
      isByQuantity: isByQuantity, least: isEmpty && isAsked && !situation.isNew ? 1 : 0, stock: stock,
      expiring: expiring, spoiling: situation.spoiling, moved: situation.moved,
      onOrder: terms.arriving(
        afterCountMonthsAgo: situation.ageMonths, byMonth: terms.calendar.coverMonths),
      overdue: situation.overdue, packSize: terms.packSize, minimumOrder: terms.minimumOrder,
      trifle: settings.trifleMonths * demand.ahead.mean / max(1, cover),
      isBlocked: situation.isIdle || isAboveMaximum(situation.official))
  }

  /// Whether the shelf will probably be empty before an order placed now can be used, with what arrives until then.
  private func isUrgent(_ situation: Situation, stock: Double) -> Bool {
    guard !situation.isNew else { return false }
    let lead = max(1, terms.calendar.leadTimeMonths)
    return (1...lead).contains { month in
      let there =
        stock + Double(situation.moved)
        + terms.arriving(afterCountMonthsAgo: situation.ageMonths, byMonth: month)
      return situation.probabilityOfReaching(max(0, there), month) >= AlertLevel.likely
    }
  }

  private func isAboveMaximum(_ official: OfficialIndicators) -> Bool {
    official.availability == .sobrestock
      && (official.monthsOfStock ?? 0) > Double(terms.calendar.coverMonths)
  }

  /// CPMA × cover − stock, rounded up, never negative: it knows of no transfer, and of nothing on its way.
  private func officialQuantity(_ situation: Situation) -> Int? {
    situation.stock.map {
      OrderArithmetic.missing(
        situation.official.averageConsumption * Double(terms.calendar.coverMonths) - $0)
    }
  }
}
