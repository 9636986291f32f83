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
      for ((place, packs), ranking) in zip(zip(places, packs), rankings(places.map { lines[$0] }, packs)) {
        lines[place].assessment.order.arithmetic?.allotment = .init(
          warehouse: stock.warehouse, stock: stock.stock, ordered: ordered, units: packs * size,
          ranking: ranking)
      }
      stocks[number].allotted = packs.reduce(0, +) * size
    }
    return (lines, stocks)
  }

  /// How the orders stand, each in its place: by what the whole order would keep from going unmet, ties by code.
  private static func rankings(
    _ lines: [OrderLine], _ packs: [Int]
  ) -> [OrderArithmetic.Allotment.Ranking] {
    let worth = zip(lines, packs).map { line, packs in
      let pieces = line.pieces
      func kept(_ most: Int) -> Double {
        var left = most
        return pieces.reduce(0) { sum, piece in
          let taken = min(left, piece.units)
          left -= taken
          return sum + Double(taken) * piece.worth
        }
      }
      return (asked: kept(.max), kept: kept(packs))
    }
    let order = lines.indices.sorted { (worth[$1].asked, $0) < (worth[$0].asked, $1) }
    var places = [Int](repeating: 0, count: lines.count)
    for (place, line) in order.enumerated() { places[line] = place + 1 }
    return lines.indices.map {
      .init(
        place: places[$0], claims: lines.count, coupleYearsAsked: worth[$0].asked,
        coupleYearsKept: worth[$0].kept)
    }
  }
}
