import DataQuality
import Operations
import SupplyModel

/// All that the standards are measured from.
public struct MeasureInput: Sendable {
  /// The histories as they were reported, of health facilities alone.
  public var reported: [SupplySeries]
  /// The same as they are read where something of them is doubted, in the same order.
  public var read: [SupplySeries]
  /// The demand of the reported histories, in the same order; empty where nobody has worked it out.
  public var demands: [EstimatedDemand] = []
  /// Names, categories and places.
  public var directory: FacilityDirectory
  /// Names, methods and couple-years.
  public var products: ProductCatalogue
  /// When the reports came in.
  public var arrivals: [FacilityCode: [Month: Day]] = [:]
  /// Until when they are expected; nil where nobody has said.
  public var deadline: ReportingDeadline?
  /// The lots that reports state, by facility and month.
  public var lots: [ShelfLotsOfMonth] = []
  /// How orders that were advised were answered.
  public var adherence: [AdherenceLine] = []
  /// What teams found.
  public var checklists: [ChecklistResult] = []
  /// The standards.
  public var standards: StandardCatalogue

  /// An input of histories; what else is known is set afterwards.
  public init(
    reported: [SupplySeries], read: [SupplySeries]? = nil, directory: FacilityDirectory,
    products: ProductCatalogue, standards: StandardCatalogue = StandardCatalogue()
  ) {
    let places = reported.indices.filter { FacilityKind(reported[$0].facility) != .warehouse }
    let followed = read ?? reported
    self.reported = places.map { reported[$0] }
    self.read = places.map { followed.indices.contains($0) ? followed[$0] : reported[$0] }
    self.directory = directory
    self.products = products
    self.standards = standards
  }
}

/// The lots on one shelf at a month's end, as its report states them.
public struct ShelfLotsOfMonth: Sendable, Equatable {
  /// Whose shelf, and of what.
  public let key: SeriesKey
  /// The month.
  public let month: Month
  /// The lots.
  public let lots: [StockLot]

  /// The lots of a shelf.
  public init(key: SeriesKey, month: Month, lots: [StockLot]) {
    self.key = key
    self.month = month
    self.lots = lots
  }
}
