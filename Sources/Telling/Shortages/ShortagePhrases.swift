import StockPolicy

/// What a run's summary says of orders that are held back; each with its line feed, nothing where there is none.
extension Language {
  /// How many orders a cap cut, and how many could not be counted against one.
  public func capSummary(cut: Int, uncounted: Int) -> String {
    var summary = ""
    if cut > 0 {
      let lines = counted(cut, es: ("línea", "líneas"), en: ("line", "lines"))
      summary += text(
        es: "Por presupuesto o espacio se piden menos: \(lines).\n",
        en: "Less is ordered for want of budget or room: \(lines).\n")
    }
    if uncounted > 0 {
      let lines = counted(uncounted, es: ("línea", "líneas"), en: ("line", "lines"))
      summary += text(
        es: "Sin precio o litros conocidos no cuentan en los topes, y se piden completas: \(lines).\n",
        en:
          "Without a known price or litres they do not count against the caps, and are ordered in full: \(lines).\n"
      )
    }
    return summary
  }

  /// How many products warehouses have too little of.
  public func shortageSummary(_ shortages: [WarehouseStock]) -> String {
    guard !shortages.isEmpty else { return "" }
    let warehouses = Set(shortages.map(\.warehouse)).count
    let stocks = counted(shortages.count, es: ("producto", "productos"), en: ("product", "products"))
    let places = counted(warehouses, es: ("almacén", "almacenes"), en: ("warehouse", "warehouses"))
    return text(
      es: "El almacén no alcanza para lo pedido: \(stocks), en \(places) (colca shortages).\n",
      en: "Warehouses have less than is ordered: \(stocks), in \(places) (colca shortages).\n")
  }
}
