import StockPolicy

extension Language {
  /// The arithmetic of an order in two short sentences, for a page of many; nil where there is none.
  ///
  ///     // En 3 meses se esperan 30; al 90 %, 54 (mínimo 20, máximo 60). 54 − 12 de stock = 42.
  func formula(of order: OrderRecommendation) -> String? {
    guard let arithmetic = order.arithmetic else { return nil }
    return demand(order, arithmetic) + " " + gap(arithmetic) + end(order, arithmetic)
  }

  private func number(_ units: Double) -> String { NumberText.decimal(units) }

  private func demand(_ order: OrderRecommendation, _ arithmetic: OrderArithmetic) -> String {
    let cover = counted(order.coverMonths, es: ("mes", "meses"), en: ("month", "months"))
    let (expected, enough) = (number(arithmetic.expectedDemand), number(arithmetic.demand))
    let level = NumberText.percent(arithmetic.serviceLevel.level)
    let why =
      switch arithmetic.serviceLevel.basis {
      case .run: ""
      case .withoutSubstitute: text(es: " sin sustituto", en: " without a substitute")
      case .catalogue: text(es: " del catálogo", en: " of the catalogue")
      }
    var bounds = [
      arithmetic.floor.map { text(es: "mínimo ", en: "floor ") + number($0) },
      arithmetic.ceiling.map { text(es: "máximo ", en: "ceiling ") + number($0) },
    ].compactMap { $0 }
    if arithmetic.isByQuantity { bounds = [text(es: "por cantidad", en: "by quantity")] }
    let within = bounds.isEmpty ? "" : " (\(bounds.joined(separator: ", ")))"
    return text(
      es: "En \(cover) se esperan \(expected); al \(level)\(why), \(enough)\(within).",
      en: "\(expected) are expected in \(cover); at \(level)\(why), \(enough)\(within).")
  }

  /// `54 − 12 de stock − 5 en camino = 37`.
  private func gap(_ arithmetic: OrderArithmetic) -> String {
    var terms =
      number(arithmetic.level) + " − " + number(arithmetic.stock) + text(es: " de stock", en: " in stock")
    if arithmetic.expiring > 0 {
      terms += " + " + number(arithmetic.expiring) + text(es: " que vencen", en: " that expire")
    }
    if arithmetic.spared > 0 {
      terms +=
        " − " + number(arithmetic.spared)
        + text(es: " que vencerán después", en: " that expire later")
    }
    if arithmetic.moved != 0 {
      let sign = arithmetic.moved > 0 ? " − " : " + "
      terms += sign + NumberText.whole(abs(arithmetic.moved)) + text(es: " por traslado", en: " by transfer")
    }
    if arithmetic.onOrder > 0 {
      terms += " − " + number(arithmetic.onOrder) + text(es: " en camino", en: " on order")
    }
    return terms + " = " + NumberText.whole(arithmetic.need)
  }

  /// What packs, caps and a warehouse make of the need, with its full stop.
  private func end(_ order: OrderRecommendation, _ arithmetic: OrderArithmetic) -> String {
    var steps = ""
    if arithmetic.packed != arithmetic.need {
      let (size, packed) = (NumberText.whole(arithmetic.packSize), NumberText.whole(arithmetic.packed))
      steps += text(es: "; en paquetes de \(size), \(packed)", en: "; in packs of \(size), \(packed)")
    }
    if arithmetic.aboveCeiling > 0 {
      let above = NumberText.whole(arithmetic.aboveCeiling)
      steps += text(es: " (\(above) sobre el máximo)", en: " (\(above) above the maximum)")
    }
    if arithmetic.cap != nil {
      let left = NumberText.whole(order.quantity)
      steps += text(es: "; con el tope, \(left)", en: "; under the cap, \(left)")
    }
    if let kinds = arithmetic.uncounted, !kinds.isEmpty {
      steps += text(
        es: "; no cuenta en el tope por faltar precio o litros",
        en: "; not counted for want of price or litres")
    }
    return steps + "."
  }
}
