import SupplyModel

/// The list of orders on the sheets of a workbook: what to order in one short line each, and on a sheet of its own why.
enum OrderSheets {
  /// The sheets of the list: the second has all of its columns.
  static func tables(of orders: ListTable) -> [ListTable] {
    let decided = orders.columns.contains { $0.key == "decision" && !$0.reach.isAside } ? ["decision"] : []
    return [
      orders.opened(
        [
          "micro_network", "facility", "facility_name", "product", "product_name", "unit", "stock", "cpma",
          "months_of_stock", "order", "expected", "cost_soles", "urgency_text",
        ] + decided, folded: ["product_short"]),
      orders.opened(
        ["facility_name", "product_short", "order", "official_order", "reason", "difference"],
        title: Phrase(es: "Motivos", en: "Reasons")),
    ]
  }
}
