import StockPolicy
import SupplyModel

/// What warehouses have less of than their facilities order, as a list.
public enum ShortageTable {
  /// The list, by warehouse and product.
  ///
  /// - Parameter all: those with enough too.
  public static func table(for run: ForecastRun, names: ReportNames, all: Bool = false) -> ListTable {
    ListTable(
      name: "shortages", columns: columns(names.language),
      rows: (all ? run.warehouseStocks : run.shortages).map { row($0, names: names) })
  }

  private static func columns(_ language: Language) -> [ListTable.Column] {
    func column(_ key: String, _ spanish: String, inText: Bool = true) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    return [
      column("warehouse", "codigo_almacen"), column("warehouse_name", "almacen", inText: false),
      column("product", "codigo_producto", inText: false), column("product_name", "producto"),
      column("unit", "unidad"), column("stock", "stock"), column("lines", "pedidos"),
      column("ordered", "pedido"), column("allotted", "asignado"), column("unmet", "falta"),
    ]
  }

  private static func row(_ stock: WarehouseStock, names: ReportNames) -> [ListTable.Cell] {
    [
      .text(stock.warehouse), .text(names.facilityName(stock.warehouse)), .text(stock.product),
      .text(names.product(stock.product)), .text(names.unit(stock.product).plural), .whole(stock.stock),
      .whole(stock.lines), .whole(stock.ordered), .whole(stock.allotted), .whole(stock.unmet),
    ]
  }
}
