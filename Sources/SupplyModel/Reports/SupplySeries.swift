/// The monthly history of one facility × product, without gaps, from its first report on.
public struct SupplySeries: Sendable, Equatable {
  /// One month: its state and, where reported, its quantities.
  public struct MonthEntry: Sendable, Equatable {
    /// The month.
    public let month: Month
    /// The state of the month.
    public let state: MonthState
    /// The quantities, or nil when there is no report.
    public let quantities: StockQuantities?
  }

  /// The facility's code.
  public let facility: FacilityCode
  /// The product's code.
  public let product: ProductCode
  /// Both.
  public var key: SeriesKey { SeriesKey(facility, product) }
  /// Every month from the first report to the last month asked for.
  public let entries: [MonthEntry]
  /// The lots of the last report's closing stock, as far as they are known, by expiry and number.
  public let lots: [StockLot]
  /// The months whose report was made before they can have been over, with the day on which it was made.
  public let madeEarly: [Month: Day]

  /// No month is closed before this day of it; a report of an earlier one is of a part of its month.
  ///
  /// Posts close their month in its last days; of none is it known that it does before the twentieth.
  public static let earliestClosingDay = 20

  /// Derives the states of every month from the first report to `lastMonth`.
  ///
  /// Reports after `lastMonth` are left out, so that a series as of an earlier month never sees later ones.
  ///
  /// - Parameters:
  ///   - facility: the facility's code.
  ///   - product: the product's code.
  ///   - reports: month and quantities, in rising order of month, each month once.
  ///   - lots: the lots of the last of those reports.
  ///   - madeEarly: those of them that were made before `earliestClosingDay`, and when.
  ///   - lastMonth: the last month of the series, reported or not.
  public init(
    facility: FacilityCode, product: ProductCode, reports: [(month: Month, quantities: StockQuantities)],
    lots: [StockLot] = [], madeEarly: [Month: Day] = [:], through lastMonth: Month
  ) {
    self.madeEarly = madeEarly
    self.facility = facility
    self.product = product
    self.lots = lots
    var entries: [MonthEntry] = []
    if let first = reports.first?.month, first <= lastMonth {
      entries.reserveCapacity(first.distance(to: lastMonth) + 1)
    }
    var idleReports = 0
    var wholeHistoryIdle = true
    for report in reports where report.month <= lastMonth {
      while let last = entries.last?.month, last.advanced(by: 1) < report.month {
        entries.append(MonthEntry(month: last.advanced(by: 1), state: .notReported, quantities: nil))
      }
      if report.quantities.hasMovement {
        idleReports = 0
        wholeHistoryIdle = false
      } else {
        idleReports += 1
      }
      let state = MonthState.reported(
        report.quantities, in: report.month, idleReports: idleReports, wholeHistoryIdle: wholeHistoryIdle)
      entries.append(MonthEntry(month: report.month, state: state, quantities: report.quantities))
    }
    while let last = entries.last?.month, last < lastMonth {
      entries.append(MonthEntry(month: last.advanced(by: 1), state: .notReported, quantities: nil))
    }
    self.entries = entries
  }

  /// The history as it was at a month's end, without lots; nil when nothing had been reported by then.
  ///
  /// A state depends on no later report, so that the months up to it stay as they are.
  public func through(_ month: Month) -> SupplySeries? {
    guard let first = entries.first?.month, first <= month else { return nil }
    return SupplySeries(
      facility, product, Array(entries.prefix(first.distance(to: month) + 1)), [], madeEarly
    )
    .prolonged(to: month)
  }

  /// The history with its lots, and without a report for the months after its last one up to another; as it is where there are none.
  public func prolonged(to month: Month) -> SupplySeries {
    guard let last = entries.last?.month, last < month else { return self }
    let unreported = (1...last.distance(to: month)).map {
      MonthEntry(month: last.advanced(by: $0), state: .notReported, quantities: nil)
    }
    // No more room than they take: of tens of thousands of histories it would be as much again.
    var all: [MonthEntry] = []
    all.reserveCapacity(entries.count + unreported.count)
    all += entries
    all += unreported
    return SupplySeries(facility, product, all, lots, madeEarly)
  }

  private init(
    _ facility: FacilityCode, _ product: ProductCode, _ entries: [MonthEntry], _ lots: [StockLot],
    _ madeEarly: [Month: Day]
  ) {
    (self.facility, self.product, self.entries, self.lots) = (facility, product, entries, lots)
    self.madeEarly = madeEarly
  }

  /// The latest month with a report, or nil when there is none.
  public var lastReported: MonthEntry? { entries.last { $0.quantities != nil } }

  /// The entry of a month, or nil outside the series.
  public subscript(month: Month) -> MonthEntry? {
    guard let first = entries.first?.month else { return nil }
    let index = first.distance(to: month)
    return entries.indices.contains(index) ? entries[index] : nil
  }

  /// What was consumed in a month; nil where that was not recorded.
  public func consumed(in month: Month) -> Double? { self[month]?.quantities?.consumed ?? nil }
}

/// The demand of one facility × product, month by month, beside its `SupplySeries`.
public struct EstimatedDemand: Sendable, Equatable {
  /// One month.
  public struct MonthEntry: Sendable, Equatable {
    /// Units that would have been dispensed with stock on the shelf; nil where not reported.
    public let quantity: Double?
    /// Whether that is more than was dispensed.
    public let isCorrected: Bool

    /// A month's demand.
    public init(quantity: Double?, isCorrected: Bool) {
      self.quantity = quantity
      self.isCorrected = isCorrected
    }
  }

  /// The months of the series, in its order.
  public let entries: [MonthEntry]

  /// The demand of a series' months.
  public init(entries: [MonthEntry]) { self.entries = entries }
}

/// The state of one facility × product in one month; exactly one holds.
public enum MonthState: String, Sendable, Codable, CaseIterable {
  /// Reported, closing stock above zero, no days without stock.
  case inStock = "in_stock"
  /// Reported, closing stock zero or days without stock.
  case stockedOut = "stocked_out"
  /// Reported, closing stock blank or below zero, and nothing said of days without stock.
  case stockUnknown = "stock_unknown"
  /// Reported, nothing in stock and no movement in the last 12 reports.
  case notHeld = "not_held"
  /// No report. Never the same as zero.
  case notReported = "not_reported"

  /// How many reports without stock or movement make a product one that the facility does not hold.
  public static let reportsWithoutMovement = 12

  /// The state of a reported month.
  ///
  /// - Parameters:
  ///   - quantities: what was reported for the month.
  ///   - month: the month; days without stock count where they can be believed of it.
  ///   - idleReports: how many reports in a row, this one included, show no movement; as many as exist
  ///     count as 12 when there are fewer, which `wholeHistoryIdle` says.
  ///   - wholeHistoryIdle: every report up to this one shows no movement.
  public static func reported(
    _ quantities: StockQuantities, in month: Month, idleReports: Int, wholeHistoryIdle: Bool
  ) -> MonthState {
    let hadDaysWithout = (quantities.credibleStockoutDays(in: month) ?? 0) > 0
    guard let closing = quantities.closing, closing >= 0 else {
      return hadDaysWithout ? .stockedOut : .stockUnknown
    }
    if closing == 0 && (idleReports >= reportsWithoutMovement || wholeHistoryIdle) { return .notHeld }
    return closing == 0 || hadDaysWithout ? .stockedOut : .inStock
  }
}
