import SupplyModel

/// What was measured of a target in one month.
public struct TargetMonth: Sendable, Equatable {
  /// The month.
  public let month: Month
  /// So much of so much; nothing where nothing was measured.
  public let tally: Tally
  /// Reports that came of those expected.
  public let reports: Tally

  /// What was measured in one month.
  public init(_ month: Month, _ tally: Tally, reports: Tally = .none) {
    self.month = month
    self.tally = tally
    self.reports = reports
  }
}

/// How a place is on its way to a target.
///
/// The figure of a month is that of the months that the target says, up to and with it: a share of their sums, or couple-years of them together,
/// which take a figure of each of them.
///
/// The way is a straight line from the start to the target. Whoever met it at the start has no way to go: it is kept, or off track. What is reached is the share of it that is done; what should be, the share of
/// the months that has passed. The forecast is of the last month's figure: what is known of its months, and for the others the least-squares line through
/// the months measured since those of the first figure, with the interval in which it lies in four of five cases (Student's t on the residuals,
/// s² × (Σu² + (Σu)² ÷ n + (Σu(x − x̄))² ÷ Σ(x − x̄)²) for weights u of the months foreseen); fewer than four months give none.
public struct TargetProgress: Sendable, Equatable {
  /// How it goes.
  public enum State: String, Sendable, CaseIterable {
    /// The target is reached already.
    case reached
    /// At least nine tenths of what should be reached is.
    case onTrack = "on_track"
    /// At least half of it.
    case slipping
    /// Less.
    case offTrack = "off_track"
    /// There is no figure, or the time has not begun.
    case unknown
  }

  /// Whether the target will be met.
  public enum Outlook: String, Sendable, CaseIterable {
    /// The whole interval meets it.
    case likely
    /// The interval holds it.
    case open
    /// Nothing of the interval meets it.
    case unlikely
    /// There are too few months for a forecast.
    case untold
    /// The last month has its figure: whether it was met stands in the state.
    case over
  }

  /// The target.
  public let target: PlaceTarget
  /// Where it begins; nil where neither the target nor the first month says.
  public let start: Double?
  /// The last month with a figure, within the target's time; nil without any.
  public let month: Month?
  /// The figure of that month.
  public let value: Double?
  /// Which share of the way is done; nil without a way, as where the start meets the target.
  public let reached: Double?
  /// Which share should be by that month.
  public let expected: Double?
  /// The figure forecast for the last month; nil where it cannot be.
  public let forecast: Double?
  /// Where that figure lies in four of five cases.
  public let interval: ClosedRange<Double>?
  /// Which way is better.
  public let better: Standard.Better
  /// Reports that came of those expected in the months of the last figure: of couple-years, which are a sum of what was reported.
  public let coverage: Tally

  /// The progress of a target.
  ///
  /// - Parameters:
  ///   - measured: each month without a gap and in order, from the first that the figure of the target's first month takes in; later than the
  ///     target's last are left aside.
  public init(
    _ target: PlaceTarget, measured: [TargetMonth], unit: Standard.Unit, better: Standard.Better
  ) {
    self.target = target
    self.better = better
    let measured = measured.filter {
      target.period(endingWith: target.from).lowerBound <= $0.month && $0.month <= target.to
    }
    let own = measured.filter { target.from <= $0.month }.compactMap { one in
      Self.figure(measured, in: target.period(endingWith: one.month), unit).map {
        (month: one.month, value: $0)
      }
    }
    let start = target.start ?? own.first { $0.month == target.from }?.value
    self.start = start
    month = own.last?.month
    value = own.last?.value
    let length = Double(target.from.distance(to: target.to))
    if let start, let last = own.last, !better.meets(start, target: target.value) {
      reached = (last.value - start) / (target.value - start)
      expected = min(1, Double(target.from.distance(to: last.month)) / max(1, length))
    } else {
      (reached, expected) = (nil, nil)
    }
    let isOver = own.last.map { $0.month >= target.to } ?? false
    let line = isOver ? nil : Self.foreseen(target, measured, unit)
    forecast = line?.value
    interval = line.map { ($0.value - $0.spread)...($0.value + $0.spread) }
    coverage =
      own.last.map { last in
        unit == .coupleYears
          ? measured.filter { target.period(endingWith: last.month).contains($0.month) }
            .reduce(Tally.none) { $0 + $1.reports } : .none
      } ?? .none
  }

  /// The figure of some months; nil where there is none, or where a month that belongs to a sum has none.
  private static func figure(
    _ measured: [TargetMonth], in period: ClosedRange<Month>, _ unit: Standard.Unit
  ) -> Double? {
    let own = measured.filter { period.contains($0.month) }.map(\.tally)
    switch unit {
    case .share: break
    case .coupleYears:
      guard own.count == period.lowerBound.distance(to: period.upperBound) + 1,
        own.allSatisfy({ $0.total > 0 })
      else { return nil }
    }
    return own.reduce(Tally.none, +).value(unit)
  }

  private func meets(_ value: Double) -> Bool {
    better.meets(value, target: target.value)
  }

  /// How it goes.
  public var state: State {
    guard let value else { return .unknown }
    if meets(value) { return .reached }
    if let start, meets(start) { return .offTrack }
    guard let reached, let expected, expected > 0 else { return .unknown }
    return reached >= 0.9 * expected ? .onTrack : reached >= 0.5 * expected ? .slipping : .offTrack
  }

  /// Whether it will be met.
  public var outlook: Outlook {
    if let month, month >= target.to { return .over }
    guard let interval else { return .untold }
    let ends = [interval.lowerBound, interval.upperBound].map(meets)
    return ends.allSatisfy { $0 } ? .likely : ends.contains(true) ? .open : .unlikely
  }

  /// The last month's figure, and by how much it strays in four of five cases.
  private static func foreseen(
    _ target: PlaceTarget, _ measured: [TargetMonth], _ unit: Standard.Unit
  ) -> (value: Double, spread: Double)? {
    let points = measured.compactMap { one in
      one.tally.value(unit).map {
        (month: one.month, x: Double(target.from.distance(to: one.month)), y: $0, total: one.tally.total)
      }
    }
    guard points.count >= 4 else { return nil }
    let count = Double(points.count)
    let (x, y) = (points.reduce(0) { $0 + $1.x } / count, points.reduce(0) { $0 + $1.y } / count)
    let squares = points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
    guard squares > 0 else { return nil }
    let slope = points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) } / squares
    let rest = points.reduce(0.0) { sum, point in
      let error = point.y - y - slope * (point.x - x)
      return sum + error * error
    }
    // A share counts by its denominator, which of a month to come is that of an average one; of a sum each month counts whole.
    let average = points.reduce(0) { $0 + $1.total } / count
    let last = target.period(endingWith: target.to)
    let known = points.filter { last.contains($0.month) }
    func weight(_ total: Double) -> Double { unit == .share ? total : 1 }
    let ahead = (0..<target.months).map { last.lowerBound.advanced(by: $0) }.filter { month in
      !known.contains { $0.month == month }
    }.map { Double(target.from.distance(to: $0)) }
    let all = known.reduce(0) { $0 + weight($1.total) } + Double(ahead.count) * weight(average)
    let norm = unit == .share ? all : 1
    let own = weight(average) / norm
    let value =
      known.reduce(0) { $0 + weight($1.total) * $1.y } / norm
      + ahead.reduce(0) { $0 + own * (y + slope * ($1 - x)) }
    let (sum, lever) = (own * Double(ahead.count), ahead.reduce(0) { $0 + own * ($1 - x) })
    let deviation = (rest / (count - 2)).squareRoot()
    let distance =
      (own * own * Double(ahead.count) + sum * sum / count + lever * lever / squares).squareRoot()
    return (value, TDistribution.quantile90(degrees: points.count - 2) * deviation * distance)
  }
}

extension TDistribution {
  /// The 90 % quantile, by the expansion of Cornish and Fisher; exact for two degrees.
  static func quantile90(degrees: Int) -> Double {
    if degrees == 2 { return 1.885618083164127 }
    let (z, n) = (1.2815515655446004, Double(max(3, degrees)))
    let (z3, z5, z7) = (z * z * z, z * z * z * z * z, z * z * z * z * z * z * z)
    return z + (z3 + z) / (4 * n) + (5 * z5 + 16 * z3 + 3 * z) / (96 * n * n)
      + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * n * n * n)
  }
}
