import SupplyModel

/// Whose stock-outs count, and what became of them.
///
/// In the population are series with stock at the origin (closing above 0), consumption above 0 in at least one of the six
/// months up to it, and a recorded closing stock in every month of the window. The event is a closing stock of 0 at any of
/// those month ends. A closing stock below zero is an error of the books, and counts as not recorded.
package enum StockoutPopulation {
  /// How many months up to the origin are looked at for use.
  package static let monthsOfUse = 6

  /// Whether a series counts at an origin.
  package static func isMember(_ series: SupplySeries, at origin: Month) -> Bool {
    guard let stock = closing(series, in: origin), stock > 0 else { return false }
    return (0..<monthsOfUse).contains { age in (series.consumed(in: origin.advanced(by: -age)) ?? 0) > 0 }
  }

  /// The closing stock of a month; nil where none is recorded, or one below zero.
  package static func closing(_ series: SupplySeries, in month: Month) -> Double? {
    guard let closing = series[month]?.quantities?.closing, closing >= 0 else { return nil }
    return closing
  }
}
