import StockPolicy
import SupplyModel

/// What is out, urgent and to watch, each level as a table of one line a row.
struct WorklistSection: Section {
  static let template = Template("worklist", PackageResources.worklist_mustache)

  struct Words: TemplateValue {
    let title = Phrase(es: "Lo urgente primero", en: "First things first")
    let nothingUrgent = Phrase(
      es: "Nada se ha agotado ni es probable que se agote.", en: "Nothing is out or likely to run out.")
    let nothingKnown = Phrase(
      es: "De lo que se sabe, nada se ha agotado ni es probable que se agote.",
      en: "Of what is known, nothing is out or likely to run out.")
    let hint = Phrase(
      es:
        "Dentro de cada grupo va primero lo que más daño haría: los años pareja de protección (APP) que se esperan perder "
        + "hasta el pedido siguiente si no se hace nada. «ya (fecha)»: con lo reportado se habría acabado hacia ese día.",
      en:
        "Within each group what would do most harm comes first: the couple-years of protection (CYP) expected to be lost "
        + "until the next order if nothing is done. “now (date)”: by what was reported it should have run out about that day."
    )
    let onPaper = Phrase(
      es:
        "En papel, una línea por alerta. «?»: dato en duda. El porqué de cada pedido está en la página, al abrir su línea, y en la "
        + "hoja «Motivos» del libro.",
      en:
        "On paper, one line an alert. “?”: a figure in doubt. Why each order is what it is stands on the page, where its line is "
        + "opened, and on the sheet “Reasons” of the workbook.")
    let none = Headings.none
    let facility = Headings.facility
    let product = Headings.product
    let stock = Headings.stock
    let months = Phrase(es: "Meses de stock", en: "Months of stock")
    let runsOut = Phrase(es: "Se acaba", en: "Runs out")
    let order = Phrase(es: "Pedir → llega", en: "Order → comes")
    let overdue = ImprovementHeadings.overdue
    let overdueHint = Phrase(
      es: "Acciones de ciclos de mejora que pasaron su día: también son trabajo de hoy.",
      en: "Actions of improvement cycles past their day: they are work of today too.")
    let action = ImprovementHeadings.action
    let post = ImprovementHeadings.post
    let due = ImprovementHeadings.until
    let place = ImprovementHeadings.place
    let more = Phrase(es: "ver su gráfico y su cálculo", en: "see its chart and arithmetic")
  }

  /// The lines of one level.
  struct Level: TemplateValue {
    let id: String
    let tone: String
    let name: String
    let count: String
    let meaning: String
    /// What the last column but one holds, as the style sheet names it, and its heading.
    let column: String
    let columnName: Phrase
    let rows: [Row]
    let rest: Rest?
    let isEmpty: Bool
  }

  /// What stands beside the date on the lines of a level: of what has run out no probability is left to tell.
  enum RiskColumn: String {
    case probability = "chance"
    case coupleYears = "harm"
    /// Nothing: what has run out, of products whose couple-years nobody states.
    case none = "bare"

    init(_ lines: [SeriesAssessment], _ context: ReportContext) {
      if lines.contains(where: { $0.toldProbability(asOf: context.settings.asOf) != nil }) {
        self = .probability
      } else if lines.contains(where: { context.names.hasCoupleYears($0.product) }) {
        self = .coupleYears
      } else {
        self = .none
      }
    }

    var name: Phrase {
      switch self {
      case .probability: Phrase(es: "Probabilidad", en: "Probability")
      case .coupleYears: Headings.coupleYearsAtRisk
      case .none: Phrase(es: "", en: "")
      }
    }
  }

  /// A line, on one line; its reasons stand folded behind its name.
  struct Row: TemplateValue {
    let facility: FacilityLink
    let product: ProductLink
    let stock: StockText
    /// Months of stock as a bar; nil where none are known.
    let bar: String?
    let months: String
    let monthsValue: String
    /// When it runs out, or since when it is out.
    let date: String
    let dateValue: String
    /// How probable it is that it runs out; nil where nothing is left to run out.
    let dots: Dots?
    /// That it is urgent as an order of today comes late; nil where it is not.
    let delay: String?
    /// In place of it the couple-years at risk; nil where the column is of probabilities.
    let lost: String?
    /// By which that column sorts.
    let columnValue: String
    let order: OrderText
    let orderValue: String
    /// What comes of the order, where that is less.
    let comes: String?
    /// Why it is here, and what is told of it.
    let why: String
    let chance: ChanceText
    /// The way from the official order to ours; nil where one of the two is not known.
    let steps: String?
    let harm: String?
  }

  /// An action of a cycle of improvement that is past its day.
  struct Overdue: TemplateValue {
    let action: String
    let post: String
    let due: String
    let place: String
    let cycle: String
  }

  /// A probability as so many dots of ten.
  struct Dots: TemplateValue {
    let full: String
    let empty: String
    let words: String
    /// The same, and by when, short, in place of the dots on paper: a screen says it where the line is opened.
    let inked: String
  }

  let words = Words()
  let terms: String
  let isEmpty: Bool
  let unknown: Bool
  let levels: [Level]
  /// Actions of improvement cycles past their day, the oldest first.
  let overdue: [Overdue]
  let overdueCount: String
  /// How many of them stand here, and where all do.
  let overdueRest: Rest
  private let counts: [Int]
  private let overdueEntry: BarEntry?

  private enum CodingKeys: String, CodingKey {
    case words, terms, isEmpty, unknown, levels, overdue, overdueCount, overdueRest
  }

  /// So many actions stand here; all of them in their list.
  private static let overdueShown = 10

  init(_ context: ReportContext) {
    terms = context.terms(.alert, .monthsOfStock, .probability, .coupleYears, .use, .order)
    isEmpty = context.worklist.isEmpty
    unknown = context.run.assessments.contains { $0.alert == .unknown }
    levels = WorkLevel.all.map { Level($0, context) }
    counts = WorkLevel.all.map { level in context.worklist.count { $0.alert == level.alert } }
    let late = (context.improvement?.overdue ?? []).sorted {
      ($0.action.due, $0.cycle.number, $0.action.number) < ($1.action.due, $1.cycle.number, $1.action.number)
    }
    let language = context.language
    overdue = late.prefix(Self.overdueShown).map { one in
      Overdue(
        action: one.action.text, post: one.action.post, due: language.dayText(one.action.due),
        place: language.sentenceCase(language.name(of: one.cycle.start.place, context.input.facilities)),
        cycle: language.cycle(one.cycle.number))
    }
    overdueCount = NumberText.whole(late.count)
    overdueEntry =
      late.isEmpty
      ? nil
      : BarEntry(
        count: late.count, label: ImprovementHeadings.overdue.text(in: language), target: "overdue-actions",
        tone: "t-orange")
    overdueRest =
      Rest(
        text: overdue.count < late.count ? language.hereAre(overdue.count, of: late.count) : "",
        links: [ImprovementList.actions.workbookName].map { .init(name: $0, href: context.link(to: $0)) })
  }

  /// Its places in the bar, one for each level and one for overdue actions where there are any.
  var entries: [BarEntry] {
    zip(levels, counts).map { BarEntry(count: $1, label: $0.name, target: $0.id, tone: $0.tone) }
      + (overdueEntry.map { [$0] } ?? [])
  }

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words()
    return NarrowLabel.of(
      [".al"], from: 3, [words.stock, words.months, words.runsOut, RiskColumn.probability.name, words.order])
      + [NarrowLabel([".al.harm"], column: 6, Headings.coupleYearsAtRisk)]
      + NarrowLabel.of([".overdue"], from: 2, [words.post, words.due, words.place])
  }
}

extension WorklistSection.Level {
  fileprivate init(_ level: WorkLevel, _ context: ReportContext) {
    let all = context.worklist.filter { $0.alert == level.alert }
    // What is urgent by the day of the order stands first, where its mark is seen.
    let lines = all.filter(context.isUrgentByDelay) + all.filter { !context.isUrgentByDelay($0) }
    let (shown, rest) = context.shown(lines, of: .alerts)
    id = level.id
    tone = level.tone
    name = context.language.name(of: level.alert)
    count = NumberText.whole(lines.count)
    meaning = context.language.meaning(of: level.alert)
    let column = WorklistSection.RiskColumn(lines, context)
    self.column = column.rawValue
    columnName = column.name
    rows = shown.map { .init($0, column, context) }
    self.rest = rest
    isEmpty = lines.isEmpty
  }
}

extension WorklistSection.Row {
  fileprivate init(
    _ line: SeriesAssessment, _ column: WorklistSection.RiskColumn, _ context: ReportContext
  ) {
    let language = context.language
    let months = line.official.monthsOfStock
    facility = context.link(to: line.facility)
    product = context.link(to: line)
    stock = context.stock(of: line)
    bar = months.map { _ in AlertBar(line, rule: context.settings.officialRule, language: language).svg }
    self.months = months.map { NumberText.decimal($0) } ?? "–"
    monthsValue = months.map { NumberText.decimal($0, decimals: 3, grouped: false) } ?? ""
    (date, dateValue) = Self.date(line, context)
    delay =
      context.isUrgentByDelay(line)
      ? language.text(
        es:
          "Urgente por la fecha: lo que se pida hoy llega más tarde de lo que aquí se cuenta, y es probable que antes se acabe.",
        en:
          "Urgent by the date: what is ordered today comes later than is reckoned with here, and it will likely run out before."
      )
      : nil
    chance = context.chance(of: line)
    let told = line.toldProbability(asOf: context.settings.asOf)
    switch column {
    case .probability:
      dots = told.map {
        .init($0.probability, by: language.shortEnd(of: $0.byEndOf, today: context.input.madeOn), language)
      }
      lost = nil
      columnValue = told.map { NumberText.decimal($0.probability, decimals: 4) } ?? ""
    case .coupleYears:
      dots = nil
      let isStated = context.names.hasCoupleYears(line.product)
      lost = isStated ? NumberText.decimal(line.expectedHarm) : "–"
      columnValue = isStated ? NumberText.decimal(line.expectedHarm, decimals: 4, grouped: false) : ""
    case .none:
      (dots, lost, columnValue) = (nil, nil, "")
    }
    order = context.order(of: line)
    orderValue = line.quantityToOrder.map(String.init) ?? ""
    comes =
      line.order.expectedUnits < line.order.quantity ? NumberText.whole(line.order.expectedUnits) : nil
    why = context.names.reason(line)
    steps = OrderDifference(line).map { language.steps($0) }
    harm = context.harm(of: line)
  }

  /// When it runs out, or since when it is out, with a number that sorts as the date does.
  static func date(_ line: SeriesAssessment, _ context: ReportContext) -> (text: String, value: String) {
    let language = context.language
    guard line.alert != .unknown else { return (language.text(es: "no se sabe", en: "not known"), "") }
    if line.stock == 0 {
      guard let month = emptySince(line, history: context.lines.history(of: line)) else {
        return (language.text(es: "ya", en: "now"), "0")
      }
      return (language.emptySince(month), String(Day(month: month, dayOfMonth: 1).daysSince1970))
    }
    guard let risk = line.risk else { return ("–", "") }
    guard let day = risk.expectedDate else {
      let months = language.months(Double(risk.probabilityByMonth.count))
      return (language.text(es: "más de \(months)", en: "over \(months)"), "99999999")
    }
    return (language.runOutText(day, today: context.input.madeOn), String(day.daysSince1970))
  }

  /// The first month that closed empty of those that lead up to the last known stock.
  private static func emptySince(_ line: SeriesAssessment, history: SupplySeries?) -> Month? {
    let reported = history?.entries.filter { $0.quantities != nil } ?? []
    return reported.reversed().prefix { $0.quantities?.closing == 0 }.last?.month ?? line.stockMonth
  }
}

extension WorklistSection.Dots {
  fileprivate init(_ probability: Double, by end: String, _ language: Language) {
    let count =
      switch ProbabilityWords(probability) {
      case .almostNever: 0
      case .cases(_, outOf: 20), .cases(_, outOf: 50): 1
      case .cases(let count, _): count
      case .almostCertain: 10
      }
    full = String(repeating: "●", count: count)
    empty = String(repeating: "○", count: 10 - count)
    words = language.probabilityText(probability)
    inked = language.shortProbability(probability) + ", " + end
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
  /// `casi seguro`, without its number: for a cell of paper.
  fileprivate func shortProbability(_ probability: Double) -> String {
    switch ProbabilityWords(probability) {
    case .almostNever, .cases: probabilityText(probability)
    case .almostCertain: text(es: "casi seguro", en: "almost certain")
    }
  }

  /// `antes de fin de dic 2026`, and of a month that has ended `hasta fin de nov 2026`.
  fileprivate func shortEnd(of month: Month, today: Day?) -> String {
    guard let today, month < today.month else { return beforeEnd(of: month) }
    return text(es: "hasta fin de \(shortMonth(month))", en: "by the end of \(shortMonth(month))")
  }

  /// Couple-years expected to be lost if nothing is done: `3.2 APP en riesgo`.
  func atRisk(_ coupleYears: Double) -> String {
    NumberText.decimal(coupleYears) + text(es: " APP en riesgo", en: " CYP at risk")
  }
}
