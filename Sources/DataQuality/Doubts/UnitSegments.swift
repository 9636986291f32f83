import SupplyModel

/// The stretches of a history between changes of its unit, and by what each is multiplied to be in one unit.
///
/// The unit of the whole is that of the last stretch which is believed. One is believed once somebody has confirmed that the unit
/// changed, or while nobody has said anything and at least two reports speak for it: a single one may be a slip. So a stretch in another unit
/// between two changes is brought to the unit of what surrounds it, whoever says what. What somebody has dismissed is no change.
struct UnitSegments {
  /// A change of unit, with what speaks for it.
  struct Change {
    let finding: Finding
    /// The index of the first entry of the stretch.
    let index: Int
    let factor: Double
    let isMore: Bool
    let state: FindingState
    /// How many reports the stretch has.
    var reports = 0

    var multiple: Double { isMore ? factor : 1 / factor }

    var isBelieved: Bool {
      switch state {
      case .confirmed: true
      case .open: reports >= UnitSegments.convincingReports
      case .dismissed, .toBeCorrected, .mended: false
      }
    }
  }

  /// So many reports are no slip.
  static let convincingReports = 2

  let changes: [Change]
  private let entryCount: Int

  /// The stretches of a history.
  ///
  /// - Parameter found: what was found in it; changes that the consumption does not bear out are left out, until somebody confirms them.
  init(_ series: SupplySeries, _ found: [Finding], acts: FindingActs) {
    entryCount = series.entries.count
    guard let first = series.entries.first?.month else {
      changes = []
      return
    }
    var jumps: [Change] = found.compactMap { finding in
      guard case .history(.unitOfIssueJump(_, let before, let after, let factor)) = finding.facts,
        let month = finding.subject?.month, factor > 1
      else { return nil }
      return Change(
        finding: finding, index: first.distance(to: month), factor: factor, isMore: after > before,
        state: acts.state(of: finding))
    }.filter { $0.state != .dismissed }.sorted { $0.index < $1.index }
    for place in jumps.indices {
      let end = place + 1 < jumps.count ? jumps[place + 1].index : series.entries.count
      let start = place > 0 ? jumps[place - 1].index : 0
      jumps[place].reports = series.entries[jumps[place].index..<end].count { $0.quantities != nil }
      if jumps[place].state != .confirmed,
        !Self.isBorneOut(jumps[place], series, from: start, through: end)
      {
        jumps[place].reports = 0
      }
    }
    changes = jumps.filter { $0.reports > 0 }
  }

  /// By what the quantities of each entry are multiplied.
  ///
  /// - Parameter turning: changes of which the other reading is wanted.
  func scales(turning: (Change) -> Bool = { _ in false }) -> [Double] {
    var units = [1.0]
    for change in changes { units.append((units.last ?? 1) * change.multiple) }
    let target = changes.lastIndex { $0.isBelieved != turning($0) }.map { units[$0 + 1] } ?? 1
    var scales: [Double] = []
    scales.reserveCapacity(entryCount)
    var place = 0
    for index in 0..<entryCount {
      while place < changes.count, changes[place].index <= index { place += 1 }
      scales.append(target / units[place])
    }
    return scales
  }

  /// Whether the consumption of the stretch stands nearer to that many times the consumption before than to the same.
  private static func isBorneOut(
    _ change: Change, _ series: SupplySeries, from start: Int, through end: Int
  ) -> Bool {
    func level(_ entries: some Sequence<SupplySeries.MonthEntry>) -> Double {
      Medians.of(entries.compactMap { $0.quantities?.consumed }.filter { $0 > 0 }.prefix(months))
    }
    let was = level(series.entries[start..<change.index].reversed())
    let becomes = level(series.entries[change.index..<end])
    guard was > 0, becomes > 0 else { return false }
    let ratio = change.isMore ? becomes / was : was / becomes
    return ratio * ratio > change.factor
  }

  /// Months above zero on either side that are compared.
  private static let months = 6
}
