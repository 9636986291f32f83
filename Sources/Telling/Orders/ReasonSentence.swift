import StockPolicy
import SupplyModel

extension Language {
  /// Why an assessment says what it says, in one sentence with the reader's own numbers.
  ///
  /// - Parameters:
  ///   - assessment: one facility × product of a run.
  ///   - unit: the noun for its unit of issue.
  ///   - settings: the settings of the run; its month tells whether the stock is an old one.
  ///   - today: the day on which it is read; nil where nobody knows it, and no day is told as past.
  func reason(
    for assessment: SeriesAssessment, unit: UnitNoun, settings: ForecastRun.Settings, today: Day? = nil
  ) -> String {
    let reason = Reason(
      language: self, assessment: assessment, unit: unit, settings: settings, today: today)
    return reason.sentence
  }
}

/// The parts of one sentence.
struct Reason {
  let language: Language
  let assessment: SeriesAssessment
  let unit: UnitNoun
  let settings: ForecastRun.Settings
  var today: Day?

  var stock: Double { assessment.stock ?? 0 }
  var order: OrderRecommendation { assessment.order }
  var pronoun: String { unit.isFeminine ? "las" : "los" }

  /// The month of the stock when it is not the run's own.
  var oldMonth: Month? { assessment.stockMonth.flatMap { $0 < settings.asOf ? $0 : nil } }

  var sentence: String {
    decision + (assessment.doubt.map { " " + language.sentence(for: $0, order: order.beforeCaps) } ?? "")
  }

  private var decision: String {
    switch order.decision {
    case .orderUrgently, .order: stockAndUse + outlook + "; " + request + further
    case .enough: stockAndUse + outlook + "; " + noRequest + further
    case .overstocked: overstocked
    case .stockUnknown: stockUnknown
    case .notReported: notReported
    case .notHeld:
      language.text(
        es: "El establecimiento no maneja este producto: ni stock ni consumo en sus últimos reportes.",
        en: "The facility does not hold this product: neither stock nor use in its latest reports.")
    }
  }

  private var overstocked: String {
    let amount = left
    let remedy =
      outgoing
      ?? language.text(
        es: "vea si otro establecimiento \(pronoun) necesita", en: "see whether another facility needs them")
    guard let months = assessment.official.monthsOfStock else {
      return language.text(
        es:
          "\(amount) y en 12 meses no se ha usado \(unit.isFeminine ? "ninguna" : "ninguno"): no pida; \(remedy).",
        en:
          "\(amount) and none were used in 12 months: do not order; \(remedy).")
    }
    let cover = language.months(months)
    let limit = NumberText.decimal(settings.officialRule.maximumMonths)
    return language.text(
      es: "\(amount), para \(cover) de CPMA y el máximo es \(limit): no pida; "
        + "\(remedy).",
      en: "\(amount), enough for \(cover) of CPMA where the most is \(limit): do not order; "
        + "\(remedy).")
  }

  private var stockUnknown: String {
    let month = language.monthText(assessment.stockMonth ?? settings.asOf)
    return language.text(
      es: "El reporte de \(month) no dice cuánto queda: cuente el stock antes de pedir.",
      en: "The report for \(month) does not state what is left: count the stock before ordering.")
  }

  private var notReported: String {
    guard let month = assessment.stockMonth else {
      return language.text(
        es: "Falta el reporte y no se conoce el stock: pida el reporte antes de decidir.",
        en: "The report is missing and the stock is not known: ask for the report before deciding.")
    }
    let isOne = unit.counted(stock).hasPrefix("1 ")
    let none = unit.isFeminine ? "ninguna" : "ningún"
    let then =
      stock > 0
      ? language.text(
        es: "cuando quedaba\(isOne ? "" : "n") \(unit.counted(stock))",
        en: "when \(unit.counted(stock)) \(isOne ? "was" : "were") left")
      : language.text(
        es: "cuando no quedaba \(none) \(unit.singular)", en: "when no \(unit.plural) were left")
    let name = language.monthText(month)
    return language.text(
      es: "El último reporte de este producto es de \(name), \(then): pregunte cuánto hay antes de decidir.",
      en: "The last report of this product is for \(name), \(then): ask what is there before deciding.")
  }
}
