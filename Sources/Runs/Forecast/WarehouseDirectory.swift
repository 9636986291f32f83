import StockPolicy
import SupplyModel

/// Finds the warehouse that fills a facility's orders, and what it has.
///
/// A calendar's word comes first. Else the executing unit tells: `030S05` belongs to unit `030`, which RENIPRESS states for
/// a facility, or its own FORMDET rows. Of several warehouses of a unit that report, the first by code is taken.
package struct WarehouseDirectory {
  /// What warehouses can send, by warehouse and product: whole units, as their reports of the run's month say, less what people have
  /// ordered of it since and it has still to send.
  package private(set) var stocks: [WarehouseStock] = []
  private let knowledge: SupplyKnowledge
  private let facilities: FacilityDirectory
  /// The warehouses that report, by the digits before their S, the first by code.
  private let ofUnit: [String: FacilityCode]
  private let reporting: CodeIndex<FacilityCode, FacilityCode>

  /// The warehouses of a run.
  ///
  /// - Parameter series: the histories of warehouses, through the run's month.
  package init(
    _ series: [SupplySeries], asOf: Month, knowledge: SupplyKnowledge, facilities: FacilityDirectory
  ) {
    self.knowledge = knowledge
    self.facilities = facilities
    let warehouses = Set(series.map(\.facility))
    reporting = CodeIndex(Dictionary(uniqueKeysWithValues: warehouses.map { ($0, $0) }))
    ofUnit = Dictionary(
      warehouses.sorted().map { (String($0.text.prefix(3)), $0) }, uniquingKeysWith: { first, _ in first })
    var claimed: [SeriesKey: Double] = [:]
    for order in knowledge.placed(upon: asOf) {
      guard let warehouse = warehouse(of: order.facility) else { continue }
      claimed[SeriesKey(warehouse, order.product), default: 0] += order.quantity
    }
    stocks = series.compactMap { one in
      guard let closing = one[asOf]?.quantities?.closing, closing >= 0 else { return nil }
      // What has expired by the end of the run's month is sent to nobody.
      let expired = one.lots.reduce(0.0) { sum, lot in
        guard case .endOf(let month) = lot.expiry, month <= asOf else { return sum }
        return sum + lot.units
      }
      let usable = max(0, closing - expired - (claimed[one.key] ?? 0))
      return WarehouseStock(
        warehouse: one.facility, product: one.product, stock: Int(min(usable, 1e9).rounded(.down)))
    }.sorted { ($0.warehouse, $0.product) < ($1.warehouse, $1.product) }
  }

  /// The code of the warehouse that supplies a facility; nil where nobody knows.
  package func warehouse(of facility: FacilityCode) -> FacilityCode? {
    if let stated = knowledge.supplies[facility].warehouse { return reporting[stated] ?? stated }
    let units = [facilities[facility].executingUnit, knowledge.reportedUnit(of: facility)]
    return units.compactMap { $0 }.lazy.compactMap { unit in
      let digits = unit.filter(\.isNumber)
      let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      return ofUnit[padded]
    }.first
  }
}
