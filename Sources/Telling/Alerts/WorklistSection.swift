import StockPolicy
import SupplyModel

/// What is out, urgent and to watch, each level as a table.
struct WorklistSection: Section {
  static let template = Template("worklist", PackageResources.worklist_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Lo urgente primero", en: "First things first")
    let filter = Phrase(
      es: "Filtrar por establecimiento, microrred o producto",
      en: "Filter by facility, micro-network or product")
    let nothingUrgent = Phrase(
      es: "Nada se ha agotado ni es probable que se agote.", en: "Nothing is out or likely to run out.")
    let hint = Phrase(
      es:
        "Dentro de cada grupo va primero lo que más daño haría: los años pareja de protección (APP) que se esperan perder "
        + "hasta el pedido siguiente si no se hace nada.",
      en:
        "Within each group what would do most harm comes first: the couple-years of protection (CYP) expected to be lost "
        + "until the next order if nothing is done.")
    let none = Headings.none
    let facility = Headings.facility
    let product = Headings.product
    let since = Phrase(es: "Sin stock desde", en: "Out since")
    let averageUse = Phrase(es: "Consumo promedio (CPMA)", en: "Average use (CPMA)")
    let stock = Headings.stock
    let probability = Headings.probability
    let runsOut = Phrase(es: "Se acaba hacia", en: "Runs out about")
    let order = Headings.order
  }

  /// The lines of one level; those that are out have columns of their own.
  struct Level: TemplateValue {
    let id: String
    let tone: String
    let name: String
    let count: String
    let meaning: String
    let out: [OutRow]
    let running: [RunningRow]
    let isEmpty: Bool
  }

  /// A line with nothing left.
  struct OutRow: TemplateValue {
    let facility: FacilityLink
    let product: ProductLink
    let harm: String?
    let since: String
    let stockAge: String?
    let use: String
    let order: OrderText
  }

  /// A line that runs out.
  struct RunningRow: TemplateValue {
    let facility: FacilityLink
    let product: ProductLink
    let harm: String?
    let stock: StockText
    let chance: ChanceText
    let runsOut: String
    let order: OrderText
  }

  let words = Words()
  let isEmpty: Bool
  let levels: [Level]

  init(_ context: ReportContext) {
    isEmpty = context.worklist.isEmpty
    levels = WorkLevel.all.map { Level($0, context) }
  }

  /// The tiles at the top of the page, one for each level.
  var tiles: [Tile] {
    levels.map {
      Tile(count: $0.out.count + $0.running.count, label: $0.name, target: $0.id, tone: $0.tone)
    }
  }

  /// The headings of its columns where a screen is too narrow for a head; the tables of too much share that of stock.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of([".work.out"], from: 3, [words.since, words.averageUse, words.order])
      + [NarrowLabel([".work:not(.out)", ".over"], column: 3, words.stock)]
      + NarrowLabel.of([".work:not(.out)"], from: 4, [words.probability, words.runsOut])
      + [NarrowLabel([".work"], column: 6, words.order)]
  }
}

extension WorklistSection.Level {
  fileprivate init(_ level: WorkLevel, _ context: ReportContext) {
    let lines = context.worklist.filter { $0.alert == level.alert }
    id = level.id
    tone = level.tone
    name = context.language.name(of: level.alert)
    count = NumberText.whole(lines.count)
    meaning = context.language.meaning(of: level.alert)
    out = level.alert == .stockedOut ? lines.map { .init($0, context) } : []
    running = level.alert == .stockedOut ? [] : lines.map { .init($0, context) }
    isEmpty = lines.isEmpty
  }
}

extension WorklistSection.OutRow {
  fileprivate init(_ line: SeriesAssessment, _ context: ReportContext) {
    let language = context.language
    facility = context.link(to: line.facility)
    product = context.link(to: line)
    harm = context.harm(of: line)
    since = Self.emptySince(line, history: context.lines.history(of: line)).map(language.shortMonth) ?? "–"
    stockAge = context.stock(of: line).age
    use = language.monthlyUse(line.official.averageConsumption, unit: context.names.unit(line.product))
    order = context.order(of: line)
  }

  /// The first month that closed empty of those that lead up to the last known stock.
  private static func emptySince(_ line: SeriesAssessment, history: SupplySeries?) -> Month? {
    let reported = history?.entries.filter { $0.quantities != nil } ?? []
    return reported.reversed().prefix { $0.quantities?.closing == 0 }.last?.month ?? line.stockMonth
  }
}

extension WorklistSection.RunningRow {
  fileprivate init(_ line: SeriesAssessment, _ context: ReportContext) {
    facility = context.link(to: line.facility)
    product = context.link(to: line)
    harm = context.harm(of: line)
    stock = context.stock(of: line)
    chance = context.chance(of: line)
    runsOut = Self.date(line, context.language)
    order = context.order(of: line)
  }

  private static func date(_ line: SeriesAssessment, _ language: Language) -> String {
    guard let risk = line.risk else { return "–" }
    if line.stock == 0 { return language.text(es: "ya", en: "now") }
    return risk.expectedDate.map(language.dayText)
      ?? language.text(
        es: "más de \(risk.probabilityByMonth.count) meses",
        en: "over \(risk.probabilityByMonth.count) months")
  }
}

extension ReportContext {
  /// What is at risk if nothing is done; nil for next to nothing, and where the catalogue states no couple-years.
  fileprivate func harm(of line: SeriesAssessment) -> String? {
    guard line.expectedHarm >= 0.05, names.hasCoupleYears(line.product) else { return nil }
    return language.atRisk(line.expectedHarm)
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

extension Language {
  /// Couple-years expected to be lost if nothing is done: `3.2 APP en riesgo`.
  func atRisk(_ coupleYears: Double) -> String {
    NumberText.decimal(coupleYears) + text(es: " APP en riesgo", en: " CYP at risk")
  }

  /// `unas 9 ampollas al mes`.
  func monthlyUse(_ average: Double, unit: UnitNoun) -> String {
    switch average {
    case ..<0.05: return text(es: "casi nada", en: "hardly any")
    case ..<0.75: return text(es: "menos de 1 al mes", en: "less than 1 a month")
    case ..<1.5: return text(es: "alrededor de 1 al mes", en: "about 1 a month")
    default:
      let number = NumberText.decimal(average, decimals: 0) + " " + unit.plural
      return text(
        es: (unit.isFeminine ? "unas " : "unos ") + number + " al mes", en: "about " + number + " a month")
    }
  }
}
