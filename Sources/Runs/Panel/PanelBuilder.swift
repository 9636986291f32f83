import DataQuality
import DemandForecasting
import SupplyModel

/// Histories as the dense panel that the forecaster reads, from the first month of any to the origin.
///
/// Nothing after the origin goes in, so that a forecast made for the past is the one that would have been made then.
package struct PanelBuilder {
  /// The histories that take part, in the order of the panel's series.
  package let series: [SupplySeries]
  /// The panel; its last month is the origin.
  package private(set) var panel: DemandPanel
  /// The codes of the panel's products, by number.
  package let products: [ProductCode]
  /// The codes of its facilities, by number.
  package let facilities: [FacilityCode]

  /// A panel of every history with a report at or before the origin; nil when there is none.
  ///
  /// Warehouses take no part: they dispense to nobody, and their zeros would teach that nobody needs anything.
  ///
  /// - Parameter histories: by facility and product code; entries after the origin are left out.
  package init?(_ histories: [SupplySeries], origin: Month) {
    let taking = histories.filter { history in
      guard let first = history.entries.first?.month, first <= origin else { return false }
      return FacilityKind(history.facility) != .warehouse
    }
    guard let first = taking.compactMap({ $0.entries.first?.month }).min() else { return nil }
    let monthCount = first.distance(to: origin) + 1
    var consumption = [Double](repeating: .nan, count: taking.count * monthCount)
    var closing = consumption
    var flows = StockFlows(cellCount: consumption.count)
    var (productNumbers, facilityNumbers): ([ProductCode: Int], [FacilityCode: Int]) = ([:], [:])
    var (productIndex, facilityIndex): ([Int], [Int]) = ([], [])
    var firstReport: [Int] = []
    for (row, history) in taking.enumerated() {
      let number = productNumbers[history.product] ?? productNumbers.count
      productNumbers[history.product] = number
      productIndex.append(number)
      let facility = facilityNumbers[history.facility] ?? facilityNumbers.count
      facilityNumbers[history.facility] = facility
      facilityIndex.append(facility)
      let start = first.distance(to: history.entries[0].month)
      firstReport.append(start)
      for (offset, entry) in history.entries.enumerated() where start + offset < monthCount {
        guard let quantities = entry.quantities else { continue }
        let cell = row * monthCount + start + offset
        consumption[cell] = quantities.consumed ?? .nan
        closing[cell] = quantities.closing.map { $0 < 0 ? .nan : $0 } ?? .nan
        flows.opening[cell] = Self.known(quantities.opening)
        flows.received[cell] = Self.known(quantities.received)
        flows.adjustment[cell] = Self.known(quantities.adjustment)
        flows.ordered[cell] = Self.known(quantities.ordered)
      }
    }
    series = taking
    products = productNumbers.sorted { $0.value < $1.value }.map(\.key)
    facilities = facilityNumbers.sorted { $0.value < $1.value }.map(\.key)
    panel = DemandPanel(
      monthCount: monthCount, productCount: productNumbers.count, consumption: consumption,
      closingStock: closing, productIndex: productIndex, firstReport: firstReport,
      facilityIndex: facilityIndex,
      flows: flows, firstCalendarMonth: first.monthOfYear - 1)
  }

  /// A panel of the same, each month counting as far as its facility's report can be believed.
  ///
  /// - Throws: `RunError.noReports` when no history has a report at or before the origin.
  init(_ histories: [SupplySeries], origin: Month, quality: NetworkQuality) throws(RunError) {
    guard let builder = Self(histories, origin: origin) else { throw .noReports(month: origin) }
    self = builder
    weigh(by: quality)
  }

  private static func known(_ quantity: Double?) -> Float { quantity.map { Float($0) } ?? .nan }

  /// Lets every month count as far as its facility's report can be believed; a month without a grade counts fully.
  package mutating func weigh(by quality: NetworkQuality) {
    var trust = [Float](repeating: 1, count: panel.consumption.count)
    for (row, history) in series.enumerated() {
      for (offset, entry) in history.entries.enumerated() {
        let month = panel.firstReport[row] + offset
        guard month < panel.monthCount else { break }
        guard entry.quantities != nil, let grade = quality[history.facility, entry.month] else { continue }
        trust[row * panel.monthCount + month] = Float(max(Self.leastTrust, grade.score / 100))
      }
    }
    panel.trust = trust
  }

  /// What even the worst report counts.
  private static let leastTrust = 0.1

  /// The panel of a target; of demand, as it could be known at the origin.
  package func panel(of target: ForecastTarget, through origin: Month) -> DemandPanel {
    switch target {
    case .consumption: panel
    case .demand: CensoredPanel(self, through: origin).panel(from: panel)
    }
  }

  /// The panel's index of the origin.
  package var origin: Int { panel.monthCount - 1 }
}
