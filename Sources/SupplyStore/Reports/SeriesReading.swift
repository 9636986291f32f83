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
      let stated = try StatedLots(database: database).latest(through: last, filter)
      let reports = try database.makeStatement(
        sql: """
          SELECT facility_id, month, opening, received, consumed, adjustment, closing, ordered, stockout_days, lots, file_id
          FROM report WHERE product_id = :product AND month BETWEEN \(first) AND :last AND \(filter.ofReports)
          ORDER BY month, facility_id
          """)
      var series: [SupplySeries] = []
      for number in filter.products {
        guard let product = codes.products[number] else { continue }
        var histories: [Int64: History] = [:]
        let rows = try Row.fetchCursor(
          reports, arguments: filter.arguments(["product": number, "last": last.count]))
        while let row = try rows.next() {
          try histories[row.decode(atIndex: 0), default: History()].append(
            row, from: first, through: last.count)
        }
        for (place, history) in histories {
          guard let facility = codes.facilities[place] else { continue }
          let word = stated[StatedLots.Key(facility: place, product: number)]
          let lots = StatedLots.lots(
            of: history.lots, file: history.file,
            stated: word.flatMap { $0.month == history.reports.last?.month ? $0 : nil })
          series.append(
            SupplySeries(
              facility: facility, product: product, reports: history.reports, lots: lots, through: last))
        }
      }
      return series.sorted { ($0.facility, $0.product) < ($1.facility, $1.product) }
    }
  }
}

/// The reports of one facility × product as they come, month by month.
private struct History {
  var reports: [(month: Month, quantities: StockQuantities)] = []
  /// The lots of the latest of them, and the file that stated it.
  var lots = PackedLots()
  var file: Int64 = 0

  /// Adds a row of a facility, a month, its quantities, its lots and its file.
  ///
  /// - Throws: `DecodingError` where it comes out of turn: the table's own order is damaged, and a gap up to such a month may have no end.
  mutating func append(_ row: Row, from first: Int, through last: Int) throws {
    let month: Month = try row.decode(atIndex: 1)
    guard first <= month.count, month.count <= last, reports.last.map({ $0.month < month }) ?? true else {
      throw Row.damage("month")
    }
    reports.append((month, StockQuantities(row, from: 2)))
    (lots, file) = (PackedLots(row, column: 9), try row.decode(atIndex: 10))
  }
}
