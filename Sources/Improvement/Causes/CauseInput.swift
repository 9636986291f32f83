import SupplyModel

/// All that causes of empty shelves are told from.
public struct CauseInput: Sendable {
  /// The histories of health facilities, as they were reported.
  public var histories: [SupplySeries]
  /// Their demand, in the same order; empty where nobody has worked it out.
  public var demands: [EstimatedDemand] = []
  /// The histories of warehouses, by warehouse and product.
  public var warehouses: [SeriesKey: SupplySeries] = [:]
  /// The warehouse of each facility, where it is known.
  public var warehouse: [FacilityCode: FacilityCode] = [:]
  /// Lead time and review period of each facility; what is usual for one that is not there.
  public var calendars: [FacilityCode: SupplyCalendar] = [:]
  /// The lots that reports state.
  public var lots: [ShelfLotsOfMonth] = []
  /// To which network each belongs.
  public var directory: FacilityDirectory
  /// Couple-years of a unit, by product; nothing of what gives none.
  public var coupleYears: [ProductCode: Double] = [:]

  /// An input of histories; warehouses among them are set apart.
  public init(_ series: [SupplySeries], directory: FacilityDirectory) {
    histories = series.filter { FacilityKind($0.facility) != .warehouse }
    for one in series where FacilityKind(one.facility) == .warehouse { warehouses[one.key] = one }
    self.directory = directory
  }
}

/// Why one shelf was empty in one month, with what it was told from.
public struct CauseLine: Sendable, Equatable {
  /// Whose shelf, and of what.
  public let key: SeriesKey
  /// The month.
  public let month: Month
  /// The cause that took most units; nil where reports say too little.
  public let cause: StockoutCause?
  /// Units that it kept from the shelf or took off it.
  public let units: Double
  /// The month of the order that should have fed the shelf; nil where none is on record.
  public let orderMonth: Month?
  /// Units ordered then.
  public let ordered: Double?
  /// Units that came of it by the end of the month.
  public let received: Double?
  /// Couple-years of demand that was not met in the month; nil where neither is known.
  public let coupleYearsLost: Double?
}

extension StockoutCause {
  /// Whose doing it is, for the share of a plan: the place that has to act.
  public var owner: PlaceLevel {
    switch self {
    case .warehouseEmpty: .regionalAuthority
    case .deliveredLate, .deliveredShort: .network
    case .notReported, .orderedTooLittle, .demandJumped: .facility
    case .movedAway, .expired: .microNetwork
    }
  }
}
