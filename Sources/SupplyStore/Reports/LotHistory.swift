import GRDB
import SupplyModel

extension SupplyDatabase {
  /// The lots that reports and files of lots state of some months, by product, month and facility; shelves of which none is known are left
  /// out.
  ///
  /// Between a report and a file of lots the same one counts as for the lots of a history (`series`).
  ///
  /// - Parameter isWanted: which shelves are asked for; the others are not looked into.
  /// - Throws: `ColcaError`.
  /// - Complexity: O(reports of the months).
  public func statedLots(
    of products: ScopedProducts, in months: ClosedRange<Month>,
    where isWanted: (_ key: SeriesKey, _ month: Month) -> Bool = { _, _ in true }
  ) throws -> [(key: SeriesKey, month: Month, lots: [StockLot])] {
    try read { database in
      let codes = try StoredCodes(database)
      let filter = try ScopeFilter(products, database)
      let span = ["first": months.lowerBound.count, "last": months.upperBound.count]
      struct Shelf: Hashable {
        let facility, product: Int64
        let month: Int
      }
      var words: [Shelf: StatedLots.Word] = [:]
      let stated = try Row.fetchCursor(
        database,
        sql: """
          SELECT facility_id, product_id, month, lots, file_id, units FROM stated_lots
          WHERE \(filter.condition) AND month BETWEEN :first AND :last ORDER BY file_id
          """, arguments: filter.arguments(span))
      while let row = try stated.next() {
        let shelf = try Shelf(
          facility: row.decode(atIndex: 0), product: row.decode(atIndex: 1), month: row.decode(atIndex: 2))
        words[shelf] = try StatedLots.Word(
          month: Month(count: shelf.month), file: row.decode(atIndex: 4), lots: PackedLots(row, column: 3))
      }
      let reports = try Row.fetchCursor(
        database,
        sql: """
          SELECT facility_id, product_id, month, lots, file_id FROM report
          WHERE \(filter.condition) AND month BETWEEN :first AND :last ORDER BY product_id, month, facility_id
          """, arguments: filter.arguments(span))
      var shelves: [(key: SeriesKey, month: Month, lots: [StockLot])] = []
      while let row = try reports.next() {
        let shelf = try Shelf(
          facility: row.decode(atIndex: 0), product: row.decode(atIndex: 1), month: row.decode(atIndex: 2))
        guard let facility = codes.facilities[shelf.facility], let product = codes.products[shelf.product]
        else { continue }
        let (key, month) = (SeriesKey(facility, product), Month(count: shelf.month))
        guard isWanted(key, month) else { continue }
        let lots = StatedLots.lots(
          of: PackedLots(row, column: 3), file: try row.decode(atIndex: 4), stated: words[shelf])
        if !lots.isEmpty { shelves.append((key, month, lots)) }
      }
      return shelves
    }
  }
}
