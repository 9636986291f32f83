import Operations
import SupplyModel

/// How good earlier forecasts were: by month and months ahead, then by product one month ahead.
struct AccuracySection: Section {
  static let template = Template("accuracy", PackageResources.accuracy_mustache)

  struct Words: TemplateValue {
    let title = Phrase(
      es: "Qué tan buenos fueron los pronósticos anteriores", en: "How good earlier forecasts were")
    let none = Phrase(
      es: "Todavía no hay pronósticos anteriores que comparar: hace falta uno guardado de un mes anterior.",
      en: "No earlier forecast to compare yet: it takes a saved one of an earlier month.")
    let hint = Phrase(
      es:
        "Demanda: solo meses con stock, pues un estante vacío la oculta. Sesgo: cuánto más (+) o menos (−) se pronosticó que lo "
        + "usado. WAPE: diferencia entre el pronóstico central y lo usado, sin signo, por unidad usada. Error por unidad: distancia media entre lo pronosticado con "
        + "sus márgenes y lo usado (CRPS) por unidad usada; menos es mejor. Dentro de la banda deben quedar cerca de 80 %. "
        + "Agotarse: con las entregas habituales; lo anunciado y lo ocurrido deben parecerse.",
      en:
        "Demand: months in stock only, as an empty shelf hides it. Bias: how much more (+) or less (−) was forecast than used. "
        + "WAPE: difference between the central forecast and use, without sign, per unit used. Error per unit: mean distance between forecast, margins included, and "
        + "use (CRPS) per unit used; less is better. About 80 % should lie within the band. Running out: with the usual "
        + "deliveries; what was announced and what happened should be alike.")
    let month = AccuracySection.scoredHeading
    let product = Headings.product
    let swipe = Headings.swipeTable
  }

  /// The heading of what was forecast, and how long before.
  static let scoredHeading = Phrase(es: "Mes pronosticado", en: "Month forecast")

  struct Row: TemplateValue {
    /// What was forecast: a month, or a product.
    let scored: String
    /// The texts of `AccuracyFigure`, in its order.
    let figures: [String]
  }

  let words = Words()
  /// The headings of `AccuracyFigure`, in its order.
  let headings: [String]
  /// The forecasts of one month ahead in a sentence; nil without any.
  let summary: String?
  let months: [Row]
  /// What the table by product is of.
  let productHint: String?
  let products: [Row]

  init(_ context: ReportContext) {
    let (language, records) = (context.language, context.input.accuracy)
    headings = AccuracyFigure.allCases.map { $0.heading.text(in: language) }
    let all = records.filter { $0.scope == .all }.sorted { ($1.month, $0.step) < ($0.month, $1.step) }
    let near = records.filter { $0.step == 1 && $0.scope == .product }
    let byProduct = Dictionary(grouping: near, by: \.code).sorted { $0.key < $1.key }
    let ahead = records.filter { $0.step == 1 && $0.scope == .all }
    summary = language.accuracy(Self.sum(ahead.map(\.score)))
    months = all.map { Row(language.scored($0.month, step: $0.step), $0.score) }
    products = byProduct.map {
      Row(context.names.product(ProductCode($0.key)), Self.sum($0.value.map(\.score)))
    }
    productHint = near.map(\.month).min().flatMap { first in
      near.map(\.month).max().map { language.productScores(from: first, through: $0) }
    }
  }

  /// Scores taken together; the means of stock-outs are weighed by their forecasts.
  private static func sum(_ scores: [AccuracyScore]) -> AccuracyScore {
    var sum = AccuracyScore()
    // Not known of one, not known of all.
    sum.absoluteErrors = 0
    for score in scores {
      sum.rows += score.rows
      sum.outcomes += score.outcomes
      sum.forecasts += score.forecasts
      if score.rows > 0 {
        sum.absoluteErrors = sum.absoluteErrors.flatMap { known in score.absoluteErrors.map { known + $0 } }
      }
      sum.crps += score.crps
      sum.within80 += score.within80
      sum.withinP90 += score.withinP90
      sum.riskRows += score.riskRows
      sum.events += score.events
      sum.probabilities += score.probabilities
    }
    return sum
  }
}

extension AccuracySection.Row {
  fileprivate init(_ scored: String, _ score: AccuracyScore) {
    self.init(scored: scored, figures: AccuracyFigure.allCases.map { $0.text(of: score) })
  }
}

/// What people read of earlier forecasts, beside the tables.
extension Language {
  /// Which month was forecast how long before: `octubre de 2026, 1 mes antes`.
  func scored(_ month: Month, step: Int) -> String {
    let before = counted(step, es: ("mes antes", "meses antes"), en: ("month before", "months before"))
    return monthText(month) + ", " + before
  }

  /// What the table by product is of.
  func productScores(from first: Month, through last: Month) -> String {
    let months = first == last ? shortMonth(first) : shortMonth(first) + "–" + shortMonth(last)
    return text(
      es: "Por producto, pronosticado 1 mes antes (\(months))",
      en: "By product, forecast 1 month before (\(months))")
  }

  /// The forecasts of one month ahead in one sentence; nil without any.
  ///
  /// `Pronosticado un mes antes: por cada 100 unidades se usaron 97, y 78 % de los casos quedaron dentro de la banda …`
  func accuracy(_ score: AccuracyScore) -> String? {
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
