import StockPolicy
import SupplyModel

/// The indicators of family planning: methods out of stock, methods to choose from, couple-years.
struct IndicatorsSection: Section {
  static let template = Template("indicators", PackageResources.indicators_mustache)

  struct Words: TemplateValue {
    let title: Phrase
    let swipe = Headings.swipeTable
    let method = Phrase(es: "Método", en: "Method")
    let offering = Phrase(es: "Lo manejan y reportaron", en: "Offer it and reported")
    let out = Phrase(es: "Sin stock", en: "Out of stock")
    let dispensed = Phrase(es: "APP entregados", en: "CYP dispensed")
    let lost = Phrase(es: "APP perdidos", en: "CYP lost")
  }

  struct Row: TemplateValue {
    let name: String
    let offering: String
    let out: String
    let share: String
    let dispensed: String
    let lost: String
  }

  let words: Words
  let terms: String
  /// How many facilities have methods to choose from, a sentence for each level of care.
  let choices: [String]
  let hint: String
  let methods: [Row]
  let total: Row
  /// The products whose couple-years nobody states; nil where all are stated.
  let withoutFactor: String?

  /// The section; nil where no method can be counted.
  ///
  /// Products that are no method are not, whatever the run looks at.
  init?(_ context: ReportContext) {
    let (language, names, products) = (context.language, context.names, context.input.products)
    let asOf = context.settings.asOf
    // Couple-years are counted over the months of the official average.
    let first = asOf.advanced(by: 1 - OfficialRule.windowMonths)
    let availability = MethodAvailability(
      context.run.assessments, asOf: asOf, category: { names.facility($0).category }, method: names.method)
    guard !availability.methods.isEmpty else { return nil }
    terms = context.terms(.coupleYears, .demand)
    let years = Self.coupleYears(context, from: first)
    words = Words(
      title: context.settings.scope.isFamilyPlanning
        ? Phrase(es: "Indicadores de anticonceptivos", en: "Contraceptive indicators")
        : Phrase(es: "Indicadores de planificación familiar", en: "Family planning indicators"))
    choices = [availability.primary, availability.hospital].filter { $0.facilities > 0 }
      .map(language.choice)
    hint = language.indicatorHint(asOf: asOf, from: first)
    methods = availability.methods.map { method in
      Row(
        language.methodName(method.name), offering: method.offering, out: method.out, share: method.share,
        years[method.name])
    }
    // By name, so that the sums are the same to the last digit every time.
    let all = years.sorted { $0.key < $1.key }.reduce(into: (dispensed: 0.0, lost: 0.0)) { sum, one in
      sum.dispensed += one.value.dispensed
      sum.lost += one.value.lost
    }
    total = Row(
      name: language.text(es: "Alguno de sus métodos", en: "Any of its methods"),
      offering: NumberText.whole(availability.any.offering), out: NumberText.whole(availability.any.out),
      share: availability.any.share.map(NumberText.percent) ?? "–",
      dispensed: NumberText.decimal(all.dispensed), lost: NumberText.decimal(all.lost))
    let untold = Set(context.run.assessments.map(\.product))
      .filter { names.method($0) != nil && products[$0].coupleYearsPerUnit == nil }.sorted().map(
        names.product)
    withoutFactor = untold.isEmpty ? nil : language.withoutFactor(untold)
  }

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words(title: Headings.product)
    let share = Phrase(es: "Sin stock, %", en: "Out of stock, %")
    return NarrowLabel.of(
      [".methods"], from: 2, [words.offering, words.out, share, words.dispensed, words.lost])
  }

  /// Couple-years of the last twelve months, by method; none for a method without a factor.
  private static func coupleYears(_ context: ReportContext, from first: Month) -> [String: CoupleYears] {
    let input = context.input
    var years: [String: CoupleYears] = [:]
    for (place, series) in input.history.enumerated() {
      guard let perUnit = input.products[series.product].coupleYearsPerUnit,
        let method = context.names.method(series.product)
      else { continue }
      let demand = input.demands.indices.contains(place) ? input.demands[place] : nil
      years[method, default: CoupleYears()].add(
        series, demand: demand, perUnit: perUnit, from: first, through: context.settings.asOf)
    }
    return years
  }
}

extension IndicatorsSection.Row {
  fileprivate init(_ name: String, offering: Int, out: Int, share: Double?, _ years: CoupleYears?) {
    self.name = name
    self.offering = NumberText.whole(offering)
    self.out = NumberText.whole(out)
    self.share = share.map(NumberText.percent) ?? "–"
    dispensed = years.map { NumberText.decimal($0.dispensed) } ?? "–"
    lost = years.map { NumberText.decimal($0.lost) } ?? "–"
  }
}

extension Language {
  /// What the indicators count.
  fileprivate func indicatorHint(asOf month: Month, from first: Month) -> String {
    text(
      es:
        "Cuenta cada método que el establecimiento maneja y cuyo stock al cierre de \(monthText(month)) se conoce; "
        + "quien no reportó no cuenta ni como abastecido ni como desabastecido. Años pareja de protección (APP), de "
        + "\(shortMonth(first)) a \(shortMonth(month)): entregados, y perdidos porque faltó stock (demanda estimada menos lo "
        + "entregado en los meses corregidos).",
      en:
        "Counts each method that a facility holds and whose stock at the end of \(monthText(month)) is known; who did not "
        + "report counts neither as stocked nor as out. Couple-years of protection (CYP), \(shortMonth(first)) to "
        + "\(shortMonth(month)): dispensed, and lost for want of stock (estimated demand less what was dispensed in corrected "
        + "months).")
  }

  /// How many facilities have so many methods to choose from: `Con 3 métodos o más en stock (…): 20 de 24 …`.
  fileprivate func choice(_ choice: MethodAvailability.Choice) -> String {
    let level =
      choice.methods == 3
      ? text(es: "primer nivel, o sin categoría", en: "primary level, or no category")
      : text(es: "hospitales, categorías II y III", en: "hospitals, categories II and III")
    let share = choice.share.map(NumberText.percent) ?? "–"
    let count = outOf(choice.enough, choice.facilities)
    return text(
      es: "Con \(choice.methods) métodos o más en stock (\(level)): \(count) establecimientos, \(share).",
      en: "With \(choice.methods) methods or more in stock (\(level)): \(count) facilities, \(share).")
  }

  /// Products whose couple-years nobody states.
  fileprivate func withoutFactor(_ products: [String]) -> String {
    text(es: "Sin factor de APP, no contados: ", en: "Without a CYP factor, not counted: ")
      + products.joined(separator: ", ") + "."
  }
}
