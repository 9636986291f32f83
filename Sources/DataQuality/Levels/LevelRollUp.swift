import SupplyModel

/// Adds up stock and consumption from pharmacies to the regional authority, warehouses apart.
///
/// Every pharmacy counts once at each of its levels: itself, its IPRESS, micro-network, network and regional
/// authority. What nobody knows is not added as zero: `unknownStocks` says how many are missing from a total.
/// A pharmacy without stock stays in the list of each level above it, however much the others hold.
public struct LevelRollUp: Sendable {
  /// Every total, by place and then by product.
  public let totals: [LevelTotal]

  private struct Key: Hashable {
    let place: LevelPlace
    let product: ProductCode
  }

  /// Totals of the figures of one month; one facility × product should come once.
  ///
  /// - Complexity: O(n log n) in the figures.
  public init(directory: FacilityDirectory, figures: [StockFigure]) {
    var facilities: [FacilityCode: (facility: Facility, places: [LevelPlace])] = [:]
    var totals: [Key: LevelTotal] = [:]
    for figure in figures.sorted(by: { ($0.facility, $0.product) < ($1.facility, $1.product) }) {
      let known: (facility: Facility, places: [LevelPlace])
      if let seen = facilities[figure.facility] {
        known = seen
      } else {
        let facility = directory[figure.facility]
        known = (facility, SupplyLevel.allCases.compactMap { LevelPlace(of: facility, at: $0) })
        facilities[figure.facility] = known
      }
      for place in known.places {
        let key = Key(place: place, product: figure.product)
        totals[key, default: LevelTotal(key.place, of: key.product, in: directory)]
          .add(figure, name: known.facility.name)
      }
    }
    self.totals = totals.values.sorted {
      $0.place == $1.place ? $0.product < $1.product : $0.place < $1.place
    }
  }

  /// The totals of one level.
  public func totals(at level: SupplyLevel) -> [LevelTotal] { totals.filter { $0.place.level == level } }
}

extension LevelTotal {
  /// The total of nobody yet.
  fileprivate init(_ place: LevelPlace, of product: ProductCode, in directory: FacilityDirectory) {
    let name: String? =
      switch place.level {
      case .pharmacy, .warehouse: directory[FacilityCode(place.code ?? "")].name
      case .healthFacility: directory["\(place.code ?? "")"].name ?? directory["\(place.code ?? "")F01"].name
      case .microNetwork: place.microNetwork
      case .network: place.network
      case .regionalAuthority: place.regionalAuthority
      }
    self.init(
      place: place, name: name, product: product, members: 0, unknownStocks: 0, stock: nil, consumption: nil,
      averageConsumption: 0, stockedOut: [])
  }

  /// Adds one pharmacy or warehouse.
  fileprivate mutating func add(_ figure: StockFigure, name: String?) {
    members += 1
    if let more = figure.stock { stock = (stock ?? 0) + more } else { unknownStocks += 1 }
    if let more = figure.consumption { consumption = (consumption ?? 0) + more }
    averageConsumption += figure.averageConsumption
    if figure.isStockedOut { stockedOut.append(StockedOut(code: figure.facility, name: name)) }
  }
}
