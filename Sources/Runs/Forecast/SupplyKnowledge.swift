import Operations
import StockPolicy
import SupplyModel
import SupplyStore

/// What files state of supply, as a run needs it: calendars, warehouses, caps, orders under way.
package struct SupplyKnowledge {
  /// What is stated of each facility.
  package let supplies: SupplyDirectory
  /// The catalogue.
  package let products: ProductCatalogue
  private let orders: [SeriesKey: [OrderUnderWay]]
  private let committed: [SeriesKey: CommittedSupply.Moves]
  /// The most units of transfers that somebody still wants of them, by what people answered.
  let mostMoved: [AdviceKey: Int]
  /// What people placed, and no report has shown yet.
  private let placed: [OrderUnderWay]
  /// The key of the one pair of codes with orders that is alike a pair (`SupplyCode.likeness`); nil where there are several.
  private let alike: [SeriesKey: SeriesKey?]
  private let units: [FacilityCode: String]
  private let latestMonth: Month

  /// What a database states, and what people placed; the latest month is that of some products.
  ///
  /// - Parameter asOf: the month of the run; nil leaves out what people placed.
  package init(database: SupplyDatabase, products scoped: ScopedProducts, asOf: Month? = nil) throws {
    supplies = SupplyDirectory(try database.facilitySupplies())
    products = try database.productCatalogue()
    let committed = try asOf.map { try CommittedSupply(database, asOf: $0) } ?? .none
    self.committed = committed.moves
    mostMoved = committed.mostMoved
    placed = committed.orders
    orders = Dictionary(grouping: Self.orders(try database.ordersUnderWay(), committed: committed)) {
      $0.key
    }
    alike = Self.alike(orders)
    units = try database.reportedUnits()
    latestMonth = try database.monthRange(of: scoped)?.upperBound ?? Month(count: 0)
  }

  /// The orders that files state with those that people placed.
  ///
  /// Of the same shelf and month people have the last word: they placed it upon this very advice, and it is not to count twice, not
  /// even once it has come.
  private static func orders(
    _ stated: [OrderUnderWay], committed: CommittedSupply
  ) -> [OrderUnderWay] {
    stated.filter { !(committed.expected[$0.key]?.contains($0.expectedMonth) ?? false) } + committed.orders
  }

  /// What people ordered upon the advice of a run on a month: a warehouse that counted its stock at the end of it has that still to send.
  func placed(upon month: Month) -> [OrderUnderWay] { placed.filter { $0.orderedMonth == month } }

  /// What was agreed to be moved to a shelf and from it, and lies in no counted stock yet.
  func agreedMoves(_ key: SeriesKey) -> CommittedSupply.Moves { committed[key] ?? .none }

  /// The executing unit that a facility's own reports name.
  package func reportedUnit(of facility: FacilityCode) -> String? { units[facility] }

  /// What is known without any file.
  package init(
    supplies: [FacilitySupply], products: ProductCatalogue, orders: [OrderUnderWay], latestMonth: Month
  ) {
    self.supplies = SupplyDirectory(supplies)
    self.products = products
    self.orders = Dictionary(grouping: orders) { $0.key }
    alike = Self.alike(self.orders)
    self.latestMonth = latestMonth
    units = [:]
    committed = [:]
    mostMoved = [:]
    placed = []
  }

  private static func alike(_ orders: [SeriesKey: [OrderUnderWay]]) -> [SeriesKey: SeriesKey?] {
    Dictionary(orders.keys.map { ($0.likeness, $0) }, uniquingKeysWith: { _, _ in nil })
  }

  /// What is on its way to a facility, as far as a run on a month could know.
  package func arrivals(facility: FacilityCode, product: ProductCode, asOf: Month) -> [OrderTerms.Arrival] {
    guard !orders.isEmpty else { return [] }
    // Files of orders mend codes as calendars do; the open layout keeps them as they are written.
    let key = SeriesKey(facility, product)
    return (orders[key] ?? (alike[key.likeness] ?? nil).flatMap { orders[$0] } ?? [])
      .filter { $0.isKnown(asOf: asOf, latest: latestMonth) }
      .map { OrderTerms.Arrival(monthsAhead: asOf.distance(to: $0.expectedMonth), units: $0.quantity) }
  }
}
