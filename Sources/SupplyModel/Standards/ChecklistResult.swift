/// What a team found of a standard at a facility in a month: so many of so many.
public struct ChecklistResult: Hashable, Sendable, Codable {
  /// The facility's code.
  public var facility: FacilityCode
  /// The month.
  public var month: Month
  /// The standard's code.
  public var standard: StandardCode
  /// How many meet it, 0 or more.
  public var met: Double
  /// Of how many, at least as many; 0 where there was nothing to look at, which gives no figure.
  public var total: Double

  /// A result.
  public init(facility: FacilityCode, month: Month, standard: StandardCode, met: Double, total: Double) {
    self.facility = facility
    self.month = month
    self.standard = standard
    self.met = met
    self.total = total
  }
}

/// How many people a facility serves in a year.
public struct ServedPopulation: Hashable, Sendable, Codable {
  /// The facility's code.
  public var facility: FacilityCode
  /// The calendar year.
  public var year: Int
  /// The method whose couples are meant, in plain words, so that it is kept once however it is written; empty for all.
  public let method: String
  /// Women of 15 to 49 years; nil where not stated.
  public var women: Double?
  /// Couples to protect; nil where not stated.
  public var couples: Double?

  /// A population.
  public init(
    facility: FacilityCode, year: Int, method: String = "", women: Double? = nil, couples: Double? = nil
  ) {
    self.facility = facility
    self.year = year
    self.method = PlainWords.of(method)
    self.women = women
    self.couples = couples
  }

  /// A population from what was kept of it.
  public init(from decoder: any Decoder) throws {
    let stored = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      facility: try stored.decode(FacilityCode.self, forKey: .facility),
      year: try stored.decode(Int.self, forKey: .year),
      method: try stored.decode(String.self, forKey: .method),
      women: try stored.decodeIfPresent(Double.self, forKey: .women),
      couples: try stored.decodeIfPresent(Double.self, forKey: .couples))
  }
}

/// How a service is called, so that the same one is kept once however it is written.
public enum ServiceName {
  /// Family planning.
  public static let familyPlanning = "planificación familiar"

  /// The name under which a service is kept: plain words, and one for all that family planning is called.
  ///
  ///     ServiceName.of("PLANIFICACION  Familiar")  // "planificación familiar"
  ///     ServiceName.of("PPFF")                     // "planificación familiar"
  ///     ServiceName.of("Vacunación")               // "vacunacion"
  public static func of(_ written: String) -> String {
    let plain = PlainWords.of(written)
    return ["planificacion familiar", "family planning", "ppff", "pp ff", "pf"].contains(plain)
      ? familyPlanning : plain
  }
}

/// What a facility did in a month of one service: visits, hours, and how many visits were needed.
public struct ServiceMonth: Hashable, Sendable, Codable {
  /// The facility's code.
  public var facility: FacilityCode
  /// The month.
  public var month: Month
  /// The service, by `ServiceName`.
  public let service: String
  /// Visits; nil where not stated.
  public var visits: Double?
  /// Hours of shifts; nil where not stated.
  public var shiftHours: Double?
  /// Visits that people would need, as estimated; nil where not stated.
  public var need: Double?

  /// A month of a service.
  public init(
    facility: FacilityCode, month: Month, service: String, visits: Double? = nil, shiftHours: Double? = nil,
    need: Double? = nil
  ) {
    self.facility = facility
    self.month = month
    self.service = ServiceName.of(service)
    self.visits = visits
    self.shiftHours = shiftHours
    self.need = need
  }

  /// A month from what was kept of it.
  public init(from decoder: any Decoder) throws {
    let stored = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      facility: try stored.decode(FacilityCode.self, forKey: .facility),
      month: try stored.decode(Month.self, forKey: .month),
      service: try stored.decode(String.self, forKey: .service),
      visits: try stored.decodeIfPresent(Double.self, forKey: .visits),
      shiftHours: try stored.decodeIfPresent(Double.self, forKey: .shiftHours),
      need: try stored.decodeIfPresent(Double.self, forKey: .need))
  }
}

/// What a place wants to reach of a standard, from one month to another.
public struct PlaceTarget: Hashable, Sendable, Codable {
  /// The standard's code.
  public var standard: StandardCode
  /// The method, where the standard has a figure for each; empty else.
  public var item: String
  /// The place.
  public var place: ServicePlace
  /// The month from which it counts.
  public var from: Month
  /// The month by which it is to be reached.
  public var to: Month
  /// Where it begins; nil for what is measured in the first month.
  public var start: Double?
  /// What is to be reached, as a share of one or in the standard's unit.
  public var value: Double
  /// Over how many months a figure is taken, up to and with its own: 1 for the month alone, 12 for the couple-years of a year.
  public var months: Int

  /// A target.
  public init(
    standard: StandardCode, item: String = "", place: ServicePlace, from: Month, to: Month,
    start: Double? = nil, value: Double, months: Int = 1
  ) {
    self.standard = standard
    self.item = item
    self.place = place
    self.from = from
    self.to = to
    self.start = start
    self.value = value
    self.months = months
  }

  /// A target from what was kept of it; one of before months could be stated is of the month alone.
  public init(from decoder: any Decoder) throws {
    let stored = try decoder.container(keyedBy: CodingKeys.self)
    standard = try stored.decode(StandardCode.self, forKey: .standard)
    item = try stored.decode(String.self, forKey: .item)
    place = try stored.decode(ServicePlace.self, forKey: .place)
    from = try stored.decode(Month.self, forKey: .from)
    to = try stored.decode(Month.self, forKey: .to)
    start = try stored.decodeIfPresent(Double.self, forKey: .start)
    value = try stored.decode(Double.self, forKey: .value)
    months = try stored.decodeIfPresent(Int.self, forKey: .months) ?? 1
  }

  /// The months that the figure of a month is taken over.
  public func period(endingWith month: Month) -> ClosedRange<Month> {
    month.advanced(by: 1 - months)...month
  }
}
