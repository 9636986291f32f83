import SupplyModel

/// Finds consumption in the first months of a history, of which the history itself says nothing yet, that no other facility comes near.
///
/// Fewer than three months of consumption are no comparison of their own. So the month is held against the same product at like facilities,
/// those of the same category where a register tells it: against the highest of their levels, the median of a facility's active months.
/// At least `minimumFacilities` must have one. The month must reach `ratio` times that, and stand out on Anscombe's scale as in
/// `RobustSpikeCheck`, by `threshold`. A level that stays is none: another month of the history with half as much or more.
///
///     nobody of category I-2 uses more than 6 a month, and a facility begins with 400   // found
public struct FirstMonthsCheck: Sendable {
  /// Times the highest level of a like facility that consumption must reach.
  public var ratio: Double
  /// The distance on Anscombe's scale that it must exceed.
  public var threshold: Double
  /// Fewer like facilities with a level are no comparison.
  public var minimumFacilities: Int

  /// Active months from which a facility has a level, and its history speaks for itself.
  static let activeMonths = 3

  private let category: [FacilityCode: String]

  /// A check; the defaults are those from which a single month is doubted.
  ///
  /// - Parameter facilities: the register, for the categories; without one all facilities are alike.
  public init(
    facilities: [Facility] = [], ratio: Double = 5, threshold: Double = 3.5, minimumFacilities: Int = 4
  ) {
    self.ratio = ratio
    self.threshold = threshold
    self.minimumFacilities = minimumFacilities
    category = facilities.reduce(into: [:]) { $0[$1.code] = $1.category }
  }

  private struct Place: Hashable {
    let facility: FacilityCode?
    let product: ProductCode?

    init(_ subject: Finding.Subject) { (facility, product) = (subject.facility, subject.product) }
    init(_ series: SupplySeries) { (facility, product) = (series.facility, series.product) }
  }

  private struct Group: Hashable {
    let product: ProductCode
    let isWarehouse: Bool
    let category: String?
  }

  /// The levels of like facilities: how many have one, and the two highest, as a facility is held against the others.
  private struct Levels {
    private(set) var count = 0
    private var highest: (facility: FacilityCode, level: Double)?
    private var second: Double?

    mutating func add(_ level: Double, of facility: FacilityCode) {
      count += 1
      guard let top = highest else { return highest = (facility, level) }
      if level > top.level {
        (highest, second) = ((facility, level), top.level)
      } else {
        second = max(level, second ?? level)
      }
    }

    /// The highest level of the others; nil where there are none.
    func highest(beside facility: FacilityCode) -> Double? {
      highest?.facility == facility ? second : highest?.level
    }
  }

  /// What the check finds, by history and in rising order of month.
  ///
  /// - Parameters:
  ///   - series: the histories of a network, one for each facility and product.
  ///   - found: what they show by themselves: where the unit changes, that explains what stands out.
  /// - Complexity: linear in the months of all histories, but for the medians.
  public func findings(in series: [SupplySeries], beside found: [Finding] = []) -> [Finding] {
    var candidates: [(index: Int, months: [Int], hasLevel: Bool)] = []
    var levels: [Group: Levels] = [:]
    for (index, one) in series.enumerated() {
      let active = one.entries.indices.filter { (one.entries[$0].quantities?.consumed ?? 0) > 0 }
      guard !active.isEmpty else { continue }
      let hasLevel = active.count >= Self.activeMonths
      candidates.append((index, Array(active.prefix(Self.activeMonths)), hasLevel))
      guard hasLevel else { continue }
      let level = Medians.of(active.compactMap { one.entries[$0].quantities?.consumed })
      levels[group(of: one), default: Levels()].add(level, of: one.facility)
    }
    let jumps = Set(found.filter { $0.code == .unitOfIssueJump }.compactMap(\.subject).map(Place.init))
    return candidates.filter { jumps.isEmpty || !jumps.contains(Place(series[$0.index])) }.flatMap {
      findings(in: series[$0.index], $0.months, levels, hasLevel: $0.hasLevel)
    }
  }

  private func findings(
    in series: SupplySeries, _ months: [Int], _ levels: [Group: Levels], hasLevel: Bool
  ) -> [Finding] {
    guard let there = levels[group(of: series)] else { return [] }
    let others = there.count - (hasLevel ? 1 : 0)
    guard others >= minimumFacilities, let highest = there.highest(beside: series.facility) else { return [] }
    return months.compactMap { index in
      guard let consumed = series.entries[index].quantities?.consumed, consumed >= ratio * max(1, highest),
        RobustSpikeCheck.anscombe(consumed) - RobustSpikeCheck.anscombe(highest) > threshold,
        !series.entries.enumerated().contains(where: {
          $0 != index && 2 * ($1.quantities?.consumed ?? 0) >= consumed
        })
      else { return nil }
      return series.finding(
        .firstMonthsSpike(
          consumed: consumed, highest: (highest * 10).rounded() / 10, facilities: others),
        month: series.entries[index].month)
    }
  }

  private func group(of series: SupplySeries) -> Group {
    Group(
      product: series.product, isWarehouse: FacilityKind(series.facility) == .warehouse,
      category: category[series.facility])
  }
}
