import Improvement
import SupplyModel

/// The page of a place's improvement: causes, standards month by month, before and after, targets, cycles, need and service.
struct ImprovementPage {
  private let context: ReportContext
  private let facts: ImprovementFacts

  /// - Parameter context: that of the place, at the path of this page.
  init?(_ context: ReportContext) {
    guard let facts = context.improvement else { return nil }
    self.context = context
    self.facts = facts
  }

  private var language: Language { context.language }
  private var name: String {
    let place = context.scopeName ?? language.text(es: "todo", en: "everything")
    return language.text(es: "Mejora: ", en: "Improvement: ") + place
  }

  /// The page.
  ///
  /// - Throws: what is wrong with a template.
  func html() throws(ProgrammingError) -> String {
    try ReportPage.html(sections, name: name, context)
  }

  /// What the page is made of.
  var sections: [any Section] {
    let figures: [any Section] = [causes, trend, changes].compactMap(\.self)
    let tables: [any Section] = [league, targets, cycles, overdue].compactMap(\.self)
    let service: [any Section] = need.map { [$0] } ?? []
    let plans: [any Section] = [methods, moves].compactMap(\.self)
    return [header] + figures + tables + service + plans
  }

  private var header: SubjectHeader {
    let page = context.page(at: context.tree.place(of: context.scope))
    return SubjectHeader(
      context,
      above: .init(
        name: context.scopeName ?? language.text(es: "Todo", en: "Everything"),
        href: page ?? context.link(to: ReportFiles.regionPage)), name: name,
      about: language.text(
        es: "De \(language.monthText(facts.months.lowerBound)) a \(language.monthText(facts.month)).",
        en: "\(language.monthText(facts.months.lowerBound)) to \(language.monthText(facts.month))."),
      lead: language.overdueLead(facts), told: language.improvement(facts),
      files: ImprovementList.allCases.flatMap { [$0.workbookName, $0.csvName] }.map {
        .init(name: $0, href: context.link(to: $0))
      } + (context.paper.map { [.init(name: language.onPaper, href: $0)] } ?? []))
  }

  private var causes: FigureSection? {
    facts.causeShares.flatMap { shares in
      ImprovementCharts.causes(shares, language).map {
        FigureSection(
          id: "causes", title: ImprovementHeadings.causes, told: language.causes(shares).map { [$0] } ?? [],
          chart: $0, hints: [ImprovementHeadings.causesHint.text(in: language)],
          more: .init(
            name: ImprovementList.causes.workbookName,
            href: context.link(to: ImprovementList.causes.workbookName)))
      }
    }
  }

  private var trend: FigureSection? {
    ImprovementCharts.trend(facts, language).map {
      FigureSection(
        id: "standards", title: ImprovementHeadings.trend, chart: $0,
        hints: [ImprovementHeadings.trendHint.text(in: language)],
        more: .init(
          name: ImprovementList.standards.workbookName,
          href: context.link(to: ImprovementList.standards.workbookName)))
    }
  }

  private var changes: FigureSection? {
    let changes = facts.changes(.all)
    let chart = ImprovementCharts.changes(changes, standards: facts.standards, language)
    return chart.map {
      FigureSection(
        id: "before-after", title: ImprovementHeadings.changes,
        told: [
          language.span(facts.before) + " → " + language.span(facts.after)
            + ": " + language.verdicts(changes)
        ], chart: $0, hints: [ImprovementHeadings.changesHint.text(in: language)])
    }
  }

  /// Those that improved beyond chance, the first of each league first.
  private var league: TableSection? {
    let improved = facts.league.enumerated().filter { $0.element.rank != nil }.sorted {
      ($0.element.rank ?? 0, $0.offset) < ($1.element.rank ?? 0, $1.offset)
    }.map(\.element)
    return TableSection(
      id: "league", title: ImprovementHeadings.league, count: improved.count, terms: "",
      headings: [
        .init(name: ImprovementHeadings.place, isRight: false),
        .init(name: ImprovementHeadings.standard, isRight: false),
        .init(name: ImprovementHeadings.rank, isRight: false),
        .init(name: ImprovementHeadings.progress, isRight: true),
        .init(name: ImprovementHeadings.now, isRight: true),
      ],
      rows: improved.prefix(context.limits.parts).map { entry in
        TableSection.Row(
          head: .init(text: placeName(entry.place), href: nil, note: language.name(of: entry.place.level)),
          cells: [
            .init(text: language.name(of: entry.indicator, facts.standards)),
            .init(
              text: language.outOf(entry.rank ?? 0, entry.places), note: language.leagueNote(entry),
              tone: "t-green"),
            .init(
              text: "+" + language.distance(entry.progress, .share), note: language.leagueRange(entry),
              isRight: true),
            .init(
              text: language.figure(entry.after.value(.share), .share),
              note: language.text(es: "antes ", en: "before ")
                + language.figure(entry.before.value(.share), .share), isRight: true),
          ])
      }, workbook: ImprovementList.league.workbookName, context)
  }

  /// Those that are off track first.
  private var targets: TableSection? {
    let order: [TargetProgress.State] = [.offTrack, .slipping, .unknown, .onTrack, .reached]
    let ranked = facts.targets.enumerated().sorted {
      (order.firstIndex(of: $0.element.state) ?? 0, $0.offset)
        < (order.firstIndex(of: $1.element.state) ?? 0, $1.offset)
    }.map(\.element)
    return TableSection(
      id: "targets", title: ImprovementHeadings.targets, count: ranked.count, terms: "",
      headings: [
        .init(name: ImprovementHeadings.place, isRight: false),
        .init(name: ImprovementHeadings.standard, isRight: false),
        .init(name: ImprovementHeadings.start, isRight: true),
        .init(name: ImprovementHeadings.now, isRight: true),
        .init(name: ImprovementHeadings.target, isRight: true),
        .init(name: ImprovementHeadings.until, isRight: false),
        .init(name: ImprovementHeadings.state, isRight: false),
        .init(name: ImprovementHeadings.outlook, isRight: false),
      ],
      rows: ranked.prefix(context.limits.parts).map { row in
        let unit = facts.standards[row.target.standard]?.unit ?? .share
        let indicator = Indicator(row.target.standard, item: row.target.item)
        return TableSection.Row(
          head: .init(text: placeName(row.target.place), href: nil),
          cells: [
            .init(text: language.name(of: indicator, facts.standards)),
            .init(text: language.figure(row.start, unit), isRight: true),
            .init(
              text: language.figure(row.value, unit),
              note: row.coverage.value(.share).map {
                NumberText.percent($0) + language.text(es: " reportado", en: " reported")
              }, isRight: true),
            .init(text: language.figure(row.target.value, unit), isRight: true),
            .init(text: language.shortMonth(row.target.to)),
            .init(text: language.name(of: row.state), tone: row.state.tone),
            .init(text: language.name(of: row.outlook)),
          ])
      }, workbook: ImprovementList.targets.workbookName, context)
  }

  private var cycles: TableSection? {
    let states: [ImprovementCycle.State] = [.toMeasure, .overdue, .open, .closed]
    let ranked = facts.cycles.enumerated().sorted { left, right in
      let places = [left, right].map { states.firstIndex(of: $0.element.state(on: facts.day)) ?? 0 }
      return (places[0], left.offset) < (places[1], right.offset)
    }.map(\.element)
    return TableSection(
      id: "cycles", title: ImprovementHeadings.cycles, count: ranked.count, terms: "",
      headings: [
        .init(name: ImprovementHeadings.place, isRight: false),
        .init(name: ImprovementHeadings.standard, isRight: false),
        .init(name: ImprovementHeadings.baseline, isRight: true),
        .init(name: ImprovementHeadings.now, isRight: true),
        .init(name: ImprovementHeadings.target, isRight: true),
        .init(name: ImprovementHeadings.until, isRight: false),
        .init(name: ImprovementHeadings.state, isRight: false),
      ],
      rows: ranked.prefix(context.limits.parts).map { cycle in
        let unit = facts.standards[cycle.start.indicator.standard]?.unit ?? .share
        let state = cycle.state(on: facts.day)
        return TableSection.Row(
          head: .init(text: placeName(cycle.start.place), href: nil, note: language.cycle(cycle.number)),
          cells: [
            .init(text: language.name(of: cycle.start.indicator, facts.standards), note: cycle.cause),
            .init(
              text: language.figure(cycle.baseline(unit), unit),
              note: language.shortMonth(cycle.start.baselineMonth), isRight: true),
            .init(text: language.figure(cycle.latest(unit), unit), isRight: true),
            .init(text: language.figure(cycle.start.target, unit), isRight: true),
            .init(text: language.shortMonth(cycle.start.dueMonth)),
            .init(text: language.name(of: state), tone: state == .open ? "t-green" : "t-orange"),
          ])
      }, workbook: ImprovementList.cycles.workbookName, context)
  }

  private var overdue: TableSection? {
    let overdue = facts.overdue.sorted { ($0.action.due, $0.cycle.number) < ($1.action.due, $1.cycle.number) }
    return TableSection(
      id: "actions", title: ImprovementHeadings.overdue, count: overdue.count, terms: "",
      headings: [
        .init(name: ImprovementHeadings.action, isRight: false),
        .init(name: ImprovementHeadings.post, isRight: false),
        .init(name: ImprovementHeadings.until, isRight: false),
        .init(name: ImprovementHeadings.place, isRight: false),
      ],
      rows: overdue.prefix(context.limits.parts).map { one in
        TableSection.Row(
          head: .init(text: one.action.text, href: nil, note: one.action.note),
          cells: [
            .init(text: one.action.post), .init(text: one.action.due.description, tone: "t-orange"),
            .init(text: placeName(one.cycle.start.place), note: language.cycle(one.cycle.number)),
          ])
      }, workbook: ImprovementList.actions.workbookName, context)
  }

  /// The parts of the place, those where least of the need is met first.
  private var need: FigureSection? {
    guard facts.hasNeed else { return nil }
    let needs = Dictionary(grouping: facts.needs, by: \.facility)
    let parts = context.node.children.compactMap { child -> (name: String, need: PlaceNeed)? in
      let node = context.tree.nodes[child]
      let own = node.facilities.flatMap { needs[$0] ?? [] }
      return PlaceNeed.list(own, facts.months, at: .all, directory: context.input.facilities).first
        .map { (context.name(of: node.face) ?? "", $0) }
    }
    let ranked = parts.sorted {
      ($0.need.visitsOfNeed.value(.share) ?? 2, $0.name) < ($1.need.visitsOfNeed.value(.share) ?? 2, $1.name)
    }
    let shown = Array(ranked.prefix(context.limits.parts))
    let all = PlaceNeed.list(facts.needs, facts.months, at: .all, directory: context.input.facilities).first
    let rest =
      shown.count < ranked.count ? [language.hereAre(shown.count, of: ranked.count)] : []
    return ImprovementCharts.need(shown, language).map {
      FigureSection(
        id: "need", title: ImprovementHeadings.need, told: all.map(language.need) ?? [], chart: $0,
        hints: rest + [ImprovementHeadings.needHint.text(in: language)],
        more: .init(
          name: ImprovementList.need.workbookName,
          href: context.link(to: ImprovementList.need.workbookName)))
    }
  }

  /// Each method of the whole place, those that protect most couples first; what has no factor counts for none, and says so.
  private var methods: TableSection? {
    guard facts.hasNeed else { return nil }
    let rows = PlaceMethodNeed.list(
      facts.needs, facts.months, at: .all, directory: context.input.facilities
    ).sorted { (-($0.protected ?? -1), $0.method) < (-($1.protected ?? -1), $1.method) }
    func number(_ value: Double?) -> String { value.map { NumberText.decimal($0) } ?? "–" }
    func share(_ tally: Tally) -> String? { tally.value(.share).map(NumberText.percent) }
    return TableSection(
      id: "methods", title: ImprovementHeadings.methods, count: rows.count, terms: "",
      headings: [
        .init(name: ImprovementHeadings.method, isRight: false),
        .init(name: ImprovementHeadings.units, isRight: true),
        .init(name: ImprovementHeadings.protected, isRight: true),
        .init(name: ImprovementHeadings.years, isRight: true),
        .init(name: ImprovementHeadings.couples, isRight: true),
      ],
      rows: rows.prefix(context.limits.parts).map { row in
        TableSection.Row(
          head: .init(
            text: language.methodName(row.method), href: nil,
            note: row.factor.map { language.factorNote($0) }),
          cells: [
            .init(text: number(row.units), isRight: true),
            .init(
              text: number(row.protected),
              note: share(row.ofProtected).map { $0 + language.text(es: " de todas", en: " of all") },
              isRight: true),
            .init(
              text: number(row.coupleYears),
              note: share(row.ofYears).map { $0 + language.text(es: " de todos", en: " of all") },
              isRight: true),
            .init(
              text: number(row.couples),
              note: share(row.protectedOfCouples).map {
                $0 + language.text(es: " protegidas", en: " protected")
              }, isRight: true),
          ])
      }, workbook: ImprovementList.methods.workbookName, context)
  }

  private var moves: TableSection? {
    guard let proposal = facts.proposal else { return nil }
    return TableSection(
      id: "moves", title: ImprovementHeadings.moves, count: proposal.moves.count, terms: "",
      headings: [
        .init(name: ImprovementHeadings.from, isRight: false),
        .init(name: ImprovementHeadings.to, isRight: false),
        .init(name: ImprovementHeadings.hours, isRight: true),
        .init(name: ImprovementHeadings.more, isRight: true),
        .init(name: ImprovementHeadings.why, isRight: false),
      ],
      rows: proposal.moves.prefix(context.limits.parts).map { move in
        TableSection.Row(
          head: .init(
            text: context.names.shownName(move.from.facility), href: context.card(of: move.from.facility)),
          cells: [
            .init(
              text: context.names.shownName(move.to.facility), href: context.card(of: move.to.facility),
              note: NumberText.decimal(move.kilometres) + " km"),
            .number(move.hours), .init(text: NumberText.decimal(move.visits), isRight: true),
            .init(text: language.sentence(for: move, proposal)),
          ])
      }, workbook: ImprovementList.moves.workbookName, context)
  }

  private func placeName(_ place: ServicePlace) -> String {
    language.sentenceCase(language.name(of: place, context.input.facilities))
  }
}

extension TargetProgress.State {
  /// The colour of its tag.
  var tone: String {
    switch self {
    case .reached, .onTrack: "t-green"
    case .slipping: "t-orange"
    case .offTrack: "t-red"
    case .unknown: "t-grey"
    }
  }
}
