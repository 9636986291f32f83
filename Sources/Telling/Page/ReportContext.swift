import Improvement
import StockPolicy
import SupplyModel

/// What every section of a page may know: the part of the run that the page is about, and how things are called and found
/// on all the pages of a report.
///
/// A section is made from it and from nothing else; it is made once for the whole run, and then narrowed for each page.
struct ReportContext {
  /// Up to so many facilities, orders and cards stand open; beyond, the page would be endless.
  static let mostOpenFacilities = 12

  /// What concerns the facilities of the page.
  let input: ReportInput
  /// Whom the page is for.
  let scope: ReportScope
  /// The place of the page among those above and below.
  let node: ReportTree.Node
  /// How facilities and products are called, on all pages alike.
  let names: ReportNames
  /// The facilities of the page, each at its place in the whole run.
  let order: FacilityOrder
  /// Where lines stand on a page, and their histories.
  let lines: ReportLines
  /// All places, one below another.
  let tree: ReportTree
  /// Where the other pages are.
  let files: ReportFiles
  /// The path of the page that is being written, which links start from.
  private(set) var path: String
  /// Which facilities have reported the month of the run.
  let reporting: ReportingState
  /// Why each transfer is worth its trip; its two ends may stand on two pages.
  let transferReasons: TransferReasons
  /// What warehouses have, and which sends to whom.
  let warehouses: WarehouseStocks
  /// How stock-outs went month by month.
  let trend: StockoutTrend
  /// The products and warehouses of the whole run.
  let subjects: ReportSubjects
  /// What calls for action, most urgent first.
  let worklist: [SeriesAssessment]
  /// Whether the cards of facilities stand on this page, and not on others.
  let hasCards: Bool
  /// Whether there are charts in the cards.
  let hasCharts: Bool
  /// What has changed since the run of an earlier month, at the facilities of the page; nil where there is none.
  let changes: RunChanges?
  /// What is told of improvement at the facilities of the page; nil where nobody asked.
  let improvement: ImprovementFacts?
  /// The files beside the pages.
  let companions: ReportCompanions
  /// How much stands on a page.
  let limits: ReportLimits
  /// Whether the pages that are paper have their PDF beside them.
  let hasPaper: Bool
  private let split: ReportScope.Split
  private let places: LinePlaces
  /// The page on which each facility's card stands; none where it stands on no page.
  private let cards: [FacilityCode: String]

  var language: Language { input.language }
  var run: ForecastRun { input.run }
  var settings: ForecastRun.Settings { input.run.settings }
  var isOpen: Bool { order.codes.count <= Self.mostOpenFacilities }
  /// Whether it is the page of the whole run.
  var isRoot: Bool { scope == .region }
  /// Whether the page is about a single facility.
  var isFacility: Bool { node.parts == .nothing }
  /// Whether it is a page to work with, line by line, and not one that leads to those.
  var isWork: Bool { node.parts.rawValue >= ReportTree.Level.facilities.rawValue && isOnePagesWork }
  /// Whether its facilities are few enough for all that is said of each.
  var isOnePagesWork: Bool { order.codes.count <= limits.facilitiesOfWork }
  /// Whether one workbook holds all requisitions: so long as it can be leafed through, and where there is no other.
  var isOneBooksWork: Bool {
    isOnePagesWork || order.codes.contains { companions.workbook(of: $0) == nil }
  }
  /// How many rows of a list stand on the page.
  var mostRows: Int { isWork || isRoot && split == .region ? limits.rowsOfWork : limits.parts }

  /// The context of the page of the whole run.
  ///
  /// - Parameters:
  ///   - input: what the report is written from.
  ///   - split: which pages there are beside that of the whole run.
  ///   - limits: how much stands on a page.
  ///   - hasPaper: whether the pages that are paper get their PDF beside them.
  init(
    _ input: ReportInput, split: ReportScope.Split, limits: ReportLimits = ReportLimits(),
    hasPaper: Bool = false
  ) {
    self.input = input
    self.split = split
    self.hasPaper = hasPaper
    self.limits = limits
    scope = .region
    names = input.names
    order = FacilityOrder(run: input.run, names: names)
    lines = ReportLines(input: input, order: order)
    tree = ReportTree(order: order, names: names)
    node = tree.nodes[0]
    warehouses = WarehouseStocks(run: input.run, names: names)
    subjects = ReportSubjects(input, warehouses: warehouses)
    trend = StockoutTrend(input.history, asOf: input.run.settings.asOf)
    files = ReportFiles(
      tree: tree, names: names, split: split, limits: limits, products: subjects.products,
      warehouses: subjects.warehouses, hasImprovement: input.improvement != nil)
    improvement = input.improvement
    path = ReportFiles.regionPage
    reporting = ReportingState(input: input)
    transferReasons = TransferReasons(run: input.run, names: names)
    worklist = input.run.worklist
    places = LinePlaces(input)
    let counts = Dictionary(grouping: input.run.assessments, by: \.facility).mapValues(\.count)
    var cards: [FacilityCode: String] = [:]
    for (place, node) in tree.nodes.enumerated() {
      guard let path = files.page(at: place), Self.hasCards(node, split, counts, limits) else { continue }
      for code in node.facilities { cards[code] = path }
    }
    self.cards = cards
    hasCards = Self.hasCards(node, split, counts, limits)
    hasCharts = hasCards && input.run.assessments.count <= limits.chartedLines
    changes = input.earlier.map { RunChanges(from: $0, to: input.run) }
    companions = ReportCompanions(tree: tree, pages: files, split: split)
  }

  /// The context of the page of some of the facilities of `whole`.
  private init(_ whole: ReportContext, at place: Int) {
    tree = whole.tree
    node = tree.nodes[place]
    places = whole.places
    split = whole.split
    limits = whole.limits
    hasPaper = whole.hasPaper
    cards = whole.cards
    let codes = node.facilities
    scope = node.scope
    input = whole.input.only(scope, codes: codes, places: places)
    names = whole.names
    order = whole.order.only(codes)
    lines = whole.lines
    files = whole.files
    path = files.page(at: place) ?? whole.path
    reporting = whole.reporting
    transferReasons = whole.transferReasons
    warehouses = whole.warehouses
    subjects = whole.subjects
    trend = whole.trend
    worklist = input.run.worklist
    let (isFacility, lineCount) = (node.parts == .nothing, input.run.assessments.count)
    hasCards =
      isFacility || split == .microNetwork && node.parts == .facilities && lineCount <= limits.linesOfCards
    hasCharts = hasCards && lineCount <= limits.chartedLines
    changes = whole.changes?.only(codes)
    improvement = whole.improvement?.only(codes)
    companions = whole.companions
  }

  /// Whether the cards of a place's facilities stand on its own page.
  private static func hasCards(
    _ node: ReportTree.Node, _ split: ReportScope.Split, _ lines: [FacilityCode: Int], _ limits: ReportLimits
  ) -> Bool {
    let isHolder =
      switch split {
      case .region: node.parent == nil
      case .microNetwork: node.parts == .facilities
      case .facility: node.parts == .nothing
      }
    guard isHolder, node.parts != .nothing else { return isHolder }
    return node.facilities.reduce(0) { $0 + (lines[$1] ?? 0) } <= limits.linesOfCards
  }

  /// The lines of a facility of the page.
  func lines(of facility: FacilityCode) -> [SeriesAssessment] {
    isFacility ? run.assessments : run.assessments.filter { $0.facility == facility }
  }

  /// The context of the page of a scope; call it on that of the whole run.
  func only(_ scope: ReportScope) -> ReportContext {
    let place = tree.place(of: scope)
    return place == 0 ? self : ReportContext(self, at: place)
  }

  /// The same context for another file of the same place.
  func at(_ path: String) -> ReportContext {
    var other = self
    other.path = path
    return other
  }

  /// A page of the report as links of this page lead to it.
  func link(to page: String) -> String { path.utf8.contains(UInt8(ascii: "/")) ? "../" + page : page }

  /// The PDF of this page, as it links to it; nil where it has none.
  var paper: String? { hasPaper && ReportPaper.isPrinted(path) ? link(to: ReportPaper.path(of: path)) : nil }

  /// Where a place of the tree has its page; nil where it has none.
  func page(at place: Int) -> String? { files.page(at: place).map(link) }

  /// The page of the improvement of the place, as links of this page lead to it; nil where there is none.
  var improvementPage: String? { files.improvement(at: tree.place(of: scope)).map(link) }

  /// Where a facility's card stands; nil where it stands on no page.
  func card(of facility: FacilityCode) -> String? {
    guard let page = cards[facility] else { return nil }
    return (page == path ? "" : link(to: page)) + "#" + lines.place(of: facility)
  }

  /// Where a line stands: its row, or its facility's card where it is not held and has none; nil where it stands on no page.
  func row(of line: SeriesAssessment) -> String? {
    guard let page = cards[line.facility] else { return nil }
    return (page == path ? "" : link(to: page)) + "#" + lines.anchor(line)
  }
}

/// Which facilities have reported the run's month: those with a report of any of its products for it.
struct ReportingState {
  /// The count, over the facilities of the whole run.
  let count: ReportingCount
  /// Where each of its health facilities stands in it.
  let facilities: ReportingCount.Places

  init(input: ReportInput) {
    let asOf = input.run.settings.asOf
    var last: [FacilityCode: Month] = [:]
    let codes = Set(input.run.assessments.map(\.facility))
    for series in input.history where codes.contains(series.facility) {
      guard let month = series.lastReported?.month else { continue }
      last[series.facility] = max(month, last[series.facility] ?? month)
    }
    for line in input.run.assessments {
      guard let month = line.stockMonth else { continue }
      last[line.facility] = max(month, last[line.facility] ?? month)
    }
    count = ReportingCount(lastReports: last, in: asOf, directory: input.facilities)
    facilities = ReportingCount.Places(count.facilities)
  }

  func lastMonth(of facility: FacilityCode) -> Month? { count.lastReports[facility] }

  func hasReported(_ facility: FacilityCode) -> Bool {
    lastMonth(of: facility).map { $0 >= count.month } ?? false
  }
}
