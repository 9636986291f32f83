import StockPolicy
import SupplyModel

/// What warehouses have less of than their facilities order, as a list.
public enum ShortageTable {
  /// The list, by warehouse and product.
  ///
  /// - Parameter all: those with enough too.
  public static func table(for run: ForecastRun, names: ReportNames, all: Bool = false) -> ListTable {
    ListTable(
      name: "shortages", title: Phrase(es: "Faltantes de almacén", en: "Warehouse shortages"),
      version: 2, rows: all ? run.warehouseStocks : run.shortages, language: names.language
    ) {
      Column("warehouse", es: "Código almacén") { .code($0.warehouse) }
      Column("warehouse_name", es: "Almacén", .files) { .text(names.facilityName($0.warehouse)) }
      Column("product", es: "Código producto", .files) { .code($0.product) }
      Column.product(names) { $0.product }
      Column("unit", es: "Unidad") { .text(names.unit($0.product).plural) }
      Column("stock", es: "Stock") { .whole($0.stock) }
      Column("lines", es: "Pedidos") { .whole($0.lines) }
      Column("ordered", es: "Pedido") { .whole($0.ordered) }
      Column("allotted", es: "Asignado") { .whole($0.allotted) }
      Column("unmet", es: "Falta") { .whole($0.unmet) }
    }
  }
}
