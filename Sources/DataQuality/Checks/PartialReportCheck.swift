import SupplyModel

/// Finds months of which a facility sent only a part.
///
/// The usual number of products is the median over the facility's last six reported months (at least two of them). A
/// month is partly sent when that is at least `minimumUsual` and the month has fewer than `share` of it. Missing are
/// the products that at least half of those months had.
public struct PartialReportCheck: Sendable {
  /// How many products a facility must usually report to be judged.
  public var minimumUsual: Double
  /// Below this share of the usual number a month is partly sent.
  public var share: Double

  /// How many reported months say what is usual.
  static let usualMonths = 6
  /// Fewer reported months than these say nothing.
  static let minimumMonths = 2

  /// A check; below half of four products or more unless told otherwise.
  public init(minimumUsual: Double = 4, share: Double = 0.5) {
    self.minimumUsual = minimumUsual
    self.share = share
  }

  /// One finding per month partly sent, about the facility's whole month.
  public func findings(in history: FacilityHistory) -> [Finding] {
    var findings: [Finding] = []
    var earlier: [[ProductCode]] = []
    for month in history.months {
      let products = history.productsByMonth[month] ?? []
      let recent = earlier.suffix(Self.usualMonths)
      let usual = Medians.of(recent.map { Double($0.count) })
      if recent.count >= Self.minimumMonths, usual >= minimumUsual, Double(products.count) < share * usual {
        let missing = Self.regular(in: recent).filter { !products.contains($0) }
        findings.append(
          Finding(
            .network(.partlySent(reported: products.count, usual: usual, missing: missing)),
            subject: Finding.Subject(facility: history.facility, product: nil, month: month)))
      }
      earlier.append(products)
    }
    return findings
  }

  /// The products that at least half of some months had, in rising order of code.
  private static func regular(in months: ArraySlice<[ProductCode]>) -> [ProductCode] {
    var counts: [ProductCode: Int] = [:]
    for product in months.joined() { counts[product, default: 0] += 1 }
    return counts.filter { 2 * $0.value >= months.count }.keys.sorted()
  }
}
