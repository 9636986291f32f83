/// What is known of stock-outs in a panel: which past windows ended without stock.
struct StockoutExamples {
  private let panel: DemandPanel

  init(_ panel: DemandPanel) { self.panel = panel }

  /// 1 if the series closed any of the `step` months after `month` without stock, else 0.
  ///
  /// NaN where that cannot be told, for want of a report, and for a series that nobody uses: stock unknown or none at
  /// `month`, and nothing consumed or in stock in the twelve months up to it.
  func outcome(series: Int, month: Int, step: Int) -> Double {
    let row = series * panel.monthCount
    guard isOfInterest(series: series, month: month) else { return .nan }
    var isOut = false
    for ahead in 1...step {
      let closing = panel.closingStock[row + month + ahead]
      if closing.isNaN { return .nan }
      if closing <= 0 { isOut = true }
    }
    return isOut ? 1 : 0
  }

  /// Whether a series has a known stock, and stock or use within a year.
  func isOfInterest(series: Int, month: Int) -> Bool {
    let now = series * panel.monthCount + month
    let closing = panel.closingStock[now]
    if closing.isNaN { return false }
    if closing > 0 { return true }
    for age in 0..<min(12, month + 1) {
      if panel.consumption[now - age] > 0 || panel.closingStock[now - age] > 0 { return true }
    }
    return false
  }

  /// The share of all windows over by `origin` that ended without stock, by their length.
  ///
  /// As if two more windows had been, one of them without stock: with no history it is one half.
  func baseRates(origin: Int, horizon: Int) -> [Double] {
    (1...horizon).map { step in
      var (windows, out) = (2.0, 1.0)
      for series in 0..<panel.seriesCount where panel.takesPart(series, at: origin) {
        for month in 0..<max(0, origin - step + 1) {
          let outcome = outcome(series: series, month: month, step: step)
          if !outcome.isNaN { (windows, out) = (windows + 1, out + outcome) }
        }
      }
      return out / windows
    }
  }
}
