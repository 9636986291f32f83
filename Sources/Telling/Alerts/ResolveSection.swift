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
    let telephone = Headings.telephone
    let noTelephone = Phrase(es: "sin teléfono en el registro", en: "no telephone in the register")
    let unknownStock = Phrase(es: "Stock sin dato", en: "Stock unknown")
    let none = Headings.none
    let product = Headings.product
    let toDo = Headings.toDo
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
    let telephone: String?
  }

  /// A line whose stock nobody knows.
  struct UnknownRow: TemplateValue {
    let facility: FacilityLink
    let product: ProductLink
    let why: String
    let telephone: String?
  }

  let words = Words()
  let lateCount: String
  let late: [LateRow]
  let lateRest: String?
  /// Those that have not reported for so long that nobody waits for them; nil where there are none.
  let silent: String?
  let unknownCount: String
  let unknownMeaning: String
  let unknown: [UnknownRow]
  let unknownRest: Rest?
  private let counts: (late: Int, unknown: Int)

  private enum CodingKeys: String, CodingKey {
    case words, lateCount, late, lateRest, silent, unknownCount, unknownMeaning, unknown, unknownRest
  }

  init(_ context: ReportContext) {
    let expected = context.reporting.facilities.only(context.order.codes)
    let missing = Set(expected.missing)
    let late = context.order.codes.filter(missing.contains)
    let unknown = context.run.unknownLines(names: context.names)
    lateCount = NumberText.whole(late.count)
    let (shownLate, lateRest) = context.shown(late, of: nil)
    self.late = shownLate.map { LateRow($0, context) }
    self.lateRest = lateRest?.text
    silent = context.language.silent(
      expected.silent.prefix(context.mostRows).map(context.names.shownName), of: expected.silent.count)
    unknownCount = NumberText.whole(unknown.count)
    unknownMeaning = context.language.meaning(of: .unknown)
    let (shownUnknown, unknownRest) = context.shown(unknown, of: .orders)
    self.unknown = shownUnknown.map { UnknownRow($0, context) }
    self.unknownRest = unknownRest
    counts = (late.count, unknown.count)
  }

  /// Whether anything is to be asked for.
  var hasRows: Bool { counts.late + counts.unknown > 0 || silent != nil }

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
    network = context.names.microNetwork(of: facility).map(context.language.sentenceCase) ?? "–"
    let last = context.reporting.lastMonth(of: facility)
    lastReport = last.map(context.language.monthText) ?? "–"
    lastReportValue = last.map { String($0.count) } ?? ""
    telephone = context.names.telephone(facility)
  }
}

extension ResolveSection.UnknownRow {
  fileprivate init(_ line: SeriesAssessment, _ context: ReportContext) {
    facility = context.link(to: line.facility)
    product = context.link(to: line)
    why = context.names.reason(line)
    telephone = context.names.telephone(line.facility)
  }
}
