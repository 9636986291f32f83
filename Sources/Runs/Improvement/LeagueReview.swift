import Improvement
import SupplyModel

extension ImprovementReview {
  /// Who improved most among the places of a level within another, indicator by indicator.
  ///
  /// - Parameters:
  ///   - only: one standard; nil for every one with one figure that is a share.
  ///   - after: the last period; the one before it is as long and ends where it begins.
  /// - Throws: what reading the database throws.
  public func league(
    at level: PlaceLevel, within place: ServicePlace, only: StandardCode?, after: ClosedRange<Month>
  ) throws -> [LeagueEntry] {
    let count = after.lowerBound.distance(to: after.upperBound) + 1
    let before = after.lowerBound.advanced(by: -count)...after.lowerBound.advanced(by: -1)
    let table = try table(before.lowerBound...after.upperBound)
    let groups = PlaceGroups(table, at: level, directory: facilities).within(place, table, facilities)
    return ImprovementLeague.entries(
      table, standards: standards, groups: groups, only: only, before: before, after: after)
  }

  /// Where the place of a cycle stands among those of its level, from its baseline to what was measured last; nil for one that has no others.
  ///
  /// - Throws: what reading the database throws.
  public func leagueEntry(of cycle: ImprovementCycle, _ change: FigureChange) throws -> LeagueEntry? {
    let place = cycle.start.place
    guard place.level != .all, place.level != .facility else { return nil }
    let (before, after) = (change.before.period, change.after.period)
    let table = try table(before.lowerBound...after.upperBound)
    let groups = PlaceGroups(table, at: place.level, directory: facilities)
    return ImprovementLeague.entries(
      cycle.start.indicator, standards[cycle.start.indicator.standard], table, groups: groups, before: before,
      after: after
    ).first { $0.place == place }
  }
}
