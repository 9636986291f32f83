import Improvement
import SupplyModel
import SupplyStore

/// How places are on their way to their targets, from everything that a database holds.
public struct TargetReview {
  /// A target that no place or standard fits, so that nothing can be said of it.
  public struct Unplaced: Sendable, Equatable {
    /// The target.
    public let target: PlaceTarget
    /// Whether it is the standard that is not known.
    public let isStandardUnknown: Bool
  }

  /// The progress of each target whose place and standard are known.
  public let progress: [TargetProgress]
  /// The others.
  public let unplaced: [Unplaced]

  /// Reviews the targets that are under way or ended by a month.
  ///
  /// A place is found by the names that the target states, the others left open: `SUR` is the one micro-network of this name.
  ///
  /// - Parameter measured: figures up to `last` that somebody has already; the targets' own months are measured where it begins later.
  /// - Throws: what reading the database throws.
  public init(
    database: SupplyDatabase, review: ImprovementReview, through last: Month, measured: MeasureTable? = nil
  ) throws {
    let targets = try database.placeTargets().filter { $0.from <= last }
    guard let first = targets.map({ $0.period(endingWith: $0.from).lowerBound }).min() else {
      (progress, unplaced) = ([], [])
      return
    }
    let known = measured.flatMap { $0.months.lowerBound <= first && $0.months.upperBound == last ? $0 : nil }
    let table = try known ?? review.table(first...last)
    var progress: [TargetProgress] = []
    var unplaced: [Unplaced] = []
    for target in targets {
      // A method is the same however it is written.
      let indicator = table.indicators.first {
        $0.standard == target.standard && PlainWords.of($0.item) == PlainWords.of(target.item)
      }
      guard let indicator else {
        unplaced.append(Unplaced(target: target, isStandardUnknown: true))
        continue
      }
      let groups = PlaceGroups(table, at: target.place.level, directory: review.facilities).groups
        .filter { Self.fits($0.place, target.place) }
      guard groups.count == 1, let group = groups.first else {
        unplaced.append(Unplaced(target: target, isStandardUnknown: false))
        continue
      }
      let standard = review.standards[target.standard]
      let reported = Indicator(ColcaMeasure.reported.code)
      let months = target.period(endingWith: target.from).lowerBound...min(target.to, last)
      let measured = months.map { month in
        TargetMonth(
          month, table.tally(indicator, of: group.facilities, in: month...month),
          reports: table.tally(reported, of: group.facilities, in: month...month))
      }
      var own = target
      own.place = group.place
      progress.append(
        TargetProgress(
          own, measured: measured, unit: standard?.unit ?? .share, better: standard?.better ?? .higher))
    }
    (self.progress, self.unplaced) = (progress, unplaced)
  }

  /// Whether a place is the one that a target names; what the target leaves blank is open.
  private static func fits(_ place: ServicePlace, _ stated: ServicePlace) -> Bool {
    place.path.count == stated.path.count
      && zip(place.path, stated.path).allSatisfy { known, told in
        told.isEmpty || PlainWords.of(known) == PlainWords.of(told)
      }
  }
}
