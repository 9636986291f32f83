import StockPolicy

/// The lists of a report, in the order in which they are written, each a CSV file and a workbook.
public enum ReportList: String, CaseIterable {
  /// What to order.
  case orders = "pedidos"
  /// What is at risk.
  case alerts = "alertas"
  /// What to move.
  case transfers = "transferencias"
  /// What warehouses lack.
  case shortages = "faltantes"
  /// What will expire.
  case expiries = "vencimientos"

  /// The name of the file for programs.
  public var csvName: String { rawValue + ".csv" }
  /// The name of the workbook.
  public var workbookName: String { rawValue + ".xlsx" }

  /// Whether its workbook has more columns than its file for programs.
  var hasForm: Bool {
    switch self {
    case .transfers: true
    case .orders, .alerts, .shortages, .expiries: false
    }
  }

  /// The list of a run as its workbook has it: with columns to write on, where the sheet can be read back.
  func form(of run: ForecastRun, names: ReportNames) -> ListTable {
    switch self {
    case .transfers: TransferTable.table(for: run, names: names, isForm: true)
    case .orders, .alerts, .shortages, .expiries: table(of: run, names: names)
    }
  }

  /// The list of a run.
  func table(of run: ForecastRun, names: ReportNames) -> ListTable {
    switch self {
    case .orders: OrderTable.table(for: run, names: names)
    case .alerts: AlertTable.table(for: run, names: names)
    case .transfers: TransferTable.table(for: run, names: names)
    case .shortages: ShortageTable.table(for: run, names: names)
    case .expiries: ExpiryTable.table(for: run, names: names)
    }
  }
}
