import GRDB
import Operations
import SupplyModel

extension SupplyDatabase {
  /// What the reports of some shelves say of deliveries in some months.
  ///
  /// - Throws: `ColcaError`.
  /// - Complexity: O(reports of the products among them in these months).
  public func receipts(
    of shelves: Set<SeriesKey>, in months: ClosedRange<Month>
  ) throws -> [SeriesKey: ShelfReceipts] {
    try read { database in
      let products = Dictionary(grouping: shelves, by: \.product)
      return try products.keys.sorted().reduce(into: [:]) { receipts, product in
        let facilities = Set((products[product] ?? []).map(\.facility))
        for (facility, found) in try Self.receipts(of: product, in: months, database)
        where facilities.contains(facility) {
          receipts[SeriesKey(facility, product)] = found
        }
      }
    }
  }

  private static func receipts(
    of product: ProductCode, in months: ClosedRange<Month>, _ database: Database
  ) throws -> [FacilityCode: ShelfReceipts] {
    var reported: [Int64: (last: Month, received: [Month: Double])] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT facility_id, month, received FROM report
        WHERE product_id = (SELECT id FROM product WHERE code = :product) AND month BETWEEN :first AND :last
        ORDER BY month
        """,
      arguments: ["product": product, "first": months.lowerBound, "last": months.upperBound])
    while let row = try rows.next() {
      let (facility, month): (Int64, Month) = (try row.needed("facility_id"), try row.needed("month"))
      reported[facility, default: (month, [:])].last = month
      reported[facility]?.received[month] = try row.stated("received") ?? 0
    }
    return try reported.reduce(into: [:]) { receipts, entry in
      let code = try FacilityCode.fetchOne(
        database, sql: "SELECT code FROM facility WHERE id = ?", arguments: [entry.key])
      guard let code else { return }
      receipts[code] = ShelfReceipts(lastReported: entry.value.last, received: entry.value.received)
    }
  }
}
