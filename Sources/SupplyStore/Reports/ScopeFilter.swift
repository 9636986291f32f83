import Foundation
import GRDB
import SupplyModel

/// The part of a statement that keeps it to the reports of a scope.
///
/// The rest of a database is not read at all: with both parts of the key given as lists, SQLite looks up each facility × product
/// of the scope, and passes over the medicines between them.
struct ScopeFilter {
  /// A condition on the columns `facility_id` and `product_id` of a table with the key of reports; it binds `:products`.
  let condition: String
  /// What `:products` is: the numbers of the products as JSON; NULL where there is no limit.
  let products: String?

  /// The filter of a scope.
  ///
  /// - Parameters:
  ///   - facility: only this facility's.
  ///   - product: only this product's.
  init(
    _ scope: ScopedProducts, facility: FacilityCode? = nil, product: ProductCode? = nil, _ database: Database
  ) throws {
    if scope.codes == nil, facility == nil, product == nil {
      condition = ":products IS NULL"
      products = nil
      return
    }
    let codes = try StoredCodes(database).products.filter { number in
      scope.contains(number.value) && (product ?? number.value) == number.value
    }
    let places = try facility.map { code in
      try Int64.fetchAll(database, sql: "SELECT id FROM facility WHERE code = ?", arguments: [code])
    }
    let ofFacility =
      places.map { "facility_id IN (\($0.map(String.init).joined(separator: ",")))" }
      ?? "facility_id IN (SELECT id FROM facility)"
    condition = ofFacility + " AND product_id IN (SELECT value FROM json_each(:products))"
    products = "[" + codes.keys.sorted().map(String.init).joined(separator: ",") + "]"
  }

  /// The arguments of a statement that binds nothing else but these.
  func arguments(_ others: [String: (any DatabaseValueConvertible)?] = [:]) -> StatementArguments {
    StatementArguments(others.merging(["products": products]) { $1 })
  }
}

extension SupplyDatabase {
  /// Whether any of some products was reported.
  ///
  /// - Throws: `ColcaError`.
  public func hasReports(of products: ScopedProducts) throws -> Bool {
    try read { database in
      let filter = try ScopeFilter(products, database)
      return try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM report WHERE \(filter.condition))",
        arguments: filter.arguments()) ?? false
    }
  }

  /// How many reports, of how many products, lie outside a scope.
  ///
  /// - Throws: `ColcaError`.
  /// - Complexity: O(reports): every one is counted.
  public func outside(_ products: ScopedProducts) throws -> OutsideScope {
    guard products.codes != nil else { return .nothing }
    return try read { database in
      let codes = try StoredCodes(database).products
      let sql = "SELECT product_id, count(*) FROM report GROUP BY product_id"
      return try Row.fetchAll(database, sql: sql).reduce(into: .nothing) { outside, row in
        guard let code = codes[row[0]], !products.contains(code) else { return }
        outside.rows += row[1]
        outside.products += 1
      }
    }
  }
}
