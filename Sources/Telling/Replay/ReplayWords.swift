/// What the page of a replay says in the same words every time.
struct ReplayWords: TemplateValue {
  let brand = Phrase(es: "Colca · los meses pasados, repetidos", en: "Colca · past months, replayed")
  let title = Phrase(es: "¿Habría ayudado seguir a Colca?", en: "Would following Colca have helped?")
  let readings = Phrase(es: "En pocas palabras", en: "In short")
  let curves = Phrase(es: "Stock contra faltantes", en: "Stock against shortages")
  let chartNote = Phrase(
    es:
      "Cada punto es una regla con un ajuste. Más abajo faltó menos; más a la izquierda hubo menos stock: es mejor la curva "
      + "más cercana a la esquina.",
    en:
      "Each point is a rule at a setting. Lower is fewer shortages, further left is less stock: the curve nearer the corner "
      + "is better.")
  let chart = Phrase(
    es: "Meses con faltante según el stock que se tuvo",
    en: "Months that ran short by the stock that was held")
  let physics = Phrase(es: "Cómo se repitió, y sus límites", en: "How it was replayed, and its limits")
  /// How it was replayed, and its limits.
  let notes = [
    Phrase(
      es:
        "Cada mes: llega lo que venía; los usuarios piden, y lo que no hay se pierde; lo vencido se retira; se cierra; se mueve y se "
        + "pide. Lo pedido al cierre de un mes llega tras el plazo de entrega, al comenzar un mes.",
      en:
        "Each month: what was under way arrives; users ask, and what is not there is lost; what has expired is taken away; the "
        + "month is closed; stock is moved and ordered. What is ordered at a close arrives after the lead time, as a month begins."
    ),
    Phrase(
      es:
        "Ninguna regla ve lo que vino después: cada pronóstico es el que se habría hecho con los reportes de entonces.",
      en:
        "No rule sees what came later: every forecast is the one that would have been made from the reports of then."
    ),
    Phrase(
      es: "Todas las reglas leen los mismos reportes del pasado; solo cambia lo que hay en sus anaqueles.",
      en: "All rules read the same reports of the past; only what is on their shelves differs."),
    Phrase(
      es: "Un mes sin reporte no tiene demanda conocida: nadie pide en él y no se cuenta.",
      en: "A month without a report has no known demand: nobody asks in it, and it is not counted."),
    Phrase(
      es:
        "«Lo que pasó» no es una regla sola: quien pidió sabía cosas que no están en los reportes, y los almacenes no siempre tuvieron.",
      en:
        "“What happened” is no single rule: whoever ordered knew things that no report says, and warehouses did not always have stock."
    ),
  ]
}

/// The title, headings and note of the table of a replay, and the axes of its chart.
enum ReplayHeadings {
  static let results = Phrase(es: "Regla por regla", en: "Rule by rule")
  static let rule = Phrase(es: "regla", en: "rule")
  static let setting = Phrase(es: "ajuste", en: "setting")
  static let short = Phrase(es: "faltó", en: "short")
  static let empty = Phrase(es: "cerró en 0", en: "closed at 0")
  static let fill = Phrase(es: "atendido", en: "filled")
  static let shelfFill = Phrase(es: "atendido (media)", en: "filled (mean)")
  static let stock = Phrase(es: "meses de stock", en: "months of stock")
  static let stockCYP = Phrase(es: "meses (APP)", en: "months (CYP)")
  static let lost = Phrase(es: "APP perdidos", en: "CYP lost")
  static let leastLost = Phrase(es: "inevitables", en: "unavoidable")
  static let expired = Phrase(es: "APP vencidos", en: "CYP expired")
  static let orders = Phrase(es: "pedidos", en: "orders")
  static let units = Phrase(es: "unidades", en: "units")
  static let trips = Phrase(es: "viajes", en: "trips")
  static let axisStock = Phrase(es: "meses de stock en el anaquel", en: "months of stock on the shelf")
  static let axisShort = Phrase(es: "% de meses con faltante", en: "% of months that ran short")
  static let columnsNote = Phrase(
    es:
      "Faltó: parte de los meses de un producto en un establecimiento en que alguien se fue sin lo que pidió. Atendido: parte "
      + "de lo pedido que se entregó; la media da a cada anaquel el mismo peso. Meses de stock: cierre más la mitad de lo "
      + "entregado, sobre la demanda media. APP: años de protección de pareja. Inevitables: los que se perderían aun conociendo el "
      + "futuro, con el mismo stock y los mismos viajes.",
    en:
      "Short: share of the months of a product at a facility in which somebody left without. Filled: share of what was asked "
      + "for that was given; the mean gives every shelf the same weight. Months of stock: the close and half of what was "
      + "given, over mean demand. CYP: couple-years of protection. Unavoidable: those that even who knows the future "
      + "would lose with the same stock and trips.")
}
