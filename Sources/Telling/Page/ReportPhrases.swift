extension Language {
  /// The fixed phrases of the report by their names in its templates.
  public var reportPhrases: [String: String] {
    let phrases = reportHeadings + reportColumns + reportNotes + accuracyPhrases
    return Dictionary(
      phrases.map { ($0.name, text(es: $0.spanish, en: $0.english)) }, uniquingKeysWith: { first, _ in first }
    )
  }

  typealias Phrase = (name: String, spanish: String, english: String)
}

private let reportHeadings: [Language.Phrase] = [
  (
    "title", "Anticonceptivos: qué falta, qué se acaba y qué pedir",
    "Contraceptives: what is out, what runs out, what to order"
  ),
  ("brand", "Colca · informe de stock", "Colca · stock report"),
  ("summary", "Resumen", "Summary"),
  ("worklist", "Lo urgente primero", "First things first"),
  ("toResolve", "Primero cuente o pida el reporte", "Count first, or ask for the report"),
  ("transfers", "Mover antes de pedir", "Move before ordering"),
  ("orders", "Pedidos por establecimiento", "Orders by facility"),
  ("shortages", "Faltantes de almacén", "Warehouse shortages"),
  ("expiries", "Por vencer sin usarse", "About to expire unused"),
  ("excess", "Sobra o no rota", "Too much, or unused"),
  ("facilities", "Establecimientos", "Facilities"),
  ("networks", "Por microrred", "By micro-network"),
  ("data", "Los datos detrás de este informe", "The data behind this report"),
  ("files", "Archivos importados", "Imported files"),
  ("findings", "Hallazgos abiertos", "Open findings"),
  ("nonReporters", "Establecimientos sin reporte del mes", "Facilities without this month's report"),
  ("unknownStock", "Stock sin dato", "Stock unknown"),
  ("limits", "Límites de este informe", "Limits of this report"),
  ("reading", "Cómo leer las probabilidades", "How to read the probabilities"),
  ("legend", "Cómo leer los gráficos", "How to read the charts"),
  ("notHeld", "No maneja", "Does not hold"),
  (
    "filter", "Filtrar por establecimiento, microrred o producto",
    "Filter by facility, micro-network or product"
  ),
]

private let reportColumns: [Language.Phrase] = [
  ("facility", "Establecimiento", "Facility"),
  ("microNetwork", "Microrred", "Micro-network"),
  ("reported", "Reportaron", "Reported"),
  ("orderLines", "Pedidos", "Order lines"),
  ("noNetwork", "Sin microrred", "No micro-network"),
  ("telephone", "Teléfono", "Telephone"),
  ("noTelephone", "sin teléfono en el registro", "no telephone in the register"),
  ("product", "Producto", "Product"),
  ("stock", "Stock", "Stock"),
  ("probability", "Probabilidad de agotarse", "Probability of running out"),
  ("since", "Sin stock desde", "Out since"),
  ("averageUse", "Consumo promedio (CPMA)", "Average use (CPMA)"),
  ("runsOut", "Se acaba hacia", "Runs out about"),
  ("order", "Pedir", "Order"),
  ("official", "Regla oficial", "Official rule"),
  ("history", "Consumo y pronóstico", "Use and forecast"),
  ("monthsOfStock", "Meses de stock", "Months of stock"),
  ("lastReport", "Último reporte", "Last report"),
  ("file", "Archivo", "File"),
  ("layout", "Formato", "Layout"),
  ("rows", "Filas", "Rows"),
  ("accepted", "Nuevas", "New"),
  ("replaced", "Reemplazadas", "Replaced"),
  ("unchanged", "Sin cambio", "Unchanged"),
  ("rejected", "Rechazadas", "Rejected"),
  ("line", "Línea", "Line"),
  ("column", "Columna", "Column"),
  ("finding", "Qué pasa", "What is wrong"),
  ("toDo", "Qué hacer", "What to do"),
  ("lot", "Lote", "Lot"),
  ("expires", "Vence", "Expires"),
  ("onShelf", "En estante", "On the shelf"),
  ("wouldExpire", "Se vencería", "Would expire"),
  ("worth", "Valor", "Value"),
  ("received", "Entregado", "Delivered"),
  ("signature", "Firma y fecha:", "Signature and date:"),
  ("warehouse", "Almacén", "Warehouse"),
  ("ordered", "Le piden", "Ordered"),
  ("allotted", "Asignado", "Allotted"),
  ("missing", "Falta", "Missing"),
  ("howComputed", "el cálculo", "the arithmetic"),
  ("supply", "Abastecimiento", "Supply"),
  ("trip", "Viaje", "Trip"),
  ("gives", "Entrega", "Gives"),
  ("receives", "Recibe", "Receives"),
  ("quantity", "Cantidad", "Quantity"),
  ("why", "Por qué", "Why"),
  ("signGives", "Entregó, firma y fecha:", "Given by, signature and date:"),
  ("signReceives", "Recibió, firma y fecha:", "Received by, signature and date:"),
]

private let reportNotes: [Language.Phrase] = [
  ("none", "Ninguno.", "None."),
  (
    "nothingUrgent", "Nada se ha agotado ni es probable que se agote.", "Nothing is out or likely to run out."
  ),
  ("allReported", "Todos los establecimientos conocidos reportaron.", "Every known facility has reported."),
  (
    "noTransfers", "Nada que valga un viaje: ningún vecino tiene de sobra lo que falta.",
    "Nothing worth a trip: no neighbour has what is missing to spare."
  ),
  ("noOrders", "No hace falta pedir nada.", "Nothing needs to be ordered."),
  (
    "noExpiries", "Nada de lo que se sabe cuándo vence se quedaría sin usar.",
    "Nothing whose date is known would be left unused."
  ),
  (
    "readingText",
    "«8 de cada 10» quiere decir: si no llega nada, en 8 de cada 10 casos la demanda se lleva todo el stock "
      + "antes de la fecha indicada. Se compara la demanda esperada con lo que hay en el estante, sin contar "
      + "ninguna entrega en camino. «Con las entregas habituales» es otra pregunta: en cuántos de 10 casos así se vio "
      + "el estante vacío a fin de algún mes, habiendo llegado lo que suele llegar.",
    "“8 in 10” means: if nothing arrives, in 8 of 10 cases demand uses up all the stock before the date given. "
      + "Expected demand is set against what is on the shelf; no delivery under way is counted. “With the usual "
      + "deliveries” asks something else: in how many of 10 cases like this the shelf was seen empty at the end of "
      + "some month, with the deliveries that usually come."
  ),
  (
    "limitResupply",
    "Donde las entregas llegan solas, se verán menos desabastecimientos que los que aquí se anuncian.",
    "Where deliveries come by themselves, fewer stock-outs will be seen than are announced here."
  ),
  (
    "limitDemand",
    "Donde el producto faltó, la demanda del mes se estima con los demás meses y establecimientos, y por eso es mayor "
      + "que la registrada. Con «--target consumption» se usa lo registrado, y lo pedido puede quedarse corto.",
    "Where the product was out, the month's demand is estimated from other months and facilities, and so is above "
      + "what was recorded. With “--target consumption” recorded use counts, and an order may fall short."
  ),
  (
    "limitSilent",
    "Un establecimiento que nunca envió un reporte no aparece. Un mes sin reporte no es un mes con cero.",
    "A facility that never sent a report does not appear. A month without a report is not a month of zero."
  ),
  (
    "limitUnknown",
    "El pronóstico no conoce campañas ni traslados futuros, y los vencimientos solo donde los reportes los dicen: quien "
      + "pide los conoce.",
    "The forecast knows nothing of campaigns or coming transfers, and of expiries only what reports say: whoever orders "
      + "knows."
  ),
  (
    "officialNote",
    "La regla oficial pide CPMA × meses a cubrir − stock. El CPMA promedia solo los meses con consumo, sin "
      + "corregir los meses desabastecidos; por eso su cantidad puede diferir.",
    "The official rule orders CPMA × months to cover − stock. CPMA averages only the months with use and does "
      + "not correct for stock-outs, so its quantity may differ."
  ),
  (
    "shortageNote",
    "El almacén tiene menos de lo que le piden. Primero va un paquete a cada establecimiento que se quedaría sin nada, "
      + "empezando por el más perjudicado; el resto va donde evita más años pareja sin protección.",
    "The warehouse has less than is ordered. First a pack goes to each facility that would be left without any, the "
      + "most harmed first; the rest goes where it keeps most couple-years from going unprotected."
  ),
  ("legendUse", "consumo del mes", "use of the month"),
  ("legendZero", "con stock, sin consumo", "in stock, no use"),
  ("legendOut", "sin stock", "no stock"),
  ("legendUnknown", "stock sin dato", "stock unknown"),
  ("legendMissing", "sin reporte", "no report"),
  ("legendNotHeld", "no lo maneja", "not held"),
  ("legendBand", "pronóstico: centro y 8 de cada 10 casos", "forecast: centre and 8 in 10 cases"),
  ("legendAverage", "CPMA", "CPMA"),
  (
    "goToCharts", "ver sus gráficos, en la página de su microrred",
    "see its charts, on its micro-network’s page"
  ),
  (
    "chartsAside", "Los gráficos están en la página de cada microrred (carpeta microrredes).",
    "The charts stand on each micro-network’s page (folder microrredes)."
  ),
  ("matrix", "Situación por establecimiento y producto", "Status by facility and product"),
  (
    "matrixHint", "El número son los meses de stock. Cada celda lleva a su explicación.",
    "The number is months of stock. Each cell leads to its explanation."
  ),
  (
    "worklistHint",
    "Dentro de cada grupo va primero lo que más daño haría: los años pareja de protección (APP) que se esperan perder "
      + "hasta el pedido siguiente si no se hace nada.",
    "Within each group what would do most harm comes first: the couple-years of protection (CYP) expected to be lost "
      + "until the next order if nothing is done."
  ),
  ("indicators", "Indicadores de anticonceptivos", "Contraceptive indicators"),
  ("method", "Método", "Method"),
  ("offering", "Lo manejan y reportaron", "Offer it and reported"),
  ("withoutStock", "Sin stock", "Out of stock"),
  ("cypDispensed", "APP entregados", "CYP dispensed"),
  ("cypLost", "APP perdidos", "CYP lost"),
  ("mapTitle", "Dónde están los problemas", "Where the problems are"),
  ("mapHint", "El norte está arriba.", "North is up."),
  ("mapTable", "Lo mismo en una tabla", "The same as a table"),
  ("worstAlert", "Lo más urgente", "Most urgent"),
  ("latitude", "Latitud", "Latitude"),
  ("longitude", "Longitud", "Longitude"),
  ("before", "Antes", "Before"),
  ("now", "Ahora", "Now"),
  ("availability", "Disponibilidad", "Availability"),
  ("band", "Nivel", "Band"),
  ("outShare", "Desabastecido", "Out of stock"),
  (
    "rankingHint",
    "Disponibilidad: normostock y sobrestock entre los que tienen consumo y stock conocido, como DIGEMID la calcula "
      + "para el DME; los anticonceptivos no forman parte del DME. Lea siempre al lado cuántos reportaron.",
    "Availability: adequate and over stock among lines with use and known stock, as DIGEMID computes it for essential "
      + "medicines, of which contraceptives are no part. Always read how many reported beside it."
  ),
  ("signs", "Revisión del mes", "Monthly review"),
  (
    "signPrepared", "Responsable de farmacia (nombre, firma, fecha):",
    "Responsible for the pharmacy (name, signature, date):"
  ),
  (
    "signAgreed", "Responsable de planificación familiar (nombre, firma, fecha):",
    "Responsible for family planning (name, signature, date):"
  ),
  ("notes", "Acuerdos:", "Agreed:"),
  ("legendEstimated", "demanda estimada donde faltó stock", "demand estimated where stock was missing"),
  ("lots", "Lotes", "Lots"),
  ("dataUsed", "Datos", "Data"),
  ("goToOrder", "ver su pedido", "see its order"),
]
