import StockPolicy
import SupplyModel

/// The parts of a place side by side, those most at risk first, each leading to its page.
struct PartsSection: Section {
  static let template = Template("parts", PackageResources.parts_mustache)

  struct Words: TemplateValue {
    let title: Phrase
    let hint: Phrase
    let name: Phrase
    let harm = Headings.coupleYearsAtRisk
    let orders = Phrase(es: "Pedidos", en: "Order lines")
    let availability = Phrase(es: "Disponibilidad", en: "Availability")
    let out = Phrase(es: "Desabastecido", en: "Out of stock")
    let reported = Phrase(es: "Reportaron", en: "Reported")
    let swipe = Headings.swipeTable
    let lists = Phrase(es: "Todos, en orden:", en: "All of them, in order:")
  }

  /// A part with its page.
  struct Part: TemplateValue {
    /// Where its page is; nil where it has none.
    let page: String?
    let row: Row
  }

  struct Row: TemplateValue {
    let name: String
    let harm: String
    /// How many lines there are of each level, and how many are ordered.
    let figures: [String]
    let available: String
    /// DIGEMID's band of it, in words; nil where nothing can be judged.
    let band: String?
    let out: String
    let reports: String
    let reportShare: String
  }

  let words: Words
  let terms: String
  let count: String
  /// The levels that are counted, by name.
  let levels: [String]
  let rows: [Part]
  /// All of them; nil on a list that goes on from another.
  let total: Row?
  /// How many of all are shown; nil for all.
  let rest: String?
  /// The lists with all of them.
  let lists: [HeaderSection.Link]
  private let partCount: Int

  private enum CodingKeys: String, CodingKey { case words, terms, count, levels, rows, total, rest, lists }

  /// The section; nil where there are no parts side by side.
  ///
  /// - Parameter from: the row that a list of all begins with; nil for the worst, on the page of the place.
  init?(_ context: ReportContext, from: Int? = nil) {
    let node = context.node
    guard node.children.count > 1 else { return nil }
    let language = context.language
    words = Words(
      title: Self.title(node.parts), hint: Self.hint(context.settings.scope), name: Self.name(node.parts))
    terms = context.terms(.coupleYears, .alert, .availability, .notReported)
    let ranked = Figures.ranked(context)
    partCount = ranked.count
    count = NumberText.whole(ranked.count)
    levels = (WorkLevel.all.map(\.alert) + [.unknown]).map(language.name)
    let place = context.tree.place(of: context.scope)
    let lists = context.files.lists(at: place)
    let shown =
      from.map { ranked.dropFirst($0).prefix(context.limits.rowsOfList) }
      ?? ranked.prefix(lists.isEmpty ? context.limits.rowsOfWork : context.limits.parts)
    rows = shown.map { Part(page: $0.page, row: Row($0, context)) }
    total =
      from == nil
      ? Row(
        Figures(
          name: language.text(es: "Total", en: "Total"), page: nil, lines: context.run.assessments,
          facilities: context.order.codes, context), context) : nil
    rest =
      from == nil && shown.count < ranked.count
      ? language.shownParts(shown.count, of: ranked.count) : nil
    self.lists =
      from == nil ? lists.enumerated().map { .init(name: "\($0 + 1)", href: context.link(to: $1)) } : []
  }

  /// Its place in the bar.
  func entry(_ language: Language) -> BarEntry {
    BarEntry(count: partCount, label: words.title.text(in: language), target: "parts", tone: "t-brand")
  }

  /// What the list of parts of a level is called.
  static func title(_ parts: ReportTree.Level) -> Phrase {
    switch parts {
    case .authorities: Phrase(es: "Por DIRESA", en: "By regional authority")
    case .networks: Phrase(es: "Por red", en: "By network")
    case .microNetworks: Phrase(es: "Por microrred", en: "By micro-network")
    case .facilities, .nothing: Phrase(es: "Por establecimiento", en: "By facility")
    }
  }

  /// The headings of its columns where a screen is too narrow for a head.
  static var narrowLabels: [NarrowLabel] {
    let words = Words(title: title(.networks), hint: title(.networks), name: name(.networks))
    let levels = (WorkLevel.all.map(\.alert) + [.unknown]).map { level in
      Phrase(es: Language.spanish.name(of: level), en: Language.english.name(of: level))
    }
    let share = Phrase(es: "Reportaron, %", en: "Reported, %")
    return NarrowLabel.of(
      [".nets"], from: 2,
      [words.harm] + levels + [words.orders, words.availability, words.out, words.reported, share])
  }

  private static func name(_ parts: ReportTree.Level) -> Phrase {
    switch parts {
    case .authorities: Phrase(es: "DIRESA", en: "Regional authority")
    case .networks: Phrase(es: "Red", en: "Network")
    case .microNetworks: Headings.microNetwork
    case .facilities, .nothing: Headings.facility
    }
  }

  private static func hint(_ scope: ProductScope) -> Phrase {
    let order = Phrase(
      es:
        "Primero lo que más daño haría: los años pareja de protección (APP) que se esperan perder si no se hace nada. ",
      en:
        "What would do most harm comes first: couple-years of protection (CYP) expected to be lost if nothing is done. "
    )
    let rule =
      scope.isFamilyPlanning
      ? Phrase(
        es:
          "Disponibilidad: normostock y sobrestock entre los que tienen consumo y stock conocido, como DIGEMID la calcula "
          + "para el DME; los anticonceptivos no forman parte del DME. Lea siempre al lado cuántos reportaron.",
        en:
          "Availability: adequate and over stock among lines with use and known stock, as DIGEMID computes it for "
          + "essential medicines, of which contraceptives are no part. Always read how many reported beside it."
      )
      : Phrase(
        es:
          "Disponibilidad: normostock y sobrestock entre los que tienen consumo y stock conocido, como DIGEMID la calcula "
          + "para el DME; aquí, de los productos de este informe. Lea siempre al lado cuántos reportaron.",
        en:
          "Availability: adequate and over stock among lines with use and known stock, as DIGEMID computes it for "
          + "essential medicines; here of this report's products. Always read how many reported beside it.")
    return Phrase(es: order.spanish + rule.spanish, en: order.english + rule.english)
  }
}

/// What is counted of a part.
private struct Figures {
  let name: String
  let page: String?
  let harm: Double
  let share: AvailabilityShare
  let reported: Int
  let expected: Int
  /// Lines of each level, of unknown stock, and orders.
  let counts: [Int]

  init(
    name: String, page: String?, lines: [SeriesAssessment], facilities: [FacilityCode],
    _ context: ReportContext
  ) {
    self.name = name
    self.page = page
    harm = lines.reduce(0) { $1.alert <= .watch ? $0 + $1.expectedHarm : $0 }
    share = AvailabilityShare(lines.map(\.knownAvailability))
    let reporting = context.reporting.facilities.only(facilities)
    (reported, expected) = (reporting.reported.count, reporting.expected)
    counts =
      WorkLevel.all.map { level in lines.count { $0.alert == level.alert } }
      + [lines.count { $0.alert == .unknown }, lines.count(where: \.isOrderLine)]
  }

  /// The parts of a page's place, the worst first: by what is at risk, then by what is out and urgent, then in order.
  static func ranked(_ context: ReportContext) -> [Figures] {
    let lines = Dictionary(grouping: context.run.assessments, by: \.facility)
    let all = context.node.children.map { place -> Figures in
      let node = context.tree.nodes[place]
      return Figures(
        name: context.name(of: node.face) ?? "", page: context.page(at: place),
        lines: node.facilities.flatMap { lines[$0] ?? [] }, facilities: node.facilities, context)
    }
    return all.enumerated().sorted { left, right in
      let (first, second) = (left.element, right.element)
      if first.harm != second.harm { return first.harm > second.harm }
      let (one, other) = (first.counts[0] + first.counts[1], second.counts[0] + second.counts[1])
      return one == other ? left.offset < right.offset : one > other
    }.map(\.element)
  }
}

extension PartsSection.Row {
  fileprivate init(_ figures: Figures, _ context: ReportContext) {
    let language = context.language
    name = figures.name
    harm = figures.harm > 0 ? NumberText.decimal(figures.harm) : "–"
    available = figures.share.available.map(NumberText.percent) ?? "–"
    band = figures.share.band.map(language.name)
    out = figures.share.out.map(NumberText.percent) ?? "–"
    reports = language.outOf(figures.reported, figures.expected)
    reportShare =
      figures.expected == 0
      ? "–" : NumberText.percent(Double(figures.reported) / Double(figures.expected))
    self.figures = figures.counts.map(NumberText.whole)
  }
}

extension Language {
  /// DIGEMID's band with its limit: `Óptimo (90 % o más)`.
  fileprivate func name(of band: AvailabilityBand) -> String {
    let from = NumberText.percent(band.threshold)
    switch band {
    case .optimal: return text(es: "Óptimo (\(from) o más)", en: "Optimal (\(from) or more)")
    case .high: return text(es: "Alto (\(from) o más)", en: "High (\(from) or more)")
    case .regular: return text(es: "Regular (\(from) o más)", en: "Fair (\(from) or more)")
    case .low:
      let below = NumberText.percent(AvailabilityBand.regular.threshold)
      return text(es: "Bajo (menos de \(below))", en: "Low (under \(below))")
    }
  }

  /// How many parts a page shows of all.
  fileprivate func shownParts(_ shown: Int, of all: Int) -> String {
    text(
      es: "Aquí van los \(NumberText.whole(shown)) primeros de \(NumberText.whole(all)).",
      en: "These are the first \(NumberText.whole(shown)) of \(NumberText.whole(all)).")
  }
}
