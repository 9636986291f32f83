/// What the page of a backtest says in the same words every time.
struct BacktestWords: TemplateValue {
  let brand = Phrase(es: "Colca · prueba con el pasado", en: "Colca · test on the past")
  let title = Phrase(
    es: "¿Cuánto se puede confiar en el pronóstico?", en: "How far can the forecast be trusted?")
  let readings = Phrase(es: "Qué dice cada número", en: "What each number says")
  let ladder = Phrase(es: "Escalera: lo que gana cada paso", en: "Ladder: what each step gains")
  let stockouts = Phrase(
    es: "Desabastecimientos pronosticados y ocurridos", en: "Stock-outs forecast and seen")
  let reliability = Phrase(
    es: "Probabilidad dicha y frecuencia observada", en: "Probability stated and frequency seen")
  let diagramNote = Phrase(
    es:
      "Cada punto reúne los casos con probabilidades parecidas; su número es cuántos son. En la diagonal, lo dicho es lo que pasó; por debajo se avisó de más, por encima de menos. La raya vertical es el intervalo de 95 %.",
    en:
      "Each point gathers cases of similar probability; its number is how many. On the diagonal, what was stated is what happened; below it too much was warned of, above it too little. The upright line is the 95 % interval."
  )
  let unsupplied = Phrase(es: "Si no llega nada", en: "If nothing arrives")
  let demand = Phrase(
    es: "Consumo pronosticado y consumo registrado", en: "Consumption forecast and recorded")
  let method = Phrase(es: "Cómo se midió, y sus límites", en: "How it was measured, and its limits")
  let noLookAhead = Phrase(
    es:
      "Cada pronóstico se hizo solo con lo que se sabía al cierre de su mes de origen. Lo de después no entra en ninguna parte.",
    en:
      "Each forecast was made with nothing but what was known at the close of its month of origin. Nothing later enters anywhere."
  )
  let missing = Phrase(
    es: "Un mes sin reporte no se compara: no cuenta ni como cero ni como acierto.",
    en: "A month without a report is not compared: it counts neither as zero nor as a hit.")
  let recorded = Phrase(
    es: "Se compara con el consumo registrado. Lo que se pidió y no hubo no está en él.",
    en: "It is compared with recorded consumption. What was asked for and not there is not in it.")
  let onceNote = Phrase(
    es:
      "Son pocos orígenes y una sola red: en otra red, o con otro abastecimiento, los números cambian. Repita la prueba cada año.",
    en:
      "These are few origins and one network: in another, or with other supply, the numbers change. Repeat the test every year."
  )
}

/// The titles, headings and notes of the tables of scores.
enum ScoreHeadings {
  static let byOrigin = Phrase(es: "Por mes de origen", en: "By month of origin")
  static let byStep = Phrase(es: "Por meses hacia adelante", en: "By months ahead")
  static let byProduct = Phrase(es: "Por producto", en: "By product")
  static let bySize = Phrase(es: "Por tamaño de establecimiento", en: "By size of facility")
  static let byStock = Phrase(es: "Por stock en el origen", en: "By stock at the origin")
  static let stock = Phrase(es: "stock", en: "stock")
  static let stockNote = Phrase(
    es: "Meses que dura el stock del origen al consumo medio de los seis meses hasta él.",
    en: "Months that the stock at the origin lasts at the mean consumption of the six months up to it.")
  static let byLevel = Phrase(
    es: "Por nivel: microrred, red, DIRESA, país", en: "By level: micro-network, network, DIRESA, country")
  static let level = Phrase(es: "nivel", en: "level")
  static let levelNote = Phrase(
    es:
      "Cada caso es un producto en todo un lugar, pronosticado como si fuera un solo establecimiento grande, con márgenes propios. Donde alguno no reportó, lo usado por los demás se completa con lo que ese suele usar; con menos de tres cuartas partes del uso reportadas no se compara.",
    en:
      "Each case is a product in a whole place, forecast as if it were one large facility, with margins of its own. Where one did not report, the others' use is completed by what that one usually uses; with less than three quarters of the use reported it is not compared."
  )
  static let windows = Phrase(es: "Total de varios meses", en: "Total of several months")
  static let stockoutScores = Phrase(es: "Aciertos por meses hacia adelante", en: "Accuracy by months ahead")
  static let withoutArrivals = Phrase(
    es: "Si no llega nada: donde nada llegó", en: "If nothing arrives: where nothing arrived")
  static let everyWindow = Phrase(
    es: "Si no llega nada: si lo usado alcanzó al stock",
    en: "If nothing arrives: whether use reached the stock"
  )
  static let withoutArrivalsNote = Phrase(
    es:
      "Lo que el informe dice con «si no llega nada», en los casos en que no entró nada en esos meses. Agotado: stock 0 al cierre de alguno. No son una muestra al azar: donde se usa poco no se pide, y por eso aquí se agota menos de lo dicho cuanto más lejos se mira.",
    en:
      "What the report says with “if nothing arrives”, in the cases where nothing came in during those months. Out: stock 0 at the close of any. They are no random sample: where little is used nothing is ordered, and so less runs out here than was stated, the further ahead the more."
  )
  static let everyWindowNote = Phrase(
    es:
      "Todos los casos, haya llegado algo o no: si lo usado en esos meses alcanzó al stock del origen. Se sabe siempre y no deja a nadie fuera.",
    en:
      "All cases, whether something arrived or not: whether use in those months reached the stock of the origin. It is always known and leaves nobody out."
  )
  static let rungs = Phrase(
    es: "De la regla más simple al modelo completo", en: "From the simplest rule to the full model")
  static let steps = Phrase(es: "Qué tan segura es cada ganancia", en: "How sure each gain is")
  static let origin = Phrase(es: "origen", en: "origin")
  static let step = Phrase(es: "meses", en: "months")
  static let product = Phrase(es: "producto", en: "product")
  static let size = Phrase(es: "tamaño", en: "size")
  static let rows = Phrase(es: "casos", en: "cases")
  static let medianMASE = Phrase(es: "MASE", en: "MASE")
  static let meanMASE = Phrase(es: "MASE media", en: "MASE mean")
  static let mae = Phrase(es: "error", en: "error")
  static let wape = Phrase(es: "WAPE", en: "WAPE")
  static let bias = Phrase(es: "sesgo", en: "bias")
  static let crps = Phrase(es: "CRPS", en: "CRPS")
  static let wql = Phrase(es: "wQL", en: "wQL")
  static let ql90 = Phrase(es: "ql90", en: "ql90")
  static let ql95 = Phrase(es: "ql95", en: "ql95")
  static let p90 = Phrase(es: "≤ p90", en: "≤ p90")
  static let p95 = Phrase(es: "≤ p95", en: "≤ p95")
  static let in80 = Phrase(es: "en 80 %", en: "in 80 %")
  static let in90 = Phrase(es: "en 90 %", en: "in 90 %")
  static let events = Phrase(es: "agotados", en: "out")
  static let rate = Phrase(es: "tasa", en: "rate")
  static let auc = Phrase(es: "AUC", en: "AUC")
  static let brier = Phrase(es: "Brier", en: "Brier")
  static let skill = Phrase(es: "mejora", en: "skill")
  static let logLoss = Phrase(es: "log", en: "log")
  static let ece = Phrase(es: "calibración", en: "calibration")
  static let stated = Phrase(es: "dicha", en: "stated")
  static let seen = Phrase(es: "observada", en: "seen")
  static let range = Phrase(es: "de … a …", en: "from … to …")
  static let interval = Phrase(es: "intervalo 95 %", en: "95 % interval")
  static let rung = Phrase(es: "pronóstico", en: "forecast")
  static let gainMASE = Phrase(es: "gana MASE", en: "gain MASE")
  static let gainCRPS = Phrase(es: "gana CRPS", en: "gain CRPS")
  static let from = Phrase(es: "de", en: "from")
  static let to = Phrase(es: "a", en: "to")
  static let measure = Phrase(es: "medida", en: "measure")
  static let difference = Phrase(es: "diferencia", en: "difference")
  static let relative = Phrase(es: "en %", en: "in %")
  static let better = Phrase(es: "series mejores", en: "series better")
  static let sizeNote = Phrase(
    es:
      "Tercios de los establecimientos por su consumo medio, con las unidades de todos sus productos sumadas como están.",
    en: "Thirds of the facilities by mean consumption, the units of all their products added as they are.")
  static let windowNote = Phrase(
    es:
      "Un pedido cubre varios meses: aquí se ve si el total de esos meses quedó dentro de lo pronosticado para el total.",
    en:
      "An order covers several months: this shows whether their total stayed within the forecast of the total."
  )
  static let population = Phrase(
    es:
      "Cuentan los productos con stock en el origen, con consumo en alguno de los seis meses anteriores y con stock registrado en cada mes siguiente. Agotado: stock 0 al cierre de alguno de esos meses.",
    en:
      "Counted are products with stock at the origin, consumption in any of the six months up to it, and a recorded stock in every month after. Out: stock 0 at the close of any of those months."
  )
  static let ladderNote = Phrase(
    es:
      "Cada fila pronostica los mismos meses de las mismas series. Las dos primeras reglas dan un solo número: por eso tienen error, y no CRPS ni cobertura, que exigirían inventarles un margen. El CPMA promedia solo los meses con consumo: donde hay meses en cero pronostica de más.",
    en:
      "Each row forecasts the same months of the same series. The first two rules give one number: so they have an error, and no CRPS or coverage, for which a margin would have to be made up. The CPMA averages months with consumption alone: where months are zero it forecasts too much."
  )
  static let stepNote = Phrase(
    es:
      "Bajo cero gana el segundo. El intervalo sale de sortear de nuevo las series enteras (bootstrap pareado, con semilla fija); si contiene el cero, la diferencia puede ser azar.",
    en:
      "Below zero the second gains. The interval comes from drawing whole series anew (paired bootstrap, fixed seed); if it holds zero, the difference may be chance."
  )
}
