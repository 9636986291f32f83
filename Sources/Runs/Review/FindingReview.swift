import DataQuality
import Foundation
import SISMEDImport
import SupplyModel
import SupplyStore

/// Puts together what is odd in the files and what is odd in the histories that they make.
///
/// Histories are checked anew each time: what a later file has mended is not found again.
public struct FindingReview: Sendable {
  private let database: SupplyDatabase
  private let latestMonth: Month

  /// A review of a database.
  ///
  /// - Parameter latestMonth: the last month that a report can be about, as a rule this one.
  public init(database: SupplyDatabase, latestMonth: Month) {
    self.database = database
    self.latestMonth = latestMonth
  }

  /// Every open finding: of files in the order of import, then of histories by facility, product and month.
  ///
  /// - Parameter closed: those of files that have been mended too.
  /// - Throws: `ColcaError`.
  public func findings(includingClosed closed: Bool = false) throws -> [ReviewedFinding] {
    let ofHistories = try historyFindings(try database.series())
    return try database.findings(includingClosed: closed) + ofHistories.map { ReviewedFinding(finding: $0) }
  }

  /// How many findings stand open, by severity.
  ///
  /// - Throws: `ColcaError`.
  public func counts() throws -> [Finding.Severity: Int] {
    try findings().reduce(into: [:]) { $0[$1.finding.severity, default: 0] += 1 }
  }

  /// How far each month of a facility can be believed, from everything that stands open; the latest month first.
  ///
  /// - Throws: `ColcaError`.
  public func grades(facility: FacilityCode) throws -> [FacilityMonthQuality] {
    try grades(of: database.series(facility: facility)).months[facility]?.reversed() ?? []
  }

  /// The grade of every facility in every month, worked out for the whole database in one pass.
  ///
  /// What it says of months up to `lastMonth` depends on no report after it, so that a backtest may weigh by it. Only
  /// findings of rows are those of today: that a later file has mended one is not forgotten.
  ///
  /// - Parameter lastMonth: where the histories end; the database's latest month when nil.
  /// - Throws: `ColcaError`.
  /// - Complexity: O(reports + findings); 25,000 reports take a fifth of a second.
  public func grades(through lastMonth: Month? = nil) throws -> NetworkQuality {
    try grades(of: database.series(through: lastMonth))
  }

  /// The same of histories that have been loaded already: of whole facilities, all ending in the same month.
  ///
  /// - Throws: `ColcaError`.
  public func grades(of series: [SupplySeries]) throws -> NetworkQuality {
    let histories = FacilityHistory.histories(of: series)
    guard let last = series.compactMap({ $0.entries.last?.month }).max() else {
      return NetworkQuality(histories: [], findings: [], through: latestMonth)
    }
    let ofRows = try database.findingsOfReports().filter { $0.subject.map { $0.month <= last } ?? false }
    let found = try checkedFindings(series, histories, products: database.products()) + ofRows
    return NetworkQuality(histories: histories, findings: found, through: last)
  }

  /// What the histories show by themselves, without what registers say of their codes.
  private func checkedFindings(
    _ series: [SupplySeries], _ histories: [FacilityHistory], products: [Product]
  ) -> [Finding] {
    let checks = HistoryChecks(latestMonth: latestMonth, products: products)
    return series.flatMap(checks.findings) + histories.flatMap(PartialReportCheck().findings)
  }

  private func historyFindings(_ series: [SupplySeries]) throws -> [Finding] {
    let (facilities, products) = (try database.facilities(), try database.products())
    var found = checkedFindings(series, FacilityHistory.histories(of: series), products: products)
    var (firstOfFacility, firstOfProduct): ([FacilityCode: Month], [ProductCode: Month]) = ([:], [:])
    for one in series {
      guard let first = one.entries.first?.month else { continue }
      firstOfFacility[one.facility] = min(first, firstOfFacility[one.facility] ?? first)
      firstOfProduct[one.product] = min(first, firstOfProduct[one.product] ?? first)
    }
    // Without any register every code would be unknown: that is one thing to say, and the status says it.
    let unknown = UnknownCodeCheck(
      directory: facilities.contains { $0.name != nil } ? FacilityDirectory(facilities) : nil,
      catalogue: products.contains { $0.name != nil } ? ProductCatalogue(products) : nil)
    found += unknown.findings(facilities: firstOfFacility, products: firstOfProduct)
    found += LikeCodeCheck().findings(facilities: firstOfFacility, products: firstOfProduct)
    return (found + (try unmatchedOrders(series))).orderedBySubject()
  }

  /// Orders under way that no history takes up, as after a slip in a code: they would be left out without a word.
  private func unmatchedOrders(_ series: [SupplySeries]) throws -> [Finding] {
    let known = Set(series.flatMap { [$0.key, $0.key.inSISMEDGrammar] })
    return try database.ordersUnderWay().compactMap { order in
      guard !known.contains(order.key) else { return nil }
      return Finding(
        .network(.orderWithoutHistory(quantity: order.quantity, due: order.expectedMonth)),
        subject: Finding.Subject(
          facility: order.facility, product: order.product, month: order.expectedMonth))
    }
  }
}
