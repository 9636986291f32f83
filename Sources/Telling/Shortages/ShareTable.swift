import StockPolicy
import SupplyModel

/// How warehouses share out what they have too little of, as a list: each order in its place, and by what it was decided.
public enum ShareTable {
  /// The list, by warehouse and product, the orders that protect most first.
  public static func table(for run: ForecastRun, names: ReportNames) -> ListTable {
    let shares = run.assessments.compactMap { line in
      line.order.arithmetic?.allotment.map { (line: line, share: $0) }
    }.sorted {
      ($0.share.warehouse, $0.line.product, $0.share.ranking?.place ?? 0, $0.line.facility)
        < ($1.share.warehouse, $1.line.product, $1.share.ranking?.place ?? 0, $1.line.facility)
    }
    return ListTable(
      name: "shares", title: Phrase(es: "Reparto de lo escaso", en: "Shares of what is scarce"), version: 2,
      rows: shares,
      language: names.language
    ) {
      Column("warehouse", es: "Código almacén") { .code($0.share.warehouse) }
      Column("product", es: "Código producto", .files) { .code($0.line.product) }
      Column.product(names) { $0.line.product }
      Column("warehouse_stock", es: "Stock del almacén", .files) { .whole($0.share.stock) }
      Column("place", es: "Puesto") { .whole($0.share.ranking?.place) }
      Column("facility", es: "Código establecimiento", .files) { .code($0.line.facility) }
      Column("facility_name", es: "Establecimiento") { .text(names.facilityName($0.line.facility)) }
      Column("stock", es: "Stock") { .number($0.line.stock, upTo: 1) }
      Column("months_of_stock", es: "Meses de stock") { .number($0.line.official.monthsOfStock, upTo: 1) }
      Column("order", es: "Pedido") { .whole($0.line.order.quantity) }
      Column("expected", es: "Llegaría") { .whole($0.line.order.expectedUnits) }
      Column("couple_years_asked", es: "Años pareja del pedido") {
        .number($0.share.ranking?.coupleYearsAsked, upTo: 2)
      }
      Column("couple_years_kept", es: "Años pareja de lo que llega") {
        .number($0.share.ranking?.coupleYearsKept, upTo: 2)
      }
    }
  }
}
