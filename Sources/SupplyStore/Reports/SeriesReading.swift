import GRDB
import SupplyModel

extension SupplyDatabase {
  /// The monthly history of every facility × product of a scope, by facility and product code.
  ///
  /// - Parameters:
  ///   - scope: the products; what lies outside is not read.
  ///   - facility: only this facility's.
  ///   - product: only this product's.
  ///   - lastMonth: where the series end; nothing later is read. The latest month of the scope when nil.
  ///   - isWhole: reads months of long ago too (`firstUsedMonth`), which nothing is worked out from.
  /// - Throws: `ColcaError`.
  public func series(
    of scope: ScopedProducts, facility: FacilityCode? = nil, product: ProductCode? = nil,
    through lastMonth: Month? = nil, isWhole: Bool = false
  ) throws -> [SupplySeries] {
    guard let last = try lastMonth ?? monthRange(of: scope)?.upperBound else { return [] }
    let first = isWhole ? 0 : try firstUsedMonth(of: scope)?.count ?? 0
    return try read { database in
      let codes = try StoredCodes(database)
      let filter = try ScopeFilter(scope, facility: facility, product: product, database)
      let sql = """
        SELECT facility_id, product_id, month, opening, received, consumed, adjustment, closing, ordered,
          stockout_days, lots, file_id FROM report
        WHERE month BETWEEN \(first) AND :last AND \(filter.condition)
        ORDER BY facility_id, product_id, month
        """
      var series: [SupplySeries] = []
      var key: (facility: Int64, product: Int64)?
      var reports: [(month: Month, quantities: StockQuantities)] = []
      let stated = try StatedLots(database: database).latest(through: last, filter)
      var lots: (packed: PackedLots, file: Int64)?
      func finish() {
        guard let key, let facility = codes.facilities[key.facility],
          let product = codes.products[key.product]
        else {
          return
        }
        let word = stated[StatedLots.Key(facility: key.facility, product: key.product)]
        let latest = StatedLots.lots(
          of: lots?.packed ?? PackedLots(), file: lots?.file ?? 0,
          stated: word.flatMap { $0.month == reports.last?.month ? $0 : nil })
        series.append(
          SupplySeries(
            facility: facility, product: product, reports: reports, lots: latest, through: last))
        reports.removeAll(keepingCapacity: true)
      }
      let rows = try Row.fetchCursor(database, sql: sql, arguments: filter.arguments(["last": last.count]))
      while let row = try rows.next() {
        let (facility, product): (Int64, Int64) = (row[0], row[1])
        if key.map({ $0 != (facility, product) }) ?? true {
          finish()
          key = (facility, product)
        }
        reports.append((Month(count: row[2]), StockQuantities(row, from: 3)))
        lots = (PackedLots(row, column: 10), row[11])
      }
      finish()
      return series.sorted { ($0.facility, $0.product) < ($1.facility, $1.product) }
    }
  }
}
