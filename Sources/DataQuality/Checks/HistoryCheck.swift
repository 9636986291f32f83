import SupplyModel

/// A check of one monthly history; a pure function, so the same history always gives the same findings.
public protocol HistoryCheck: Sendable {
  /// What the check finds in a history, in rising order of month.
  ///
  /// - Complexity: linear in the months of the series.
  func findings(in series: SupplySeries) -> [Finding]
}

extension SupplySeries {
  /// A finding in this series, of one month unless it began earlier.
  func finding(_ oddity: HistoryOddity, since firstMonth: Month? = nil, month: Month) -> Finding {
    Finding(
      .history(oddity),
      subject: Finding.Subject(facility: facility, product: product, firstMonth: firstMonth, month: month))
  }

  /// The same history without the months after one.
  func through(_ lastMonth: Month) -> SupplySeries {
    guard let last = entries.last?.month, last > lastMonth else { return self }
    let reports = entries.compactMap { entry in
      entry.quantities.map { (month: entry.month, quantities: $0) }
    }
    return SupplySeries(facility: facility, product: product, reports: reports, through: lastMonth)
  }
}
