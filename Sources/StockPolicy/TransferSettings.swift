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
  /// How many donors are looked at for a product of a facility, the nearest first.
  public var nearestDonors: Int

  /// Settings; each has its declared default.
  public init(
    coupleYearsPerTrip: Double = 0.4, coupleYearsPerKilometre: Double = 0.01,
    assumedKilometres: Double = 30, coupleYearsPerLine: Double = 0.05, nearestDonors: Int = 6
  ) {
    self.coupleYearsPerTrip = coupleYearsPerTrip
    self.coupleYearsPerKilometre = coupleYearsPerKilometre
    self.assumedKilometres = assumedKilometres
    self.coupleYearsPerLine = coupleYearsPerLine
    self.nearestDonors = nearestDonors
  }

  /// What a trip must save, in couple-years.
  func charge(kilometres: Double?) -> Double {
    coupleYearsPerTrip + coupleYearsPerKilometre * (kilometres ?? assumedKilometres)
  }
}
