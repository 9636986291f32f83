import StockPolicy
import SupplyModel

/// A page of a report: a header, then its sections in order.
///
/// What a section shows and says is its own affair; the page only says which there are and in which order.
struct ReportPage: Section {
  static let template = Template("report", PackageResources.report_mustache)

  /// What every page of a report on a scope is called.
  static func title(_ scope: ProductScope) -> Phrase {
    Phrase(
      es: scope.subject.spanish + ": qué falta, qué se acaba y qué pedir",
      en: scope.subject.english + ": what is out, what runs out, what to order")
  }

  let lang: String
  let title: Phrase
  /// For whom it is; nil for everybody.
  let scope: String?
  let month: String
  let css: String
  /// The parts that all drawings of the page share, as SVG.
  let drawings: String
  let header: String
  /// The lists of the page, in a bar that stays in sight; empty where there is nothing to choose from.
  let bar: [BarEntry]
  let words = Words()
  let sections: String
  /// What the page has on a screen and not on paper; nil where it is all there.
  let screenOnly: String?
  let version: String
  let period: String
  let script: String

  struct Words: TemplateValue {
    let lists = Phrase(es: "Listas de esta página", en: "Lists of this page")
    let filter = Phrase(
      es: "Filtrar: lugar, producto, palabra", en: "Filter: place, product, word")
    let noMatch = Phrase(es: "Sin resultados.", en: "No match.")
  }

  /// A page of a context.
  ///
  /// - Parameters:
  ///   - name: what it is about, where that is no place; nil for the context's own place.
  ///   - paper: what its paper leaves out.
  ///   - anchors: those of its sections, as far as paper leaves any out.
  init(
    _ context: ReportContext, header: String, bar: [BarEntry], sections: String, name: String? = nil,
    paper: PaperRules = PaperRules(), anchors: Set<String> = []
  ) {
    lang = context.language.rawValue
    title = Self.title(context.settings.scope)
    scope = name ?? context.scopeName
    month = context.language.monthText(context.settings.asOf)
    css =
      (Self.styles[context.language] ?? "")
      + paper.text(
        context.language, scope: scope, period: context.language.period(context.settings))
    drawings =
      (context.isFacility ? "" : AlertBar.ground(context.settings.officialRule))
      + (context.isFacility
        ? FacilitySheetSection.drawings(context) : FacilitiesSection.drawings(context))
    self.header = header
    self.bar = bar
    self.sections = sections
    screenOnly = paper.told(context.language, anchors: anchors, page: context.path)
    version = context.input.programVersion
    period = context.language.period(context.settings)
    script = Self.programText
  }

  private static let programText = String(decoding: PackageResources.report_js, as: UTF8.self)

  /// The style sheet in each language, with the headings of columns where a screen is too narrow for the head of their table.
  private static let styles: [Language: String] = {
    let sheet = String(decoding: PackageResources.report_css, as: UTF8.self)
    let labels =
      WorklistSection.narrowLabels + ResolveSection.narrowLabels + ExcessSection.narrowLabels
      + ShortagesSection.narrowLabels + ExpiriesSection.narrowLabels + FacilitiesSection.narrowLabels
      + TransfersSection.narrowLabels + PartsSection.narrowLabels + IndicatorsSection.narrowLabels
      + MapSection.narrowLabels + ChangesSection.narrowLabels + DataSection.narrowLabels
    return Language.allCases.reduce(into: [:]) { styles, language in
      let rules = labels.map { "\($0.selector){content:\"\($0.label.text(in: language))\"}\n" }.joined()
      styles[language] = sheet + "@media screen and (max-width:760px){\n" + rules + "}\n"
    }
  }()

  /// The page of a context as HTML.
  ///
  /// - Throws: what is wrong with a template.
  static func html(_ context: ReportContext) throws(ProgrammingError) -> String {
    let (bar, sections) = Self.sections(of: context)
    let language = context.language
    let body = try sections.map { (section) throws(ProgrammingError) in try section.html(language) }
    let anchors = anchors(bar, sections)
    let header = HeaderSection(context, anchors: anchors)
    let page = ReportPage(
      context, header: try header.html(language), bar: bar, sections: body.joined(),
      paper: PaperRules(context), anchors: anchors)
    return try page.html(language)
  }

  /// The anchors of a page: each section has the name of its template for one, and the lists within it are in the bar.
  static func anchors(_ bar: [BarEntry], _ sections: [any Section]) -> Set<String> {
    Set(bar.map(\.target) + sections.map { type(of: $0).template.name })
  }

  /// A list of all the parts of a place, from a row on.
  ///
  /// - Throws: what is wrong with a template.
  static func list(_ context: ReportContext, from: Int) throws(ProgrammingError) -> String {
    let header = ListHeader(context, from: from)
    let parts = PartsSection(context, from: from)
    let language = context.language
    let page = ReportPage(
      context, header: try header.html(language), bar: [], sections: try parts?.html(language) ?? "")
    return try page.html(language)
  }

  /// The sections of a page in order, with their places in the bar: on a page to work with first what to do, then why.
  static func sections(of context: ReportContext) -> (bar: [BarEntry], sections: [any Section]) {
    let language = context.language
    let isWhole = context.isRoot
    var bar: [BarEntry] = []
    var sections: [any Section] = []
    func add<One: Section>(_ section: One?, _ entries: (One) -> [BarEntry] = { _ in [] }) {
      guard let section else { return }
      sections.append(section)
      bar += entries(section)
    }
    let transfers = TransfersSection(context)
    let expiries = ExpiriesSection(context)
    let resolve = ResolveSection(context)
    if context.isFacility {
      // Only what there is: a facility's page is short, and there are thousands of them.
      add(FacilitySheetSection(context))
      add(OrdersSection(context)) { [$0.entry(language)] }
      if !context.run.transfers.isEmpty { add(transfers) { [$0.entry(language)] } }
      if resolve.hasRows { add(resolve) { $0.entries(language) } }
      if expiries.hasRows { add(expiries) { [$0.entry(language)] } }
      add(TrendSection(context.trend.of(context.order.codes), context))
      add(FigureSection.improvement(context)) { $0.entries(language) }
      add(ChangesSection(context)) { [$0.entry(language)] }
      add(MessagesSection(context)) { [$0.entry(language)] }
      if isWhole || context.input.findings.count > 0 { add(DataSection(context)) }
      add(SignsSection(context))
      return (bar, sections)
    }
    let parts = PartsSection(context)
    if !context.isWork { add(parts) { [$0.entry(language)] } }
    let trend = TrendSection(context.trend.of(context.order.codes), context)
    if !context.isWork {
      add(trend)
      add(FigureSection.improvement(context)) { $0.entries(language) }
    }
    add(OrderSheetSection(context)) { [$0.entry(language)] }
    if context.isWork { add(transfers) { [$0.entry(language)] } }
    add(WorklistSection(context)) { $0.entries }
    add(resolve) { $0.entries(language) }
    if context.hasCards { add(OrdersSection(context)) { [$0.entry(language)] } }
    add(FacilitiesSection(context))
    if !context.isWork { add(transfers) { [$0.entry(language)] } }
    add(ShortagesSection(context)) { [$0.entry(language)] }
    add(expiries) { [$0.entry(language)] }
    add(ExcessSection(context)) { [$0.entry(language)] }
    if context.isWork { add(parts) { [$0.entry(language)] } }
    if context.isWork {
      add(trend)
      add(FigureSection.improvement(context)) { $0.entries(language) }
    }
    add(SubjectLists.products(context)) { [$0.entry(language)] }
    add(SubjectLists.warehouses(context)) { [$0.entry(language)] }
    add(SubjectLists.compared(context)) { [$0.entry(language)] }
    add(MessagesSection(context)) { [$0.entry(language)] }
    add(ChangesSection(context)) { [$0.entry(language)] }
    add(MatrixSection(context))
    add(MapSection(context))
    if isWhole {
      add(IndicatorsSection(context))
      add(AccuracySection(context))
    }
    add(DataSection(context))
    if context.isWork { add(SignsSection(context)) }
    return (bar, sections)
  }
}

/// The top of a list of all the parts of a place: whose it is, and the way back.
struct ListHeader: Section {
  static let template = Template("listheader", PackageResources.listheader_mustache)

  let name: String
  let page: String
  let title: Phrase
  let period: String
  let rows: String

  init(_ context: ReportContext, from: Int) {
    let language = context.language
    title = ReportPage.title(context.settings.scope)
    name = context.scopeName ?? title.text(in: language)
    page = context.page(at: context.tree.place(of: context.scope)) ?? ""
    period = language.period(context.settings)
    let count = context.node.children.count
    let last = min(count, from + context.limits.rowsOfList)
    let span = "\(NumberText.whole(from + 1))–\(NumberText.whole(last))"
    rows = language.text(
      es: "Filas \(span) de \(NumberText.whole(count)).", en: "Rows \(span) of \(NumberText.whole(count)).")
  }
}

/// The heading of a column where a screen is too narrow for the head of its table: the style sheet sets it beside the cell.
struct NarrowLabel: Equatable {
  /// The cells, as a style sheet names them.
  let selector: String
  let label: Phrase

  /// The label of a column, counted from 1, of tables of these classes.
  init(_ tables: [String], column: Int, _ label: Phrase) {
    selector = tables.map { "\($0) td:nth-child(\(column))::before" }.joined(separator: ",")
    self.label = label
  }

  /// The labels of columns that follow one another.
  static func of(_ tables: [String], from column: Int, _ labels: [Phrase]) -> [NarrowLabel] {
    labels.enumerated().map { NarrowLabel(tables, column: column + $0, $1) }
  }
}
