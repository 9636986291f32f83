import StockPolicy
import SupplyModel

/// What warehouses should ask their own suppliers for, as a list.
public enum WarehouseRequisitionTable {
  /// The list, by warehouse and product; what is asked for, and what is to be counted first.
  ///
  /// - Parameter all: those of which nothing is missing too.
  public static func table(
    of requisitions: [WarehouseRequisition], names: ReportNames, all: Bool = false
  ) -> ListTable {
    let language = names.language
    return ListTable(
      name: "warehouse_requisition",
      title: Phrase(es: "Requerimiento del almacén", en: "Warehouse requisition"),
      version: 2, rows: all ? requisitions : requisitions.filter { $0.quantity != 0 }, language: language
    ) {
      Column("warehouse", es: "Código almacén") { .code($0.warehouse) }
      Column("warehouse_name", es: "Almacén", .files) { .text(names.facilityName($0.warehouse)) }
      Column("product", es: "Código producto", .files) { .code($0.product) }
      Column.product(names) { $0.product }
      Column("unit", es: "Unidad", .files) { .text(names.unit($0.product).singular) }
      Column("stock", es: "Stock") { .whole($0.stock) }
      Column("lines", es: "Pedidos", .files) { .whole($0.lines) }
      Column("ordered", es: "Le piden") { .whole($0.ordered) }
      Column("monthly_demand", es: "Uso mensual") { .number($0.monthlyDemand, upTo: 1) }
      Column("cover_months", es: "Meses a cubrir") { .whole($0.coverMonths) }
      Column.coded("cover_source", es: "Meses según", .files) {
        CodedCell(.text(code(ofSource: $0)), language.source(of: $0))
      }
      Column("on_order", es: "En camino") { .number($0.onOrder, upTo: 1) }
      Column("pack_size", es: "Unidades por paquete", .files) { .whole($0.packSize) }
      Column("request", es: "Requerimiento") { .whole($0.quantity) }
      Column("reason", es: "Motivo", .sheet, sheetWidth: .sentence) { .text(language.reason(for: $0)) }
    }
  }
}

/// Where the months of a requisition come from, for programs.
private func code(ofSource requisition: WarehouseRequisition) -> String {
  switch (requisition.calendar.leadTimeSource, requisition.calendar.reviewPeriodSource) {
  case (.stated, .stated): "stated"
  case (.learned, .learned): "learned"
  case (.assumed, .assumed): "assumed"
  case (.asked, .asked): "asked"
  case (.stated, _), (.learned, _), (.assumed, _), (.asked, _): "mixed"
  }
}

extension Language {
  /// Where the months of a requisition come from, in a word.
  fileprivate func source(of requisition: WarehouseRequisition) -> String {
    switch (requisition.calendar.leadTimeSource, requisition.calendar.reviewPeriodSource) {
    case (.stated, .stated): text(es: "archivo", en: "file")
    case (.learned, .learned): text(es: "sus ingresos", en: "its receipts")
    case (.assumed, .assumed): text(es: "supuestos", en: "assumed")
    case (.asked, .asked): text(es: "pedidos así", en: "asked for")
    case (.stated, _), (.learned, _), (.assumed, _), (.asked, _):
      text(es: "supuestos en parte", en: "assumed in part")
    }
  }

  /// The arithmetic in a sentence: `Le piden 120 y sus establecimientos usan 30 al mes: para 3 meses (supuestos), 210 − 50 de stock = 160`.
  fileprivate func reason(for requisition: WarehouseRequisition) -> String {
    let months = counted(requisition.coverMonths, es: ("mes", "meses"), en: ("month", "months"))
    let ordered = NumberText.whole(requisition.ordered)
    let monthly = NumberText.decimal(requisition.monthlyDemand)
    let level = NumberText.decimal(requisition.level)
    let source = source(of: requisition)
    var sentence = text(
      es:
        "Le piden \(ordered) y sus establecimientos usan \(monthly) al mes: para \(months) (\(source)), \(level)",
      en:
        "\(ordered) are ordered and its facilities use \(monthly) a month: for \(months) (\(source)), \(level)"
    )
    guard let stock = requisition.stock, let quantity = requisition.quantity else {
      return sentence
        + text(
          es: ". Su reporte no dice cuánto tiene: cuente antes de pedir.",
          en: ". Its report does not say what it has: count before asking.")
    }
    sentence += " − \(NumberText.whole(stock))" + text(es: " de stock", en: " in stock")
    if requisition.onOrder > 0 {
      sentence += " − \(NumberText.decimal(requisition.onOrder))" + text(es: " en camino", en: " on order")
    }
    let packs =
      requisition.packSize > 1
      ? text(
        es: ", en paquetes de \(NumberText.whole(requisition.packSize))",
        en: ", in packs of \(NumberText.whole(requisition.packSize))") : ""
    return quantity > 0
      ? sentence + " = \(NumberText.whole(quantity))\(packs)."
      : sentence + text(es: ": alcanza.", en: ": that is enough.")
  }
}
