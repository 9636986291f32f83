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
  ///   - idleReports: how many reports in a row, this one included, show no movement; as many as exist
  ///     count as 12 when there are fewer, which `wholeHistoryIdle` says.
  ///   - wholeHistoryIdle: every report up to this one shows no movement.
  public static func reported(
    _ quantities: StockQuantities, idleReports: Int, wholeHistoryIdle: Bool
  ) -> MonthState {
    let hadDaysWithout = (quantities.stockoutDays ?? 0) > 0
    guard let closing = quantities.closing, closing >= 0 else {
      return hadDaysWithout ? .stockedOut : .stockUnknown
    }
    if closing == 0 && (idleReports >= reportsWithoutMovement || wholeHistoryIdle) { return .notHeld }
    return closing == 0 || hadDaysWithout ? .stockedOut : .inStock
  }
}
