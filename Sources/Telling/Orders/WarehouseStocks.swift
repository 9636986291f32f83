import StockPolicy
import SupplyModel

/// What warehouses have of the products of a run, and which of them sends to a facility.
struct WarehouseStocks {
  private let stocks: [FacilityCode: [ProductCode: WarehouseStock]]
  /// The warehouses by the digits of their executing unit, the first by code.
  private let ofUnit: [String: FacilityCode]
  private let names: ReportNames

  init(run: ForecastRun, names: ReportNames) {
    self.names = names
    stocks = run.warehouseStocks.reduce(into: [:]) { $0[$1.warehouse, default: [:]][$1.product] = $1 }
    ofUnit = stocks.keys.sorted().reduce(into: [:]) { units, code in
      let unit = String(code.text.prefix(3))
      if units[unit] == nil { units[unit] = code }
    }
  }

  /// Whether nothing is known of any warehouse.
  var isEmpty: Bool { stocks.isEmpty }

  /// The warehouse of a line: the one that shares its order out, else that of its facility's executing unit; nil where nobody
  /// knows.
  func warehouse(of line: SeriesAssessment) -> FacilityCode? {
    if let allotment = line.order.arithmetic?.allotment { return allotment.warehouse }
    guard let unit = names.facility(line.facility).executingUnit else { return nil }
    let digits = unit.filter(\.isNumber)
    return ofUnit[String(repeating: "0", count: max(0, 3 - digits.count)) + digits]
  }

  /// Units that each warehouse of some lines of one product has, by the warehouses' codes; empty where nobody knows of any.
  ///
  /// They are told apart: what one has too much of, it does not send to the facilities of another.
  func stocks(for lines: [SeriesAssessment]) -> [Int] {
    Set(lines.compactMap(warehouse)).sorted().compactMap { code in
      lines.first.flatMap { stocks[code]?[$0.product]?.stock }
    }
  }

  /// What some warehouses have, by product and warehouse.
  func stocks(of warehouses: Set<FacilityCode>) -> [WarehouseStock] {
    warehouses.flatMap { (stocks[$0] ?? [:]).values }.sorted {
      ($0.product, $0.warehouse) < ($1.product, $1.warehouse)
    }
  }

  /// All of them, by code.
  var codes: [FacilityCode] { stocks.keys.sorted() }

  /// What is short of all that these warehouses are asked for.
  func shortages(for lines: [SeriesAssessment]) -> [WarehouseStock] {
    let warehouses = Set(lines.compactMap(warehouse))
    return warehouses.sorted().flatMap { code in
      (stocks[code] ?? [:]).values.filter { $0.unmet > 0 }.sorted { $0.product < $1.product }
    }
  }
}
