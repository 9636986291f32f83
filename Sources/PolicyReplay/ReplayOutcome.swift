/// What came of a policy over the counted months.
public struct ReplayOutcome: Sendable, Equatable, Codable {
  /// Shelves × months with a known demand.
  public internal(set) var shelfMonths = 0
  /// Those in which somebody left without what they came for.
  public internal(set) var shortMonths = 0
  /// Those that closed with an empty shelf, asked for or not.
  public internal(set) var emptyCloses = 0
  /// Units asked for.
  public internal(set) var askedUnits = 0
  /// Units given.
  public internal(set) var givenUnits = 0
  /// Couple-years of protection asked for.
  public internal(set) var askedCoupleYears = 0.0
  /// Couple-years of protection that were lost.
  public internal(set) var lostCoupleYears = 0.0
  /// The mean, over shelves with any demand, of the share given of what was asked for; 1 without any.
  public internal(set) var meanShelfFill = 1.0
  /// Unit-months on the shelves: a month's closing stock and half of what was given in it, added up.
  public internal(set) var stockUnitMonths = 0.0
  /// The same in couple-years of protection.
  public internal(set) var stockCoupleYearMonths = 0.0
  /// Units thrown away.
  public internal(set) var expiredUnits = 0
  /// The same in couple-years of protection.
  public internal(set) var expiredCoupleYears = 0.0
  /// Orders, a shelf's order at a close being one.
  public internal(set) var orderLines = 0
  /// Units ordered.
  public internal(set) var orderedUnits = 0
  /// Trips between facilities: rounds, where the policy says what is driven together, else all that went from one to another at one close.
  public internal(set) var trips = 0
  /// Products on those trips.
  public internal(set) var tripLines = 0

  init() {}

  /// Units that nobody got.
  public var lostUnits: Int { askedUnits - givenUnits }
  /// The share of shelf-months in which somebody left without.
  public var shortShare: Double { shelfMonths > 0 ? Double(shortMonths) / Double(shelfMonths) : 0 }
  /// The share of shelf-months that closed empty.
  public var emptyShare: Double { shelfMonths > 0 ? Double(emptyCloses) / Double(shelfMonths) : 0 }
  /// The share of all units asked for that was given; 1 when nobody asked.
  public var fillRate: Double { askedUnits > 0 ? Double(givenUnits) / Double(askedUnits) : 1 }
  /// Mean stock in months of mean demand, by units; 0 when nobody asked.
  public var monthsOfStock: Double { askedUnits > 0 ? stockUnitMonths / Double(askedUnits) : 0 }
  /// Mean stock in months of mean demand, by couple-years, so that condoms do not drown implants.
  public var coupleYearMonthsOfStock: Double {
    askedCoupleYears > 0 ? stockCoupleYearMonths / askedCoupleYears : 0
  }
}
