import StockPolicy
import SupplyModel

extension Language {
  /// Why an assessment says what it says, in one sentence with the reader's own numbers.
  ///
  /// - Parameters:
  ///   - assessment: one facility × product of a run.
  ///   - unit: the noun for its unit of issue.
  ///   - settings: the settings of the run; its month tells whether the stock is an old one.
  public func reason(
    for assessment: SeriesAssessment, unit: UnitNoun, settings: ForecastRun.Settings
  ) -> String {
    let reason = Reason(language: self, assessment: assessment, unit: unit, settings: settings)
    return reason.sentence
  }
}

/// The parts of one sentence.
private struct Reason {
  let language: Language
  let assessment: SeriesAssessment
  let unit: UnitNoun
  let settings: ForecastRun.Settings

  private var stock: Double { assessment.stock ?? 0 }
  private var order: OrderRecommendation { assessment.order }
  private var pronoun: String { unit.isFeminine ? "las" : "los" }

  /// The month of the stock when it is not the run's own.
  private var oldMonth: Month? { assessment.stockMonth.flatMap { $0 < settings.asOf ? $0 : nil } }

  var sentence: String {
    switch order.decision {
    case .orderUrgently, .order: stockAndUse + outlook + "; " + request
    case .enough:
      stockAndUse + outlook + language.text(es: "; no hace falta pedir.", en: "; no order is needed.")
    case .overstocked: overstocked
    case .stockUnknown: stockUnknown
    case .notReported: notReported
    case .notHeld:
      language.text(
        es: "El establecimiento no maneja este producto: ni stock ni movimiento en sus últimos reportes.",
        en: "The facility does not hold this product: neither stock nor movement in its latest reports.")
    }
  }

  /// `Quedan 12 ampollas`, `No queda ninguna ampolla`, `En agosto de 2026 quedaban 12 ampollas`.
  private var left: String {
    let amount = unit.counted(stock)
    let isOne = amount.hasPrefix("1 ")
    let none = unit.isFeminine ? "ninguna" : "ningún"
    guard let oldMonth else {
      if stock <= 0 {
        return language.text(es: "No queda \(none) \(unit.singular)", en: "No \(unit.plural) are left")
      }
      return language.text(
        es: "Queda\(isOne ? "" : "n") \(amount)", en: "\(amount) \(isOne ? "is" : "are") left")
    }
    let month = language.monthText(oldMonth)
    if stock <= 0 {
      return language.text(
        es: "En \(month) ya no quedaba \(none) \(unit.singular)",
        en: "In \(month) no \(unit.plural) were left")
    }
    return language.text(
      es: "En \(month) quedaba\(isOne ? "" : "n") \(amount)",
      en: "In \(month) \(amount) \(isOne ? "was" : "were") left")
  }

  /// Expected use of a month in whole units: `se usan unas 9 al mes`.
  private var use: String {
    let monthly = assessment.expectedMonthlyDemand
    let some = unit.isFeminine ? "unas" : "unos"
    switch monthly {
    case ..<0.05: return language.text(es: "casi no se usa", en: "hardly any use is expected")
    case ..<0.75: return language.text(es: "se usa menos de 1 al mes", en: "less than 1 a month is used")
    case ..<1.5: return language.text(es: "se usa alrededor de 1 al mes", en: "about 1 a month is used")
    default:
      let number = NumberText.decimal(monthly, decimals: 0)
      return language.text(es: "se usan \(some) \(number) al mes", en: "about \(number) a month are used")
    }
  }

  private var stockAndUse: String { left + language.text(es: " y ", en: " and ") + use }

  /// `: si no llega nada, en 7 de cada 10 casos se acaban antes de fin de noviembre`; nothing without stock.
  private var outlook: String {
    guard stock > 0, let risk = assessment.risk else { return "" }
    let months = risk.decisiveMonths(cover: order.coverMonths)
    let probability = risk.probability(withinMonths: months)
    let clause = language.probabilityClause(probability)
    let end = settings.asOf.advanced(by: months)
    let isOne = unit.counted(stock).hasPrefix("1 ")
    return language.text(
      es: ": si no llega nada, \(clause) se acaba\(isOne ? "" : "n") antes de fin de \(yearIfNeeded(end))",
      en: ": if nothing arrives, \(clause) \(isOne ? "it runs" : "they run") out before the end of "
        + yearIfNeeded(end))
  }

  /// The month's name, with its year where that is not the run's.
  private func yearIfNeeded(_ month: Month) -> String {
    month.year == settings.asOf.year ? language.monthName(month) : language.monthText(month)
  }

  private var request: String {
    let months = order.coverMonths
    let span = language.text(
      es: "\(months) \(months == 1 ? "mes" : "meses")", en: "\(months) month\(months == 1 ? "" : "s")")
    let quantity = NumberText.whole(order.quantity)
    let urgent = order.decision == .orderUrgently
    return language.text(
      es: "pida \(urgent ? "ya " : "")\(quantity) para cubrir \(span).",
      en: "order \(quantity)\(urgent ? " now" : "") to cover \(span).")
  }

  private var overstocked: String {
    let amount = left
    guard let months = assessment.official.monthsOfStock else {
      return language.text(
        es:
          "\(amount) y en 12 meses no se ha usado \(unit.isFeminine ? "ninguna" : "ninguno"): no pida; vea si otro establecimiento \(pronoun) necesita.",
        en:
          "\(amount) and none were used in 12 months: do not order; see whether another facility needs them.")
    }
    let cover = NumberText.decimal(months)
    let limit = NumberText.decimal(settings.officialRule.maximumMonths)
    return language.text(
      es: "\(amount), para \(cover) meses al consumo promedio y el máximo es \(limit): no pida; "
        + "vea si otro establecimiento \(pronoun) necesita.",
      en: "\(amount), enough for \(cover) months of average use where the most is \(limit): do not order; "
        + "see whether another facility needs them.")
  }

  private var stockUnknown: String {
    let month = language.monthText(settings.asOf)
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
      es: "No hay reporte desde \(name), \(then): pida el reporte antes de decidir.",
      en: "There has been no report since \(name), \(then): ask for the report before deciding.")
  }
}
