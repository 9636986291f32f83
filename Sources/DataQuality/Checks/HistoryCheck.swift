import SupplyModel

/// A check of one monthly history; a pure function, so the same history always gives the same findings.
public protocol HistoryCheck: Sendable {
  /// What the check finds in a history, in rising order of month.
  ///
  /// - Complexity: linear in the months of the series.
  func findings(in series: SupplySeries) -> [HistoryFinding]
}

/// The names under which findings show quantities; SISMED's where it has one column for them.
enum QuantityName {
  static let opening = "SALDO"
  static let received = "INGRE"
  /// The sum of the configured consumption columns.
  static let consumed = "CONSUMO"
  /// The sum of every output that is no consumption.
  static let adjustment = "OTRAS SALIDAS"
  static let closing = "STOCK_FIN"
  static let month = "ANNOMES"
}

extension SupplySeries {
  /// A finding in this series.
  func finding(
    _ code: FindingCode, since firstMonth: Month? = nil, month: Month, column: String? = nil,
    value: Double? = nil, arguments: [String] = []
  ) -> HistoryFinding {
    HistoryFinding(
      code, facility: facility, product: product, firstMonth: firstMonth, month: month, column: column,
      value: value.map(PlainNumber.text), arguments: arguments)
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
