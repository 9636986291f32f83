/// What every series reported, month by month: a dense series × month table of consumption and closing stock.
///
/// A series is one product at one facility; months are counted from 0, the panel's first. Both tables are
/// row-major: the value of a series in a month stands at `series * monthCount + month`. Not reported is NaN, never
/// zero. The panel knows no dates, codes or names: whoever fills it keeps them, in the same order.
public struct DemandPanel: Sendable {
  /// How many months every series spans.
  public let monthCount: Int
  /// How many products the series belong to.
  public let productCount: Int
  /// Units consumed; NaN where the month was not reported.
  public let consumption: [Double]
  /// Units in stock at the month's end; NaN where unknown.
  public let closingStock: [Double]
  /// The product of each series, within 0..<productCount.
  public let productIndex: [Int]
  /// The month of each series' first report of any kind; `monthCount` or more for one that never reported.
  public let firstReport: [Int]
  /// The facility of each series, within 0..<facilityCount.
  public let facilityIndex: [Int]
  /// How many facilities the series belong to.
  public let facilityCount: Int
  /// What else moved the stock.
  public let flows: StockFlows
  /// Whether a month's consumption is a guess that no outcome may be learnt from, row-major; empty when none is.
  public private(set) var isGuessed: [Bool] = []
  /// How far each month can be believed, within 0...1, row-major; empty when all are believed alike.
  public var trust: [Float] = []
  /// The calendar month of month 0: 0 is January, 11 December.
  public let firstCalendarMonth: Int

  /// How many series the panel holds.
  public var seriesCount: Int { productIndex.count }

  /// More units than any month of any facility can hold; what is above is no count.
  static let largestCount = 1e15

  /// A panel from its tables.
  ///
  /// Consumption below zero (a correction larger than the month's use) counts as zero; an infinite one, or one
  /// above 1e15, as not reported; stocks and flows that large are unknown. So no later sum can overflow, and every
  /// forecast stays finite.
  ///
  /// Facilities, flows and the calendar may be left out: then every series is a facility of its own, nothing is known
  /// of the flows, and month 0 is a January.
  ///
  /// - Precondition: all tables have a value per series and month, `firstReport` and the indices have one per series,
  ///   and every index is within its count.
  public init(
    monthCount: Int, productCount: Int, consumption: [Double], closingStock: [Double], productIndex: [Int],
    firstReport: [Int], facilityIndex: [Int]? = nil, flows: StockFlows? = nil, firstCalendarMonth: Int = 0
  ) {
    let cells = productIndex.count * monthCount
    precondition(monthCount >= 0, "months cannot be fewer than none")
    precondition(consumption.count == cells, "one consumption per series and month")
    precondition(closingStock.count == cells, "one closing stock per series and month")
    precondition(firstReport.count == productIndex.count, "one first report per series")
    precondition(productIndex.allSatisfy { $0 >= 0 && $0 < productCount }, "products are counted from 0")
    precondition((0..<12).contains(firstCalendarMonth), "calendar months are counted from 0 to 11")
    let facilities = facilityIndex ?? Array(productIndex.indices)
    precondition(facilities.count == productIndex.count, "one facility per series")
    precondition(facilities.allSatisfy { $0 >= 0 }, "facilities are counted from 0")
    self.facilityIndex = facilities
    facilityCount = (facilities.max() ?? -1) + 1
    self.flows = flows?.withoutAbsurdities(beyond: Self.largestCount) ?? StockFlows(cellCount: 0)
    precondition(self.flows.isEmpty || self.flows.cellCount == cells, "one flow per series and month")
    self.firstCalendarMonth = firstCalendarMonth
    self.monthCount = monthCount
    self.productCount = productCount
    self.consumption = consumption.map { $0 <= Self.largestCount ? max(0, $0) : .nan }
    self.closingStock = closingStock.map { abs($0) <= Self.largestCount ? $0 : .nan }
    self.productIndex = productIndex
    self.firstReport = firstReport
  }

  /// Whether a series takes any part in forecasts made at `origin`: it had reported by then.
  func takesPart(_ series: Int, at origin: Int) -> Bool { firstReport[series] <= origin }

  /// Gives `body` the consumption of a series up to `origin`, and so nothing after it.
  ///
  /// The buffer lives only as long as the call.
  func withPast<Result>(
    _ series: Int, through origin: Int, _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    let row = series * monthCount
    return consumption.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[row...row + origin]))
    }
  }

  /// The same panel with demand in the place of consumption.
  ///
  /// - Parameters:
  ///   - demand: a value per series and month, NaN where not reported.
  ///   - isGuessed: whether it says nothing of its own, in the same order.
  /// - Precondition: both have a value per series and month.
  public func replacingConsumption(by demand: [Double], isGuessed: [Bool]) -> DemandPanel {
    precondition(isGuessed.count == demand.count, "a mark per series and month")
    var panel = DemandPanel(
      monthCount: monthCount, productCount: productCount, consumption: demand, closingStock: closingStock,
      productIndex: productIndex, firstReport: firstReport, facilityIndex: facilityIndex, flows: flows,
      firstCalendarMonth: firstCalendarMonth)
    panel.isGuessed = isGuessed
    panel.trust = trust
    return panel
  }

  /// Demand of `month + step`, or of all months after `month` up to it, as an example to learn from.
  ///
  /// NaN where a month was not reported, or where half of them or more are guesses.
  func outcome(_ series: Int, _ month: Int, _ step: Int, _ outcome: AnaloguePools.Outcome) -> Double {
    let now = series * monthCount + month
    let first = outcome == .month ? step : 1
    var (total, guesses) = (0.0, 0)
    for ahead in first...step {
      total += consumption[now + ahead]
      if !isGuessed.isEmpty, isGuessed[now + ahead] { guesses += 1 }
    }
    return guesses > 0 && 2 * guesses >= step - first + 1 ? .nan : total
  }

  /// The same panel with some of the series as another one has them.
  ///
  /// - Precondition: both hold the same series and months.
  public func taking(_ series: [Int], from other: DemandPanel) -> DemandPanel {
    precondition(other.consumption.count == consumption.count, "panels of the same series and months")
    guard !series.isEmpty else { return self }
    func mixed<Value>(_ table: [Value], _ others: [Value]) -> [Value] {
      guard table.count == others.count, !table.isEmpty else { return table }
      var table = table
      for one in series {
        let row = one * monthCount..<(one + 1) * monthCount
        table.replaceSubrange(row, with: others[row])
      }
      return table
    }
    var panel = DemandPanel(
      monthCount: monthCount, productCount: productCount,
      consumption: mixed(consumption, other.consumption),
      closingStock: mixed(closingStock, other.closingStock), productIndex: productIndex,
      firstReport: firstReport, facilityIndex: facilityIndex,
      flows: flows.isEmpty || other.flows.isEmpty ? nil : flows.map(with: other.flows, mixed),
      firstCalendarMonth: firstCalendarMonth)
    panel.isGuessed = mixed(isGuessed, other.isGuessed)
    panel.trust = trust
    return panel
  }

  /// The panel of some of the series alone, in this order.
  public func selecting(_ series: [Int]) -> DemandPanel {
    func rows<Value>(_ table: [Value]) -> [Value] {
      series.flatMap { table[$0 * monthCount..<($0 + 1) * monthCount] }
    }
    var panel = DemandPanel(
      monthCount: monthCount, productCount: productCount, consumption: rows(consumption),
      closingStock: rows(closingStock), productIndex: series.map { productIndex[$0] },
      firstReport: series.map { firstReport[$0] }, facilityIndex: series.map { facilityIndex[$0] },
      flows: flows.isEmpty ? nil : flows.map(rows), firstCalendarMonth: firstCalendarMonth)
    if !isGuessed.isEmpty { panel.isGuessed = rows(isGuessed) }
    if !trust.isEmpty { panel.trust = rows(trust) }
    return panel
  }
}
