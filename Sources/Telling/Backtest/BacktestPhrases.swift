extension Language {
  /// The fixed phrases of a backtest by their names in its template and tables.
  public var backtestPhrases: [String: String] {
    let phrases = headings + columns + notes
    return Dictionary(
      phrases.map { ($0.name, text(es: $0.spanish, en: $0.english)) }, uniquingKeysWith: { first, _ in first }
    )
  }
}

private let headings: [Language.Phrase] = [
  ("title", "¿Cuánto se puede confiar en el pronóstico?", "How far can the forecast be trusted?"),
  ("brand", "Colca · prueba con el pasado", "Colca · test on the past"),
  ("readings", "Qué dice cada número", "What each number says"),
  ("demand", "Consumo pronosticado y consumo registrado", "Consumption forecast and recorded"),
  ("byOrigin", "Por mes de origen", "By month of origin"),
  ("byStep", "Por meses hacia adelante", "By months ahead"),
  ("byProduct", "Por producto", "By product"),
  ("bySize", "Por tamaño de establecimiento", "By size of facility"),
  ("windows", "Total de varios meses", "Total of several months"),
  ("stockouts", "Desabastecimientos pronosticados y ocurridos", "Stock-outs forecast and seen"),
  ("stockoutScores", "Aciertos por meses hacia adelante", "Accuracy by months ahead"),
  ("reliability", "Probabilidad dicha y frecuencia observada", "Probability stated and frequency seen"),
  ("ladder", "Escalera: lo que gana cada paso", "Ladder: what each step gains"),
  ("rungs", "De la regla más simple al modelo completo", "From the simplest rule to the full model"),
  ("steps", "Qué tan segura es cada ganancia", "How sure each gain is"),
  ("method", "Cómo se midió, y sus límites", "How it was measured, and its limits"),
]

private let columns: [Language.Phrase] = [
  ("origin", "origen", "origin"), ("step", "meses", "months"), ("product", "producto", "product"),
  ("size", "tamaño", "size"), ("rows", "casos", "cases"), ("medianMASE", "MASE", "MASE"),
  ("meanMASE", "MASE media", "MASE mean"), ("mae", "error", "error"), ("crps", "CRPS", "CRPS"),
  ("wql", "wQL", "wQL"), ("ql90", "ql90", "ql90"), ("ql95", "ql95", "ql95"), ("p90", "≤ p90", "≤ p90"),
  ("p95", "≤ p95", "≤ p95"), ("in80", "en 80 %", "in 80 %"), ("in90", "en 90 %", "in 90 %"),
  ("events", "agotados", "out"), ("rate", "tasa", "rate"), ("auc", "AUC", "AUC"),
  ("brier", "Brier", "Brier"), ("skill", "mejora", "skill"), ("logLoss", "log", "log"),
  ("ece", "calibración", "calibration"), ("stated", "dicha", "stated"), ("seen", "observada", "seen"),
  ("range", "de … a …", "from … to …"), ("interval", "intervalo 95 %", "95 % interval"),
  ("rung", "pronóstico", "forecast"), ("gainMASE", "gana MASE", "gain MASE"),
  ("gainCRPS", "gana CRPS", "gain CRPS"), ("from", "de", "from"), ("to", "a", "to"),
  ("measure", "medida", "measure"), ("difference", "diferencia", "difference"),
  ("relative", "en %", "in %"), ("better", "series mejores", "series better"),
]

private let notes: [Language.Phrase] = [
  (
    "noLookAhead",
    "Cada pronóstico se hizo solo con lo que se sabía al cierre de su mes de origen. Lo de después no entra en ninguna parte.",
    "Each forecast was made with nothing but what was known at the close of its month of origin. Nothing later enters anywhere."
  ),
  (
    "missing",
    "Un mes sin reporte no se compara: no cuenta ni como cero ni como acierto.",
    "A month without a report is not compared: it counts neither as zero nor as a hit."
  ),
  (
    "recorded",
    "Se compara con el consumo registrado. Lo que se pidió y no hubo no está en él.",
    "It is compared with recorded consumption. What was asked for and not there is not in it."
  ),
  (
    "sizeNote",
    "Tercios de los establecimientos por su consumo medio, con las unidades de todos sus productos sumadas como están.",
    "Thirds of the facilities by mean consumption, the units of all their products added as they are."
  ),
  (
    "windowNote",
    "Un pedido cubre varios meses: aquí se ve si el total de esos meses quedó dentro de lo pronosticado para el total.",
    "An order covers several months: this shows whether their total stayed within the forecast of the total."
  ),
  (
    "population",
    "Cuentan los productos con stock en el origen, con consumo en alguno de los seis meses anteriores y con stock registrado en cada mes siguiente. Agotado: stock 0 al cierre de alguno de esos meses.",
    "Counted are products with stock at the origin, consumption in any of the six months up to it, and a recorded stock in every month after. Out: stock 0 at the close of any of those months."
  ),
  (
    "diagramNote",
    "Cada punto reúne los casos con probabilidades parecidas; su número es cuántos son. En la diagonal, lo dicho es lo que pasó; por debajo se avisó de más, por encima de menos. La raya vertical es el intervalo de 95 %.",
    "Each point gathers cases of similar probability; its number is how many. On the diagonal, what was stated is what happened; below it too much was warned of, above it too little. The upright line is the 95 % interval."
  ),
  (
    "ladderNote",
    "Cada fila pronostica los mismos meses de las mismas series. Las dos primeras reglas dan un solo número: por eso tienen error, y no CRPS ni cobertura, que exigirían inventarles un margen. El CPMA promedia solo los meses con consumo: donde hay meses en cero pronostica de más.",
    "Each row forecasts the same months of the same series. The first two rules give one number: so they have an error, and no CRPS or coverage, for which a margin would have to be made up. The CPMA averages months with consumption alone: where months are zero it forecasts too much."
  ),
  (
    "stepNote",
    "Bajo cero gana el segundo. El intervalo sale de sortear de nuevo las series enteras (bootstrap pareado, con semilla fija); si contiene el cero, la diferencia puede ser azar.",
    "Below zero the second gains. The interval comes from drawing whole series anew (paired bootstrap, fixed seed); if it holds zero, the difference may be chance."
  ),
  (
    "onceNote",
    "Son pocos orígenes y una sola red: en otra red, o con otro abastecimiento, los números cambian. Repita la prueba cada año.",
    "These are few origins and one network: in another, or with other supply, the numbers change. Repeat the test every year."
  ),
]
