import SupplyModel

/// How a run orders, beside its service level.
public struct OrderSettings: Sendable, Equatable, Codable {
  /// The service level of a product for which nothing can stand in at the facility; never below the run's own.
  public var serviceLevelWithoutSubstitute: Double
  /// The order-up-to level is at least so many months of CPMA: DIGEMID's minimum is 2, and 0 is no floor.
  public var floorMonths: Double
  /// And at most so many, or the cover where that is longer: DIGEMID's maximum is 6, and 0 is no ceiling.
  public var ceilingMonths: Double
  /// What would be filled up to less than so many units is planned by quantity, without bounds in months.
  public var fewUnits: Double
  /// What was used in so few of the last twelve months, or fewer, is planned by quantity too.
  ///
  /// CPMA averages only the months with use: two months of it may be a year of what is used now and then.
  public var sporadicMonths: Int
  /// What is missing is not ordered where it is less than so many months of expected demand, and the shelf is not empty.
  ///
  /// Nobody writes a request for three days of use: the next one will bring them.
  public var trifleMonths: Double
  /// Orders what a facility does not hold as well, where demand for it is foreseen.
  public var includesNotHeld: Bool
  /// Learns lead times and review periods from receipts where no file states them.
  public var learnsCalendars: Bool
  /// Months until an order arrives, at every facility, in place of what files state and receipts teach; nil for these.
  public var leadTimeMonths: Int?
  /// Months between two orders, at every facility, in the same way.
  public var reviewPeriodMonths: Int?
  /// Soles that all orders of the run may cost together; nil without a limit.
  public var budgetSoles: Double?

  /// How much of the shortage of a method the others of its substitute group carry, from 0 to 1.
  ///
  /// Nobody has measured how many people take another method of the group when theirs is out: three of ten is declared, and shown
  /// wherever it decides.
  public var substituteShare: Double
  /// Which codes take the place of others, whose stock and use then count as theirs.
  public var successions: [CodeSuccession]

  /// Settings; each has its declared default.
  public init(
    serviceLevelWithoutSubstitute: Double = 0.95, floorMonths: Double = 2, ceilingMonths: Double = 6,
    fewUnits: Double = 6, sporadicMonths: Int = 5, trifleMonths: Double = 0.1, includesNotHeld: Bool = false,
    learnsCalendars: Bool = true, leadTimeMonths: Int? = nil, reviewPeriodMonths: Int? = nil,
    budgetSoles: Double? = nil, substituteShare: Double = 0.3, successions: [CodeSuccession] = []
  ) {
    self.serviceLevelWithoutSubstitute = serviceLevelWithoutSubstitute
    self.floorMonths = floorMonths
    self.ceilingMonths = ceilingMonths
    self.fewUnits = fewUnits
    self.sporadicMonths = sporadicMonths
    self.trifleMonths = trifleMonths
    self.includesNotHeld = includesNotHeld
    self.learnsCalendars = learnsCalendars
    self.leadTimeMonths = leadTimeMonths
    self.reviewPeriodMonths = reviewPeriodMonths
    self.budgetSoles = budgetSoles
    self.substituteShare = substituteShare
    self.successions = successions
  }

  /// Settings as they were stored; one that is not there is of a run that knew no such setting, and has its default.
  ///
  /// A setting that comes later is to be given here, where it is absent, what runs did before it.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let usual = OrderSettings()
    serviceLevelWithoutSubstitute = try values.decode(
      .serviceLevelWithoutSubstitute, or: usual.serviceLevelWithoutSubstitute)
    floorMonths = try values.decode(.floorMonths, or: usual.floorMonths)
    ceilingMonths = try values.decode(.ceilingMonths, or: usual.ceilingMonths)
    fewUnits = try values.decode(.fewUnits, or: usual.fewUnits)
    sporadicMonths = try values.decode(.sporadicMonths, or: usual.sporadicMonths)
    trifleMonths = try values.decode(.trifleMonths, or: usual.trifleMonths)
    includesNotHeld = try values.decode(.includesNotHeld, or: usual.includesNotHeld)
    learnsCalendars = try values.decode(.learnsCalendars, or: usual.learnsCalendars)
    leadTimeMonths = try values.decodeIfPresent(Int.self, forKey: .leadTimeMonths)
    reviewPeriodMonths = try values.decodeIfPresent(Int.self, forKey: .reviewPeriodMonths)
    budgetSoles = try values.decodeIfPresent(Double.self, forKey: .budgetSoles)
    // Runs of before it knew nothing of shares and successions.
    substituteShare = try values.decode(.substituteShare, or: 0)
    successions = try values.decode(.successions, or: [])
  }

  /// Within what somebody may ask for a lead time and for a review period: together they stay what a calendar can reach.
  public static let leadTimeLimits = 0...6
  /// The same for a review period.
  public static let reviewPeriodLimits = 1...6

  /// Orders without any of it: one level for all, no bounds, no learning.
  public static let plain = OrderSettings(
    serviceLevelWithoutSubstitute: 0, floorMonths: 0, ceilingMonths: 0, trifleMonths: 0,
    learnsCalendars: false, substituteShare: 0)
}
