/// How a facility is supplied, as files state it; nil is not stated.
public struct FacilitySupply: Hashable, Sendable, Codable {
  /// The facility's code.
  public var facility: FacilityCode
  /// Lead time and review period; where nobody states them they are learned from receipts, or assumed.
  public var calendar: SupplyCalendar?
  /// The code of the warehouse that fills its orders.
  public var warehouse: FacilityCode?
  /// Litres of shelf for all products together.
  public var storageLitres: Double?
  /// Soles that one order may cost, all products together.
  public var budgetSoles: Double?

  /// The supply of a facility of which only the code need be known.
  public init(
    facility: FacilityCode, calendar: SupplyCalendar? = nil, warehouse: FacilityCode? = nil,
    storageLitres: Double? = nil, budgetSoles: Double? = nil
  ) {
    self.facility = facility
    self.calendar = calendar
    self.warehouse = warehouse
    self.storageLitres = storageLitres
    self.budgetSoles = budgetSoles
  }
}

/// When a facility is supplied: how long an order takes, and how often one is placed.
public struct SupplyCalendar: Hashable, Sendable, Codable {
  /// Months from an order until its stock can be used.
  public var leadTimeMonths: Int
  /// Months between two orders.
  public var reviewPeriodMonths: Int

  /// What is assumed of a facility that states nothing: one month to arrive, an order every two months.
  ///
  /// Together three months, the cover most often asked for in the requests of Peruvian micro-networks.
  public static let assumed = SupplyCalendar(leadTimeMonths: 1, reviewPeriodMonths: 2)

  /// The longest cover, in months, that a calendar may ask for.
  public static let longestCoverMonths = 12

  /// A calendar; both periods are brought into what forecasts can reach (together at most 12 months).
  public init(leadTimeMonths: Int, reviewPeriodMonths: Int) {
    self.leadTimeMonths = min(max(0, leadTimeMonths), Self.longestCoverMonths - 1)
    self.reviewPeriodMonths = min(max(1, reviewPeriodMonths), Self.longestCoverMonths - self.leadTimeMonths)
  }

  /// The months that stock must last: until the order after this one arrives.
  public var coverMonths: Int { leadTimeMonths + reviewPeriodMonths }
}

/// What a facility has ordered of a product and not received yet.
///
/// At most one is known for a facility, product and month of arrival: a later word on it replaces the earlier one.
public struct OrderUnderWay: Hashable, Sendable, Codable {
  /// The facility's code.
  public var facility: FacilityCode
  /// The product's code.
  public var product: ProductCode
  /// Both.
  public var key: SeriesKey { SeriesKey(facility, product) }
  /// Units on their way, at least 0; a file says 0 to take an order back.
  public var quantity: Double
  /// The month in which they should arrive.
  public var expectedMonth: Month
  /// The month at whose end they were ordered; nil when the file does not say.
  public var orderedMonth: Month?

  /// An order under way.
  public init(
    facility: FacilityCode, product: ProductCode, quantity: Double, expectedMonth: Month,
    orderedMonth: Month? = nil
  ) {
    self.facility = facility
    self.product = product
    self.quantity = quantity
    self.expectedMonth = expectedMonth
    self.orderedMonth = orderedMonth
  }

  /// Whether a run on a month could know of it, so that no run for the past looks ahead.
  ///
  /// An order of a later month was not placed yet; one without a month of order is known only to runs on the latest
  /// month on record, as nobody can tell when it was placed.
  ///
  /// - Parameters:
  ///   - asOf: the run's month.
  ///   - latest: the latest month on record.
  public func isKnown(asOf: Month, latest: Month) -> Bool {
    orderedMonth.map { $0 <= asOf } ?? (asOf >= latest)
  }
}

/// What a register file holds once it has been read, ready to be saved; reports come in batches instead.
public enum RegisterContent: Sendable, Equatable {
  /// Facilities of a register; a row each, in the order of the file.
  case facilities([Facility])
  /// Products of a catalogue; a row each, in the order of the file.
  case products([Product])
  /// What a table of SISMED's own products says of them; each code once.
  case namedProducts([ProductCode: StatedProduct])
  /// How facilities are supplied; a row each, in the order of the file.
  case supplies([FacilitySupply])
  /// Orders under way; a row each, in the order of the file.
  case orders([OrderUnderWay])
  /// What somebody wrote on sheets that were handed out; a line each, in the order of the file.
  case answers([SheetAnswer])
  /// What teams want to reach; a row each, in the order of the file.
  case standards([Standard])
  /// What teams found with checklists; a row each, in the order of the file.
  case checklists([ChecklistResult])
  /// How many people facilities serve; a row each, in the order of the file.
  case populations([ServedPopulation])
  /// What facilities did in months; a row each, in the order of the file.
  case serviceMonths([ServiceMonth])
  /// What places want to reach and by when; a row each, in the order of the file.
  case targets([PlaceTarget])
}
