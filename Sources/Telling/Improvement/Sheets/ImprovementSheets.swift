import Improvement
import SupplyModel

/// The sheets of paper of improvement: minutes of the monthly meeting, certificate, success story, evidence for a negotiation.
///
/// Each is a page of HTML that stands alone and prints on A4.
public struct ImprovementSheets {
  private let facts: ImprovementFacts
  private let place: ServicePlace
  private let facilities: FacilityDirectory
  private let products: ProductCatalogue
  private let language: Language
  private let version: String

  /// The sheets of a place.
  ///
  /// - Parameters:
  ///   - facts: those of the place alone.
  public init(
    _ facts: ImprovementFacts, place: ServicePlace, facilities: FacilityDirectory,
    products: ProductCatalogue, version: String, language: Language
  ) {
    self.facts = facts
    self.place = place
    self.facilities = facilities
    self.products = products
    self.version = version
    self.language = language
  }

  private var placeName: String { language.sentenceCase(language.name(of: place, facilities)) }
  private func unit(_ code: StandardCode) -> Standard.Unit { facts.standards[code]?.unit ?? .share }
  private func words(es spanish: String, en english: String) -> String {
    language.text(es: spanish, en: english)
  }

  /// Minutes of the monthly meeting: what was decided, what moved, what is off track and why, and room for what is decided now.
  ///
  /// - Throws: `ProgrammingError` if the template is broken.
  public func minutes() throws(ProgrammingError) -> String {
    let month = language.monthText(facts.month)
    let actions = facts.cycles.flatMap { cycle in cycle.actions.map { (cycle, $0) } }
    let overdue = Set(facts.overdue.map { "\($0.cycle.number).\($0.action.number)" })
    let decided = PrintedSheet.Part(
      heading: words(es: "1. Lo que se decidió antes", en: "1. What was decided before"),
      told: actions.isEmpty
        ? [words(es: "No hay acciones anotadas.", en: "No actions are noted.")] : [],
      headings: actions.isEmpty
        ? []
        : [
          words(es: "Acción", en: "Action"), words(es: "Cargo", en: "Post"), words(es: "Hasta", en: "By"),
          words(es: "Estado", en: "State"),
        ],
      rows: actions.map { cycle, action in
        let isLate = overdue.contains("\(cycle.number).\(action.number)")
        return PrintedSheet.Row(cells: [
          action.text, action.post, action.due.description,
          isLate ? words(es: "VENCIDA", en: "OVERDUE") : language.name(of: action.state),
        ])
      })
    let moves = facts.changes(
      place, before: facts.month.advanced(by: -1)...facts.month.advanced(by: -1),
      after: facts.month...facts.month)
    let moved = PrintedSheet.Part(
      heading: words(es: "2. Qué se movió desde el mes anterior", en: "2. What moved since the month before"),
      told: [language.verdicts(moves)],
      headings: [
        words(es: "Indicador", en: "Indicator"), words(es: "Antes", en: "Before"),
        words(es: "Ahora", en: "Now"), words(es: "Meta", en: "Target"),
        words(es: "Qué se puede decir", en: "What can be said"),
      ],
      rows: moves.map { change in
        let unit = change.before.unit
        return PrintedSheet.Row(cells: [
          language.name(of: change.before, facts.standards), language.figure(change.before.value, unit),
          language.figure(change.after.value, unit), language.figure(change.after.standard?.target, unit),
          language.name(of: change.verdict)
            + (change.hasReportingChanged
              ? words(es: "; cambió quién reporta", en: "; who reports changed") : ""),
        ])
      })
    let off = facts.targets.filter { $0.state == .offTrack || $0.state == .slipping }
    let why = PrintedSheet.Part(
      heading: words(es: "3. Qué está fuera de camino y por qué", en: "3. What is off track, and why"),
      told: (off.isEmpty
        ? [words(es: "Ninguna meta está fuera de camino.", en: "No target is off track.")]
        : off.map(sentence))
        + (facts.causeShares.flatMap(language.causes).map { [$0] } ?? [])
        + facts.cycles.map { cycle in
          language.begun(language.cycle(cycle.number)) + ", " + words(es: "línea de base: ", en: "baseline: ")
            + language.figure(
              cycle.baseline(unit(cycle.start.indicator.standard)), unit(cycle.start.indicator.standard))
            + " ("
            + language.monthText(cycle.start.baselineMonth) + "). "
            + language.basis(of: cycle.start.basis, began: cycle.began)
        }
        + facts.cycles.compactMap { cycle in
          cycle.cause.map { language.begun(language.cycle(cycle.number)) + ": " + $0 }
        },
      chart: facts.causeShares.flatMap { ImprovementCharts.causes($0, language) })
    let now = PrintedSheet.Part(
      heading: words(es: "4. Lo que se decide ahora", en: "4. What is decided now"),
      headings: [
        words(es: "Acción", en: "Action"), words(es: "Cargo responsable", en: "Post in charge"),
        words(es: "Hasta", en: "By"),
      ], rows: PrintedSheet.Row.blank(5, cells: 3))
    let present = PrintedSheet.Part(
      heading: words(es: "5. Presentes", en: "5. Present"),
      headings: [words(es: "Cargo", en: "Post"), words(es: "Firma", en: "Signature")],
      rows: PrintedSheet.Row.blank(4, cells: 2))
    return try sheet(
      title: words(es: "Acta de la reunión de mejora", en: "Minutes of the improvement meeting"),
      about: "\(placeName) · \(month) · \(facts.day)", lead: language.overdueLead(facts),
      parts: [decided, moved, why, now, present])
  }

  private func sentence(_ target: TargetProgress) -> String {
    let unit = unit(target.target.standard)
    let what = language.name(of: target.target, facts.standards)
    let where_ = language.sentenceCase(language.name(of: target.target.place, facilities))
    return
      "\(what), \(where_): \(language.figure(target.value, unit)) → \(language.figure(target.target.value, unit)) "
      + words(
        es: "hasta \(language.shortMonth(target.target.to))",
        en: "by \(language.shortMonth(target.target.to))")
      + " (\(language.name(of: target.state)))."
  }

  /// So many products have a row of their own.
  private static let evidenceRows = 6

  /// The evidence that a place brings to a negotiation: couple-years not served, why, what network and regional authority are asked for, cost.
  ///
  /// - Parameter order: what this month's orders of the place cost, and how many lines have a price; nil without a forecast.
  /// - Throws: `ProgrammingError` if the template is broken.
  public func evidence(order: (soles: Double, priced: Int, lines: Int)?) throws(ProgrammingError) -> String {
    let lost = facts.causes.reduce(0) { $0 + ($1.coupleYearsLost ?? 0) }
    let span = language.span(facts.months)
    func years(_ value: Double) -> String { language.figure(value, .coupleYears) }
    let byProduct = Dictionary(grouping: facts.causes, by: \.key.product).map { code, lines in
      (code: code, months: lines.count, years: lines.reduce(0) { $0 + ($1.coupleYearsLost ?? 0) })
    }.sorted { ($1.years, $0.code) < ($0.years, $1.code) }
    // One sheet: what is beyond stands in a row of its own, so that the rows add up.
    let shown = byProduct.count > Self.evidenceRows + 1 ? Self.evidenceRows : byProduct.count
    let rest = byProduct.dropFirst(shown)
    let unmet = PrintedSheet.Part(
      heading: words(es: "Qué no se atendió", en: "What was not served"),
      told: [
        words(
          es:
            "En \(span) faltó stock en \(facts.causes.count) meses de estante: unos \(years(lost)) sin atender (estimados).",
          en:
            "In \(span) \(facts.causes.count) shelf-months had no stock: some \(years(lost)) not served (estimated)."
        )
      ] + (reported.map { [$0] } ?? []),
      headings: byProduct.isEmpty
        ? []
        : [
          words(es: "Producto", en: "Product"), words(es: "Meses sin stock", en: "Months without stock"),
          words(es: "Sin atender", en: "Not served"),
        ],
      rows: byProduct.prefix(shown).map {
        PrintedSheet.Row(cells: [
          language.shortName(of: products[$0.code]), NumberText.whole($0.months), years($0.years),
        ])
      }
        + (rest.isEmpty
          ? []
          : [
            PrintedSheet.Row(cells: [
              words(es: "\(rest.count) productos más", en: "\(rest.count) more products"),
              NumberText.whole(rest.reduce(0) { $0 + $1.months }), years(rest.reduce(0) { $0 + $1.years }),
            ])
          ]))
    let causes = PrintedSheet.Part(
      heading: words(es: "Por qué", en: "Why"),
      told: facts.causeShares.flatMap(language.causes).map { [$0] } ?? [],
      chart: facts.causeShares.flatMap { ImprovementCharts.causes($0, language) })
    let asked = PrintedSheet.Part(
      heading: words(es: "Qué se pide, y a quién", en: "What is asked, and of whom"),
      headings: [
        words(es: "A quién", en: "Of whom"), words(es: "Por qué", en: "Why"),
        words(es: "Meses sin stock", en: "Months without stock"), words(es: "Sin atender", en: "Not served"),
        words(es: "Acuerdo", en: "Agreed"),
      ], rows: asks(years))
    let cost = PrintedSheet.Part(
      heading: words(es: "Cuánto cuesta", en: "What it costs"),
      told: [
        order.map {
          words(
            es:
              "Lo que se recomienda pedir ahora cuesta S/ \(NumberText.decimal($0.soles, decimals: 2)); \(language.outOf($0.priced, $0.lines)) líneas tienen precio.",
            en:
              "What is advised to order now costs S/ \(NumberText.decimal($0.soles, decimals: 2)); \(language.outOf($0.priced, $0.lines)) lines have a price."
          )
        }
          ?? words(
            es: "No hay pronóstico del que salga un costo.", en: "There is no forecast to tell a cost from.")
      ])
    let need =
      PlaceNeed.list(facts.needs, facts.months, at: .all, directory: facilities).first.map(language.need)
      ?? []
    let service =
      need.isEmpty
      ? []
      : [
        PrintedSheet.Part(heading: ImprovementHeadings.need.text(in: language), told: need)
      ]
    return try sheet(
      title: words(es: "Sustento: ", en: "Evidence: ") + placeName, about: span,
      lead: words(
        es: "Unos \(years(lost)) sin atender por falta de stock.",
        en: "Some \(years(lost)) not served for want of stock."),
      parts: [unmet, causes, asked] + service + [cost], isOneSheet: true)
  }

  /// How much of the twelve months was reported: what was not is in no figure; nil where nobody was expected.
  private var reported: String? {
    facts.tally(ColcaMeasure.reported.code, in: facts.months).value(.share).map {
      words(
        es:
          "Llegó \(NumberText.percent($0)) de los reportes esperados; lo que no se reportó no está en la cifra.",
        en: "\(NumberText.percent($0)) of the expected reports came; what was not reported is in no figure.")
    }
  }

  /// Each cause by whoever can act on it: the highest level first.
  private func asks(_ years: (Double) -> String) -> [PrintedSheet.Row] {
    guard let shares = facts.causeShares else { return [] }
    let told = StockoutCause.allCases.filter { shares.count($0) > 0 }.sorted {
      ($1.owner, shares.count($1)) < ($0.owner, shares.count($0))
    }
    return told.map { cause in
      PrintedSheet.Row(cells: [
        language.begun(language.name(of: cause.owner)), language.name(of: cause),
        NumberText.whole(shares.count(cause)),
        years(shares.coupleYears(cause)), "",
      ])
    }
  }

  /// A certificate with its evidence; nil where the change cannot be told from chance, or is none for the better.
  ///
  /// - Parameter league: where the place stands among others; nil where that is not known.
  /// - Throws: `ProgrammingError` if the template is broken.
  public func certificate(
    _ cycle: ImprovementCycle, _ change: FigureChange, league: LeagueEntry? = nil
  ) throws(ProgrammingError) -> String? {
    guard change.verdict == .better, let interval = change.interval else { return nil }
    let unit = change.before.unit
    let what = language.name(of: change.before, facts.standards)
    let evidence = PrintedSheet.Part(
      heading: words(es: "La evidencia", en: "The evidence"),
      told: [
        before(change),
        language.basis(of: cycle.start.basis, began: cycle.began),
        words(
          es:
            "Diferencia entre \(language.distance(interval.lowerBound, unit)) y \(language.distance(interval.upperBound, unit)) en 19 de 20 sorteos de sus establecimientos: no es azar.",
          en:
            "Difference between \(language.distance(interval.lowerBound, unit)) and \(language.distance(interval.upperBound, unit)) in 19 of 20 draws of its facilities: no chance."
        ),
      ]
        + (change.hasReportingChanged
          ? [words(es: "Cambió quién reportó o fue medido.", en: "Who reported or was measured changed.")]
          : [])
        + [
          language.corrected(cycle, change, unit), league.flatMap(language.leagueSentence),
        ].compactMap(\.self),
      chart: ImprovementCharts.changes([change], standards: facts.standards, language))
    let signatures = PrintedSheet.Part(
      heading: words(es: "Firmas", en: "Signatures"),
      headings: [words(es: "Cargo", en: "Post"), words(es: "Firma", en: "Signature")],
      rows: PrintedSheet.Row.blank(2, cells: 2))
    return try sheet(
      title: words(es: "Certificado de mejora", en: "Certificate of improvement"),
      about: "\(placeName) · \(language.cycle(cycle.number))",
      lead: words(
        es: "Se reconoce a \(placeName): mejoró «\(what)».",
        en: "\(placeName) is recognised: \"\(what)\" got better."),
      parts: [evidence, signatures])
  }

  /// A success story to hand to a mayor: before and after, what was done, what it cost; nil as of `certificate`.
  ///
  /// - Parameter soles: what it cost; nil where nobody has said.
  /// - Throws: `ProgrammingError` if the template is broken.
  public func story(
    _ cycle: ImprovementCycle, _ change: FigureChange, soles: Double?
  ) throws(ProgrammingError) -> String? {
    guard change.verdict == .better else { return nil }
    let done = cycle.actions.filter { $0.state == .done }
    let result = PrintedSheet.Part(
      heading: words(es: "Antes y después", en: "Before and after"),
      told: [before(change), language.basis(of: cycle.start.basis, began: cycle.began)],
      chart: ImprovementCharts.changes([change], standards: facts.standards, language))
    let cause = cycle.cause.map {
      [
        PrintedSheet.Part(
          heading: words(es: "Por qué había una brecha", en: "Why there was a gap"), told: [$0])
      ]
    }
    let actions = PrintedSheet.Part(
      heading: words(es: "Qué se hizo", en: "What was done"),
      told: done.isEmpty
        ? [words(es: "No se anotó ninguna acción hecha.", en: "No action is noted as done.")]
        : done.map { "\($0.text) (\($0.post))" + ($0.note.map { ": " + $0 } ?? "") })
    let cost = PrintedSheet.Part(
      heading: words(es: "Cuánto costó", en: "What it cost"),
      told: [
        soles.map { "S/ " + NumberText.decimal($0, decimals: 2) }
          ?? words(es: "No se anotó.", en: "It was not noted.")
      ])
    return try sheet(
      title: words(es: "Una mejora que se ve: ", en: "An improvement that shows: ") + placeName,
      about: language.name(of: change.before, facts.standards), lead: before(change),
      parts: [result] + (cause ?? []) + [actions, cost])
  }

  private func before(_ change: FigureChange) -> String {
    let unit = change.before.unit
    let (first, last) = (change.before.period.upperBound, change.after.period.upperBound)
    return
      "\(language.monthText(first)): \(language.figure(change.before.value, unit)) → \(language.monthText(last)): "
      + "\(language.figure(change.after.value, unit))."
  }

  private func sheet(
    title: String, about: String, lead: String, parts: [PrintedSheet.Part], isOneSheet: Bool = false
  ) throws(ProgrammingError) -> String {
    try PrintedSheet(
      language, title: title, about: about, lead: lead, parts: parts, version: version,
      isOneSheet: isOneSheet
    ).html(language)
  }
}
