import SupplyModel

/// How far a place came from one period to another, and where it stands among others.
public struct LeagueEntry: Sendable, Equatable {
  /// What can be said of it.
  public enum Standing: String, Sendable, CaseIterable {
    /// It improved beyond chance: it has a rank.
    case improved
    /// What it came forward or back cannot be told from chance.
    case unclear
    /// It got worse beyond chance.
    case worsened
    /// Fewer than five of its facilities were measured in both periods.
    case fewFacilities = "few_facilities"
  }

  /// What is measured.
  public let indicator: Indicator
  /// Where.
  public let place: ServicePlace
  /// The first period.
  public let beforePeriod: ClosedRange<Month>
  /// The second.
  public let afterPeriod: ClosedRange<Month>
  /// So much of so much in the first period, over the facilities measured in both.
  public let before: Tally
  /// The same of the second.
  public let after: Tally
  /// Facilities measured in both periods: a place is compared with itself alone.
  public let facilities: Int
  /// Facilities measured in one of them alone, which do not count.
  public let leftOut: Int
  /// The share of expected reports that came, before and after, of the facilities that count; nil where none was expected.
  public let reporting: [Double?]
  /// By how much it got better, as a share of one; below 0 where it got worse.
  public let progress: Double
  /// Where the progress lies in 19 of 20 leagues, for all places of the league at once; nil for too few facilities.
  public let interval: ClosedRange<Double>?
  /// What can be said of it.
  public let standing: Standing
  /// One more than the places that improved more beyond chance; nil for those that have not improved beyond chance.
  public fileprivate(set) var rank: Int?
  /// Other places that improved too and cannot be told apart from it.
  public fileprivate(set) var tied = 0
  /// How many places the league has.
  public fileprivate(set) var places = 0
  fileprivate let deviation: Double

  /// Whether the share of reports that came moved by five points: the progress may come from that.
  public var hasReportingChanged: Bool {
    guard reporting.count == 2, let first = reporting[0], let second = reporting[1] else { return false }
    return (second - first).magnitude >= 0.05 - 1e-9
  }
}

/// Who improved most: places of a level by what they came forward, not by where they stand, and never by chance.
///
/// Each place is compared with itself, over the facilities measured in both periods. How far its progress may be chance is told by draws of its
/// facilities with replacement, each with all its months of both periods: the deviation of 1,000 draws, times √(n ÷ (n − 1)) for n
/// facilities. The interval is progress ± t × deviation, with n − 1 degrees of freedom and t for 0.05 ÷ places ÷ leagues that stand
/// together: in 19 of 20 such sets in which nobody improved, nobody has a rank. Two places that improved are told apart by the difference of their progress likewise, with t for 0.05 ÷ pairs.
/// Only shares: couple-years grow with a place.
public enum ImprovementLeague {
  /// So many draws.
  static let draws = 1000
  /// In one league of so many somebody has a rank by chance alone.
  private static let chance = 0.05

  /// The league of one indicator; those that improved most first, then those of whom nothing is told, then those that got worse.
  ///
  /// - Parameter leagues: how many leagues stand together with it, itself among them: of many, one would have a rank by chance.
  /// - Complexity: O(draws × facilities).
  public static func entries(
    _ indicator: Indicator, _ standard: Standard?, _ table: MeasureTable, groups: PlaceGroups,
    before: ClosedRange<Month>, after: ClosedRange<Month>, leagues: Int = 1
  ) -> [LeagueEntry] {
    guard (standard?.unit ?? .share) == .share else { return [] }
    let sign = (standard?.better ?? .higher) == .higher ? 1.0 : -1.0
    let members = groups.groups.filter { !$0.place.isUnknown }.compactMap {
      Member($0, indicator, table, before, after)
    }
    let counted = members.count { $0.pairs.count >= FacilityBootstrap.fewestFacilities }
    var entries = members.map {
      entry($0, indicator, sign, intervals: max(1, counted * leagues), table, before, after)
    }
    rank(&entries)
    for place in entries.indices { entries[place].places = counted }
    return entries.sorted { left, right in
      (order(left), -left.progress, left.place) < (order(right), -right.progress, right.place)
    }
  }

  /// The leagues of every indicator with one figure that is a share, of several levels: level by level, in the table's order.
  ///
  /// - Complexity: O(levels × indicators × draws × facilities).
  public static func entries(
    _ table: MeasureTable, standards: StandardCatalogue, levels: [PlaceLevel], directory: FacilityDirectory,
    before: ClosedRange<Month>, after: ClosedRange<Month>
  ) -> [LeagueEntry] {
    guard !before.overlaps(after) else { return [] }
    return levels.flatMap { level in
      entries(
        table, standards: standards, groups: PlaceGroups(table, at: level, directory: directory), only: nil,
        before: before, after: after, levels: levels.count)
    }
  }

  /// The leagues of every indicator with one figure that is a share, or of one standard alone, in the table's order.
  ///
  /// - Parameter levels: at how many levels such leagues stand together.
  public static func entries(
    _ table: MeasureTable, standards: StandardCatalogue, groups: PlaceGroups, only: StandardCode?,
    before: ClosedRange<Month>, after: ClosedRange<Month>, levels: Int = 1
  ) -> [LeagueEntry] {
    let all = groups.groups.flatMap(\.facilities)
    let indicators = table.indicators.filter { indicator in
      indicator.item.isEmpty && (only ?? indicator.standard) == indicator.standard
        && (standards[indicator.standard]?.unit ?? .share) == .share
        && [before, after].allSatisfy { table.tally(indicator, of: all, in: $0).total > 0 }
    }
    return indicators.flatMap {
      entries(
        $0, standards[$0.standard], table, groups: groups, before: before, after: after,
        leagues: indicators.count * levels)
    }
  }

  private static func order(_ entry: LeagueEntry) -> Int {
    if let rank = entry.rank { return rank }
    switch entry.standing {
    case .improved, .unclear: return 1_000_000
    case .worsened: return 1_000_001
    case .fewFacilities: return 1_000_002
    }
  }

  /// A place with the facilities that were measured in both periods.
  private struct Member {
    let place: ServicePlace
    let facilities: [Int]
    let pairs: [FacilityBootstrap.Pair]
    let leftOut: Int

    /// Nil where no facility was measured in both periods.
    init?(
      _ group: (place: ServicePlace, facilities: [Int]), _ indicator: Indicator, _ table: MeasureTable,
      _ before: ClosedRange<Month>, _ after: ClosedRange<Month>
    ) {
      let all = group.facilities.map { facility in
        FacilityBootstrap.Pair(
          before: table.tally(indicator, of: CollectionOfOne(facility), in: before),
          after: table.tally(indicator, of: CollectionOfOne(facility), in: after))
      }
      let isCounted = all.map { $0.before.total > 0 && $0.after.total > 0 }
      place = group.place
      pairs = zip(all, isCounted).filter(\.1).map(\.0)
      facilities = zip(group.facilities, isCounted).filter(\.1).map(\.0)
      leftOut = all.count { ($0.before.total > 0) != ($0.after.total > 0) }
      if pairs.isEmpty { return nil }
    }
  }

  private static func entry(
    _ member: Member, _ indicator: Indicator, _ sign: Double, intervals: Int, _ table: MeasureTable,
    _ before: ClosedRange<Month>, _ after: ClosedRange<Month>
  ) -> LeagueEntry {
    let first = member.pairs.reduce(Tally.none) { $0 + $1.before }
    let second = member.pairs.reduce(Tally.none) { $0 + $1.after }
    let progress = sign * ((second.value(.share) ?? 0) - (first.value(.share) ?? 0))
    let count = member.pairs.count
    var (deviation, interval): (Double, ClosedRange<Double>?) = (0, nil)
    if count >= FacilityBootstrap.fewestFacilities {
      deviation = FacilityBootstrap.deviation(member.pairs, draws: draws)
      let spread = StudentT.value(beyond: chance / Double(intervals), degrees: count - 1) * deviation
      interval = (progress - spread)...(progress + spread)
    }
    let standing: LeagueEntry.Standing =
      interval.map { $0.lowerBound > 0 ? .improved : $0.upperBound < 0 ? .worsened : .unclear }
      ?? .fewFacilities
    let reported = Indicator(ColcaMeasure.reported.code)
    return LeagueEntry(
      indicator: indicator, place: member.place, beforePeriod: before, afterPeriod: after, before: first,
      after: second, facilities: count, leftOut: member.leftOut,
      reporting: [before, after].map { table.tally(reported, of: member.facilities, in: $0).value(.share) },
      progress: progress, interval: interval, standing: standing, deviation: deviation)
  }

  private static func rank(_ entries: inout [LeagueEntry]) {
    let improved = entries.indices.filter { entries[$0].standing == .improved }
    let pairs = max(1, improved.count * (improved.count - 1) / 2)
    for place in improved {
      let own = entries[place]
      var (ahead, tied) = (0, 0)
      for other in improved where other != place {
        let rival = entries[other]
        let deviation =
          (own.deviation * own.deviation + rival.deviation * rival.deviation).squareRoot()
        let spread =
          StudentT.value(
            beyond: chance / Double(pairs), degrees: min(own.facilities, rival.facilities) - 1) * deviation
        if rival.progress - own.progress > spread {
          ahead += 1
        } else if own.progress - rival.progress <= spread {
          tied += 1
        }
      }
      entries[place].rank = ahead + 1
      entries[place].tied = tied
    }
  }
}

extension FacilityBootstrap {
  /// How far the difference of two shares strays over draws of facilities, set right for how few there are; 0 of fewer than two.
  static func deviation(_ pairs: [Pair], draws: Int) -> Double {
    guard pairs.count > 1 else { return 0 }
    var stream = SplitMix(seed: 0x6C69_6761)
    var (count, sum, squares) = (0.0, 0.0, 0.0)
    for _ in 0..<draws {
      var (before, after) = (Tally.none, Tally.none)
      for _ in pairs.indices {
        let pair = pairs[stream.below(pairs.count)]
        before += pair.before
        after += pair.after
      }
      guard let first = before.value(.share), let second = after.value(.share) else { continue }
      count += 1
      sum += second - first
      squares += (second - first) * (second - first)
    }
    guard count > 1 else { return 0 }
    let variance = max(0, squares / count - sum / count * (sum / count))
    let facilities = Double(pairs.count)
    return (variance * facilities / (facilities - 1)).squareRoot()
  }
}
