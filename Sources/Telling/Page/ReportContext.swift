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
  /// How facilities and products are called, on all pages alike.
  let names: ReportNames
  /// The facilities of the page, each at its place in the whole run.
  let order: FacilityOrder
  /// Where lines stand on a page, and their histories.
  let lines: ReportLines
  /// Where the other pages are.
  let files: ReportFiles
  /// Which facilities have reported the month of the run.
  let reporting: ReportingState
  /// Why each transfer is worth its trip; its two ends may stand on two pages.
  let transferReasons: TransferReasons
  /// What calls for action, most urgent first.
  let worklist: [SeriesAssessment]
  /// Whether the charts stand on this page, and not on those of the parts alone.
  let hasCharts: Bool
  /// The last run of an earlier month, of the same facilities; nil where there is none.
  let earlier: ForecastRun?
  private let places: LinePlaces

  var language: Language { input.language }
  var run: ForecastRun { input.run }
  var settings: ForecastRun.Settings { input.run.settings }
  var isOpen: Bool { order.codes.count <= Self.mostOpenFacilities }

  /// The context of the page of the whole run.
  ///
  /// - Parameters:
  ///   - input: what the report is written from.
  ///   - split: which pages there are beside that of the whole run.
  ///   - mostChartedLines: up to so many lines have their charts on the page of the whole run; beyond, it would weigh too much
  ///     to be sent. Where there is no other page, all have.
  init(_ input: ReportInput, split: ReportScope.Split, mostChartedLines: Int = 600) {
    self.input = input
    scope = .region
    names = input.names
    order = FacilityOrder(run: input.run, names: names)
    lines = ReportLines(input: input, order: order)
    files = ReportFiles(order: order, names: names, split: split)
    reporting = ReportingState(input: input)
    transferReasons = TransferReasons(run: input.run, names: names)
    worklist = input.run.worklist
    hasCharts = split == .region || input.run.assessments.count <= mostChartedLines
    places = LinePlaces(input, order: order)
    earlier = Self.earlier(input, codes: order.codes, places: places)
  }

  /// The context of the page of some of the facilities of `whole`.
  private init(_ whole: ReportContext, only scope: ReportScope) {
    places = whole.places
    let codes = places.codes(of: scope)
    input = whole.input.only(scope, codes: codes, places: places)
    self.scope = scope
    names = whole.names
    order = whole.order.only(codes)
    lines = whole.lines
    files = whole.files
    reporting = whole.reporting
    transferReasons = whole.transferReasons
    worklist = input.run.worklist
    hasCharts = true
    earlier = Self.earlier(whole.input, codes: codes, places: places)
  }

  private static func earlier(_ whole: ReportInput, codes: [FacilityCode], places: LinePlaces) -> ForecastRun?
  {
    whole.earlier.map { run in
      ForecastRun(
        settings: run.settings, assessments: places.earlier.of(codes).map { run.assessments[$0] })
    }
  }

  /// The context of the page of a scope; call it on that of the whole run.
  func only(_ scope: ReportScope) -> ReportContext {
    scope == .region ? self : ReportContext(self, only: scope)
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
