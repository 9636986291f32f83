import Operations
import SupplyModel

/// The fixed phrases of the section on earlier forecasts.
let accuracyPhrases: [Language.Phrase] = [
  ("pastForecasts", "Qué tan buenos fueron los pronósticos anteriores", "How good earlier forecasts were"),
  (
    "noScores",
    "Todavía no hay pronósticos anteriores que comparar: hace falta uno guardado de un mes anterior.",
    "No earlier forecast to compare yet: it takes a saved one of an earlier month."
  ),
  (
    "scoresHint",
    "Demanda: solo meses con stock, pues un estante vacío la oculta. Error: distancia media entre lo pronosticado con "
      + "sus márgenes y lo usado (CRPS) por unidad usada; menos es mejor. Dentro de la banda deben quedar cerca de 80 %. "
      + "Agotarse: con las entregas habituales; lo anunciado y lo ocurrido deben parecerse.",
    "Demand: months in stock only, as an empty shelf hides it. Error: mean distance between forecast, margins included, and "
      + "use (CRPS) per unit used; less is better. About 80 % should lie within the band. Running out: with the usual "
      + "deliveries; what was announced and what happened should be alike."
  ),
  ("foretoldMonth", "Mes pronosticado", "Month forecast"),
  ("cases", "Casos", "Cases"),
  ("foretold", "Pronosticado", "Forecast"),
  ("used", "Usado", "Used"),
  ("loss", "Error por unidad", "Error per unit"),
  ("withinBand", "Dentro de la banda (80 %)", "Within the band (80 %)"),
  ("riskCases", "Casos de riesgo", "Risk cases"),
  ("announced", "Agotarse: anunciado", "Running out: announced"),
  ("happened", "Ocurrió", "Happened"),
]

extension Language {
  /// Which month was forecast how long before: `octubre de 2026, 1 mes antes`.
  public func scored(_ month: Month, step: Int) -> String {
    let before = counted(step, es: ("mes antes", "meses antes"), en: ("month before", "months before"))
    return monthText(month) + ", " + before
  }

  /// What the table by product is of.
  public func productScores(from first: Month, through last: Month) -> String {
    let months = first == last ? shortMonth(first) : shortMonth(first) + "–" + shortMonth(last)
    return text(
      es: "Por producto, pronosticado 1 mes antes (\(months))",
      en: "By product, forecast 1 month before (\(months))")
  }

  /// The forecasts of one month ahead in one sentence; nil without any.
  ///
  /// `Pronosticado un mes antes: por cada 100 unidades se usaron 97, y 78 % de los casos quedaron dentro de la banda …`
  public func accuracy(_ score: AccuracyScore) -> String? {
    guard let within = score.shareWithin80, let ratio = score.useRatio else { return nil }
    let (share, use) = (NumberText.percent(within), NumberText.decimal(ratio * 100, decimals: 0))
    var sentence = text(
      es:
        "Pronosticado un mes antes: por cada 100 unidades se usaron \(use), y \(share) de los casos quedaron dentro de la "
        + "banda (se espera 80 %)",
      en:
        "Forecast one month before: for every 100 units \(use) were used, and \(share) of the cases lay within the band "
        + "(80 % are expected)")
    if score.riskRows > 0 {
      let announced = NumberText.percent(score.probabilities / Double(score.riskRows))
      let happened = NumberText.percent(Double(score.events) / Double(score.riskRows))
      sentence += text(
        es: "; se anunció que se agotaría \(announced) y se agotó \(happened)",
        en: "; \(announced) were announced to run out and \(happened) did")
    }
    return sentence + "."
  }
}
