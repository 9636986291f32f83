import SupplyModel
import SupplyStore

/// The histories of some products and their demand, read from a database once for all that is measured from them.
///
/// What it has read it keeps: standards, causes, need and targets of one report look at the same months.
final class SharedHistories {
  private let database: SupplyDatabase
  /// The products.
  let products: ScopedProducts
  private var held: [Month: [SupplySeries]] = [:]
  private var demand: DemandHistory?

  /// The histories of the products of a scope; nothing is read yet.
  init(_ database: SupplyDatabase, of products: ScopedProducts) {
    self.database = database
    self.products = products
  }

  /// The histories up to a month, as they were reported, by facility and product.
  ///
  /// - Throws: what reading the database throws.
  func through(_ last: Month) throws -> [SupplySeries] {
    if let known = held[last] { return known }
    let top = try database.heldMonths(of: products)?.upperBound
    // Beyond what anybody reported there is nothing to read; nor are the same histories to be kept twice.
    if let top, top < last { return try through(top).map { $0.prolonged(to: last) } }
    let read = try database.series(of: products, through: last)
    held[last] = read
    return read
  }

  /// Whether anybody has reported a month or one after it.
  ///
  /// - Throws: what reading the database throws.
  func reach(_ month: Month) throws -> Bool {
    try database.heldMonths(of: products).map { month <= $0.upperBound } ?? false
  }

  /// Keeps histories up to a month that somebody has read already.
  func keep(_ histories: [SupplySeries], through last: Month) { held[last] = histories }

  /// What was asked for, met or not, as it can be known at a month's end by some histories alone, which end there and are of all that
  /// these are of.
  ///
  /// It is what is told by everything that is known where nothing is later and all of them learn from one another; then it is worked out
  /// and kept once for both.
  ///
  /// - Throws: what reading the database throws.
  func demands(of histories: [SupplySeries], asOf origin: Month) throws -> [EstimatedDemand] {
    let methods = try ScopeResolver(database).products(heldBy: .familyPlanning)
    let kinds = Set(Set(histories.lazy.map(\.product)).map { methods.contains($0) })
    guard kinds.count == 1, try database.monthRange(of: products)?.upperBound == origin,
      try through(origin) == histories
    else { return DemandHistory(histories, origin: origin).demands }
    return try demands(of: histories)
  }

  /// What was asked for, met or not, by everything that is known now; of some histories, in their order.
  ///
  /// - Throws: what reading the database throws.
  func demands(of histories: [SupplySeries]) throws -> [EstimatedDemand] {
    if let demand { return demand.demands(of: histories) }
    let latest = try database.monthRange(of: products)?.upperBound
    let read = try DemandHistory(try latest.map(through) ?? [], database: database)
    demand = read
    return read.demands(of: histories)
  }
}
