import Improvement
import SupplyModel
import SupplyStore

/// By how much the odds of an empty shelf changed, from everything that a database holds.
public struct OddsReview {
  private let cells: [(code: FacilityCode, cell: StockoutModel.Cell)]
  private let facilities: FacilityDirectory

  /// A review of some months.
  ///
  /// - Throws: what reading the database throws.
  public init(database: SupplyDatabase, products: ScopedProducts, months: ClosedRange<Month>) throws {
    facilities = FacilityDirectory(try database.facilities())
    let series = try database.series(of: products, through: months.upperBound)
    var counts: [FacilityCode: [Month: (seen: Int, empty: Int)]] = [:]
    for one in series where FacilityKind(one.facility) != .warehouse {
      for entry in one.entries where months.contains(entry.month) {
        switch entry.state {
        case .inStock: counts[one.facility, default: [:]][entry.month, default: (0, 0)].seen += 1
        case .stockedOut:
          counts[one.facility, default: [:]][entry.month, default: (0, 0)].seen += 1
          counts[one.facility, default: [:]][entry.month, default: (0, 0)].empty += 1
        case .stockUnknown, .notHeld, .notReported: break
        }
      }
    }
    cells = counts.sorted { $0.key < $1.key }.enumerated().flatMap { number, facility in
      facility.value.sorted { $0.key < $1.key }.map { month, count in
        (
          facility.key,
          StockoutModel.Cell(facility: number, month: month.count, seen: count.seen, empty: count.empty)
        )
      }
    }
  }

  /// The places of a level, within another.
  public func places(at level: PlaceLevel, within place: ServicePlace) -> [ServicePlace] {
    Set(
      cells.map(\.code).filter { ServicePlace(of: facilities[$0], at: place.level) == place }
        .map { ServicePlace(of: facilities[$0], at: level) }
    ).sorted()
  }

  /// By how much the odds changed at a place since a month; all others are what it is compared with.
  public func odds(at place: ServicePlace, since: Month) -> StockoutOdds {
    let own = Set(
      cells.filter { ServicePlace(of: facilities[$0.code], at: place.level) == place }.map(\.cell.facility))
    return StockoutModel.odds(cells.map(\.cell), since: since.count) { own.contains($0) }
  }
}
