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
  private let known: ScopedProducts?

  /// A review of the products of a scope.
  public init(database: SupplyDatabase, scope: ProductScope = .familyPlanning) {
    self.database = database
    self.scope = scope
    known = nil
  }

  /// A review of products that somebody has worked out already.
  public init(database: SupplyDatabase, products: ScopedProducts) {
    self.database = database
    scope = products.scope
    known = products
  }

  private func products() throws -> ScopedProducts {
    try known ?? ScopeResolver(database).products(of: scope)
  }

  /// Who is expected to report a month, and who has: the one count that every status, message and metric tells.
  ///
  /// - Parameter month: the month; the scope's latest when nil.
  /// - Returns: nil where nothing was reported yet and no month is named.
  /// - Throws: `ColcaError`.
  public func reporting(month: Month? = nil) throws -> ReportingCount? {
    let products = try products()
    guard let month = try month ?? database.monthRange(of: products)?.upperBound else { return nil }
    return ReportingCount(
      lastReports: try database.lastReports(of: products, through: month), in: month,
      directory: FacilityDirectory(try database.facilities()))
  }

  /// Reporting rates by micro-network of the last twelve months.
  ///
  /// - Parameter expectedByDay: the day of the next month by which a report is expected; nil when nobody has set it.
  /// - Throws: `ColcaError`.
  public func reportingRates(expectedByDay: Int?) throws -> [ReportingRate] {
    let products = try products()
    guard let months = try database.monthRange(of: products) else { return [] }
    let first = max(months.lowerBound, months.upperBound.advanced(by: 1 - Self.monthsShown))
    // Whose stock alone is known has reported nothing, here as in `reporting`.
    let reporters = try database.lastReports(of: products, through: months.upperBound)
    let series = try database.series(of: products).filter { reporters[$0.facility] != nil }
    return ReportingRates(
      histories: FacilityHistory.histories(of: series),
      directory: FacilityDirectory(try database.facilities()), months: first...months.upperBound,
      arrivals: try database.firstArrivals(of: products),
      deadline: expectedByDay.map { ReportingDeadline(dayOfNextMonth: $0) }
    ).rates
  }

  /// Stock, consumption and stock-outs at a month's end at every level, from pharmacies to the DIRESA; warehouses apart.
  ///
  /// A pharmacy's lines are those that a run of that month has, and are out of stock where it says so (`ShelfStanding`): the last known
  /// stock counts of who did not report the month. Of warehouses every stock of the month counts, used or not.
  ///
  /// - Parameter month: the month.
  /// - Throws: `ColcaError`.
  public func levels(month: Month) throws -> [LevelTotal] {
    let directory = FacilityDirectory(try database.facilities())
    let products = try products()
    let all = try database.series(of: products, through: month)
    let closed = directory.closed(among: all, in: month)
    let open = all.filter { !closed.contains($0.facility) }
    // What is doubted is read as a run reads it.
    let judgement = try FindingReview(database: database, latestMonth: month, products: products)
      .judgement(of: open)
    let rule = OfficialRule()
    let figures = judgement.followed(open).compactMap { one -> StockFigure? in
      let standing = ShelfStanding(one, asOf: month, rule: rule)
      let isWarehouse = FacilityKind(one.facility) == .warehouse
      guard isWarehouse ? Self.isListed(one[month]?.state) : standing.isHeld else { return nil }
      return StockFigure(
        facility: one.facility, product: one.product, stock: standing.knownStock,
        isEarlier: standing.ageMonths > 0, consumption: one.consumed(in: month),
        averageConsumption: standing.official.averageConsumption, isStockedOut: standing.isStockedOut)
    }
    return LevelRollUp(directory: directory, figures: figures).totals
  }

  /// Whether a warehouse's stock of a month is listed: where it was reported, and is one that it holds.
  private static func isListed(_ state: MonthState?) -> Bool {
    switch state {
    case .inStock, .stockedOut, .stockUnknown: true
    case .notHeld, .notReported, nil: false
    }
  }
}
