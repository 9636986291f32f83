import SupplyModel

/// What a trip is worth: the exchange between stock-outs, trips and distance that transfers are weighed by.
///
/// Couple-years of protection are the one currency: a trip is made when it is expected to keep more of them from going
/// unmet than it costs. The defaults are declared, not measured; whoever knows the roads sets them.
public struct TransferSettings: Sendable, Equatable, Codable {
  /// A trip must save so many expected couple-years: 48 condoms, six cycles of pills, two quarterly injections but not one.
  public var coupleYearsPerTrip: Double
  /// And so many more for every kilometre as the crow flies: one more for 100 km.
  public var coupleYearsPerKilometre: Double
  /// Kilometres taken where the place of either end is unknown.
  public var assumedKilometres: Double
  /// A product is worth loading from so many couple-years on: six condoms, a cycle of pills.
  public var coupleYearsPerLine: Double
  /// What would expire where it is, given to who uses it in time, is worth so many couple-years a sol of its price.
  ///
  /// Beside what it protects, it need not be bought again. At 0.01 a trip of 10 km is worth it from 50 soles on. Where no
  /// price is known it is worth nothing more.
  public var coupleYearsPerSol: Double
  /// How far ahead transfers look.
  ///
  /// Replayed on real and on simulated networks, looking to the next order loses fewer couple-years with less stock than
  /// looking over the whole cover, where hardly anybody ever has anything to give.
  public var reach: TransferReach
  /// What a donor has to order anew must be used up, where it goes, before an order comes with at least this probability.
  ///
  /// So little, that what is spare for good is taken first and the rest hardly weighs: at 0.1 simulated networks lost 3 to 4 % more
  /// couple-years than at 0, in a tenth to a fifth fewer trips (`colca replay --simulated`).
  public var replacedShare: Double
  /// A round over several places is no longer than so many kilometres as the crow flies: what can be driven in a day.
  public var longestRoundKilometres: Double
  /// How many donors are looked at for a product of a facility, the nearest first.
  public var nearestDonors: Int

  /// Settings; each has its declared default.
  public init(
    coupleYearsPerTrip: Double = 0.4, coupleYearsPerKilometre: Double = 0.01,
    assumedKilometres: Double = 30, coupleYearsPerLine: Double = 0.05, coupleYearsPerSol: Double = 0.01,
    reach: TransferReach = .nextOrder, replacedShare: Double = 0.02,
    longestRoundKilometres: Double = 60, nearestDonors: Int = 6
  ) {
    self.coupleYearsPerTrip = coupleYearsPerTrip
    self.coupleYearsPerKilometre = coupleYearsPerKilometre
    self.assumedKilometres = assumedKilometres
    self.coupleYearsPerLine = coupleYearsPerLine
    self.coupleYearsPerSol = coupleYearsPerSol
    self.reach = reach
    self.replacedShare = replacedShare
    self.longestRoundKilometres = longestRoundKilometres
    self.nearestDonors = nearestDonors
  }

  /// Settings as they were stored; one that is not there is of a run that knew no such setting, and has its default.
  ///
  /// A setting that comes later is to be given here, where it is absent, what runs did before it.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let usual = TransferSettings()
    coupleYearsPerTrip = try values.decode(.coupleYearsPerTrip, or: usual.coupleYearsPerTrip)
    coupleYearsPerKilometre = try values.decode(.coupleYearsPerKilometre, or: usual.coupleYearsPerKilometre)
    assumedKilometres = try values.decode(.assumedKilometres, or: usual.assumedKilometres)
    coupleYearsPerLine = try values.decode(.coupleYearsPerLine, or: usual.coupleYearsPerLine)
    coupleYearsPerSol = try values.decode(.coupleYearsPerSol, or: usual.coupleYearsPerSol)
    reach = try values.decode(.reach, or: usual.reach)
    // Runs of before it made no difference.
    replacedShare = try values.decode(.replacedShare, or: 0)
    // Nor did they join trips.
    longestRoundKilometres = try values.decode(.longestRoundKilometres, or: 0)
    nearestDonors = try values.decode(.nearestDonors, or: usual.nearestDonors)
  }

  /// What a trip must save, in couple-years.
  func charge(kilometres: Double?) -> Double {
    coupleYearsPerTrip + coupleYearsPerKilometre * (kilometres ?? assumedKilometres)
  }
}

/// How far ahead transfers look, for those who give and those who receive alike.
///
/// Either way nobody is made *substock* for another: a donor keeps DIGEMID's minimum months of its official average.
public enum TransferReach: String, Sendable, CaseIterable, Codable {
  /// To the end of the cover: a donor keeps its order-up-to level, and who would run out is filled up to what it would order.
  case cover
  /// Until an order placed now can be used: a donor keeps what it needs until then, at its service level, and orders anew
  /// what it gave; who would run short gets what it would miss until then, and orders the rest.
  case nextOrder = "next_order"
}
