/// The use of groups of series, month by month, each group as if it were one large facility.
///
/// Forecast as series of their own, groups get quantiles that are learnt from groups. Quantiles of their parts cannot be added up: the 90 %
/// quantile of a sum is less than the sum of the 90 % quantiles wherever parts do not rise and fall together.
///
/// Where a part did not report, the others' use is scaled up by what the part usually uses. A month counts where those that reported make
/// up `leastShare` of what all usually use; else it is unknown.
public struct GroupedDemand: Sendable {
  /// A group: the rows of a panel that belong to it, and what they are known by among groups.
  public struct Group: Sendable, Equatable {
    /// The rows, all of one product.
    public let rows: [Int]
    /// The number of the product.
    public let product: Int
    /// The number of the place: groups of a place are to it what products are to a facility.
    public let place: Int

    /// A group of some rows.
    public init(rows: [Int], product: Int, place: Int) {
      self.rows = rows
      self.product = product
      self.place = place
    }
  }

  /// Of what all parts usually use, what those that reported must make up.
  public static let leastShare = 0.75
  /// Months before one that tell what is usual.
  static let usualMonths = 12

  /// The groups, a series each, in the order given.
  public let panel: DemandPanel

  /// The groups of a panel's series.
  ///
  /// - Precondition: every row is of the panel, and products are numbered as there.
  public init(_ parts: DemandPanel, groups: [Group]) {
    let months = parts.monthCount
    var consumption = [Double](repeating: .nan, count: groups.count * months)
    var closing = consumption
    for (number, group) in groups.enumerated() {
      for month in 0..<months {
        let cell = number * months + month
        let members = group.rows.filter { parts.firstReport[$0] <= month }
        let use = members.map { parts.consumption[$0 * months + month] }
        consumption[cell] =
          Self.total(of: use, usual: members.map { Self.usual(parts, $0, before: month) }) ?? .nan
        let stocks = members.map { parts.closingStock[$0 * months + month] }.filter { !$0.isNaN }
        if 2 * stocks.count > members.count { closing[cell] = stocks.reduce(0, +) }
      }
    }
    panel = DemandPanel(
      monthCount: months, productCount: parts.productCount, consumption: consumption, closingStock: closing,
      productIndex: groups.map(\.product),
      firstReport: groups.map { group in group.rows.map { parts.firstReport[$0] }.min() ?? months },
      facilityIndex: groups.map(\.place), firstCalendarMonth: parts.firstCalendarMonth)
  }

  /// What a series usually uses: the mean of the months reported among the twelve before; nil where none was.
  static func usual(_ panel: DemandPanel, _ row: Int, before month: Int) -> Double? {
    var (sum, count) = (0.0, 0)
    for earlier in max(0, month - usualMonths)..<month {
      let use = panel.consumption[row * panel.monthCount + earlier]
      guard !use.isNaN else { continue }
      sum += use
      count += 1
    }
    return count > 0 ? sum / Double(count) : nil
  }

  /// What a series usually uses, as it could be known at the end of a month; nil where nothing was reported in the year up to it.
  ///
  /// - Precondition: the row and the month are of the panel.
  public static func usual(of row: Int, in panel: DemandPanel, through month: Int) -> Double? {
    usual(panel, row, before: month + 1)
  }

  /// The use of all, from those that reported; nil where too few of them did.
  ///
  ///     // two that use 30 and 10 a month; the second did not report: 33 are 44 of both
  ///     GroupedDemand.total(of: [33, .nan], usual: [30, 10])
  ///
  /// - Parameters:
  ///   - use: of each part, NaN where it did not report.
  ///   - usual: of each part, nil where nothing is known.
  public static func total(of use: [Double], usual: [Double?]) -> Double? {
    var (total, reported, expected, known) = (0.0, 0, 0.0, 0.0)
    for (use, usual) in zip(use, usual) {
      expected += usual ?? 0
      guard !use.isNaN else { continue }
      total += use
      reported += 1
      known += usual ?? 0
    }
    guard reported > 0 else { return nil }
    guard expected > 0 else { return Double(reported) >= leastShare * Double(use.count) ? total : nil }
    return known >= leastShare * expected ? total * expected / known : nil
  }
}
