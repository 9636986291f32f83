import StockPolicy
import SupplyModel

/// The orders of a run as a list: one line per facility × product with something to order.
public enum OrderTable {
  /// The list, by micro-network, facility and product, as a driver would load it.
  public static func table(for run: ForecastRun, names: ReportNames) -> ListTable {
    let ordered = run.assessments.filter(\.isOrderLine)
    let places = FacilityOrder(run: run, names: names)
    let rows = ordered.sorted(by: places.precedes).map { row($0, names: names) }
    return ListTable(
      name: "orders", columns: columns(names.language, shares: !run.shortages.isEmpty), rows: rows)
  }

  private static func columns(_ language: Language, shares: Bool) -> [ListTable.Column] {
    func column(_ key: String, _ spanish: String, inText: Bool = false) -> ListTable.Column {
      ListTable.Column(key: key, title: language.text(es: spanish, en: key), isInText: inText)
    }
    return [
      column("micro_network", "microrred"), column("facility", "codigo_establecimiento"),
      column("facility_name", "establecimiento", inText: true), column("product", "codigo_producto"),
      column("product_name", "producto", inText: true), column("unit", "unidad"),
      column("stock", "stock", inText: true), column("stock_month", "mes_del_stock"),
      column("cpma", "cpma", inText: true), column("months_of_stock", "meses_de_stock"),
      column("class", "situacion"), column("order", "pedido", inText: true),
      column("moved", "por_recibir"), column("on_order", "en_camino"),
      column("pack_size", "unidades_por_paquete"), column("uncapped_order", "pedido_sin_tope"),
      column("warehouse", "almacen"), column("allotted", "asignado", inText: shares),
      column("official_order", "pedido_regla_oficial", inText: true),
      column("order_up_to", "nivel_maximo_de_pedido"), column("cover_months", "meses_a_cubrir"),
      column("service_level", "nivel_de_servicio"), column("service_level_basis", "nivel_por"),
      column("urgency", "urgencia", inText: true), column("difference", "diferencia"),
      column("reason", "motivo"),
    ]
  }

  /// The order-up-to level in whole units, so that level − stock − moved − on order, in whole packs, is the order.
  static func wholeLevel(_ line: SeriesAssessment) -> Double? {
    line.order.orderUpToLevel.map { ($0 - 1e-9).rounded(.up) }
  }

  private static func row(_ line: SeriesAssessment, names: ReportNames) -> [ListTable.Cell] {
    let arithmetic = line.order.arithmetic
    return [
      .optional(names.facility(line.facility).microNetwork), .text(line.facility),
      .text(names.facilityName(line.facility)), .text(line.product), .text(names.product(line.product)),
      .text(names.unit(line.product).singular), .number(line.stock, upTo: 1),
      .optional(line.stockMonth), .number(line.official.averageConsumption, upTo: 1),
      .number(line.official.monthsOfStock, upTo: 1),
      .text(names.language.name(of: line.official.availability)), .whole(line.order.quantity),
      .whole(line.moved), .number(arithmetic?.onOrder, upTo: 1), .whole(arithmetic?.packSize),
      .whole(arithmetic?.cap == nil ? nil : arithmetic?.packed),
      .optional(arithmetic?.allotment?.warehouse), .whole(arithmetic?.allotment?.units),
      .whole(line.order.officialQuantity), .number(wholeLevel(line), upTo: 0),
      .whole(line.order.coverMonths), .share(line.order.serviceLevel),
      .optional(arithmetic.map { names.language.name(of: $0.serviceLevel.basis) }),
      .text(names.language.name(of: line.order.decision)), .optional(names.difference(line)),
      .text(names.reason(line)),
    ]
  }
}
