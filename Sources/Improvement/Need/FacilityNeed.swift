import SupplyModel

/// Need and service of one facility over a period: who is to be served, what was given, and who came.
public struct FacilityNeed: Sendable, Equatable {
  /// The facility.
  public let facility: FacilityCode
  /// Months of the period in which it reported what was dispensed.
  public var monthsReported = 0
  /// Couples protected by the factors, as of a year like the months reported; nil where none was.
  public var protected: Double?
  /// The same in couple-years of protection.
  public var coupleYears: Double?
  /// Women of 15 to 49 years; nil where not stated.
  public var women: Double?
  /// Couples to protect; nil where not stated.
  public var couples: Double?
  /// Each method that was reported or of which couples are stated, by its name.
  public var methods: [String: MethodNeed] = [:]
  /// The year of which both are; nil where neither is stated.
  public var populationYear: Int?
  /// Reported method-months without stock, of those with and without.
  public var empty = Tally.none
  /// Visits of the period; nil where none is stated.
  public var visits: Double?
  /// Visits of needed ones, in months that state both.
  public var visitsOfNeed = Tally.none
  /// Visits of hours of shifts, in months that state both.
  public var visitsOfHours = Tally.none
  /// Visits that ended without the method, estimated, of those in months that were reported too.
  public var withoutMethod = Tally.none
  /// Hours of shifts, needed visits and visits of a month, on average over months that state all three; nil where none does.
  public var month: ShiftMonth?

  /// A facility of which nothing is known.
  init(_ facility: FacilityCode) { self.facility = facility }
}

/// An average month of a service.
public struct ShiftMonth: Sendable, Equatable {
  /// Hours of shifts.
  public let hours: Double
  /// Visits that people would need.
  public let need: Double
  /// Visits.
  public let visits: Double

  /// An average month.
  public init(hours: Double, need: Double, visits: Double) {
    self.hours = hours
    self.need = need
    self.visits = visits
  }
}

/// Need and service of a place over a period: the sum of its facilities, each share over those that state both sides of it.
public struct PlaceNeed: Sendable, Equatable {
  /// Where.
  public let place: ServicePlace
  /// When.
  public let period: ClosedRange<Month>
  /// How many facilities there are.
  public private(set) var facilities = 0
  /// How many of them reported in the period.
  public private(set) var reporting = 0
  /// Months reported, of those that all facilities together could report.
  public private(set) var months = Tally.none
  /// Couples protected by the factors; nil where nobody reported.
  public private(set) var protected: Double?
  /// Couple-years of protection; nil where nobody reported.
  public private(set) var coupleYears: Double?
  /// Women of 15 to 49 years, and couples to protect; nil where nobody states them.
  public private(set) var women: Double?
  /// Couples to protect; nil where nobody states them.
  public private(set) var couples: Double?
  /// Facilities of which women or couples are stated.
  public private(set) var withPopulation = 0
  /// The oldest year of a population that counts.
  public private(set) var populationYear: Int?
  /// Protected couples of couples to protect.
  public private(set) var protectedOfCouples = Tally.none
  /// Protected couples of women.
  public private(set) var protectedOfWomen = Tally.none
  /// Couple-years of couples to protect.
  public private(set) var yearsOfCouples = Tally.none
  /// Couple-years of women.
  public private(set) var yearsOfWomen = Tally.none
  /// Method-months without stock.
  public private(set) var empty = Tally.none
  /// Visits; nil where nobody states them.
  public private(set) var visits: Double?
  /// Visits of needed ones.
  public private(set) var visitsOfNeed = Tally.none
  /// Visits of hours.
  public private(set) var visitsOfHours = Tally.none
  /// Visits that ended without the method, estimated.
  public private(set) var withoutMethod = Tally.none

  /// Needed visits that did not take place, in months that state both; nil where none does.
  public var unmetVisits: Double? {
    visitsOfNeed.total > 0 ? max(0, visitsOfNeed.total - visitsOfNeed.met) : nil
  }

  /// A place without facilities.
  init(_ place: ServicePlace, _ period: ClosedRange<Month>) {
    self.place = place
    self.period = period
  }

  /// Adds a facility.
  mutating func add(_ own: FacilityNeed) {
    facilities += 1
    if own.monthsReported > 0 { reporting += 1 }
    let length = period.lowerBound.distance(to: period.upperBound) + 1
    months += Tally(met: Double(own.monthsReported), total: Double(length))
    func sum(_ total: inout Double?, _ part: Double?) {
      if let part { total = (total ?? 0) + part }
    }
    sum(&protected, own.protected)
    sum(&coupleYears, own.coupleYears)
    sum(&women, own.women)
    sum(&couples, own.couples)
    sum(&visits, own.visits)
    if let year = own.populationYear {
      withPopulation += 1
      populationYear = min(populationYear ?? year, year)
    }
    func share(_ tally: inout Tally, _ met: Double?, _ total: Double?) {
      if let met, let total, total > 0 { tally += Tally(met: met, total: total) }
    }
    share(&protectedOfCouples, own.protected, own.couples)
    share(&protectedOfWomen, own.protected, own.women)
    share(&yearsOfCouples, own.coupleYears, own.couples)
    share(&yearsOfWomen, own.coupleYears, own.women)
    empty += own.empty
    visitsOfNeed += own.visitsOfNeed
    visitsOfHours += own.visitsOfHours
    withoutMethod += own.withoutMethod
  }

  /// The need of every place of a level, by place.
  public static func list(
    _ facilities: [FacilityNeed], _ period: ClosedRange<Month>, at level: PlaceLevel,
    directory: FacilityDirectory
  ) -> [PlaceNeed] {
    var places: [ServicePlace: PlaceNeed] = [:]
    for own in facilities {
      let place = ServicePlace(of: directory[own.facility], at: level)
      places[place, default: PlaceNeed(place, period)].add(own)
    }
    return places.values.sorted { $0.place < $1.place }
  }
}
