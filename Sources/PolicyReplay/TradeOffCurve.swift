/// Stock against stock-outs of one policy at several settings.
public struct TradeOffCurve: Sendable, Equatable, Codable {
  /// One setting and what came of it.
  public struct Point: Sendable, Equatable, Codable {
    /// The setting: months of the average, or a service level.
    public let setting: Double
    /// What came of it.
    public let outcome: ReplayOutcome
    /// The couple-years that nobody could have kept from being lost with the same stock and trips (`ForesightBound`); nil where that was
    /// not asked.
    public let leastLostCoupleYears: Double?

    /// A point.
    public init(setting: Double, outcome: ReplayOutcome, leastLostCoupleYears: Double? = nil) {
      self.setting = setting
      self.outcome = outcome
      self.leastLostCoupleYears = leastLostCoupleYears
    }
  }

  /// What is read along a curve.
  public enum Measure: String, Sendable, CaseIterable, Codable {
    /// Months of stock, by units.
    case monthsOfStock = "months_of_stock"
    /// Months of stock, by couple-years.
    case coupleYearMonthsOfStock = "couple_year_months_of_stock"
    /// The share of shelf-months in which somebody left without.
    case shortShare = "short_share"
    /// The mean share given, over shelves.
    case meanShelfFill = "mean_shelf_fill"
    /// Couple-years lost.
    case lostCoupleYears = "lost_couple_years"

    /// Its value.
    public func value(of outcome: ReplayOutcome) -> Double {
      switch self {
      case .monthsOfStock: outcome.monthsOfStock
      case .coupleYearMonthsOfStock: outcome.coupleYearMonthsOfStock
      case .shortShare: outcome.shortShare
      case .meanShelfFill: outcome.meanShelfFill
      case .lostCoupleYears: outcome.lostCoupleYears
      }
    }
  }

  /// The points, by rising setting.
  public let points: [Point]

  /// A curve.
  public init(points: [Point]) { self.points = points.sorted { $0.setting < $1.setting } }

  /// The measure where another has a value, linear between neighbouring points; nil outside the curve's reach.
  ///
  /// Where the curve passes the value several times, the first passage by rising setting counts.
  ///
  ///     // (months of stock, short share) = (1, .2), (2, .1), (4, .05)
  ///     curve.value(of: .monthsOfStock, where: .shortShare, is: 0.15)  // 1.5
  public func value(of measure: Measure, where other: Measure, is wanted: Double) -> Double? {
    let known = points.map { (at: other.value(of: $0.outcome), value: measure.value(of: $0.outcome)) }
    for (before, after) in zip(known, known.dropFirst()) {
      let (low, high) = (min(before.at, after.at), max(before.at, after.at))
      guard low <= wanted, wanted <= high else { continue }
      if before.at == after.at { return before.value }
      return before.value + (after.value - before.value) * (wanted - before.at) / (after.at - before.at)
    }
    return nil
  }
}
