import SupplyModel

/// How a place is on its way to a target.
///
/// The way is a straight line from the start to the target. Whoever met it at the start has no way to go: it is kept, or off track. What is reached is the share of it that is done; what should be, the share of
/// the months that has passed. The forecast is the least-squares line through the months measured since the start, with the interval in which
/// the figure of the last month lies in four of five cases (Student's t on the residuals); fewer than four months give none.
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
  /// Reports that came of those expected in the last month with a figure: of couple-years, which are a sum of what was reported.
  public var coverage = Tally.none

  /// The progress of a target.
  ///
  /// - Parameters:
  ///   - figures: the figure of each month that has one, from the target's first month on, in order.
  public init(_ target: PlaceTarget, figures: [(month: Month, value: Double)], better: Standard.Better) {
    self.target = target
    self.better = better
    let own = figures.filter { target.from <= $0.month && $0.month <= target.to }
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
    let line =
      isOver ? nil : Self.line(own.map { (Double(target.from.distance(to: $0.month)), $0.value) }, at: length)
    forecast = line?.value
    interval = line.map { ($0.value - $0.spread)...($0.value + $0.spread) }
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

  /// The least-squares line at a place, and by how much a new value there strays from it in four of five cases.
  private static func line(_ points: [(x: Double, y: Double)], at place: Double) -> (
    value: Double, spread: Double
  )? {
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
    let deviation = (rest / (count - 2)).squareRoot()
    let distance = (1 + 1 / count + (place - x) * (place - x) / squares).squareRoot()
    return (
      y + slope * (place - x), TDistribution.quantile90(degrees: points.count - 2) * deviation * distance
    )
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
