import StockPolicy
import SupplyModel

/// The products and supply warehouses of a run, and where the lines of each lie: found once for all pages.
struct ReportSubjects {
  /// The products, by code.
  let products: [ProductCode]
  /// The warehouses of which anything is known, by code.
  let warehouses: [FacilityCode]
  private let linesOfProduct: [ProductCode: [Int]]
  private let ordersOfWarehouse: [FacilityCode: [Int]]

  init(_ input: ReportInput, warehouses stocks: WarehouseStocks) {
    let lines = input.run.assessments
    linesOfProduct = Dictionary(grouping: lines.indices) { lines[$0].product }
    ordersOfWarehouse = lines.indices.reduce(into: [:]) { orders, place in
      guard lines[place].isOrderLine, let warehouse = stocks.warehouse(of: lines[place]) else { return }
      orders[warehouse, default: []].append(place)
    }
    products = linesOfProduct.keys.sorted()
    warehouses = Set(
      input.run.warehouseStocks.map(\.warehouse) + input.requisitions.map(\.warehouse)
    ).sorted()
  }

  /// The lines of a product, the most urgent first.
  func lines(of product: ProductCode, _ context: ReportContext) -> [SeriesAssessment] {
    let lines = (linesOfProduct[product] ?? []).map { context.run.assessments[$0] }
    return lines.filter { $0.order.decision != .notHeld }.sorted { left, right in
      if left.alert != right.alert { return left.alert < right.alert }
      if left.expectedHarm != right.expectedHarm { return left.expectedHarm > right.expectedHarm }
      return context.order.precedes(left, right)
    }
  }

  /// The orders that a warehouse fills, those first of which most is missing.
  func orders(of warehouse: FacilityCode, _ context: ReportContext) -> [SeriesAssessment] {
    (ordersOfWarehouse[warehouse] ?? []).map { context.run.assessments[$0] }.sorted { left, right in
      func missing(_ line: SeriesAssessment) -> Int { line.order.quantity - line.order.expectedUnits }
      if missing(left) != missing(right) { return missing(left) > missing(right) }
      return context.order.precedes(left, right)
    }
  }
}

extension ReportContext {
  /// Where the page of a product is; nil where it has none.
  func page(of product: ProductCode) -> String? { files.page(of: product).map(link) }

  /// Where the page of a warehouse is; nil where it has none.
  func page(ofWarehouse code: FacilityCode) -> String? { files.page(ofWarehouse: code).map(link) }
}
