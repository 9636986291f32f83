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
    /// The anchor of its card.
    let place: String
    let name: String
    let code: String
    let network: String
    let lastReport: String
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
  /// Those that have not reported for so long that nobody waits for them; nil where there are none.
  let silent: String?
  let unknownCount: String
  let unknownMeaning: String
  let unknown: [UnknownRow]

  init(_ context: ReportContext) {
    let expected = context.reporting.facilities.only(context.order.codes)
    let missing = Set(expected.missing)
    let late = context.order.codes.filter(missing.contains)
    let unknown = context.run.unknownLines(names: context.names)
    lateCount = NumberText.whole(late.count)
    self.late = late.map { LateRow($0, context) }
    silent = context.language.silent(expected.silent.map(context.names.facilityName))
    unknownCount = NumberText.whole(unknown.count)
    unknownMeaning = context.language.meaning(of: .unknown)
    self.unknown = unknown.map { UnknownRow($0, context) }
  }

  /// The tiles at the top of the page.
  func tiles(_ language: Language) -> [Tile] {
    let late = Phrase(es: "Sin reporte del mes", en: "Not reported")
    return [
      Tile(
        count: self.late.count, label: late.text(in: language), target: "not-reported", tone: "t-grey"),
      Tile(
        count: unknown.count, label: words.unknownStock.text(in: language), target: "unknown",
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
  fileprivate func silent(_ names: [String]) -> String? {
    guard !names.isEmpty else { return nil }
    let sentence = besidesSilent(names.count)
    return sentence.prefix(1).uppercased() + sentence.dropFirst() + ": " + names.joined(separator: "; ") + "."
  }
}

extension ResolveSection.LateRow {
  fileprivate init(_ facility: FacilityCode, _ context: ReportContext) {
    place = context.lines.place(of: facility)
    name = context.names.facilityName(facility)
    code = facility.text
    network = context.names.facility(facility).microNetwork ?? "–"
    lastReport = context.reporting.lastMonth(of: facility).map(context.language.monthText) ?? "–"
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
