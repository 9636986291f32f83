import Improvement
import StockPolicy
import SupplyModel
import SupplyStore

/// Why shelves were empty, from everything that a database holds.
public struct CauseReview {
  private let database: SupplyDatabase
  private let products: ScopedProducts
  private let shared: SharedHistories

  /// A review of the products of a scope.
  public init(database: SupplyDatabase, products: ScopedProducts) {
    self.init(database, products, SharedHistories(database, of: products))
  }

  /// A review of what another looks at too.
  init(_ review: ImprovementReview) { self.init(review.database, review.products, review.shared) }

  private init(_ database: SupplyDatabase, _ products: ScopedProducts, _ shared: SharedHistories) {
    (self.database, self.products, self.shared) = (database, products, shared)
  }

  /// Every empty shelf of some months with its cause.
  ///
  /// What comes in the month after the last one is looked at too, where it is known: only then is it seen what came late.
  ///
  /// - Throws: what reading the database throws.
  public func lines(_ months: ClosedRange<Month>) throws -> [CauseLine] {
    let last = months.upperBound.advanced(by: 1)
    // Where nobody has reported it, histories that go on to it would be copies of all that say nothing more.
    let series = try shared.through(shared.reach(last) ? last : months.upperBound)
    let facilities = FacilityDirectory(try database.facilities())
    var input = CauseInput(series, directory: facilities)
    input.demands = try shared.demands(of: input.histories)
    let knowledge = try SupplyKnowledge(database: database, products: products)
    let warehouses = WarehouseDirectory(
      series.filter { FacilityKind($0.facility) == .warehouse }, asOf: months.upperBound,
      knowledge: knowledge,
      facilities: facilities)
    let catalogue = try database.productCatalogue()
    for (code, own) in Dictionary(grouping: input.histories, by: \.facility) {
      input.warehouse[code] = warehouses.warehouse(of: code)
      let stated = knowledge.supplies[code].calendar.map(FacilityCalendar.init(stated:))
      input.calendars[code] =
        (stated ?? FacilityCalendar(ReceiptRhythm(own, asOf: months.upperBound))).calendar
    }
    for code in Set(input.histories.map(\.product)) {
      input.coupleYears[code] = catalogue[code].coupleYearsPerUnit
    }
    // An order of a year ago feeds no shelf of today.
    let first = months.lowerBound.advanced(by: -SupplyCalendar.longestCoverMonths)
    let places = Dictionary(
      input.histories.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    // Asked for is what lay there before something left a shelf: other lots are of no cause.
    let lots = try database.statedLots(of: products, in: first...last) {
      [histories = input.histories] key, month in
      guard let history = places[key].map({ histories[$0] }) else { return false }
      return (history[month.advanced(by: 1)]?.quantities?.adjustment ?? 0) < 0
    }
    input.lots = lots.map {
      ShelfLotsOfMonth(key: $0.key, month: $0.month, lots: $0.lots)
    }
    return CauseRules(input).lines(months)
  }
}
