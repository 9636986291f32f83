import SupplyModel
import SupplySolving

/// Shares out what a warehouse has less of than its facilities order.
///
/// First a pack for each facility that would run out before an order comes, the more harmed first, as long as there are
/// packs; then each pack where it keeps most expected couple-years from going unmet. `ScarceSplit` proves that
/// no split keeps more. Where a warehouse has enough, or reports no stock of the product, nothing changes.
public enum WarehouseSplit {
  /// The lines with what is allotted to them, in the same order, and every stock with what is asked of it.
  public static func split(
    _ lines: [OrderLine], stocks: [WarehouseStock]
  ) -> (lines: [OrderLine], stocks: [WarehouseStock]) {
    var (lines, stocks) = (lines, stocks)
    var claims: [SeriesKey: [Int]] = [:]
    for (place, line) in lines.enumerated() where line.isOrder {
      guard let warehouse = line.warehouse else { continue }
      claims[SeriesKey(warehouse, line.assessment.product), default: []].append(place)
    }
    for number in stocks.indices {
      let stock = stocks[number]
      guard let asking = claims[SeriesKey(stock.warehouse, stock.product)] else { continue }
      // Ties go by code, whatever the order of the lines.
      let places = asking.sorted { lines[$0].assessment.facility < lines[$1].assessment.facility }
      let ordered = places.reduce(0) { $0 + lines[$1].assessment.order.quantity }
      stocks[number].ordered = ordered
      stocks[number].lines = places.count
      stocks[number].allotted = ordered
      guard ordered > stock.stock, let size = places.first.map({ lines[$0].packSize }) else { continue }
      let packs = ScarceSplit(
        claims: places.map { place in
          let assessment = lines[place].assessment
          return .init(
            pieces: lines[place].pieces, mustHave: assessment.order.decision == .orderUrgently,
            harm: assessment.expectedHarm)
        }
      ).packs(of: stock.stock / size)
      for (place, packs) in zip(places, packs) {
        lines[place].assessment.order.arithmetic?.allotment = .init(
          warehouse: stock.warehouse, stock: stock.stock, ordered: ordered, units: packs * size)
      }
      stocks[number].allotted = packs.reduce(0, +) * size
    }
    return (lines, stocks)
  }
}
