import DemandForecasting
import SupplyModel

/// Periodic review with an order-up-to level.
///
/// S is the service level's quantile of demand over lead time plus review period, and the order is ⌈S − stock⌉
/// whole units, never negative (Silver, Pyke and Thomas 2017, the chapter on probabilistic demand).
///
/// Nothing is ordered for stock above the official maximum (or the cover, where that is longer: a post supplied twice
/// a year needs more than six months), for stock that has lain for months unused, for a product that is not held, or
/// on a stock that is unknown or too old: an order on a guess would be a guess.
///
///     // demand over the cover: nine in ten at most 30; stock 12 → order 18
public struct OrderPolicy: Sendable {
  private let settings: ForecastRun.Settings
  private let calendar: SupplyCalendar

  /// A policy for one facility's calendar.
  public init(settings: ForecastRun.Settings, calendar: SupplyCalendar) {
    self.settings = settings
    self.calendar = calendar
  }

  /// The order for a stock.
  ///
  /// - Parameters:
  ///   - stock: units when last counted; nil when unknown.
  ///   - isStale: the count is too old.
  ///   - isHeld: the facility holds the product.
  ///   - isIdle: the stock has lain on the shelf for months, and none of it was used.
  ///   - official: the official indicators of that stock.
  ///   - risk: when the stock runs out if nothing arrives.
  ///   - coverDemand: the demand that the stock must meet until the end of the cover.
  public func order(
    stock: Double?, isStale: Bool, isHeld: Bool, isIdle: Bool, official: OfficialIndicators,
    risk: StockoutRisk?, coverDemand: CoverDemand?
  ) -> OrderRecommendation {
    let level = coverDemand?.orderUpToLevel(stock: stock, serviceLevel: settings.serviceLevel)
    func recommendation(_ decision: OrderRecommendation.Decision, _ quantity: Int = 0) -> OrderRecommendation
    {
      OrderRecommendation(
        decision: decision, quantity: quantity, orderUpToLevel: isHeld && !isStale ? level : nil,
        coverMonths: calendar.coverMonths, serviceLevel: settings.serviceLevel,
        officialQuantity: officialQuantity(stock: stock, official: official))
    }
    guard isHeld else { return recommendation(.notHeld) }
    guard !isStale else { return recommendation(.notReported) }
    guard let stock, let level else { return recommendation(.stockUnknown) }
    if isIdle || isAboveMaximum(official) { return recommendation(.overstocked) }
    // A hair below the next unit is interpolation, not demand.
    let quantity = wholeUnits(max(0, (level - stock - 1e-9).rounded(.up)))
    guard quantity > 0 else { return recommendation(.enough) }
    let beforeArrival = risk?.probability(withinMonths: max(1, calendar.leadTimeMonths)) ?? 0
    let isUrgent = stock == 0 || beforeArrival >= AlertLevel.likely
    return recommendation(isUrgent ? .orderUrgently : .order, quantity)
  }

  private func isAboveMaximum(_ official: OfficialIndicators) -> Bool {
    official.availability == .sobrestock && (official.monthsOfStock ?? 0) > Double(calendar.coverMonths)
  }

  /// CPMA × cover − stock, rounded up, never negative.
  private func officialQuantity(stock: Double?, official: OfficialIndicators) -> Int? {
    guard let stock else { return nil }
    let cover = official.averageConsumption * Double(calendar.coverMonths)
    return wholeUnits(max(0, (cover - stock - 1e-9).rounded(.up)))
  }

  /// A number of units as an integer; what no integer can hold is held to the largest count that is exact.
  private func wholeUnits(_ units: Double) -> Int { units.isNaN ? 0 : Int(min(units, 9e15)) }
}
