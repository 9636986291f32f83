import SupplyModel

/// How a figure of a place went from one period to another.
public struct FigureChange: Sendable, Equatable {
  /// What can be said of the difference.
  public enum Verdict: String, Sendable, CaseIterable {
    /// Better, beyond chance.
    case better
    /// Worse, beyond chance.
    case worse
    /// The interval holds no change.
    case unclear
    /// There is a difference, and too few facilities for an interval.
    case noInterval = "no_interval"
    /// One of the two periods has no figure.
    case noFigure = "no_figure"
  }

  /// The figure of the first period.
  public let before: PlaceFigure
  /// That of the second.
  public let after: PlaceFigure
  /// Where the difference lies, for 19 of 20 draws of facilities; nil where it cannot be told.
  public let interval: ClosedRange<Double>?
  /// Facilities measured in the first period alone.
  public let onlyBefore: Int
  /// Facilities measured in the second period alone.
  public let onlyAfter: Int
  /// The difference over the facilities that were measured in both; nil where there are none.
  public let amongBoth: Double?
  /// The shares of expected reports that came, before and after; nil where nobody was expected.
  public let reporting: (before: Double?, after: Double?)

  /// After less before; nil where one of the two has no figure.
  public var difference: Double? { before.value.flatMap { first in after.value.map { $0 - first } } }

  /// Whether it may be who reported that changed and not the service: one facility of ten was measured in one period alone, or the share
  /// that reported moved by five points.
  public var hasReportingChanged: Bool {
    let all = before.facilities + onlyAfter
    if all > 0, Double(onlyBefore + onlyAfter) >= 0.1 * Double(all) { return true }
    guard let first = reporting.before, let second = reporting.after else { return false }
    return (second - first).magnitude >= 0.05 - 1e-9
  }

  /// What can be said.
  public var verdict: Verdict {
    guard let difference else { return .noFigure }
    guard let interval else { return .noInterval }
    if interval.lowerBound <= 0, interval.upperBound >= 0 { return .unclear }
    let isHigherBetter = (before.standard?.better ?? .higher) == .higher
    return (difference > 0) == isHigherBetter ? .better : .worse
  }

  /// Equal where all that is told is.
  public static func == (left: FigureChange, right: FigureChange) -> Bool {
    left.before == right.before && left.after == right.after && left.interval == right.interval
      && left.onlyBefore == right.onlyBefore && left.onlyAfter == right.onlyAfter
      && left.amongBoth == right.amongBoth && left.reporting == right.reporting
  }

  /// The change of an indicator at a place.
  public init(
    _ indicator: Indicator, _ standard: Standard?, _ group: (place: ServicePlace, facilities: [Int]),
    before first: ClosedRange<Month>, after second: ClosedRange<Month>, _ table: MeasureTable
  ) {
    before = PlaceFigure(indicator, standard, group.place, first, table, group.facilities)
    after = PlaceFigure(indicator, standard, group.place, second, table, group.facilities)
    let pairs = group.facilities.map { facility in
      FacilityBootstrap.Pair(
        before: table.tally(indicator, of: CollectionOfOne(facility), in: first),
        after: table.tally(indicator, of: CollectionOfOne(facility), in: second))
    }
    onlyBefore = pairs.count { $0.before.total > 0 && $0.after.total <= 0 }
    onlyAfter = pairs.count { $0.before.total <= 0 && $0.after.total > 0 }
    let seen = pairs.filter { $0.before.total > 0 || $0.after.total > 0 }
    let unit = standard?.unit ?? .share
    interval = FacilityBootstrap.interval(seen, unit: unit)
    let both = pairs.filter { $0.before.total > 0 && $0.after.total > 0 }
    let sums = both.reduce(into: (Tally.none, Tally.none)) {
      $0.0 += $1.before
      $0.1 += $1.after
    }
    amongBoth = sums.0.value(unit).flatMap { value in sums.1.value(unit).map { $0 - value } }
    let reported = Indicator(ColcaMeasure.reported.code)
    reporting = (
      table.tally(reported, of: group.facilities, in: first).value(.share),
      table.tally(reported, of: group.facilities, in: second).value(.share)
    )
  }

  /// The changes of every indicator that has a figure in either period, by place and the table's order.
  public static func list(
    _ table: MeasureTable, before: ClosedRange<Month>, after: ClosedRange<Month>, groups: PlaceGroups,
    standards: StandardCatalogue, only: StandardCode? = nil
  ) -> [FigureChange] {
    groups.groups.flatMap { group in
      table.indicators.filter { (only ?? $0.standard) == $0.standard }.compactMap { indicator in
        let change = FigureChange(
          indicator, standards[indicator.standard], group, before: before, after: after, table)
        return change.before.value == nil && change.after.value == nil ? nil : change
      }
    }
  }
}
