import StockPolicy
import SupplyModel

/// One product of a facility: its class, its chart, what is left, what to order, and why.
struct FacilityLine: TemplateValue {
  /// DIGEMID's class of a line, in words: colours are the alert's.
  struct Class: TemplateValue {
    let name: String
    let meaning: String
  }

  /// What stands folded behind a line.
  struct More: TemplateValue {
    /// How the order was computed; nil where there is none.
    let arithmetic: String?
    /// Both probabilities as numbers.
    let chances: String?
    /// What is known of the last months.
    let dataUsed: String?
    let lots: String?
  }

  /// Its anchor.
  let id: String
  let product: String
  let code: String
  let availability: Class
  let why: String
  /// What stands behind; nil where that is on the page with the charts.
  let more: More?
  /// The chart; nil where it stands on another page.
  let chart: String?
  /// Use month by month in place of a chart.
  let recentUse: String?
  let stock: StockText
  let unit: String?
  /// Months of stock as a bar, with the charts.
  let bar: String?
  let months: String
  let use: String
  let chance: ChanceText
  /// When it runs out.
  let date: String?
  let order: String
  let incoming: String?
  let official: String?

  init(_ line: SeriesAssessment, _ context: ReportContext) {
    let (language, names, hasCharts) = (context.language, context.names, context.hasCharts)
    let noun = names.unit(line.product)
    let order = context.order(of: line)
    id = context.lines.anchor(line)
    product = names.product(line.product)
    code = line.product.text
    availability = Class(line.official, rule: context.settings.officialRule, language)
    why = names.reason(line)
    more = hasCharts || line.isOrderLine ? More(line, context) : nil
    chart = hasCharts ? Self.chart(line, context) : nil
    recentUse = hasCharts ? nil : language.recentUse(line.recentConsumption)
    stock = context.stock(of: line)
    unit = line.stock.map { $0 == 1 ? noun.singular : noun.plural }
    bar =
      hasCharts
      ? MonthsOfStockBar(line, rule: context.settings.officialRule, language: language).svg
      : nil
    months = language.monthsOfStock(line.official.monthsOfStock)
    use = language.useText(line.expectedMonthlyDemand)
    chance = context.chance(of: line)
    date = (line.stock ?? 0) > 0 ? Self.date(line, context) : nil
    self.order = order.quantity
    incoming = order.incoming
    official = line.order.officialQuantity.map(language.officialOrder)
  }

  private static func chart(_ line: SeriesAssessment, _ context: ReportContext) -> String {
    HistoryChart(
      assessment: line, series: context.lines.history(of: line), demand: context.lines.demand(of: line),
      settings: context.settings, names: context.names
    ).svg
  }

  /// When it runs out, of the median and of one case in ten either way.
  private static func date(_ line: SeriesAssessment, _ context: ReportContext) -> String? {
    guard let risk = line.risk, let expected = risk.expectedDate else { return nil }
    return context.language.runsOutAbout(
      expected, early: risk.earlyDate, late: risk.lateDate, today: context.input.madeOn)
  }
}

extension FacilityLine.Class {
  /// The official rule's word for a line, with the average that it goes by.
  init(_ official: OfficialIndicators, rule: OfficialRule, _ language: Language) {
    name = language.name(of: official.availability)
    meaning =
      language.meaning(of: official.availability, rule: rule)
      + "; CPMA " + NumberText.decimal(official.averageConsumption)
  }
}

extension FacilityLine.More {
  /// Everything with the charts; beside a chart on another page only how the order was computed.
  ///
  /// - Parameter isSheet: whether the steps of the order stand beside it already.
  init(_ line: SeriesAssessment, _ context: ReportContext, isSheet: Bool = false) {
    let language = context.language
    let hasCharts = isSheet || context.hasCharts
    let difference = isSheet ? nil : context.names.difference(line)
    let told =
      line.isOrderLine
      ? [language.formula(of: line, asOf: context.settings.asOf), difference].compactMap { $0 } : []
    arithmetic = told.isEmpty ? nil : told.joined(separator: " ")
    chances =
      hasCharts
      ? line.toldProbability(asOf: context.settings.asOf).map {
        language.probabilityNumbers(
          $0.probability, resupply: line.toldWithResupply(), byEndOf: $0.byEndOf)
      } : nil
    dataUsed =
      hasCharts
      ? context.lines.history(of: line).map {
        language.dataUsed(
          $0, demand: context.lines.demand(of: line), asOf: context.settings.asOf,
          months: OfficialRule.windowMonths)
      } : nil
    lots =
      hasCharts && !line.lots.isEmpty
      ? line.lots.map { language.lotText($0.lot) }.joined(separator: "; ") : nil
  }
}
