import GRDB
import Operations
import StockPolicy
import SupplyModel

extension SupplyDatabase {
  /// The quantities that a run orders and moves, above 0, without all else that it says.
  ///
  /// - Returns: none where the run's lines are no longer kept.
  /// - Throws: `StoreError.unknownRun`; `ColcaError`.
  public func advisedQuantities(of run: Int64) throws -> [AdviceKey: Int] {
    try read { database in
      guard let row = try RunRow.fetchOne(database, key: run) else { throw StoreError.unknownRun(id: run) }
      try RunSeal.compare(row, database)
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT f.code AS facility, NULL AS receiver, p.code AS product, a.order_quantity AS units FROM assessment AS a
          JOIN facility AS f ON f.id = a.facility_id JOIN product AS p ON p.id = a.product_id
          WHERE a.run_id = :run AND a.order_quantity > 0
          UNION ALL
          SELECT f.code, r.code, p.code, sum(t.units) FROM transfer AS t
          JOIN facility AS f ON f.id = t.from_facility_id JOIN facility AS r ON r.id = t.to_facility_id
          JOIN product AS p ON p.id = t.product_id
          WHERE t.run_id = :run GROUP BY t.from_facility_id, t.to_facility_id, t.product_id
          """, arguments: ["run": run])
      var quantities: [AdviceKey: Int] = [:]
      while let row = try rows.next() {
        let (facility, product): (FacilityCode, ProductCode) = (
          try row.needed("facility"), try row.needed("product")
        )
        let receiver: FacilityCode? = try row.stated("receiver")
        let key =
          receiver.map { AdviceKey.transfer(from: facility, to: $0, product: product) }
          ?? .order(facility: facility, product: product)
        quantities[key] = try row.needed("units")
      }
      return quantities
    }
  }
}
