import StockPolicy
import SupplyModel
import SupplyStore

/// The parts of a country that decide by themselves: nobody gives to another part, or shares its warehouse.
///
/// Who belongs to a network moves within it (`SupplyPlace`), who is filled by a warehouse shares what it has (`WarehouseDirectory`): what
/// hangs together by one or the other, from facility to facility, is a part. Such are the least parts; any of them may go together.
public struct CountryParts: Sendable {
  /// The part of each facility and warehouse that reports: the first code of its facilities; nil of a warehouse that supplies none of them.
  public let ofFacility: [FacilityCode: FacilityCode?]

  /// The parts of what a database holds.
  ///
  /// - Throws: `RunError.noReports`; what reading throws.
  init(_ database: SupplyDatabase) throws {
    let series = try database.series(of: .all, isWhole: true)
    guard let last = try database.monthRange(of: .all)?.upperBound else {
      throw RunError.noReports(month: nil)
    }
    let directory = FacilityDirectory(try database.facilities())
    let warehouses = series.filter { FacilityKind($0.facility) == .warehouse }
    let supplying = WarehouseDirectory(
      warehouses, asOf: last, knowledge: try SupplyKnowledge(database: database, products: .all),
      facilities: directory)
    self.init(
      of: Set(series.map(\.facility)).subtracting(warehouses.map(\.facility)),
      warehouses: Set(warehouses.map(\.facility)),
      place: { SupplyPlace(directory[$0]) }, warehouse: { supplying.warehouse(of: $0) })
  }

  /// The parts of some facilities.
  ///
  /// - Parameters:
  ///   - place: where a facility stands.
  ///   - warehouse: the warehouse that fills a facility's orders; nil where nobody knows.
  init(
    of facilities: Set<FacilityCode>, warehouses: Set<FacilityCode>,
    place: (FacilityCode) -> SupplyPlace, warehouse: (FacilityCode) -> FacilityCode?
  ) {
    let codes = facilities.sorted()
    var groups = Groups(count: codes.count)
    var firstOf: [Tie: Int] = [:]
    for (index, code) in codes.enumerated() {
      let stands = place(code)
      let ties = [
        (stands.network ?? stands.microNetwork).map(Tie.place), warehouse(code).map(Tie.warehouse),
      ]
      for tie in ties.compactMap({ $0 }) {
        groups.unite(index, firstOf[tie, default: index])
        firstOf[tie] = firstOf[tie] ?? index
      }
    }
    var parts: [FacilityCode: FacilityCode?] = [:]
    for (index, code) in codes.enumerated() { parts[code] = codes[groups.first(of: index)] }
    for code in warehouses {
      parts.updateValue(firstOf[.warehouse(code)].map { codes[groups.first(of: $0)] }, forKey: code)
    }
    ofFacility = parts
  }

  /// What facilities have in common.
  private enum Tie: Hashable {
    case place([String])
    case warehouse(FacilityCode)
  }
}

/// Numbers in groups, each known by its least (union–find with path halving; Tarjan and van Leeuwen 1984).
private struct Groups {
  private var above: [Int]

  init(count: Int) { above = Array(0..<count) }

  mutating func first(of number: Int) -> Int {
    var number = number
    while above[number] != number {
      above[number] = above[above[number]]
      number = above[number]
    }
    return number
  }

  mutating func unite(_ one: Int, _ other: Int) {
    let (left, right) = (first(of: one), first(of: other))
    above[max(left, right)] = min(left, right)
  }
}
