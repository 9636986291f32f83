import StockPolicy

/// What to ask for, up to what, and what keeps it from being more.
extension Reason {
  /// What to order and what for: `pida ya 24, para que en 9 de cada 10 casos alcance 3 meses`, with its full stop.
  var request: String {
    let quantity = NumberText.whole(order.quantity)
    let isUrgent = order.decision == .orderUrgently
    guard let arithmetic = order.arithmetic, let cap = arithmetic.cap else {
      return language.text(
        es: "\(before)pida \(isUrgent ? "ya " : "")\(quantity)\(packs), \(purpose).",
        en: "\(before)order \(quantity)\(packs)\(isUrgent ? " now" : ""), \(purpose).")
    }
    let asked = NumberText.whole(arithmetic.packed)
    let cause = cap.kinds.map(limit).joined(separator: language.text(es: " y ", en: " and "))
    guard order.quantity > 0 else {
      return language.text(
        es: "\(before)harían falta \(asked), pero \(cause).",
        en: "\(before)\(asked) would be needed, but \(cause).")
    }
    return language.text(
      es: "\(before)pida \(isUrgent ? "ya " : "")\(quantity) de los \(asked) que harían falta: \(cause).",
      en:
        "\(before)order \(quantity)\(isUrgent ? " now" : "") of the \(asked) that would be needed: \(cause).")
  }

  /// What a further sentence must tell: a share of too little, or an order that never came.
  var further: String {
    guard let arithmetic = order.arithmetic else { return "" }
    var text = ""
    if arithmetic.overdue > 0 {
      let units = NumberText.decimal(arithmetic.overdue)
      text += language.text(
        es: " Debían haber llegado \(units) y ningún reporte las muestra: pregunte por ese pedido.",
        en: " \(units) should have come and no report shows them: ask after that order.")
    }
    if let allotment = arithmetic.allotment {
      let (units, stock) = (NumberText.whole(allotment.units), NumberText.whole(allotment.stock))
      let asked = NumberText.whole(allotment.ordered)
      let warehouse = allotment.warehouse
      text += language.text(
        es:
          " El almacén \(warehouse) tiene \(stock) y le piden \(asked): por ahora le \(units == "1" ? "toca" : "tocan") \(units).",
        en:
          " The warehouse \(warehouse) has \(stock) and is asked for \(asked): for now your share is \(units)."
      )
    }
    return text
  }

  /// ` (paquetes de 10)`; nothing for single units.
  private var packs: String {
    guard let size = order.arithmetic?.packSize, size > 1 else { return "" }
    return language.text(
      es: " (paquetes de \(NumberText.whole(size)))", en: " (packs of \(NumberText.whole(size)))")
  }

  /// What the quantity is for: the demand of a cover, or the bound that decided.
  private var purpose: String {
    let months = order.coverMonths
    // The order exceeds months × expected use; without the cases nobody could tell why.
    let span = language.counted(months, es: ("mes", "meses"), en: ("month", "months"))
    let usual = language.text(
      es: "para que \(language.serviceClause(order.serviceLevel)) alcance \(span)",
      en: "so that \(language.serviceClause(order.serviceLevel)) it lasts \(span)")
    guard let arithmetic = order.arithmetic else { return usual }
    if arithmetic.least > arithmetic.bounded {
      return language.text(
        es: "para no quedar sin \(unit.isFeminine ? "ninguna" : "ninguno")", en: "so as not to be without any"
      )
    }
    func bound(_ months: Double) -> String {
      let number = NumberText.decimal(months)
      return number + " "
        + language.text(es: number == "1" ? "mes" : "meses", en: number == "1" ? "month" : "months")
    }
    if arithmetic.bounded > arithmetic.demand {
      let least = bound(settings.orders.floorMonths)
      return language.text(
        es: "para llegar al mínimo de \(least) de CPMA", en: "to reach the minimum of \(least) of CPMA")
    }
    if arithmetic.bounded < arithmetic.demand {
      let most = bound(max(settings.orders.ceilingMonths, Double(months)))
      return language.text(
        es: "hasta el máximo de \(most) de CPMA", en: "up to the maximum of \(most) of CPMA")
    }
    return usual
  }

  private func limit(_ cap: OrderArithmetic.Cap.Kind) -> String {
    switch cap {
    case .facilityBudget:
      language.text(es: "el presupuesto no alcanza para más", en: "the budget allows no more")
    case .runBudget:
      language.text(
        es: "el presupuesto de todos los pedidos no alcanza para más",
        en: "the budget of all orders allows no more")
    case .storage: language.text(es: "no cabe más en el almacén", en: "the shelves hold no more")
    }
  }
}
