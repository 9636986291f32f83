import StockPolicy
import SupplyModel

/// A card for each facility, with all that is known of each product that it holds.
struct FacilitiesSection: Section {
  static let template = Template(
    "facilities", PackageResources.facilities_mustache, parts: [ChartLegend.template])

  struct Words: TemplateValue {
    let title = Phrase(es: "Establecimientos", en: "Facilities")
    let chartsAside = Phrase(
      es: "Los gráficos están en la página de cada microrred (carpeta microrredes).",
      en: "The charts stand on each micro-network’s page (folder microrredes).")
    let product = Headings.product
    let history = Phrase(es: "Consumo y pronóstico", en: "Use and forecast")
    let stock = Headings.stock
    let probability = Headings.probability
    let order = Headings.order
    let howComputed = Phrase(es: "el cálculo", en: "the arithmetic")
    let dataUsed = Phrase(es: "Datos", en: "Data")
    let lots = Phrase(es: "Lotes", en: "Lots")
    let goToCharts = Phrase(
      es: "ver sus gráficos, en la página de su microrred", en: "see its charts, on its micro-network’s page")
    let telephone = Headings.telephone
    let supply = Phrase(es: "Abastecimiento", en: "Supply")
    let notHeld = Phrase(es: "No maneja", en: "Does not hold")
    let goToOrder = Phrase(es: "ver su pedido", en: "see its order")
  }

  let words = Words()
  /// The parts that all drawings of the page share, as SVG.
  let drawings: String
  /// How to read the charts; nil where they stand on other pages.
  let legend: ChartLegend?
  let cards: [FacilityCard]

  init(_ context: ReportContext) {
    let lines = Dictionary(grouping: context.run.assessments, by: \.facility)
    drawings = context.hasCharts ? Self.drawings(context) : ""
    legend = context.hasCharts ? ChartLegend() : nil
    cards = context.order.codes.map { FacilityCard($0, lines: lines[$0] ?? [], context) }
  }

  private static func drawings(_ context: ReportContext) -> String {
    let held = context.run.assessments.filter { $0.order.decision != .notHeld }
    let frames = Set(held.map(\.monthlyDemand.count)).sorted().map {
      HistoryChart.frame(monthsAhead: $0, settings: context.settings, language: context.language)
    }
    return frames.joined() + MonthsOfStockBar.ground(context.settings.officialRule)
  }

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of([".prod"], from: 3, [words.stock, words.probability, words.order])
  }
}
