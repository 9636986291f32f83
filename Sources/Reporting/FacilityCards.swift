import StockPolicy
import SupplyModel
import Wording

/// One card for each facility, with a chart for each product that it holds.
struct FacilityCards {
  let page: ReportPage
  let reporting: ReportingState

  private var language: Language { page.input.language }
  private var settings: ForecastRun.Settings { page.input.run.settings }

  var views: [ReportPage.View] {
    let byFacility = Dictionary(grouping: page.input.run.assessments, by: \.facility)
    return page.order.codes.map { card($0, lines: byFacility[$0] ?? []) }
  }

  private func card(_ code: String, lines: [SeriesAssessment]) -> ReportPage.View {
    let held = lines.filter { $0.order.decision != .notHeld }
      .sorted { ($0.alert, $0.product) < ($1.alert, $1.product) }
    let notHeld = lines.filter { $0.order.decision == .notHeld }.map(\.product).sorted()
    var view: ReportPage.View = [
      "place": page.lines.place(of: code), "open": page.isOpen,
      "facilityName": page.names.facilityName(code), "facilityCode": code, "chips": chips(held),
      "hasProducts": !held.isEmpty,
      "lines": held.map(line),
    ]
    if let network = page.names.facility(code).microNetwork { view["network"] = network }
    if !reporting.hasReported(code) {
      view["silence"] = language.noReportSince(reporting.lastMonth(of: code))
    }
    if !notHeld.isEmpty { view["notHeld"] = notHeld.map(page.names.product).joined(separator: ", ") }
    if let calendar = page.input.run.calendars[code] { view["calendar"] = language.sentence(for: calendar) }
    if held.contains(where: \.isOrderLine) {
      view["orderLink"] = OrderViews.id(place: page.lines.place(of: code))
    }
    return view
  }

  /// How many of its products are out, urgent and to watch.
  private func chips(_ lines: [SeriesAssessment]) -> [ReportPage.View] {
    WorkLevel.all.compactMap { level in
      let count = lines.count { $0.alert == level.alert }
      guard count > 0 else { return nil }
      return ["chip": language.counted(count, level.alert), "chipTone": level.tone]
    }
  }

  private func line(_ line: SeriesAssessment) -> ReportPage.View {
    var view = page.lines.view(line)
    let availability = line.official.availability
    let rule = settings.officialRule
    view["class"] = availability.rawValue
    view["symbol"] = language.symbol(of: availability)
    view["className"] = language.name(of: availability)
    view["classMeaning"] = language.meaning(of: availability, rule: rule)
    view["chart"] =
      HistoryChart(
        assessment: line, series: page.lines.history(of: line), settings: settings, names: page.names
      ).svg
    view["bar"] = MonthsOfStockBar(official: line.official, rule: rule, language: language).svg
    let unit = page.names.unit(line.product)
    if let stock = line.stock { view["stockUnit"] = stock == 1 ? unit.singular : unit.plural }
    view["monthsText"] = language.monthsAndAverage(
      months: line.official.monthsOfStock, average: line.official.averageConsumption)
    if line.isOrderLine {
      let told = [language.formula(of: line.order), page.names.difference(line)].compactMap { $0 }
      if !told.isEmpty { view["steps"] = told.joined(separator: " ") }
    }
    if let official = line.order.officialQuantity {
      view["officialText"] = language.officialOrder(official)
    }
    return view
  }
}
