import StockPolicy
import SupplyModel

/// All that is known of each product of one facility, one below another, with its large chart and the steps of its order.
struct FacilitySheetSection: Section {
  static let template = Template(
    "sheet", PackageResources.sheet_mustache, parts: [ProductChartLegend.template])

  struct Words: TemplateValue {
    let title = Phrase(es: "Producto por producto", en: "Product by product")
    let stock = Headings.stock
    let digemid = Headings.digemid
    let use = Headings.use
    let swipe = Headings.swipeChart
    let runsOut = Phrase(es: "Se acaba", en: "Runs out")
    let probability = Headings.probability
    let order = Phrase(es: "Pedir → llega", en: "Order → comes")
    let steps = Phrase(es: "De la regla oficial a este pedido", en: "From the official rule to this order")
    let step = Phrase(es: "Paso", en: "Step")
    let change = Phrase(es: "Cambia", en: "Change")
    let after = Phrase(es: "Queda en", en: "Makes")
    let more = Phrase(es: "los datos detrás", en: "the data behind")
    let dataUsed = Phrase(es: "Datos", en: "Data")
    let lots = Phrase(es: "Lotes", en: "Lots")
    let telephone = Headings.telephone
    let supply = Phrase(es: "Abastecimiento", en: "Supply")
    let notHeld = Phrase(es: "No maneja", en: "Does not hold")
  }

  let words = Words()
  let terms: String
  let count: String
  let code: String
  let network: String?
  let place: String
  let legend: ProductChartLegend
  let items: [FacilityItem]
  let telephone: String?
  let calendar: String?
  let notHeld: String?
  /// Since when it has not reported; nil where it has.
  let silence: String?

  /// The section; nil on pages that are not of one facility.
  init?(_ context: ReportContext) {
    guard context.isFacility, let facility = context.order.codes.first else { return nil }
    let names = context.names
    terms = context.terms(
      .use, .cpma, .monthsOfStock, .availabilityClass, .alert, .probability, .usualDeliveries, .median, .mean,
      .forecast, .correctedMonth, .officialRule, .level)
    code = facility.text
    network = names.shownMicroNetwork(of: facility)
    place = context.lines.place(of: facility)
    telephone = names.telephone(facility)
    calendar = context.run.calendars[facility].map { context.language.sentence(for: $0) }
    let absent = context.run.assessments.filter { $0.order.decision == .notHeld }.map(\.product).sorted()
    notHeld = absent.isEmpty ? nil : absent.map(names.product).joined(separator: ", ")
    silence =
      context.reporting.hasReported(facility)
      ? nil : context.language.noReportSince(context.reporting.lastMonth(of: facility))
    legend = ProductChartLegend()
    let held = context.run.assessments.filter { $0.order.decision != .notHeld }
    let hasCharts = held.count <= context.limits.largeCharts
    items = held.sorted { ($0.alert, $0.product) < ($1.alert, $1.product) }
      .map { FacilityItem($0, hasChart: hasCharts, context) }
    count = NumberText.whole(items.count)
  }

  /// What all large charts of the page have alike, as SVG.
  static func drawings(_ context: ReportContext) -> String {
    let held = context.run.assessments.filter { $0.order.decision != .notHeld }
    let frames = Set(held.map(\.monthlyDemand.count)).sorted().map {
      ProductChart.frame(monthsAhead: $0, context)
    }
    return frames.joined() + MonthsOfStockBar.ground(context.settings.officialRule)
  }
}

/// What the marks of the large charts mean.
struct ProductChartLegend: Section {
  static let template = Template("chartkey", PackageResources.chartkey_mustache)

  struct Words: TemplateValue {
    let use = Phrase(es: "consumo registrado", en: "recorded use")
    let filled = Phrase(
      es: "demanda estimada donde faltó stock", en: "demand estimated where stock was short")
    let out = Phrase(es: "sin stock", en: "out of stock")
    let unknown = Phrase(es: "stock sin dato", en: "stock unknown")
    let missing = Phrase(es: "sin reporte", en: "no report")
    let fan = Phrase(es: "pronóstico: 8 y 5 de cada 10 casos", en: "forecast: 8 and 5 in 10 cases")
    let median = Phrase(es: "mediana", en: "median")
    let average = Phrase(es: "CPMA", en: "CPMA")
    let stock = Phrase(es: "stock a fin de mes", en: "stock at month's end")
    let came = Phrase(es: "lo que llegó", en: "what came")
    let ahead = Phrase(es: "si no llega nada", en: "if nothing arrives")
  }

  let words = Words()
  /// Whether the charts show what would have been used with stock.
  let hasEstimates: Bool

  init(hasEstimates: Bool = true) { self.hasEstimates = hasEstimates }
}
