import StockPolicy
import SupplyModel

extension Language {
  /// One word for how urgent something is.
  public func name(of alert: AlertLevel) -> String {
    switch alert {
    case .stockedOut: text(es: "Agotado", en: "Stocked out")
    case .urgent: text(es: "Urgente", en: "Urgent")
    case .watch: text(es: "Vigilar", en: "Watch")
    case .unknown: text(es: "Sin dato", en: "Unknown")
    case .excess: text(es: "Exceso", en: "Excess")
    case .calm: text(es: "En orden", en: "In order")
    }
  }

  /// A sign for how urgent something is, so that colour never stands alone.
  func sign(of alert: AlertLevel) -> String {
    switch alert {
    case .stockedOut: "✕"
    case .urgent: "▲"
    case .watch: "◆"
    case .unknown: "?"
    case .excess: "■"
    case .calm: "●"
    }
  }

  /// `3 agotados`, `1 urgente`, `2 por vigilar`.
  public func counted(_ count: Int, _ alert: AlertLevel) -> String {
    switch alert {
    case .stockedOut: counted(count, es: ("agotado", "agotados"), en: ("stocked out", "stocked out"))
    case .urgent: counted(count, es: ("urgente", "urgentes"), en: ("urgent", "urgent"))
    case .watch: counted(count, es: ("por vigilar", "por vigilar"), en: ("to watch", "to watch"))
    case .unknown: counted(count, es: ("sin dato", "sin dato"), en: ("unknown", "unknown"))
    case .excess: counted(count, es: ("en exceso", "en exceso"), en: ("in excess", "in excess"))
    case .calm: counted(count, es: ("en orden", "en orden"), en: ("in order", "in order"))
    }
  }

  /// What an alert means, with the threshold that it uses.
  func meaning(of alert: AlertLevel) -> String {
    let likely = NumberText.percent(AlertLevel.likely)
    return switch alert {
    case .stockedOut: text(es: "No queda nada y hay demanda.", en: "Nothing is left, and it is demanded.")
    case .urgent:
      text(
        es: "Se acaba antes de que llegue un pedido hecho hoy (probabilidad de \(likely) o más).",
        en: "Runs out before an order placed today arrives (probability of \(likely) or more).")
    case .watch:
      text(
        es: "Se acaba antes de que llegue el pedido siguiente (probabilidad de \(likely) o más).",
        en: "Runs out before the order after this one arrives (probability of \(likely) or more).")
    case .unknown:
      text(
        es: "No se conoce el stock, o falta el reporte.",
        en: "The stock is not known, or the report is missing.")
    case .excess:
      text(es: "Más de lo necesario, o nadie lo usa.", en: "More than is needed, or nobody uses it.")
    case .calm:
      text(
        es: "Alcanza hasta el pedido siguiente; lo que se pide va con el pedido usual.",
        en: "Enough until the next order; what is ordered goes with the usual order.")
    }
  }

  /// What to do, in a word or two.
  public func name(of decision: OrderRecommendation.Decision) -> String {
    switch decision {
    case .orderUrgently: text(es: "Pedir ya", en: "Order now")
    case .order: text(es: "Pedir", en: "Order")
    case .enough: text(es: "No pedir", en: "No order")
    case .overstocked: text(es: "No pedir: sobra", en: "No order: too much")
    case .stockUnknown: text(es: "Contar primero", en: "Count first")
    case .notReported: text(es: "Pedir el reporte", en: "Ask for the report")
    case .notHeld: text(es: "No lo maneja", en: "Not held")
    }
  }

  /// The state of a month.
  public func name(of state: MonthState) -> String {
    switch state {
    case .inStock: text(es: "con stock", en: "in stock")
    case .stockedOut: text(es: "desabastecido", en: "stocked out")
    case .stockUnknown: text(es: "stock sin dato", en: "stock unknown")
    case .notHeld: text(es: "no lo maneja", en: "not held")
    case .notReported: text(es: "sin reporte", en: "no report")
    }
  }
}
