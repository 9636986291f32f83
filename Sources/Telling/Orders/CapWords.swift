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

  /// What an order is, in a word or two: to be placed, now or with the others, or refused for want of money or room.
  func urgency(of order: OrderRecommendation) -> String {
    guard let kinds = order.refusedFor else { return name(of: order.decision) }
    return kinds.contains { $0 != .storage }
      ? text(es: "Sin presupuesto", en: "Not funded") : text(es: "Sin espacio", en: "No room")
  }

  /// `sin presupuesto: harían falta 24`.
  func refusal(_ order: OrderRecommendation, needed: String) -> String {
    let word = urgency(of: order)
    return word.prefix(1).lowercased() + word.dropFirst()
      + text(es: ": harían falta \(needed)", en: ": \(needed) would be needed")
  }

  /// In the summary of a run: what the orders cost, and what is left of the budget; with its line feed, empty where no price is known.
  func costSummary(_ cost: OrderCost) -> String {
    guard cost.priced > 0 else { return "" }
    var summary = text(es: "Los pedidos cuestan ", en: "The orders cost ") + soles(cost.soles)
    if let budget = cost.budgetSoles {
      summary += text(
        es: " de un presupuesto de \(soles(budget)): quedan \(soles(max(0, budget - cost.soles)))",
        en: " of a budget of \(soles(budget)): \(soles(max(0, budget - cost.soles))) are left")
    }
    if cost.isShort {
      let comes = soles(cost.expectedSoles)
      summary += text(
        es: "; lo que los almacenes pueden dar, \(comes)", en: "; what warehouses can give, \(comes)")
    }
    if cost.unpriced > 0 {
      let lines = counted(cost.unpriced, es: ("línea", "líneas"), en: ("line", "lines"))
      summary += text(es: "; sin precio: \(lines)", en: "; without a price: \(lines)")
    }
    if cost.refused > 0 {
      let lines = counted(cost.refused, es: ("línea", "líneas"), en: ("line", "lines"))
      summary += text(
        es: "; sin presupuesto o espacio: \(lines)", en: "; not funded or without room: \(lines)")
    }
    return summary + ".\n"
  }

  /// Why something is ordered although as much, or some of it, will expire.
  func name(of purpose: ExpiryBesideOrder.Purpose) -> String {
    switch purpose {
    case .afterwards: text(es: "para después", en: "for afterwards")
    case .moreUse: text(es: "por si se usa más", en: "in case more is used")
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

  /// Beside an order: what a cap has left of it, or what the warehouse can send; nil where neither holds it back.
  func cutOrShared(_ order: OrderRecommendation) -> String? {
    guard let arithmetic = order.arithmetic else { return nil }
    var told: [String] = []
    if arithmetic.cap != nil {
      let asked = NumberText.whole(arithmetic.packed)
      told.append(
        order.refusedFor.map { _ in refusal(order, needed: asked) }
          ?? text(es: "de \(asked), por el tope", en: "of \(asked), for the cap"))
    }
    if let allotment = arithmetic.allotment, allotment.units < order.quantity {
      let units = NumberText.whole(allotment.units)
      let stock = NumberText.whole(allotment.stock)
      told.append(
        text(es: "almacén: \(stock) · llega \(units)", en: "warehouse: \(stock) · \(units) comes"))
    }
    return told.isEmpty ? nil : told.joined(separator: "; ")
  }
}
