import StockPolicy
import SupplyModel

/// What the templates print: every list of the report, made from one input.
///
/// Templates look a missing name up in the enclosing scopes, so no name means two things at two depths.
struct ReportPage {
  /// Names and values of one template scope.
  typealias View = [String: Any]

  /// Up to so many facilities, orders and cards stand open; beyond, the page would be endless.
  static let mostOpenFacilities = 12

  /// What concerns the page's facilities.
  let input: ReportInput
  /// For whom it is.
  let scope: ReportScope
  /// Where the other pages are.
  let files: ReportFiles
  let names: ReportNames
  let order: FacilityOrder
  let lines: LineViews
  let transferReasons: TransferReasons
  private let worklist: [SeriesAssessment]
  private let unknown: [SeriesAssessment]
  private let excess: [SeriesAssessment]
  private let reporting: ReportingState

  /// The page of a scope; what is common to all pages is given, so that it is made once.
  init(_ whole: ReportInput, scope: ReportScope, shared: ReportShared) {
    let input = whole.only(scope)
    self.input = input
    self.scope = scope
    files = shared.files
    names = shared.names
    order = scope == .region ? shared.order : shared.order.only(input.run)
    lines = shared.lines
    transferReasons = shared.transferReasons
    hasCharts = scope != .region || input.run.assessments.count <= shared.mostChartedLines
    reporting = ReportingState(input: input)
    worklist = input.run.worklist
    unknown = input.run.unknownLines(names: names)
    excess = input.run.assessments.filter { $0.alert == .excess }.sorted(by: order.precedes)
  }

  var view: View {
    var view = header
    view.merge(lists) { first, _ in first }
    view.merge(DataViews(input: input).view) { first, _ in first }
    view.merge(TransferViews(page: self).view) { first, _ in first }
    view.merge(ShortageViews(shortages: input.run.shortages, names: names).view) { first, _ in first }
    view.merge(ExpiryViews(page: self).view) { first, _ in first }
    let networks = NetworkViews(input: input, names: names, order: order, reporting: reporting)
    view.merge(networks.view) { first, _ in first }
    let cards = FacilityCards(page: self, reporting: reporting)
    view.merge(StatusMatrix(page: self, reporting: reporting).view) { first, _ in first }
    view.merge(IndicatorViews(page: self, products: input.products).view) { first, _ in first }
    if scope == .region {
      view.merge(FacilityMap(page: self, reporting: reporting).view) { first, _ in first }
    }
    view.merge(ChangeViews(page: self, earlier: input.earlier).view) { first, _ in first }
    view.merge(AccuracyViews(page: self, records: input.accuracy).view) { first, _ in first }
    view["isPart"] = scope != .region
    view["cards"] = cards.views
    view["drawings"] = cards.drawings
    return view
  }

  var isOpen: Bool { order.codes.count <= Self.mostOpenFacilities }

  /// Whether the charts stand on this page, and not on those of the micro-networks alone.
  let hasCharts: Bool

  private func count(_ level: AlertLevel) -> Int { worklist.count { $0.alert == level } }

  private var expiring: Int { ExpiryLine.lines(of: input.run, names: names).count }

  private var late: [String] { order.codes.filter { !reporting.hasReported($0) } }

  private var orderedLines: [SeriesAssessment] {
    input.run.assessments.filter(\.isOrderLine).sorted(by: order.precedes)
  }

  private var header: View {
    let language = input.language
    let acute = worklist.filter { $0.alert <= .urgent }
    let findings = input.findings
    var view: View = [
      "lang": language.rawValue, "w": language.reportPhrases, "version": input.programVersion,
      "hasCharts": hasCharts, "asideCharts": !hasCharts,
      "asOf": language.monthText(input.run.settings.asOf), "period": language.period(input.run.settings),
      "lead": language.lead(
        stockedOut: count(.stockedOut), urgent: count(.urgent),
        affected: Set(acute.map(\.facility)).count, facilities: order.codes.count),
      "reporting": language.reporting(
        order.codes.count - late.count, of: order.codes.count, month: input.run.settings.asOf),
      "imported": language.imported(input.files),
      "findingSummary": language.openFindings(
        errors: findings.errors, warnings: findings.warnings, notices: findings.notices),
      "tiles": tiles,
    ]
    if let scopeName { view["scope"] = scopeName }
    return view
  }

  /// For whom the page is; nil for everybody.
  private var scopeName: String? {
    switch scope {
    case .region: nil
    case .microNetwork(let name): input.language.microNetworkTitle(name)
    case .facility(let code): names.facilityName(code)
    }
  }

  private var tiles: [View] {
    let language = input.language
    func tile(_ count: Int, _ label: String, _ target: String, _ tone: String) -> View {
      [
        "count": NumberText.whole(count), "label": label, "target": target,
        "tone": count > 0 ? tone : "t-grey",
      ]
    }
    let levels = WorkLevel.all.map { level in
      tile(count(level.alert), language.name(of: level.alert), level.id, level.tone)
    }
    let loads = input.run.transfers.count
    let moves =
      input.run.settings.transfers == nil
      ? []
      : [tile(loads, language.text(es: "Para mover", en: "To move"), "transfers", "t-brand")]
    return levels + moves + [
      tile(orderedLines.count, language.text(es: "Pedidos", en: "Order lines"), "orders", "t-brand"),
      tile(
        late.count, language.text(es: "Sin reporte del mes", en: "Not reported"), "not-reported", "t-grey"),
      tile(unknown.count, language.text(es: "Stock sin dato", en: "Stock unknown"), "unknown", "t-grey"),
      tile(
        expiring, language.text(es: "Lotes por vencer sin uso", en: "Lots to expire unused"), "expiries",
        "t-orange"),
      tile(excess.count, language.text(es: "Sobra o no rota", en: "Too much or unused"), "excess", "t-blue"),
    ]
  }

  private var lists: View {
    let language = input.language
    return [
      "hasWork": !worklist.isEmpty, "work": WorkLevel.all.map(workView),
      "hasLate": !late.isEmpty, "lateCount": NumberText.whole(late.count), "late": late.map(lateView),
      "hasUnknown": !unknown.isEmpty, "unknownCount": NumberText.whole(unknown.count),
      "unknownName": language.reportPhrases["unknownStock"] ?? "",
      "unknownMeaning": language.meaning(of: .unknown), "unknown": unknown.map(lines.view),
      "hasExcess": !excess.isEmpty, "excessCount": NumberText.whole(excess.count),
      "excessMeaning": language.meaning(of: .excess), "excess": excess.map(lines.view),
      "excessOpen": excess.count <= 40,
      "orderCount": NumberText.whole(orderedLines.count), "hasOrders": !orderedLines.isEmpty,
      "orders": OrderViews(page: self, lines: orderedLines).views, "cover": cover,
    ]
  }

  private var cover: String {
    let settings = input.run.settings
    let months = input.run.assessments.map(\.order.coverMonths)
    let highest = input.run.assessments.filter {
      $0.order.arithmetic?.serviceLevel.basis == .withoutSubstitute
    }
    .map(\.order.serviceLevel).max()
    return input.language.cover(
      shortest: months.min() ?? 0, longest: months.max() ?? 0, serviceLevel: settings.serviceLevel,
      withoutSubstitute: highest)
  }

  private func workView(_ level: WorkLevel) -> View {
    let rows = worklist.filter { $0.alert == level.alert }
    return [
      "levelId": level.id, "levelTone": level.tone, "levelName": input.language.name(of: level.alert),
      "levelCount": NumberText.whole(rows.count), "levelMeaning": input.language.meaning(of: level.alert),
      "hasRows": !rows.isEmpty, "isOut": level.alert == .stockedOut, "rows": rows.map(lines.view),
    ]
  }

  private func lateView(_ code: FacilityCode) -> View {
    let facility = names.facility(code)
    var view: View = [
      "place": lines.place(of: code), "facilityName": names.facilityName(code), "facilityCode": code,
      "lateNetwork": facility.microNetwork ?? "–",
      "lastReport": reporting.lastMonth(of: code).map(input.language.monthText) ?? "–",
    ]
    if let telephone = names.telephone(code) { view["telephone"] = telephone }
    return view
  }
}

/// A level of the worklist with its place on the page.
struct WorkLevel {
  let alert: AlertLevel
  let id: String
  let tone: String

  static let all = [
    WorkLevel(alert: .stockedOut, id: "stocked-out", tone: "t-red"),
    WorkLevel(alert: .urgent, id: "urgent", tone: "t-red"),
    WorkLevel(alert: .watch, id: "watch", tone: "t-orange"),
  ]
}
