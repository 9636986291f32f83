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
      let made = try ReportDays(database)
      let stated = try StatedLots(database: database).latest(through: last, filter)
      let reports = try database.makeStatement(
        sql: """
          SELECT facility_id, month, opening, received, consumed, adjustment, closing, ordered, stockout_days, lots, file_id,
            stated_on
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
            row, from: first, through: last.count, made)
        }
        for (place, history) in histories {
          guard let facility = codes.facilities[place] else { continue }
          let word = stated[StatedLots.Key(facility: place, product: number)]
          let lots = StatedLots.lots(
            of: history.lots, file: history.file,
            stated: word.flatMap { $0.month == history.reports.last?.month ? $0 : nil })
          series.append(
            SupplySeries(
              facility: facility, product: product, reports: history.reports, lots: lots,
              madeEarly: history.madeEarly, through: last))
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
  /// The months whose report was made before they can have been over, and when.
  var madeEarly: [Month: Day] = [:]

  /// Adds a row of a facility, a month, its quantities, its lots, its file and its own date.
  ///
  /// - Throws: `DecodingError` where it comes out of turn: the table's own order is damaged, and a gap up to such a month may have no end.
  mutating func append(_ row: Row, from first: Int, through last: Int, _ made: ReportDays) throws {
    let month: Month = try row.decode(atIndex: 1)
    guard first <= month.count, month.count <= last, reports.last.map({ $0.month < month }) ?? true else {
      throw Row.damage("month")
    }
    reports.append((month, StockQuantities(row, from: 2)))
    (lots, file) = (PackedLots(row, column: 9), try row.decode(atIndex: 10))
    if let day = made.early(file: file, statedOn: try row.decode(atIndex: 11), of: month) {
      madeEarly[month] = day
    }
  }
}

/// On which day a report was made, where that is before its month can have been over.
private struct ReportDays {
  /// The days, since 1970, on which the files came in.
  private let arrivals: [Int64: Int]

  init(_ database: Database) throws {
    var arrivals: [Int64: Int] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT id, imported_at FROM import_file") {
      let instant: String = try row.decode(atIndex: 1)
      if let day = Day(prefixOf: instant) { arrivals[try row.decode(atIndex: 0)] = day.daysSince1970 }
    }
    self.arrivals = arrivals
  }

  /// The report's own date, or else the day (UTC) on which its file came in, if that is in the month and before
  /// `SupplySeries.earliestClosingDay`; a date before the month tells nothing.
  func early(file: Int64, statedOn: Int?, of month: Month) -> Day? {
    // Files come in after nearly all the months that they hold: most reports are settled by the month alone.
    let first = Day(month: month, dayOfMonth: 1).daysSince1970
    let made = statedOn.flatMap { $0 >= first ? $0 : nil } ?? arrivals[file]
    guard let made, first <= made, made < first + SupplySeries.earliestClosingDay - 1 else { return nil }
    return Day(daysSince1970: made)
  }
}
