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
      place: place, name: name, product: product, members: 0, unknownStocks: 0, earlierStocks: 0, stock: nil,
      consumption: nil,
      averageConsumption: 0, stockedOut: [])
  }

  /// Adds one pharmacy or warehouse.
  fileprivate mutating func add(_ figure: StockFigure, name: String?) {
    members += 1
    if let more = figure.stock {
      stock = (stock ?? 0) + more
      if figure.isEarlier { earlierStocks += 1 }
    } else {
      unknownStocks += 1
    }
    if let more = figure.consumption { consumption = (consumption ?? 0) + more }
    averageConsumption += figure.averageConsumption
    if figure.isStockedOut { stockedOut.append(StockedOut(code: figure.facility, name: name)) }
  }
}

/// The totals of one product at one place of a level, with every pharmacy below that has none.
public struct LevelTotal: Sendable, Equatable {
  /// A pharmacy, or warehouse, without stock.
  public struct StockedOut: Sendable, Hashable, Codable {
    /// Its code.
    public let code: FacilityCode
    /// Its name, or nil when no register names it.
    public let name: String?
  }

  /// The place.
  public let place: LevelPlace
  /// What a register calls the place; nil when none does.
  public let name: String?
  /// The product's code.
  public let product: ProductCode
  /// How many pharmacies below, or warehouses, have figures of the product.
  public internal(set) var members: Int
  /// How many of them do not state their stock, or stated it too long ago.
  public internal(set) var unknownStocks: Int
  /// How many stocks were counted in an earlier month, for want of a report of this one.
  public internal(set) var earlierStocks: Int
  /// Units in stock where stated; nil when nobody states it.
  public internal(set) var stock: Double?
  /// Units consumed where stated; nil when nobody states it.
  public internal(set) var consumption: Double?
  /// Σ CPMA, in units a month.
  public internal(set) var averageConsumption: Double
  /// Those without stock, in rising order of code.
  public internal(set) var stockedOut: [StockedOut]

  /// Stock ÷ Σ CPMA; nil when stock is unknown or nothing is consumed.
  public var monthsOfStock: Double? {
    guard let stock, averageConsumption > 0 else { return nil }
    return stock / averageConsumption
  }

  /// True when the total looks enough (two months or more, DIGEMID's normostock) and yet someone below has none.
  public var hidesStockOut: Bool { members > 1 && !stockedOut.isEmpty && (monthsOfStock ?? 0) >= 2 }
}

/// The figures of one facility × product in one month that levels add up.
public struct StockFigure: Sendable, Equatable, Codable {
  /// The facility's code.
  public var facility: FacilityCode
  /// The product's code.
  public var product: ProductCode
  /// Units at the close; nil is unknown, never zero.
  public var stock: Double?
  /// Whether the stock was counted in an earlier month.
  public var isEarlier: Bool
  /// Units consumed in the month; nil is unknown.
  public var consumption: Double?
  /// Average monthly consumption (CPMA), in units a month; 0 without consumption.
  public var averageConsumption: Double
  /// Whether it has no stock of a product that it uses; the caller's rule says what that means.
  public var isStockedOut: Bool

  /// The figures of one facility and product.
  public init(
    facility: FacilityCode, product: ProductCode, stock: Double?, isEarlier: Bool = false,
    consumption: Double?, averageConsumption: Double, isStockedOut: Bool
  ) {
    self.facility = facility
    self.product = product
    self.stock = stock
    self.isEarlier = isEarlier
    self.consumption = consumption
    self.averageConsumption = averageConsumption
    self.isStockedOut = isStockedOut
  }
}
