import SupplyModel

/// Finds consumption far above what the months before lead one to expect.
///
/// The modified z-score of Iglewicz and Hoaglin (1993), M = 0.6745 (y − median) ÷ MAD > 3.5, of a month against the
/// active months (consumption > 0) among the 12 before it. It is taken on Anscombe's scale y = 2 √(x + 3/8)
/// (Biometrika 35, 1948), where a Poisson count of any level has a standard deviation of about 1; that 1 is the
/// floor of MAD ÷ 0.6745. So a constant history does not make every unit a spike, and 1 → 4 never is one. The month
/// must also reach `minimumRatio` × the median.
///
/// Months without consumption are left out, as in the official rule: where a product leaves by the box now and then,
/// the box is no spike. Months that ended without stock are left out too: what was not there could not be dispensed.
///
/// From three active months on a short history is looked at as well, more cautiously: so few deviations may be small by chance, so the
/// largest takes the place of their median, the score must exceed 5, and the month must reach `shortRatio` × the median, the ratio from
/// which a month alone is doubted (`DoubtRule`). What comes before three active months, `FirstMonthsCheck` looks at.
///
/// A level that stays is told once: a spike right after another of at least two thirds its size is not found again.
///
///     20 22 18 20 21 19 60   // the last is found: median 20, score (15.54 − 9.03) ÷ 1 = 6.5
///     4 5 3 400              // the last is found: median 4, score (40.02 − 4.18) ÷ 1 = 35.8, 100 times the median
public struct RobustSpikeCheck: HistoryCheck {
  /// The modified z-score that consumption must exceed.
  public var threshold: Double
  /// Months that the comparison looks back, the month itself not included.
  public var windowMonths: Int
  /// Fewer active months than these are a short history.
  public var minimumMonths: Int
  /// Fewer active months than these are no comparison.
  public var shortMonths: Int
  /// The score that it must exceed in a short history.
  public var shortThreshold: Double
  /// Times the median that consumption must reach too.
  public var minimumRatio: Double
  /// The same of a short history.
  public var shortRatio: Double

  /// A check with the threshold that the authors recommend.
  public init(
    threshold: Double = 3.5, windowMonths: Int = 12, minimumMonths: Int = 6, shortMonths: Int = 3,
    shortThreshold: Double = 5, minimumRatio: Double = 2, shortRatio: Double = 5
  ) {
    self.shortThreshold = shortThreshold
    self.shortMonths = max(1, shortMonths)
    self.shortRatio = shortRatio
    self.threshold = threshold
    self.windowMonths = max(1, windowMonths)
    self.minimumMonths = max(1, minimumMonths)
    self.minimumRatio = minimumRatio
  }

  /// One finding per spike, with the median it stands out from and its score.
  public func findings(in series: SupplySeries) -> [Finding] {
    let scaled = series.entries.map(Self.scaled)
    var findings: [Finding] = []
    var window: [Double] = []
    window.reserveCapacity(windowMonths)
    var lastSpike: (index: Int, consumed: Double)?
    for (index, entry) in series.entries.enumerated() {
      guard let consumed = entry.quantities?.consumed, consumed > 0, index >= shortMonths else { continue }
      let own = Self.anscombe(consumed)
      window.removeAll(keepingCapacity: true)
      var below = 0
      for value in scaled[max(0, index - windowMonths)..<index] where value >= 0 {
        window.append(value)
        if value < own { below += 1 }
      }
      // A month that is not above most others needs no median.
      guard window.count >= shortMonths, 2 * below >= window.count else { continue }
      let isShort = window.count < minimumMonths
      let median = Medians.sorting(&window)
      for position in window.indices { window[position] = (window[position] - median).magnitude }
      let deviation = isShort ? window.max() ?? 0 : Medians.sorting(&window)
      let spread = max(1, deviation / 0.6745)
      let score = (own - median) / spread
      let usual = max(0, median * median / 4 - 0.375)
      guard score > (isShort ? shortThreshold : threshold),
        consumed >= (isShort ? shortRatio : minimumRatio) * max(isShort ? 1 : 0, usual)
      else { continue }
      let isSameLevel = lastSpike.map { $0.index == index - 1 && consumed <= 1.5 * $0.consumed } ?? false
      lastSpike = (index, consumed)
      if isSameLevel { continue }
      findings.append(
        series.finding(
          .consumptionSpike(
            consumed: consumed, usual: (usual * 10).rounded() / 10, score: (score * 10).rounded() / 10),
          month: entry.month))
    }
    return findings
  }

  static func anscombe(_ count: Double) -> Double { 2 * (max(0, count) + 0.375).squareRoot() }

  /// The month on Anscombe's scale; −1 where it says nothing about the size of demand.
  private static func scaled(_ entry: SupplySeries.MonthEntry) -> Double {
    guard let consumed = entry.quantities?.consumed, consumed > 0 else { return -1 }
    switch entry.state {
    case .inStock, .stockUnknown: return anscombe(consumed)
    case .stockedOut, .notHeld, .notReported: return -1
    }
  }
}
