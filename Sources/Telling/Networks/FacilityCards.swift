import StockPolicy
import SupplyModel

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

  /// The parts that all drawings of the page share, as SVG.
  var drawings: String {
    let held = page.input.run.assessments.filter { $0.order.decision != .notHeld }
    let ahead = page.hasCharts ? Set(held.map(\.monthlyDemand.count)).sorted() : []
    let frames = ahead.map { HistoryChart.frame(monthsAhead: $0, settings: settings, language: language) }
    return frames.joined() + (page.hasCharts ? MonthsOfStockBar.ground(settings.officialRule) : "")
  }

  private func card(_ code: FacilityCode, lines: [SeriesAssessment]) -> ReportPage.View {
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
    if let telephone = page.names.telephone(code) { view["cardPhone"] = telephone }
    if !reporting.hasReported(code) {
      view["silence"] = language.noReportSince(reporting.lastMonth(of: code))
    }
    if !notHeld.isEmpty { view["notHeld"] = notHeld.map(page.names.product).joined(separator: ", ") }
    if let calendar = page.input.run.calendars[code] { view["calendar"] = language.sentence(for: calendar) }
    if !page.hasCharts, let path = page.files.page(of: page.names.facility(code)) {
      view["page"] = path
    }
    if held.contains(where: \.isOrderLine) {
      view["orderLink"] = OrderViews.id(place: page.lines.place(of: code))
    }
    return view
  }

  /// When it runs out, of the median and of one case in ten either way.
  private func dateText(_ line: SeriesAssessment) -> String? {
    guard let risk = line.risk, let expected = risk.expectedDate else { return nil }
    return language.runsOutAbout(expected, early: risk.earlyDate, late: risk.lateDate)
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
    if page.hasCharts {
      view["chart"] =
        HistoryChart(
          assessment: line, series: page.lines.history(of: line),
          demand: page.lines.demand(of: line), settings: settings, names: page.names
        ).svg
      view["bar"] = MonthsOfStockBar(official: line.official, rule: rule, language: language).svg
    } else {
      view["recent"] = language.recentUse(line.recentConsumption)
    }
    let unit = page.names.unit(line.product)
    if let stock = line.stock { view["stockUnit"] = stock == 1 ? unit.singular : unit.plural }
    view["monthsText"] = language.monthsAndAverage(
      months: line.official.monthsOfStock, average: line.official.averageConsumption)
    if line.order.decision != .notHeld, (line.stock ?? 0) > 0 {
      if let text = dateText(line) { view["dateLine"] = text }
    }
    let lots = line.lots.map { language.lotText($0.lot) }
    if page.hasCharts {
      if !lots.isEmpty { view["lotList"] = lots.joined(separator: "; ") }
      if let series = page.lines.history(of: line) {
        view["dataLine"] = language.dataUsed(
          series, demand: page.lines.demand(of: line), asOf: settings.asOf, months: OfficialRule.windowMonths)
      }
    }
    if page.hasCharts, let told = line.toldProbability(asOf: settings.asOf) {
      view["chanceNumbers"] = language.probabilityNumbers(
        told.probability, resupply: line.toldWithResupply(), byEndOf: told.byEndOf)
    }
    view["hasMore"] = page.hasCharts || line.isOrderLine
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
