import StockPolicy
import SupplyModel

/// The arithmetic of an order as people check it: a line for each step, with its units.
extension Language {
  /// A step with its units; nil units for a step that only says something.
  package typealias OrderStep = (name: String, units: Double?)

  /// The steps from demand to order; empty where there is no arithmetic.
  ///
  /// - Parameters:
  ///   - line: what is ordered, with its arithmetic.
  ///   - settings: the settings of the run, for the months of floor and ceiling.
  ///   - name: the name of a facility by its code, for the warehouse.
  func steps(
    of line: SeriesAssessment, settings: ForecastRun.Settings, name: (FacilityCode) -> String
  ) -> [OrderStep] {
    guard let arithmetic = line.order.arithmetic else { return [] }
    return levelSteps(line, arithmetic, settings: settings) + stockSteps(arithmetic)
      + endSteps(line.order, arithmetic, name: name)
  }

  private func levelSteps(
    _ line: SeriesAssessment, _ arithmetic: OrderArithmetic, settings: ForecastRun.Settings
  ) -> [OrderStep] {
    let cases = serviceClause(arithmetic.serviceLevel.level)
    let (span, since) = (demandSpan(of: line, asOf: settings.asOf), usedSince(line, asOf: settings.asOf))
    var steps: [OrderStep] = [
      (text(es: "Demanda esperada \(span)", en: "Demand expected \(span)"), arithmetic.expectedDemand),
      (text(es: "Demanda que alcanza \(cases)", en: "Demand that is enough \(cases)"), arithmetic.demand),
    ]
    if let carried = arithmetic.carried {
      let codes = carried.products.map(\.text).joined(separator: ", ")
      let units = NumberText.decimal(carried.units)
      steps.append(
        (
          text(
            es: "De ella, por lo que no llega de \(codes): \(units)",
            en: "Of it, for what does not come of \(codes): \(units)"), nil
        ))
    }
    if arithmetic.isByQuantity {
      steps.append(
        (
          text(
            es: "Por cantidad, sin mínimo ni máximo en meses: son pocas unidades o pocos meses con uso",
            en: "By quantity, without bounds in months: few units, or few months with use"), nil
        ))
    } else {
      let ceiling = max(settings.orders.ceilingMonths, Double(line.order.coverMonths))
      if let floor = arithmetic.floor {
        let span = months(settings.orders.floorMonths)
        steps.append((text(es: "Mínimo: \(span) de CPMA", en: "Floor: \(span) of CPMA") + since, floor))
      }
      if let most = arithmetic.ceiling {
        steps.append(
          (
            text(es: "Máximo: \(months(ceiling)) de CPMA", en: "Ceiling: \(months(ceiling)) of CPMA") + since,
            most
          ))
      }
    }
    if arithmetic.least > arithmetic.bounded {
      steps.append(
        (text(es: "No queda nada: al menos", en: "Nothing is left: at least"), arithmetic.least))
    }
    steps.append((text(es: "Nivel hasta el que se pide", en: "Level to order up to"), arithmetic.level))
    return steps
  }

  private func stockSteps(_ arithmetic: OrderArithmetic) -> [OrderStep] {
    var steps: [OrderStep] = [(text(es: "Menos el stock", en: "Less the stock"), -arithmetic.stock)]
    if arithmetic.expiring > 0 {
      steps.append(
        (
          text(es: "Más lo que vencerá sin usarse", en: "Plus what will expire unused"), arithmetic.expiring
        ))
    }
    if arithmetic.spared > 0 {
      steps.append(
        (
          text(
            es: "Menos lo que vencerá después sin usarse: no se pide de reserva",
            en: "Less what will expire later unused: no safety is ordered for it"), -arithmetic.spared
        ))
    }
    if arithmetic.moved > 0 {
      steps.append(
        (
          text(es: "Menos lo que llega por traslado", en: "Less what a transfer brings"),
          -Double(arithmetic.moved)
        )
      )
    } else if arithmetic.moved < 0 {
      steps.append(
        (
          text(es: "Más lo que se entrega por traslado", en: "Plus what a transfer takes away"),
          -Double(arithmetic.moved)
        ))
    }
    if arithmetic.onOrder > 0 {
      steps.append(
        (text(es: "Menos lo que viene en camino", en: "Less what is on order"), -arithmetic.onOrder))
    }
    if arithmetic.overdue > 0 {
      steps.append(
        (
          text(
            es: "Sin contar lo que debía haber llegado: \(NumberText.decimal(arithmetic.overdue))",
            en: "Not counting what should have come: \(NumberText.decimal(arithmetic.overdue))"), nil
        ))
    }
    steps.append(
      (text(es: "Falta, en unidades enteras", en: "Missing, in whole units"), Double(arithmetic.need)))
    return steps
  }

  private func endSteps(
    _ order: OrderRecommendation, _ arithmetic: OrderArithmetic, name: (FacilityCode) -> String
  ) -> [OrderStep] {
    var steps: [OrderStep] = []
    if arithmetic.isBlocked {
      steps.append((text(es: "Sobra o nadie lo usa: no se pide", en: "Too much, or unused: no order"), nil))
    }
    if arithmetic.isTrifling, !arithmetic.isBlocked {
      let least = NumberText.decimal(arithmetic.trifle)
      steps.append(
        (
          text(
            es: "Menos de \(least): muy poco para un pedido", en: "Under \(least): too little for a request"),
          nil
        )
      )
    } else if arithmetic.packed != arithmetic.need, !arithmetic.isBlocked {
      let packs = NumberText.whole(arithmetic.packSize)
      let least = NumberText.whole(arithmetic.minimumOrder)
      let isMinimum = arithmetic.minimumOrder > max(arithmetic.need, 1)
      steps.append(
        (
          isMinimum
            ? text(
              es: "En paquetes de \(packs), pedido mínimo \(least)",
              en: "In packs of \(packs), at least \(least)")
            : text(es: "En paquetes de \(packs)", en: "In packs of \(packs)"), Double(arithmetic.packed)
        ))
    }
    if arithmetic.aboveCeiling > 0 {
      let above = NumberText.whole(arithmetic.aboveCeiling)
      steps.append((text(es: "Sobre el máximo: \(above)", en: "Above the maximum: \(above)"), nil))
    }
    if let cap = arithmetic.cap {
      let names = cap.kinds.map { self.name(of: $0) }.joined(separator: text(es: " y ", en: " and "))
      steps.append((text(es: "Tope: \(names)", en: "Cap: \(names)"), Double(cap.units)))
    }
    for kind in arithmetic.uncounted ?? [] {
      steps.append((uncounted(kind), nil))
    }
    steps.append((text(es: "Pedido", en: "Order"), Double(order.quantity)))
    if let allotment = arithmetic.allotment {
      let warehouse = name(allotment.warehouse)
      steps.append(
        (text(es: "Llegaría de \(warehouse)", en: "Would come from \(warehouse)"), Double(allotment.units)))
    }
    return steps
  }
}
