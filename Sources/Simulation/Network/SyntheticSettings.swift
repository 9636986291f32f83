import SupplyModel

/// What a synthetic network is made from; equal settings give equal bytes.
///
/// The defaults are tuned so that 8–12 % of the held facility-product-months close with no stock.
public struct SyntheticSettings: Sendable, Equatable {
  /// How many facilities a network can have: as many as Peru has, and some.
  public static let facilityRange = 1...10_000
  /// How many months a network can report.
  public static let monthRange = 1...240

  /// Facilities that report, communal posts (F02) counted; within `facilityRange`.
  public let facilities: Int
  /// Months reported; within `monthRange`.
  public let months: Int
  /// The last month reported.
  public let lastMonth: Month
  /// The seed of every random number.
  public let seed: UInt64

  /// How scarce supply is: what the four probabilities of supply below are multiplied by.
  ///
  /// About 9 % of the held facility-product-months close with no stock at 1; 5 % at 0.5, 20 % at 2.1 and 40 % at 4.
  /// Users ask for the same at any scarcity.
  public var scarcity = 1.0
  /// Probability, per network, product and month, that its sub-warehouse runs dry for two to five months.
  public var shortageStartProbability = 0.018
  /// Share of deliveries that bring only a part (3–8 tenths) of what was ordered.
  public var shortDeliveryShare = 0.15
  /// Share of deliveries that bring nothing.
  public var failedDeliveryShare = 0.06
  /// Share of deliveries that arrive a month late.
  public var lateDeliveryShare = 0.15
  /// Months of CPMA that an order fills up to where more is not needed to reach the order after it.
  public var coverMonths = 3
  /// Months of CPMA kept beyond lead time plus review period.
  public var safetyMonths = 1
  /// Share of facility-months whose report never comes.
  public var missingReportShare = 0.03
  /// Share of facilities that have not reported the last month yet (three of thirty).
  public var notYetReportedShare = 0.09
  /// Probability, per facility and month, of condoms handed out in bulk and booked as dispensed.
  public var bulkProbability = 0.008
  /// Probability that an empty shelf is helped by a neighbour of its micro-network that has plenty.
  public var transferProbability = 0.15
  /// Share of facilities that fill in DSTKCERO, the days without stock; the others leave 0.
  public var stockoutDaysReportedShare = 0.1
  /// In so many of the last months, and after them, nothing is delivered and no neighbour helps: what stock alone lasts for.
  public var monthsWithoutDeliveries = 0
  /// Whether more goes wrong of whose kind data can tell, and which cause each empty shelf had is written down: facilities that do not
  /// report are not supplied, orders are forgotten, demand jumps, stock expires and is sent away.
  public var hasKnownCauses = false
  /// So many of the last months, at most half of all, are exported in FORMDET's newer form: a row for each lot.
  public var perLotMonths = 6
  /// Rows damaged on purpose, in networks of at least six months and two facilities.
  public var brokenRowCount = 6

  /// Settings of a network; `facilities` and `months` are brought into their ranges.
  ///
  /// - Parameters:
  ///   - facilities: facilities that report.
  ///   - months: months reported.
  ///   - lastMonth: the last of them.
  ///   - seed: the seed of every random number.
  public init(
    facilities: Int = 30, months: Int = 36, lastMonth: Month = Month(count: 2026 * 12 + 9),
    seed: UInt64 = 20_261_031
  ) {
    self.facilities = min(max(facilities, Self.facilityRange.lowerBound), Self.facilityRange.upperBound)
    self.months = min(max(months, Self.monthRange.lowerBound), Self.monthRange.upperBound)
    self.lastMonth = lastMonth
    self.seed = seed
  }

  /// The probability of an event of supply at this scarcity; never above `limit`, so that something always comes.
  public func scarce(_ probability: Double, limit: Double = 0.75) -> Double {
    min(probability * scarcity, limit)
  }

  /// Whether anything is delivered in a month, counted from the first reported.
  func delivers(inMonth month: Int) -> Bool {
    monthsWithoutDeliveries <= 0 || month < months - monthsWithoutDeliveries
  }

  /// The first month that is exported lot by lot.
  public var firstPerLotMonth: Month { lastMonth.advanced(by: 1 - min(perLotMonths, months / 2)) }

  /// The first month reported.
  public var firstMonth: Month { lastMonth.advanced(by: 1 - months) }
}
