import GRDB
import StockPolicy
import SupplyModel

extension SupplyDatabase {
  /// The quantities that a run orders, above 0, without all else that it says.
  ///
  /// - Returns: none where the run's lines are no longer kept.
  /// - Throws: `StoreError.unknownRun`; `ColcaError`.
  public func orderQuantities(of run: Int64) throws -> [SeriesKey: Int] {
    try read { database in
      guard let row = try RunRow.fetchOne(database, key: run) else { throw StoreError.unknownRun(id: run) }
      try RunSeal.compare(row, database)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT f.code AS facility, p.code AS product, a.order_quantity FROM assessment AS a
          JOIN facility AS f ON f.id = a.facility_id JOIN product AS p ON p.id = a.product_id
          WHERE a.run_id = ? AND a.order_quantity > 0
          """, arguments: [run])
      var quantities: [SeriesKey: Int] = [:]
      while let row = try rows.next() {
        quantities[SeriesKey(try row.needed("facility"), try row.needed("product"))] = try row.needed(
          "order_quantity")
      }
      return quantities
    }
  }
}
