/// Headings and notes that more than one section prints; what only one prints stands with that section.
enum Headings {
  static let facility = Phrase(es: "Establecimiento", en: "Facility")
  static let microNetwork = Phrase(es: "Microrred", en: "Micro-network")
  static let noMicroNetwork = Phrase(es: "Sin microrred", en: "No micro-network")
  static let warehouses = Phrase(es: "Almacenes", en: "Warehouses")
  static let telephone = Phrase(es: "Teléfono", en: "Telephone")
  static let product = Phrase(es: "Producto", en: "Product")
  static let digemid = Phrase(es: "DIGEMID", en: "DIGEMID")
  static let stock = Phrase(es: "Stock", en: "Stock")
  static let use = Phrase(es: "Uso al mes", en: "Use a month")
  static let swipeChart = Phrase(
    es: "El gráfico sigue a la derecha: deslícelo →", en: "The chart goes on to the right: swipe it →")
  static let swipeTable = Phrase(
    es: "La tabla sigue a la derecha: deslícela →", en: "The table goes on to the right: swipe it →")
  static let coupleYearsAtRisk = Phrase(es: "APP en riesgo", en: "CYP at risk")
  static let probability = Phrase(es: "Probabilidad de agotarse", en: "Probability of running out")
  static let order = Phrase(es: "Pedir", en: "Order")
  static let lot = Phrase(es: "Lote", en: "Lot")
  static let received = Phrase(es: "Entregado", en: "Delivered")
  static let toDo = Phrase(es: "Qué hacer", en: "What to do")
  static let none = Phrase(es: "Ninguno.", en: "None.")
  static let limits = Phrase(es: "Límites de este informe", en: "Limits of this report")
  static let readingText = Phrase(
    es:
      "«8 de cada 10» quiere decir: si no llega nada, en 8 de cada 10 casos la demanda se lleva todo el stock "
      + "antes de la fecha indicada. Se compara la demanda esperada con lo que hay en el estante, sin contar "
      + "ninguna entrega en camino. «Con las entregas habituales» es otra pregunta: en cuántos de 10 casos así se vio "
      + "el estante vacío a fin de algún mes, habiendo llegado lo que suele llegar.",
    en:
      "“8 in 10” means: if nothing arrives, in 8 of 10 cases demand uses up all the stock before the date given. "
      + "Expected demand is set against what is on the shelf; no delivery under way is counted. “With the usual "
      + "deliveries” asks something else: in how many of 10 cases like this the shelf was seen empty at the end of "
      + "some month, with the deliveries that usually come.")
  static let officialNote = Phrase(
    es:
      "La regla oficial pide CPMA × meses a cubrir − stock. El CPMA promedia solo los meses con consumo, sin "
      + "corregir los meses desabastecidos; por eso su cantidad puede diferir.",
    en:
      "The official rule orders CPMA × months to cover − stock. CPMA averages only the months with use and does "
      + "not correct for stock-outs, so its quantity may differ.")
}
