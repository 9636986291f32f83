import StockPolicy
import SupplyModel

/// One facility × product as the templates print it, the same in every list.
struct LineViews {
  private let names: ReportNames
  private let places: FacilityOrder
  private let numbers: [ProductCode: Int]
  private let series: [SeriesKey: SupplySeries]
  private let demands: [SeriesKey: EstimatedDemand]

  init(input: ReportInput, names: ReportNames, order: FacilityOrder) {
    self.names = names
    places = order
    series = Dictionary(
      input.history.map { (SeriesKey(facility: $0.facility, product: $0.product), $0) },
      uniquingKeysWith: { first, _ in first })
    demands = Dictionary(
      zip(input.history, input.demands).map { (SeriesKey(facility: $0.facility, product: $0.product), $1) },
      uniquingKeysWith: { first, _ in first })
    let products = Set(input.run.assessments.map(\.product)).sorted()
    numbers = Dictionary(
      products.enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
  }

  private var language: Language { names.language }

  /// The anchor of a facility: by its place in the order, as codes may hold anything.
  func place(of facility: FacilityCode) -> String { "f\(places.place(of: facility) + 1)" }

  /// The anchor of a facility's product.
  func lineID(_ line: SeriesAssessment) -> String {
    place(of: line.facility) + "-\(numbers[line.product] ?? 0)"
  }

  /// Where a line leads to: its row, or its facility's card where it is not held and has none.
  func anchor(_ line: SeriesAssessment) -> String {
    line.order.decision == .notHeld ? place(of: line.facility) : lineID(line)
  }

  /// The history of a line.
  func history(of line: SeriesAssessment) -> SupplySeries? {
    series[SeriesKey(facility: line.facility, product: line.product)]
  }

  /// The demand of a line's history, corrected for stock-outs; nil where it was not estimated.
  func demand(of line: SeriesAssessment) -> EstimatedDemand? {
    demands[SeriesKey(facility: line.facility, product: line.product)]
  }

  /// The first month that closed empty of those that lead up to the last known stock.
  private func emptySince(_ line: SeriesAssessment) -> Month? {
    let reported = history(of: line)?.entries.filter { $0.quantities != nil } ?? []
    return reported.reversed().prefix { $0.quantities?.closing == 0 }.last?.month ?? line.stockMonth
  }

  /// What every list may print of a line.
  func view(_ line: SeriesAssessment) -> ReportPage.View {
    let unit = names.unit(line.product)
    let isHeld = line.order.decision != .notHeld
    var view: ReportPage.View = [
      "place": place(of: line.facility), "facilityName": names.facilityName(line.facility),
      "lineId": anchor(line), "product": names.product(line.product),
      "code": line.product, "stock": line.stock.map { NumberText.decimal($0) } ?? "?",
      "why": names.reason(line), "date": date(line), "order": order(line),
      "months": line.official.monthsOfStock.map { NumberText.decimal($0) } ?? "–",
    ]
    if line.order.quantity > 0 { view["orderUnit"] = line.order.quantity == 1 ? unit.singular : unit.plural }
    if line.expectedHarm >= 0.05, names.hasCoupleYears(line.product) {
      view["harm"] = language.atRisk(line.expectedHarm)
    }
    if line.moved > 0 { view["incoming"] = language.comesByTransfer(line.moved) }
    if let network = names.facility(line.facility).microNetwork { view["network"] = network }
    if let telephone = names.telephone(line.facility) { view["phone"] = telephone }
    if let month = line.stockMonth, month < names.settings.asOf { view["stockAge"] = language.stockOf(month) }
    view["chance"] = "–"
    if line.stock == 0, isHeld {
      view["chance"] = language.alreadyOut
      view["use"] = language.monthlyUse(line.official.averageConsumption, unit: unit)
      view["outSince"] = emptySince(line).map(language.shortMonth) ?? "–"
    } else if let told = line.toldProbability(asOf: names.settings.asOf) {
      view["chance"] = language.probabilityText(told.probability)
      view["chanceEnd"] = language.beforeEnd(of: told.byEndOf)
      view["chanceSeen"] = line.toldWithResupply().map(language.withUsualDeliveries)
    }
    return view
  }

  /// The quantity to order, or a dash where nothing is known.
  private func order(_ line: SeriesAssessment) -> String {
    line.quantityToOrder.map(NumberText.whole) ?? "–"
  }

  private func date(_ line: SeriesAssessment) -> String {
    guard let risk = line.risk else { return "–" }
    if line.stock == 0 { return language.text(es: "ya", en: "now") }
    return risk.expectedDate.map(language.dayText)
      ?? language.text(
        es: "más de \(risk.probabilityByMonth.count) meses",
        en: "over \(risk.probabilityByMonth.count) months")
  }
}

/// The key of a facility × product.
private struct SeriesKey: Hashable {
  let facility: FacilityCode
  let product: ProductCode
}
