import StockPolicy
import SupplyModel

/// One facility: how its products stand, whom to call, how it is supplied.
struct FacilityCard: TemplateValue {
  /// How many of its products are of one level.
  struct Chip: TemplateValue {
    let text: String
    let tone: String
  }

  let place: String
  let isOpen: Bool
  let name: String
  let code: String
  let network: String?
  let chips: [Chip]
  /// Since when it has not reported; nil where it has.
  let silence: String?
  let lines: [FacilityLine]
  let telephone: String?
  let calendar: String?
  /// The products that it does not hold; nil for none.
  let notHeld: String?
  /// The anchor of its order; nil where nothing is ordered.
  let order: String?

  init(_ facility: FacilityCode, lines: [SeriesAssessment], _ context: ReportContext) {
    let (language, names, place) = (context.language, context.names, context.lines.place(of: facility))
    let held = lines.filter { $0.order.decision != .notHeld }
      .sorted { ($0.alert, $0.product) < ($1.alert, $1.product) }
    let notHeld = lines.filter { $0.order.decision == .notHeld }.map(\.product).sorted()
    self.place = place
    isOpen = context.isOpen
    name = names.shownName(facility)
    code = facility.text
    network = names.shownMicroNetwork(of: facility)
    chips = WorkLevel.all.compactMap { level in
      let count = held.count { $0.alert == level.alert }
      return count > 0 ? Chip(text: language.counted(count, level.alert), tone: level.tone) : nil
    }
    silence =
      context.reporting.hasReported(facility)
      ? nil : language.noReportSince(context.reporting.lastMonth(of: facility))
    self.lines = held.map { FacilityLine($0, context) }
    telephone = names.telephone(facility)
    calendar = context.run.calendars[facility].map { language.sentence(for: $0) }
    self.notHeld = notHeld.isEmpty ? nil : notHeld.map(names.product).joined(separator: ", ")
    order = held.contains(where: \.isOrderLine) ? OrdersSection.id(place: place) : nil
  }
}

extension Language {
  /// `Sin reporte desde agosto de 2026`.
  func noReportSince(_ month: Month?) -> String {
    guard let month else { return text(es: "Sin ningún reporte", en: "No report at all") }
    return text(es: "Sin reporte desde \(monthText(month))", en: "No report since \(monthText(month))")
  }
}
