import Operations
import StockPolicy
import SupplyModel

@testable import Telling

/// Everything that a template prints, as the fixtures fill it: whatever can be shown is shown in one of them.
enum PageParts {
  /// A value and the template that prints it.
  struct Part {
    let template: String
    let node: TemplateNode

    init(_ section: some Section, _ language: Language) throws {
      template = type(of: section).template.name
      node = try TemplateNode(section, language: language)
    }
  }

  /// The parts of reports: of the whole run, of a part of it, and of one with what the fixture is without.
  static func report(_ language: Language) throws -> [Part] {
    let whole = ReportContext(ReportFixture.input(language), split: .facility)
    let few = ReportLimits(parts: 0, rowsOfWork: 0, rowsOfList: 1, chartedLines: 0)
    var old = ReportFixture.input(language)
    old.madeOn = Day(month: ReportFixture.asOf.advanced(by: 4), dayOfMonth: 1)
    let long = ReportContext(old, split: .facility, limits: few)
    var mapped = few
    mapped.mappedFacilities = 1
    let contexts = [
      whole, whole.only(.microNetwork(MicroNetwork(name: "Soritor & \"Cía\""))),
      whole.only(.facility("06530F01")), whole.only(.facility("06528F01")), whole.only(.facility("06531F01")),
      ReportContext(rare(language), split: .facility).only(.facility("06531F01")),
      ReportContext(ReportFixture.input(language), split: .region), long,
      ReportContext(old, split: .region, limits: few), ReportContext(old, split: .facility, limits: mapped),
      ReportContext(rare(language), split: .facility), ReportContext(rare(language), split: .region),
      ReportContext(helped(language), split: .region),
      ReportContext(DecisionFixture.decided(language), split: .region),
      ReportContext(DecisionFixture.decided(language), split: .facility),
    ]
    return try contexts.flatMap { context in
      let (bar, sections) = ReportPage.sections(of: context)
      let anchors = ReportPage.anchors(bar, sections)
      let page = ReportPage(
        context, header: "", bar: bar, sections: "", paper: PaperRules(context), anchors: anchors)
      let header = HeaderSection(context, anchors: anchors)
      return try [Part(page, language), Part(header, language)] + sections.map { try Part($0, language) }
    } + [Part(ListHeader(long, from: 0), language), Part(GlossaryPage(language: language), language)]
      + subjects(whole).map { try Part($0, language) }
      + improvement(language).map { try Part($0, language) }
      + subjects(ReportContext(old, split: .facility, limits: ReportLimits(parts: 1))).map {
        try Part($0, language)
      }
  }

  /// A run with a second warehouse, which has more than it is asked for.
  private static func helped(_ language: Language) -> ReportInput {
    var input = ReportFixture.input(language)
    let other = WarehouseStock(
      warehouse: "031S01", product: "18102", stock: 500, ordered: 20, allotted: 20, lines: 2)
    input.run = ForecastRun(
      settings: input.run.settings, assessments: input.run.assessments, transfers: input.run.transfers,
      calendars: input.run.calendars, warehouseStocks: input.run.warehouseStocks + [other])
    return input
  }

  /// What is told of improvement, on pages of places and on pages of their own.
  private static func improvement(_ language: Language) -> [any Section] {
    var input = ReportFixture.input(language)
    input.improvement = ImprovementFixture.facts
    let whole = ReportContext(input, split: .facility)
    let own = whole.only(.facility("06528F01"))
    let part = PrintedSheet.Part(
      heading: "h", told: ["t"], chart: "<svg/>", headings: ["c"],
      rows: [PrintedSheet.Row(cells: ["x"])] + PrintedSheet.Row.blank(1, cells: 1))
    let sheet = PrintedSheet(
      language, title: "t", about: "a", lead: "l", parts: [part, PrintedSheet.Part(heading: "h")],
      version: "0")
    return [whole, own].compactMap(FigureSection.improvement) + subjects(whole) + [
      sheet, WorklistSection(whole),
    ]
  }

  /// The sections of the pages of products and warehouses.
  private static func subjects(_ whole: ReportContext) -> [any Section] {
    whole.files.pages.flatMap { page -> [any Section] in
      switch page.page {
      case .place, .list: []
      case .improvement(let scope):
        ImprovementPage(whole.only(scope).at(page.path))?.sections ?? []
      case .product(let code): ProductPage(code, whole.at(page.path)).sections
      case .warehouse(let code): WarehousePage(code, whole.at(page.path)).sections
      }
    }
  }

  /// A run with old stocks of every level, a warehouse with a name, a facility that fell silent, telephones for all, and more findings than are shown.
  private static func rare(_ language: Language) -> ReportInput {
    let (sample, old): (SampleLines, FacilityCode) = (ReportFixture.sample, "06531F01")
    func line(_ product: ProductCode, stock: Double, _ alert: AlertLevel) -> SeriesAssessment {
      let series = sample.series(old, product, [(stock, 4), (stock, 4), nil])
      return sample.assess(
        series, monthly: 4, decision: alert == .excess ? .overstocked : .order, alert: alert, quantity: 2,
        moved: 5)
    }
    var input = ReportFixture.input(language)
    input.run = ForecastRun(
      settings: input.run.settings,
      assessments: [
        line("03351", stock: 90, .excess), line("04594", stock: 0, .stockedOut),
        line("08054", stock: 3, .urgent),
        sample.assess(
          sample.series("06999F01", "04594", [(9, 4)] + Array(repeating: nil, count: 8)), monthly: 4,
          decision: .notReported, alert: .unknown),
      ], warehouseStocks: input.run.warehouseStocks)
    input.facilities = FacilityDirectory([
      Facility(code: old, telephone: "1"), Facility(code: "030S05", name: "Almacén"),
    ])
    input.findings.warnings += 1
    return input
  }

  /// The parts of all pages.
  static func all(_ language: Language) throws -> [Part] {
    let backtest = BacktestPage.Contents(BacktestFixture.input(language))
    let replay = ReplayPage.Contents(
      ReplayInput(try ReplayFixture.comparison(), language: language, programVersion: "0.0.0"))
    let digest = DigestPage.Contents(DigestFixture.input(language))
    return try report(language) + [
      Part(backtest, language), Part(replay, language), Part(digest, language),
    ]
  }
}
