import StockPolicy

/// The steps from the official order to ours, and to what comes of it, as people read them one below another.
struct OrderWaterfall {
  /// A step, or a sum between steps.
  struct Step {
    let name: String
    /// Units that it adds or takes away; nil of a sum.
    let change: Int?
    /// Units after it.
    let after: Int
    /// What its word means.
    let term: GlossaryTerm
  }

  /// The steps in order; the first, the order and what comes are sums.
  let steps: [Step]
  /// The largest quantity of all steps, at least 1.
  let most: Int

  /// The waterfall of a line; nil where one of the two quantities is not known.
  init?(_ line: SeriesAssessment, settings: ForecastRun.Settings, language: Language) {
    guard let difference = OrderDifference(line) else { return nil }
    func step(_ share: OrderDifference.Share) -> Step {
      Step(
        name: language.step(share.part, of: line, settings: settings), change: share.units,
        after: share.after, term: share.part.term)
    }
    var steps = [
      Step(name: language.officialRule(line), change: nil, after: difference.official, term: .officialRule)
    ]
    steps += difference.shares.map(step)
    let order = language.text(es: "Pedido", en: "Order")
    steps.append(Step(name: order, change: nil, after: difference.quantity, term: .order))
    if let shortage = difference.shortage {
      steps.append(step(shortage))
      let comes = language.text(es: "Llega", en: "Comes")
      steps.append(Step(name: comes, change: nil, after: shortage.after, term: .share))
    }
    self.steps = steps
    most = max(1, steps.map(\.after).max() ?? 1)
  }
}

extension OrderDifference.Part {
  /// What the glossary says of it.
  var term: GlossaryTerm {
    switch self {
    case .zeroMonths: .cpma
    case .demand: .demand
    case .substitutes: .substitute
    case .safety: .safety
    case .floor, .ceiling, .least: .bounds
    case .expiry, .spared: .expiry
    case .transfers: .transfer
    case .onOrder: .onOrder
    case .overstock: .availabilityClass
    case .trifle, .packs: .pack
    case .caps: .cap
    case .warehouse: .share
    }
  }
}

extension Language {
  /// `Regla oficial: CPMA 47 × 3 meses − 130 de stock`.
  fileprivate func officialRule(_ line: SeriesAssessment) -> String {
    let average = NumberText.decimal(line.official.averageConsumption)
    let months = counted(line.order.coverMonths, es: ("mes", "meses"), en: ("month", "months"))
    let stock = NumberText.decimal(line.order.arithmetic?.stock ?? line.stock ?? 0)
    return text(
      es: "Regla oficial: CPMA \(average) × \(months) − \(stock) de stock",
      en: "Official rule: CPMA \(average) × \(months) − \(stock) in stock")
  }

  /// What a step changes, with the figure that it rests on.
  fileprivate func step(
    _ part: OrderDifference.Part, of line: SeriesAssessment, settings: ForecastRun.Settings
  ) -> String {
    let arithmetic = line.order.arithmetic
    func units(_ value: Double?) -> String { value.map { NumberText.decimal($0) } ?? "–" }
    let (span, since) = (demandSpan(of: line, asOf: settings.asOf), usedSince(line, asOf: settings.asOf))
    switch part {
    case .zeroMonths: return text(es: "Contar los meses sin uso", en: "Counting months without use")
    case .demand:
      let expected = units(arithmetic.map { $0.expectedDemand - ($0.carried?.units ?? 0) })
      return text(
        es: "Demanda esperada \(span) (\(expected)) en vez del promedio",
        en: "Demand expected \(span) (\(expected)) instead of the average")
    case .substitutes:
      return text(es: "Lo que no llega de sus sustitutos", en: "What does not come of its substitutes")
    case .safety:
      let cases = serviceClause(line.order.serviceLevel)
      return text(es: "Seguridad: que alcance \(cases)", en: "Safety: enough \(cases)")
    case .floor:
      let least = self.months(settings.orders.floorMonths)
      return text(es: "Mínimo: \(least) de CPMA", en: "Floor: \(least) of CPMA") + since
    case .ceiling:
      let most = self.months(max(settings.orders.ceilingMonths, Double(line.order.coverMonths)))
      return text(es: "Máximo: \(most) de CPMA", en: "Ceiling: \(most) of CPMA") + since
    case .least: return text(es: "No queda nada: al menos 1", en: "Nothing is left: at least 1")
    case .expiry: return text(es: "Vencerá sin usarse", en: "Will expire unused")
    case .spared:
      return text(es: "Vencerá después: sin reserva para ello", en: "Will expire later: no safety for it")
    case .transfers: return text(es: "Traslados entre vecinos", en: "Transfers between neighbours")
    case .onOrder: return text(es: "Viene en camino", en: "On order already")
    case .overstock:
      return text(es: "Sobra o nadie lo usa: no se pide", en: "Too much, or unused: no order")
    case .trifle: return text(es: "Muy poco para un pedido", en: "Too little for a request")
    case .packs:
      let size = NumberText.whole(arithmetic?.packSize ?? 1)
      return text(es: "Paquetes enteros de \(size)", en: "Whole packs of \(size)")
    case .caps:
      let kinds = (arithmetic?.cap?.kinds ?? []).map { name(of: $0) }
      return text(es: "Tope: ", en: "Cap: ") + kinds.joined(separator: text(es: " y ", en: " and "))
    case .warehouse:
      let stock = NumberText.whole(arithmetic?.allotment?.stock ?? 0)
      return text(
        es: "El almacén tiene \(stock) para todos", en: "The warehouse has \(stock) for all")
    }
  }
}
