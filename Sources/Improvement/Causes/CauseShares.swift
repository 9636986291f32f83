import SupplyModel

/// How many empty shelves of a place have each cause.
public struct CauseShares: Sendable, Equatable {
  /// Where.
  public let place: ServicePlace
  /// Empty shelf-months.
  public private(set) var total = 0
  private var counts: [StockoutCause: Int] = [:]
  private var years: [StockoutCause: Double] = [:]
  /// Those whose cause reports do not show.
  public private(set) var untold = 0
  /// Couple-years of demand not met in those.
  public private(set) var untoldYears = 0.0

  private init(_ place: ServicePlace) { self.place = place }

  /// How many have a cause.
  public func count(_ cause: StockoutCause) -> Int { counts[cause] ?? 0 }

  /// Their share of all; nil where there is none.
  public func share(_ cause: StockoutCause) -> Double? {
    total > 0 ? Double(count(cause)) / Double(total) : nil
  }

  /// Couple-years of demand not met in the months of a cause.
  public func coupleYears(_ cause: StockoutCause) -> Double { years[cause] ?? 0 }

  /// The shares of every place of a level with an empty shelf, by place.
  public static func list(
    _ lines: [CauseLine], at level: PlaceLevel, directory: FacilityDirectory
  ) -> [CauseShares] {
    var shares: [ServicePlace: CauseShares] = [:]
    for line in lines {
      let place = ServicePlace(of: directory[line.key.facility], at: level)
      var one = shares[place] ?? CauseShares(place)
      one.total += 1
      if let cause = line.cause {
        one.counts[cause, default: 0] += 1
        one.years[cause, default: 0] += line.coupleYearsLost ?? 0
      } else {
        one.untold += 1
        one.untoldYears += line.coupleYearsLost ?? 0
      }
      shares[place] = one
    }
    return shares.values.sorted { $0.place < $1.place }
  }
}
