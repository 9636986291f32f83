import StockPolicy
import SupplyModel

extension Language {
  /// The arithmetic of an order in two short sentences, for a page of many; nil where there is none.
  ///
  ///     // En 3 meses se esperan 30; al 90 %, 54 (mínimo 20, máximo 60). 54 − 12 de stock = 42.
  func formula(of line: SeriesAssessment, asOf: Month) -> String? {
    guard let arithmetic = line.order.arithmetic else { return nil }
    return demand(line, arithmetic, asOf) + " " + gap(arithmetic) + end(line.order, arithmetic)
  }

  private func number(_ units: Double) -> String { NumberText.decimal(units) }

  /// Whether a number that is told with so many digits behind the point is a whole one.
  private static func isWhole(_ value: Double, digits: Int) -> Bool {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let told = (value * scale).rounded() / scale
    return told == told.rounded()
  }

  private func demand(_ line: SeriesAssessment, _ arithmetic: OrderArithmetic, _ asOf: Month) -> String {
    let span = demandSpan(of: line, asOf: asOf)
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
    let since = arithmetic.isByQuantity || bounds.isEmpty ? "" : usedSince(line, asOf: asOf)
    let within = bounds.isEmpty ? "" : " (\(bounds.joined(separator: ", "))\(since))"
    let begin = text(es: span.prefix(1).uppercased() + span.dropFirst(), en: expected)
    return text(
      es: "\(begin) se esperan \(expected); al \(level)\(why), \(enough)\(within).",
      en: "\(begin) are expected \(span); at \(level)\(why), \(enough)\(within).")
  }

  /// `54 − 12 de stock − 5 en camino = 37`; `54.1 − 12 de stock, hacia arriba 43` where it is no whole number.
  private func gap(_ arithmetic: OrderArithmetic) -> String {
    let isWhole = arithmetic.need == 0 || abs(arithmetic.gap - Double(arithmetic.need)) < 1e-6
    // With so many digits that whoever computes it again rounds up to the same.
    let digits = isWhole ? 1 : (1...6).first { !Self.isWhole(arithmetic.gap, digits: $0) } ?? 6
    var terms =
      NumberText.decimal(arithmetic.level, decimals: digits) + " − " + number(arithmetic.stock)
      + text(es: " de stock", en: " in stock")
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
    let need = NumberText.whole(arithmetic.need)
    return terms + (isWhole ? " = " + need : text(es: ", hacia arriba \(need)", en: ", rounded up \(need)"))
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
