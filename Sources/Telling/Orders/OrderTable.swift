import StockPolicy
import SupplyModel

/// The orders of a run as a list: one line per facility × product with something to order.
public enum OrderTable {
  /// What stands above the list, and on the tab of its sheet.
  static let title = Phrase(es: "Pedidos", en: "Orders")

  /// The list, by micro-network, facility and product, as a driver would load it.
  public static func table(for run: ForecastRun, names: ReportNames) -> ListTable {
    let language = names.language
    let places = FacilityOrder(run: run, names: names)
    return ListTable(
      name: "orders", title: title,
      version: 2, rows: run.orderLines.sorted(by: places.precedes), language: language
    ) {
      Column("micro_network", es: "Microrred", .sheet) { .optional(names.facility($0.facility).microNetwork) }
      Column("facility", es: "Código establecimiento", .files) { .code($0.facility) }
      Column("facility_name", es: "Establecimiento") { .text(names.facilityName($0.facility)) }
      Column("product", es: "Código producto", .files) { .code($0.product) }
      Column.product(names) { $0.product }
      Column("unit", es: "Unidad", .files) { .text(names.unit($0.product).singular) }
      Column("stock", es: "Stock") { .number($0.stock, upTo: 1) }
      Column("stock_month", es: "Mes del stock", .files) { .optional($0.stockMonth) }
      Column("use", es: "Uso al mes", en: "Use a month", .files) {
        .number($0.expectedMonthlyDemand, upTo: 1)
      }
      Column("cpma", es: "CPMA", en: "CPMA") { .number($0.official.averageConsumption, upTo: 1) }
      Column("months_of_stock", es: "Meses de stock", .files) { .number($0.official.monthsOfStock, upTo: 1) }
      Column.coded("class", es: "Situación", .files) {
        CodedCell($0.official.availability, language.name(of: $0.official.availability))
      }
      Column("order", es: "Pedido") { .whole($0.order.quantity) }
      Column("moved", es: "Por recibir", .files) { .whole($0.moved) }
      Column("on_order", es: "En camino", .files) { .number($0.order.arithmetic?.onOrder, upTo: 1) }
      Column("pack_size", es: "Unidades por paquete", .files) { .whole($0.order.arithmetic?.packSize) }
      Column("above_maximum", es: "Sobre el máximo por el envase", .files) {
        .whole($0.order.arithmetic.flatMap { $0.aboveCeiling > 0 ? $0.aboveCeiling : nil })
      }
      Column("will_expire", es: "Vencerán igual", .files) {
        .whole($0.expiryBesideOrder(asOf: run.settings.asOf)?.units)
      }
      Column.coded("beside_expiry", es: "Se pide aunque venza", .files) {
        $0.expiryBesideOrder(asOf: run.settings.asOf).map {
          CodedCell($0.purpose, language.name(of: $0.purpose))
        } ?? .blank
      }
      Column("carried", es: "Por sustitución", .files) {
        .number($0.order.arithmetic.flatMap { $0.carried == nil ? nil : $0.carriedUnits }, upTo: 1)
      }
      Column("substitute_carries", es: "Parte que lleva el sustituto", .files) {
        $0.order.arithmetic?.relief.map { .share($0.share) } ?? .blank
      }
      Column("replaces", es: "Reemplaza", .files) {
        .optional($0.order.arithmetic?.replaced.map { $0.map(\.product.text).joined(separator: "; ") })
      }
      Column("uncapped_order", es: "Pedido sin tope", .files) { .whole(uncapped($0.order)) }
      Column("warehouse", es: "Almacén", .files) { .optional($0.order.arithmetic?.allotment?.warehouse) }
      Column("allotted", es: "Asignado", run.shortages.isEmpty ? .files : .everywhere) {
        .whole($0.order.arithmetic?.allotment?.units)
      }
      Column("expected", es: "Llegaría", .files) { .whole($0.order.expectedUnits) }
      Column("price_soles", es: "Precio S/", .files) { .number($0.order.arithmetic?.priceSoles, upTo: 6) }
      Column("cost_soles", es: "Costo S/", .sheet) { .number($0.order.costSoles, upTo: 2) }
      Column("expected_cost_soles", es: "Costo de lo que llegaría S/", .files) {
        .number($0.order.expectedCostSoles, upTo: 2)
      }
      Column("official_order", es: "Pedido regla oficial") { .whole($0.order.officialQuantity) }
      Column("order_up_to", es: "Nivel máximo de pedido", .files) { .number(wholeLevel($0), upTo: 0) }
      Column("cover_months", es: "Meses a cubrir", .files) { .whole($0.order.coverMonths) }
      Column("service_level", es: "Nivel de servicio", .files) { .share($0.order.serviceLevel) }
      Column.coded("service_level_basis", es: "Nivel por", .files) {
        $0.order.arithmetic.map { CodedCell($0.serviceLevel.basis, language.name(of: $0.serviceLevel.basis)) }
          ?? .blank
      }
      Column.coded("urgency", es: "Urgencia") {
        CodedCell($0.order.decision, language.urgency(of: $0.order))
      }
      Column("difference", es: "Diferencia", .files) { .optional(names.difference($0)) }
      Column("reason", es: "Motivo", .sheet, sheetWidth: .sentence) { .text(names.reason($0)) }
      Column("decision", es: "Decisión", names.decisionReach, sheetWidth: .sentence) {
        .optional(names.decision($0.key))
      }
      Column("doubt", es: "En duda", .files) { .optional($0.doubt?.keys) }
      Column("order_otherwise", es: "Pedido con la otra lectura", .files) { .whole($0.doubt?.orderOtherwise) }
    }
  }

  /// The order-up-to level in whole units, so that level − stock − moved − on order, in whole packs, is the order.
  static func wholeLevel(_ line: SeriesAssessment) -> Double? {
    line.order.orderUpToLevel.map { ($0 - 1e-9).rounded(.up) }
  }

  /// What would be ordered without the cap that cut it; nil where none did.
  private static func uncapped(_ order: OrderRecommendation) -> Int? {
    order.arithmetic?.cap == nil ? nil : order.arithmetic?.packed
  }
}
