import DataQuality
import StockPolicy
import SupplyModel
import SupplyStore

/// What the DIRESA asks each month: who has reported, and what each level of the network holds.
public struct NetworkReview: Sendable {
  /// Months of reporting rates shown.
  public static let monthsShown = 12

  private let database: SupplyDatabase
  private let scope: ProductScope

  /// A review of the products of a scope.
  public init(database: SupplyDatabase, scope: ProductScope = .familyPlanning) {
    self.database = database
    self.scope = scope
  }

  /// Reporting rates by micro-network of the last twelve months.
  ///
  /// - Parameter expectedByDay: the day of the next month by which a report is expected; nil when nobody has set it.
  /// - Throws: `ColcaError`.
  public func reportingRates(expectedByDay: Int?) throws -> [ReportingRate] {
    let products = try ScopeResolver(database).products(of: scope)
    guard let months = try database.monthRange(of: products) else { return [] }
    let first = max(months.lowerBound, months.upperBound.advanced(by: 1 - Self.monthsShown))
    return ReportingRates(
      histories: FacilityHistory.histories(of: try database.series(of: products)),
      directory: FacilityDirectory(try database.facilities()), months: first...months.upperBound,
      arrivals: try database.firstArrivals(of: products),
      deadline: expectedByDay.map { ReportingDeadline(dayOfNextMonth: $0) }
    ).rates
  }

  /// Stock, consumption and stock-outs of a month at every level, from pharmacies to the DIRESA; warehouses apart.
  ///
  /// - Parameter month: the month; the scope's latest when nil.
  /// - Throws: `ColcaError`.
  public func levels(month: Month? = nil) throws -> [LevelTotal] {
    let products = try ScopeResolver(database).products(of: scope)
    let series = try database.series(of: products, through: month)
    guard let last = series.compactMap({ $0.entries.last?.month }).max() else { return [] }
    let rule = OfficialRule()
    let figures = series.compactMap { one -> StockFigure? in
      guard let entry = one[last], entry.state != .notHeld, entry.state != .notReported else { return nil }
      let stock = entry.quantities?.closing.flatMap { $0 >= 0 ? $0 : nil }
      let window = (1 - OfficialRule.windowMonths...0).map {
        one[last.advanced(by: $0)]?.quantities?.consumed
      }
      let indicators = rule.indicators(consumption: window, stock: stock)
      return StockFigure(
        facility: one.facility, product: one.product, stock: stock,
        consumption: entry.quantities?.consumed ?? nil, averageConsumption: indicators.averageConsumption,
        isStockedOut: indicators.availability == .desabastecido)
    }
    return LevelRollUp(directory: FacilityDirectory(try database.facilities()), figures: figures).totals
  }
}
