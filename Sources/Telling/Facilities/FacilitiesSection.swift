import StockPolicy
import SupplyModel

/// A card for each facility, with all that is known of each product that it holds.
struct FacilitiesSection: Section {
  static let template = Template(
    "facilities", PackageResources.facilities_mustache, parts: [ChartLegend.template])

  struct Words: TemplateValue {
    let title = Phrase(es: "Establecimientos", en: "Facilities")
    let chartsAside = Phrase(
      es: "Son demasiadas líneas para sus gráficos: aquí va el consumo mes a mes.",
      en: "There are too many lines for their charts: here is their use month by month.")
    let product = Headings.product
    let digemid = Headings.digemid
    let history = Phrase(es: "Consumo y pronóstico", en: "Use and forecast")
    let stock = Headings.stock
    let probability = Headings.probability
    let order = Headings.order
    let use = Headings.use
    let howComputed = Phrase(es: "el cálculo", en: "the arithmetic")
    let dataUsed = Phrase(es: "Datos", en: "Data")
    let lots = Phrase(es: "Lotes", en: "Lots")
    let telephone = Headings.telephone
    let supply = Phrase(es: "Abastecimiento", en: "Supply")
    let notHeld = Phrase(es: "No maneja", en: "Does not hold")
    let goToOrder = Phrase(es: "ver su pedido", en: "see its order")
  }

  let words = Words()
  /// How to read the charts; nil where they stand on other pages.
  let legend: ChartLegend?
  let cards: [FacilityCard]

  /// The section; nil where the cards stand on other pages.
  init?(_ context: ReportContext) {
    guard context.hasCards else { return nil }
    let lines = Dictionary(grouping: context.run.assessments, by: \.facility)
    legend = context.hasCharts ? ChartLegend() : nil
    cards = context.order.codes.map { FacilityCard($0, lines: lines[$0] ?? [], context) }
  }

  /// The parts that all drawings of the cards share, as SVG.
  static func drawings(_ context: ReportContext) -> String {
    guard context.hasCharts else { return "" }
    let held = context.run.assessments.filter { $0.order.decision != .notHeld }
    let frames = Set(held.map(\.monthlyDemand.count)).sorted().map {
      HistoryChart.frame(monthsAhead: $0, settings: context.settings, language: context.language)
    }
    return frames.joined() + MonthsOfStockBar.ground(context.settings.officialRule)
  }

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of([".prod"], from: 2, [words.history, words.stock, words.probability, words.order])
  }
}
