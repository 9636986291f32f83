import StockPolicy

/// The caps of orders by name.
extension Language {
  /// What a cap is.
  public func name(of cap: OrderArithmetic.Cap.Kind) -> String {
    switch cap {
    case .facilityBudget: text(es: "presupuesto del establecimiento", en: "the facility's budget")
    case .runBudget: text(es: "presupuesto de todos los pedidos", en: "the budget of all orders")
    case .storage: text(es: "espacio del almacén", en: "room on the shelves")
    }
  }

  /// Why an order does not count against a cap.
  func uncounted(_ cap: OrderArithmetic.Cap.Kind) -> String {
    switch cap {
    case .facilityBudget, .runBudget:
      text(
        es: "Sin precio conocido: no cuenta en el presupuesto",
        en: "No known price: not counted in the budget")
    case .storage:
      text(es: "Sin litros conocidos: no cuenta en el espacio", en: "No known litres: not counted for room")
    }
  }

  /// In the summary of a run: how many orders a cap cut, and how many could not be counted against one; with line feeds.
  func capSummary(cut: Int, uncounted: Int) -> String {
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
}
