import SupplyModel

/// Finds days without stock that cannot be: more than any month has, or all of them where stock stood at the start and at the end.
///
/// What is found here decides nothing: `StockQuantities.credibleStockoutDays` leaves the same days out of states and demand.
public struct StockoutDaysCheck: HistoryCheck {
  /// A check without thresholds.
  public init() {}

  /// One finding per month whose days cannot be believed.
  public func findings(in series: SupplySeries) -> [Finding] {
    series.entries.compactMap { entry in
      guard let quantities = entry.quantities, let days = quantities.stockoutDays, days > 0,
        quantities.credibleStockoutDays(in: entry.month) == nil
      else { return nil }
      let monthDays = entry.month.dayCount
      let oddity: HistoryOddity =
        days > StockQuantities.mostStockoutDays
        ? .stockoutDaysBeyondMonth(days: days, monthDays: monthDays)
        : .stockoutDaysContradicted(
          days: days, opening: quantities.opening ?? 0, closing: quantities.closing ?? 0)
      return series.finding(oddity, month: entry.month)
    }
  }
}
