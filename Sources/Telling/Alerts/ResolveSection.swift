import StockPolicy
import SupplyModel

/// What has to be known before anybody can decide: reports that are missing, stocks that nobody counted.
struct ResolveSection: Section {
  static let template = Template("resolve", PackageResources.resolve_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Primero cuente o pida el reporte", en: "Count first, or ask for the report")
    let nonReporters = Phrase(
      es: "Establecimientos sin reporte del mes", en: "Facilities without this month's report")
    let allReported = Phrase(
      es: "Todos los establecimientos conocidos reportaron.", en: "Every known facility has reported.")
    let facility = Headings.facility
    let microNetwork = Headings.microNetwork
    let lastReport = Phrase(es: "Último reporte", en: "Last report")
    let call = Phrase(es: "Quién llama, y adónde", en: "Who calls, and where")
    let doubted = Phrase(es: "Datos en duda", en: "Figures in doubt")
    let doubtedMeaning = Phrase(
      es: "Cambian un pedido: confírmelos antes de enviarlo.",
      en: "They change an order: confirm them before it is sent.")
    let unknownStock = Phrase(es: "Stock sin dato", en: "Stock unknown")
    let none = Headings.none
    let product = Headings.product
    let toDo = Headings.toDo
    let swipe = Headings.swipeTable
  }

  /// A facility that has not reported.
  struct LateRow: TemplateValue {
    /// Where its card stands; nil where it stands on no page.
    let card: String?
    let name: String
    let code: String
    let network: String
    let lastReport: String
    let lastReportValue: String
    let call: String
  }

  /// A line whose stock nobody knows, or whose figures are doubted.
  struct OpenRow: TemplateValue {
    let facility: FacilityLink
    let product: ProductLink
    let why: String
    let call: String
  }

  let words = Words()
  let lateCount: String
  let late: [LateRow]
  let lateRest: Rest?
  /// Those that have not reported for so long that nobody waits for them; nil where there are none.
  let silent: String?
  let unknownCount: String
  let unknownMeaning: String
  let unknown: [OpenRow]
  let unknownRest: Rest?
  let doubtedCount: String
  let doubted: [OpenRow]
  let doubtedRest: Rest?
  private let counts: (late: Int, unknown: Int, doubted: Int)

  private enum CodingKeys: String, CodingKey {
    case words, lateCount, late, lateRest, silent, unknownCount, unknownMeaning, unknown, unknownRest,
      doubtedCount
    case doubted, doubtedRest
  }

  init(_ context: ReportContext) {
    let expected = context.reporting.facilities.only(context.order.codes)
    let missing = Set(expected.missing)
    let late = context.order.codes.filter(missing.contains)
    let unknown = context.run.unknownLines(names: context.names)
    lateCount = NumberText.whole(late.count)
    let (shownLate, lateRest) = context.shown(late, of: nil)
    self.late = shownLate.map { LateRow($0, context) }
    self.lateRest = lateRest
    silent = context.language.silent(
      expected.silent.prefix(context.mostRows).map(context.names.shownName), of: expected.silent.count)
    unknownCount = NumberText.whole(unknown.count)
    unknownMeaning = context.language.meaning(of: .unknown)
    let (shownUnknown, unknownRest) = context.shown(unknown, of: .orders)
    self.unknown = shownUnknown.map { OpenRow($0, why: context.names.reason($0), context) }
    self.unknownRest = unknownRest
    let doubted = context.run.assessments.filter { $0.alert != .unknown && $0.doubt != nil }
      .sorted { ($0.alert, -$0.expectedHarm, $0.key) < ($1.alert, -$1.expectedHarm, $1.key) }
    doubtedCount = NumberText.whole(doubted.count)
    let (shownDoubted, doubtedRest) = context.shown(doubted, of: .orders)
    self.doubted = shownDoubted.map { line in
      let why = line.doubt.map { context.language.sentence(for: $0, order: line.order.beforeCaps) }
      return OpenRow(line, why: why ?? "", context)
    }
    self.doubtedRest = doubtedRest
    counts = (late.count, unknown.count, doubted.count)
  }

  /// Whether anything is to be asked for.
  var hasRows: Bool { counts.late + counts.unknown + counts.doubted > 0 || silent != nil }

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of([".late-reports"], from: 2, [words.microNetwork, words.lastReport, words.call])
      + NarrowLabel.of([".todo"], from: 3, [words.toDo])
  }

  /// Its places in the bar.
  func entries(_ language: Language) -> [BarEntry] {
    let late = Phrase(es: "Sin reporte del mes", en: "Not reported")
    return [
      BarEntry(
        count: counts.late, label: late.text(in: language), target: "not-reported", tone: "t-grey"),
      BarEntry(
        count: counts.unknown, label: words.unknownStock.text(in: language), target: "unknown",
        tone: "t-grey"),
    ]
      + (counts.doubted == 0
        ? []
        : [
          BarEntry(
            count: counts.doubted, label: words.doubted.text(in: language), target: "doubted", tone: "t-grey")
        ])
  }
}

extension Language {
  /// How many there are beside those who are waited for: `además 2 no reportan hace más de 6 meses`.
  func besidesSilent(_ count: Int) -> String {
    let months = ReportingCount.expectedMonths
    return text(
      es:
        "además \(NumberText.whole(count)) no \(count == 1 ? "reporta" : "reportan") hace más de \(months) meses",
      en:
        "besides, \(NumberText.whole(count)) \(count == 1 ? "has" : "have") not reported for over \(months) months"
    )
  }

  /// Who is no longer waited for, by name; nil without anybody.
  fileprivate func silent(_ names: [String], of count: Int) -> String? {
    guard !names.isEmpty else { return nil }
    let sentence = besidesSilent(count)
    return sentence.prefix(1).uppercased() + sentence.dropFirst() + ": " + names.joined(separator: "; ")
      + (names.count < count ? "; …" : ".")
  }
}

extension ResolveSection.LateRow {
  fileprivate init(_ facility: FacilityCode, _ context: ReportContext) {
    card = context.card(of: facility)
    name = context.names.shownName(facility)
    code = facility.text
    network = context.names.shownMicroNetwork(of: facility) ?? "–"
    let last = context.reporting.lastMonth(of: facility)
    lastReport = last.map(context.language.monthText) ?? "–"
    lastReportValue = last.map { String($0.count) } ?? ""
    call = context.names.call(to: facility)
  }
}

extension ResolveSection.OpenRow {
  fileprivate init(_ line: SeriesAssessment, why: String, _ context: ReportContext) {
    facility = context.link(to: line.facility)
    product = context.link(to: line)
    self.why = why
    call = context.names.call(to: line.facility)
  }
}
