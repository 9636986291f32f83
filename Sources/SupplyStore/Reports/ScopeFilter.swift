import Foundation
import GRDB
import SupplyModel

/// The part of a statement that keeps it to the reports of a scope.
///
/// The rest of a database is not read at all: reports lie by product, then month, then facility (`Schema.reportsByProduct`), so the
/// products of a scope are a few ranges of their table; one facility's reports are looked up month by month within these.
struct ScopeFilter {
  /// A condition on the columns `facility_id` and `product_id` of any table that has them; it binds `:products`.
  let condition: String
  /// The same for the table of reports alone, where one facility's are looked up by the whole key.
  let ofReports: String
  /// The numbers of the products, ascending: those of the scope, or all.
  let products: [Int64]

  /// The filter of a scope.
  ///
  /// - Parameters:
  ///   - facility: only this facility's.
  ///   - product: only this product's.
  init(
    _ scope: ScopedProducts, facility: FacilityCode? = nil, product: ProductCode? = nil, _ database: Database
  ) throws {
    products = try StoredCodes(database).products.filter { number in
      scope.contains(number.value) && (product ?? number.value) == number.value
    }.keys.sorted()
    let ofScope = "product_id IN (SELECT value FROM json_each(:products))"
    guard let facility else {
      (condition, ofReports) = (ofScope, ofScope)
      return
    }
    let number = try Int64.fetchOne(
      database, sql: "SELECT id FROM facility WHERE code = ?", arguments: [facility])
    let ofFacility = "facility_id IS \(number.map(String.init) ?? "NULL")"
    condition = "\(ofScope) AND \(ofFacility)"
    ofReports = "\(ofScope) AND month IN (\(Self.months)) AND \(ofFacility)"
  }

  /// The months with a report of `:products`, each once, by a look at the first report of each product and month.
  ///
  /// No product and month comes twice (`UNION`): in a table whose order is damaged one would lead back to another without end.
  static let months = """
    WITH RECURSIVE held(product_id, month) AS (
      SELECT value, (SELECT min(month) FROM report WHERE product_id = value) FROM json_each(:products)
      UNION
      SELECT product_id,
        (SELECT min(month) FROM report AS r WHERE r.product_id = held.product_id AND r.month > held.month)
      FROM held WHERE month IS NOT NULL
    )
    SELECT DISTINCT month FROM held WHERE month IS NOT NULL
    """

  /// The arguments of a statement that binds nothing else but these.
  func arguments(_ others: [String: (any DatabaseValueConvertible)?] = [:]) -> StatementArguments {
    let numbers = "[" + products.map(String.init).joined(separator: ",") + "]"
    return StatementArguments(others.merging(["products": numbers]) { $1 })
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
        database, sql: "SELECT EXISTS (SELECT 1 FROM report WHERE \(filter.ofReports))",
        arguments: filter.arguments()) ?? false
    }
  }

  /// The first month that reports each product, whatever the scope; months that nothing uses among them.
  ///
  /// - Throws: `ColcaError`.
  /// - Complexity: O(products).
  public func firstReports() throws -> [ProductCode: Month] {
    try read { database in
      let sql = """
        SELECT code, (SELECT min(month) FROM report WHERE product_id = product.id) AS first
        FROM product WHERE first IS NOT NULL
        """
      return try Row.fetchAll(database, sql: sql).reduce(into: [:]) { $0[$1[0]] = Month(count: $1[1]) }
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
        guard let code = codes[try row.decode(atIndex: 0)], !products.contains(code) else { return }
        outside.rows += try row.decode(Int.self, atIndex: 1)
        outside.products += 1
      }
    }
  }
}
