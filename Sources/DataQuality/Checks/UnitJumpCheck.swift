import SupplyModel

/// Finds months from which a product seems to be counted in another unit: pills instead of cycles, boxes instead of
/// condoms.
///
/// Two kinds of evidence, either of which is enough:
/// 1. *Books*: the opening is an exact known factor times the previous closing, or the other way round, rounded. Stock does
///    not change overnight, so no second month is needed. As small counts agree by chance, the larger must be at
///    least `minimumLarger` and the smaller at least 2, or 10 for factors below `smallestLevelFactor`.
/// 2. *Level*: the medians of consumption (months above 0) before and after stand in a known factor of at least
///    `smallestLevelFactor` (what is less, campaigns and shortages do every year), and the two sides do not overlap:
///    every month before lies on one side of the geometric mean of the medians and every month after on the other.
///    At least three months before (of the last six) and `minimumAfter` from the month on must agree, and the median
///    closing stock must have moved the same way by more than the square root of the ratio, for a unit changes both.
///    Months of an empty shelf are passed over on both sides: a unit often changes with the delivery that ends a stock-out.
public struct UnitJumpCheck: HistoryCheck {
  /// Months of consumption before and after that are compared, at most.
  public var windowMonths: Int
  /// Months that the new level must have lasted.
  public var minimumAfter: Int
  /// How far the ratio of the medians may be from the factor.
  public var tolerance: Double
  /// The same after an empty shelf.
  public var toleranceAfterEmpty: Double
  /// The least quantity that the larger side must have.
  public var minimumLarger: Double
  /// Smaller factors are not told from ordinary changes of level.
  public var smallestLevelFactor: Double

  /// A check; the defaults need two months at the new level.
  public init(
    windowMonths: Int = 6, minimumAfter: Int = 2, tolerance: Double = 0.15,
    toleranceAfterEmpty: Double = 0.5, minimumLarger: Double = 20, smallestLevelFactor: Double = 10
  ) {
    self.toleranceAfterEmpty = toleranceAfterEmpty
    self.windowMonths = max(3, windowMonths)
    self.minimumAfter = max(1, minimumAfter)
    self.tolerance = tolerance
    self.minimumLarger = minimumLarger
    self.smallestLevelFactor = smallestLevelFactor
  }

  /// One finding per jump, at its first month, with the factor and the level before.
  public func findings(in series: SupplySeries) -> [Finding] {
    var findings: [Finding] = []
    var nextFree = 0
    var explainedUntil = 0
    var lastActive: Double?
    for index in series.entries.indices {
      let previous = lastActive
      if let consumed = series.entries[index].quantities?.consumed, consumed > 0 { lastActive = consumed }
      guard index > 0 else { continue }
      if let finding = bookJump(in: series, at: index) {
        // Levels that are not steady show the same jump some months too soon: the books know the month.
        if index < explainedUntil, let last = findings.last, last.goesTheSameWay(as: finding) {
          findings.removeLast()
        }
        explainedUntil = 0
        findings.append(finding)
      } else if index >= nextFree, let finding = levelJump(in: series, at: index, previous: previous) {
        explainedUntil = index + windowMonths
        findings.append(finding)
      } else {
        continue
      }
      // What levels show within the same windows is the same jump seen again; books that jump back are another.
      nextFree = index + minimumAfter
    }
    return findings
  }

  private func bookJump(in series: SupplySeries, at index: Int) -> Finding? {
    guard let before = series.entries[index - 1].quantities?.closing,
      let after = series.entries[index].quantities?.opening
    else { return nil }
    let (smaller, larger) = (min(before, after), max(before, after))
    guard smaller >= 2, larger > 2 * smaller, larger >= minimumLarger,
      let factor = UnitFactor.known.first(where: { (smaller * $0 - larger).magnitude <= 0.5 })
        ?? roundedFactor(from: before, to: after),
      factor >= smallestLevelFactor || smaller >= 10
    else { return nil }
    return finding(
      in: series, at: index, column: .opening, factor: factor, before: before, after: after)
  }

  /// A factor of which the smaller count is the rounded quotient, as where 187 tablets become 19 blisters of ten: only for 10 or more of the
  /// larger unit, which chance seldom meets.
  private func roundedFactor(from before: Double, to after: Double) -> Double? {
    guard after < before, after >= 10 else { return nil }
    return UnitFactor.known.first {
      $0 >= smallestLevelFactor && (before / $0 - after).magnitude <= 0.5
    }
  }

  /// A change that the levels tell: where the books go on, the unit has not changed.
  ///
  /// After an empty shelf they say nothing, and the level is that of one delivery: there it may
  /// be further from the factor, but a lower one only where the shelf was not short again.
  ///
  /// - Parameter previous: the consumption of the last month above zero before this one.
  private func levelJump(in series: SupplySeries, at index: Int, previous: Double?) -> Finding? {
    // Most months resemble the one before; only those that do not are worth two medians.
    guard let own = series.entries[index].quantities?.consumed, own > 0, let previous,
      max(own / previous, previous / own) > 2
    else { return nil }
    let closing = series.entries[index - 1].quantities?.closing
    if let opening = series.entries[index].quantities?.opening, let closing, closing > 0,
      (opening - closing).magnitude <= 0.5
    {
      return nil
    }
    let before = levels(series.entries[..<index].reversed())
    let after = levels(series.entries[index...])
    guard before.count >= 3, after.count >= minimumAfter else { return nil }
    let (was, becomes) = (Medians.of(before), Medians.of(after))
    guard max(was, becomes) >= minimumLarger, min(was, becomes) >= 1,
      let factor = UnitFactor.nearest(
        to: becomes / was, tolerance: closing == 0 ? toleranceAfterEmpty : tolerance),
      factor >= smallestLevelFactor
    else { return nil }
    if closing == 0, becomes < was,
      series.entries[index...].prefix(minimumAfter).contains(where: { $0.quantities?.closing == 0 })
    {
      return nil
    }
    let border = (was * becomes).squareRoot()
    let isApart =
      becomes > was
      ? before.allSatisfy { $0 < border } && after.allSatisfy { $0 > border }
      : before.allSatisfy { $0 > border } && after.allSatisfy { $0 < border }
    guard isApart, stockAgrees(in: series, at: index, ratio: becomes / was) else { return nil }
    return finding(
      in: series, at: index, column: .consumed, factor: factor, before: was, after: becomes)
  }

  /// The consumption above zero of the nearest months, as many as the window has room for.
  private func levels(_ entries: some Sequence<SupplySeries.MonthEntry>) -> [Double] {
    window(entries).compactMap { $0.quantities?.consumed }.filter { $0 > 0 }
  }

  /// The nearest months in which there was something to dispense: an empty shelf, however long, has no unit.
  private func window(_ entries: some Sequence<SupplySeries.MonthEntry>) -> [SupplySeries.MonthEntry] {
    Array(
      entries.lazy.filter { entry in
        guard let quantities = entry.quantities else { return true }
        return quantities.closing != 0 || quantities.consumed != 0
      }.prefix(windowMonths))
  }

  /// True when the closing stock moved the same way by more than the square root of the ratio.
  private func stockAgrees(in series: SupplySeries, at index: Int, ratio: Double) -> Bool {
    func closing(_ entries: some Sequence<SupplySeries.MonthEntry>) -> Double {
      Medians.of(window(entries).compactMap { $0.quantities?.closing }.filter { $0 > 0 })
    }
    let (was, becomes) = (closing(series.entries[..<index].reversed()), closing(series.entries[index...]))
    guard was > 0, becomes > 0 else { return false }
    return ratio > 1 ? becomes / was > ratio.squareRoot() : becomes / was < ratio.squareRoot()
  }

  private func finding(
    in series: SupplySeries, at index: Int, column: QuantityColumn, factor: Double, before: Double,
    after: Double
  ) -> Finding {
    series.finding(
      .unitOfIssueJump(column: column, before: before, after: after, factor: factor),
      month: series.entries[index].month)
  }
}

extension Finding {
  /// Whether both are changes of unit to more, or both to less.
  fileprivate func goesTheSameWay(as other: Finding) -> Bool {
    guard case .history(.unitOfIssueJump(_, let before, let after, _)) = facts,
      case .history(.unitOfIssueJump(_, let otherBefore, let otherAfter, _)) = other.facts
    else { return false }
    return (after > before) == (otherAfter > otherBefore)
  }
}

/// Factors between units in which the same product may be counted.
public enum UnitFactor {
  /// Pills of a cycle (21, 28), condoms of a strip or box (3, 12, 100, 144), tablets of a blister or box (10 … 100).
  public static let known: [Double] = [3, 10, 12, 21, 25, 28, 50, 100, 144]

  /// The known factor nearest to a ratio on a logarithmic scale, if within a relative tolerance; else nil.
  ///
  /// A ratio below 1 is turned over: 0.05 and 20 are both near 21.
  public static func nearest(to ratio: Double, tolerance: Double) -> Double? {
    guard ratio > 0, ratio.isFinite else { return nil }
    let upward = max(ratio, 1 / ratio)
    func distance(_ factor: Double) -> Double { max(upward / factor, factor / upward) }
    guard let best = known.min(by: { distance($0) < distance($1) }) else { return nil }
    return distance(best) <= 1 + tolerance ? best : nil
  }
}
