extension Language {
  /// The fixed phrases of a replay by their names in its template and tables.
  public var replayPhrases: [String: String] {
    Dictionary(
      (headings + columns + notes).map { ($0.name, text(es: $0.spanish, en: $0.english)) },
      uniquingKeysWith: { first, _ in first })
  }
}

private let headings: [Language.Phrase] = [
  ("title", "¿Habría ayudado seguir a Colca?", "Would following Colca have helped?"),
  ("brand", "Colca · los meses pasados, repetidos", "Colca · past months, replayed"),
  ("readings", "En pocas palabras", "In short"),
  ("curves", "Stock contra faltantes", "Stock against shortages"),
  (
    "chart", "Meses con faltante según el stock que se tuvo",
    "Months that ran short by the stock that was held"
  ),
  ("chartClose", "Lo mismo, de cerca", "The same, up close"),
  ("results", "Regla por regla", "Rule by rule"),
  ("physics", "Cómo se repitió, y sus límites", "How it was replayed, and its limits"),
]

private let columns: [Language.Phrase] = [
  ("rule", "regla", "rule"), ("setting", "ajuste", "setting"),
  ("short", "faltó", "short"), ("empty", "cerró en 0", "closed at 0"),
  ("fill", "atendido", "filled"), ("shelfFill", "atendido (media)", "filled (mean)"),
  ("stock", "meses de stock", "months of stock"), ("stockCYP", "meses (APP)", "months (CYP)"),
  ("lost", "APP perdidos", "CYP lost"), ("expired", "APP vencidos", "CYP expired"),
  ("orders", "pedidos", "orders"), ("units", "unidades", "units"), ("trips", "viajes", "trips"),
  ("axisStock", "meses de stock en el anaquel", "months of stock on the shelf"),
  ("axisShort", "% de meses con faltante", "% of months that ran short"),
]

private let notes: [Language.Phrase] = [
  (
    "columnsNote",
    "Faltó: parte de los meses de un producto en un establecimiento en que alguien se fue sin lo que pidió. Atendido: parte "
      + "de lo pedido que se entregó; la media da a cada anaquel el mismo peso. Meses de stock: cierre más la mitad de lo "
      + "entregado, sobre la demanda media. APP: años de protección de pareja.",
    "Short: share of the months of a product at a facility in which somebody left without. Filled: share of what was asked "
      + "for that was given; the mean gives every shelf the same weight. Months of stock: the close and half of what was "
      + "given, over mean demand. CYP: couple-years of protection."
  ),
  (
    "chartNote",
    "Cada punto es una regla con un ajuste. Más abajo faltó menos; más a la izquierda hubo menos stock: es mejor la curva "
      + "más cercana a la esquina.",
    "Each point is a rule at a setting. Lower is fewer shortages, further left is less stock: the curve nearer the corner "
      + "is better."
  ),
  (
    "order",
    "Cada mes: llega lo que venía; los usuarios piden, y lo que no hay se pierde; lo vencido se retira; se cierra; se mueve y se "
      + "pide. Lo pedido al cierre de un mes llega tras el plazo de entrega, al comenzar un mes.",
    "Each month: what was under way arrives; users ask, and what is not there is lost; what has expired is taken away; the "
      + "month is closed; stock is moved and ordered. What is ordered at a close arrives after the lead time, as a month begins."
  ),
  (
    "noLookAhead",
    "Ninguna regla ve lo que vino después: cada pronóstico es el que se habría hecho con los reportes de entonces.",
    "No rule sees what came later: every forecast is the one that would have been made from the reports of then."
  ),
  (
    "sameRecords",
    "Todas las reglas leen los mismos reportes del pasado; solo cambia lo que hay en sus anaqueles.",
    "All rules read the same reports of the past; only what is on their shelves differs."
  ),
  (
    "happenedNote",
    "«Lo que pasó» no es una regla sola: quien pidió sabía cosas que no están en los reportes, y los almacenes no siempre tuvieron.",
    "“What happened” is no single rule: whoever ordered knew things that no report says, and warehouses did not always have stock."
  ),
  (
    "unknownMonths", "Un mes sin reporte no tiene demanda conocida: nadie pide en él y no se cuenta.",
    "A month without a report has no known demand: nobody asks in it, and it is not counted."
  ),
]
