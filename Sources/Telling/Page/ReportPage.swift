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
  /// The headings of columns where a screen is too narrow for the head of their table.
  let narrowLabels: [NarrowLabel]
  let header: String
  let sections: String
  let version: String
  let period: String
  let script: String

  init(_ context: ReportContext, header: String, sections: String) {
    lang = context.language.rawValue
    title = Self.title(context.settings.scope)
    scope = context.scopeName
    month = context.language.monthText(context.settings.asOf)
    css = String(decoding: PackageResources.report_css, as: UTF8.self)
    narrowLabels =
      WorklistSection.narrowLabels + ExcessSection.narrowLabels + ShortagesSection.narrowLabels
      + ExpiriesSection.narrowLabels + FacilitiesSection.narrowLabels
    self.header = header
    self.sections = sections
    version = context.input.programVersion
    period = context.language.period(context.settings)
    script = String(decoding: PackageResources.report_js, as: UTF8.self)
  }

  /// The page of a context as HTML.
  ///
  /// - Throws: what is wrong with a template.
  static func html(_ context: ReportContext) throws(ProgrammingError) -> String {
    let (header, sections) = Self.sections(of: context)
    let language = context.language
    let page = ReportPage(
      context, header: try header.html(language),
      sections: try sections.map { (section) throws(ProgrammingError) in try section.html(language) }.joined()
    )
    return try page.html(language)
  }

  /// The header and the sections of a page in order: on that of a part of the run first what to do, then why.
  static func sections(of context: ReportContext) -> (header: HeaderSection, sections: [any Section]) {
    let isWhole = context.scope == .region
    let worklist = WorklistSection(context)
    let resolve = ResolveSection(context)
    let changes = ChangesSection(context)
    let transfers = TransfersSection(context)
    let orders = OrdersSection(context)
    let expiries = ExpiriesSection(context)
    let excess = ExcessSection(context)
    let language = context.language
    var tiles = worklist.tiles + [transfers?.tile(language), orders.tile(language)].compactMap { $0 }
    tiles += resolve.tiles(language) + [expiries.tile(language), excess.tile(language)]
    let sections: [(any Section)?] = [
      worklist, resolve,
      isWhole ? changes : nil,
      NetworksSection(context),
      isWhole ? MapSection(context) : nil,
      isWhole ? MatrixSection(context) : nil,
      isWhole ? IndicatorsSection(context) : nil,
      transfers, orders, ShortagesSection(context), expiries, excess,
      isWhole ? nil : changes,
      FacilitiesSection(context),
      isWhole ? AccuracySection(context) : nil,
      DataSection(context),
      isWhole ? nil : SignsSection(context),
    ]
    return (HeaderSection(context, tiles: tiles), sections.compactMap { $0 })
  }
}

/// The heading of a column where a screen is too narrow for the head of its table: the style sheet sets it beside the cell.
struct NarrowLabel: TemplateValue, Equatable {
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
