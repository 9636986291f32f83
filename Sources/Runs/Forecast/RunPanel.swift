import DataQuality
import DemandForecasting
import StockPolicy
import SupplyModel

/// The histories of a run: as its model learns from them, and as its forecasts follow them.
struct RunPanel {
  /// The histories of a run in one way of reading them.
  private struct Side {
    let builder: PanelBuilder
    let censored: CensoredPanel
    /// What the run's forecasts are of.
    let target: DemandPanel
    let correctedMonths: CorrectedMonths

    init(_ builder: PanelBuilder, _ settings: ForecastRun.Settings) {
      self.builder = builder
      censored = CensoredPanel(builder, through: settings.asOf)
      target = settings.target == .demand ? censored.panel(from: builder.panel) : builder.panel
      correctedMonths = CorrectedMonths(builder, censored, target: settings.target)
    }
  }

  private let reported: Side
  /// Nil where nothing is read otherwise than as it was reported.
  private let read: Side?
  private let isRead: [Bool]
  private let judgement: HistoryJudgement
  private let isOfDemand: Bool
  /// The series that are not read as they were reported, by place.
  let rows: [Int]
  /// What forecasts start from: demand as it could be known at the run's month, or recorded consumption, by the run's target.
  let target: DemandPanel

  /// The panel of what was loaded.
  ///
  /// - Throws: `RunError.noReports` when there is nothing at or before the run's month.
  init(_ inputs: RunInputs) throws(RunError) {
    let settings = inputs.settings
    let panel = try JudgedPanel(inputs.histories, origin: settings.asOf, judgement: inputs.judgement)
    reported = Side(panel.learnt, settings)
    rows = panel.rows
    read = rows.isEmpty ? nil : Side(panel.followed, settings)
    var isRead = [Bool](repeating: false, count: panel.learnt.series.count)
    for row in rows { isRead[row] = true }
    self.isRead = isRead
    judgement = inputs.judgement
    isOfDemand = settings.target == .demand
    target = read.map { [reported] in reported.target.taking(panel.rows, from: $0.target) } ?? reported.target
  }

  /// The histories that take part as they are read, in the order of the panels' series.
  var series: [SupplySeries] { (read ?? reported).builder.series }

  /// What was recorded, as it was reported.
  var recorded: DemandPanel { reported.builder.panel }

  /// What a model learns from: what was reported, by the run's target.
  var learnt: DemandPanel { reported.target }

  /// The panels' index of the run's month.
  var origin: Int { reported.builder.origin }

  /// How many months of a history count as more than was recorded.
  func correctedMonths(ofRow row: Int) -> Int { side(row).correctedMonths.count(series: row) }

  private func side(_ row: Int) -> Side { isRead[row] ? read ?? reported : reported }

  /// The place of a history in the panels; nil where it takes no part.
  func row(facility: FacilityCode, product: ProductCode) -> Int? {
    series.firstIndex { $0.facility == facility && $0.product == product }
  }

  /// The latest months of a series, each with what the forecast makes of it.
  func months(ofRow row: Int) -> [ForecastExplanation.MonthEntry] {
    let side = side(row)
    let panel = side.builder.panel
    let start = row * panel.monthCount + panel.firstReport[row]
    let series = side.builder.series[row]
    let doubted = judgement.doubtedMonths(of: series.key)
    let entries = series.entries.enumerated().map { offset, entry in
      let cell = start + offset
      let corrected = side.censored.corrected.demand[cell]
      let counted = isOfDemand ? corrected : panel.consumption[cell]
      let isDoubted = doubted.contains(entry.month)
      let recorded = isDoubted ? reported.builder.series[row].entries[offset].quantities : entry.quantities
      return ForecastExplanation.MonthEntry(
        month: entry.month, state: entry.state, recorded: recorded?.consumed,
        daysOut: recorded?.credibleStockoutDays(in: entry.month),
        corrected: corrected.isNaN ? nil : corrected, counted: counted.isNaN ? nil : counted,
        use: isDoubted ? .doubted : use(of: entry, cell: cell, side))
    }
    return Array(entries.suffix(ForecastExplanation.monthsShown))
  }

  private func use(
    of entry: SupplySeries.MonthEntry, cell: Int, _ side: Side
  ) -> ForecastExplanation.Use {
    guard let quantities = entry.quantities else { return .notReported }
    guard quantities.consumed != nil else { return .noConsumption }
    let mark = side.censored.marks[cell]
    if isOfDemand, side.censored.corrected.isCorrected[cell] {
      return mark == .emptyShelf ? .emptyShelf : .raised
    }
    return mark == .notHeld ? .notHeld : .asRecorded
  }
}

/// What a run's model has learnt of demand at the run's month.
struct RunFit {
  private let panel: RunPanel
  private let fitter = ModelFitter()
  private let model: FittedModel

  /// Learns it.
  init(_ panel: RunPanel, model: DemandModel, horizon: Int) {
    self.panel = panel
    self.model = fitter.fit(
      panel: panel.learnt, origin: panel.origin, horizon: horizon, outputs: .all, as: model)
  }

  /// The forecasts of every series.
  var demand: DemandForecasts { demand(of: panel.target, origin: panel.origin) }

  /// The forecasts of the series of another panel at the same month, which the model did not learn from.
  func demand(of panel: DemandPanel, origin: Int) -> DemandForecasts {
    model.demand(panel: panel, origin: origin)
  }

  /// What the forecast of one series rests on; nil for a series without a forecast.
  func drivers(ofRow row: Int) -> ForecastDrivers? {
    fitter.drivers(
      of: row, panel: panel.target, origin: panel.origin, model: model, learntFrom: panel.learnt)
  }
}

/// How many of the last twelve months of each history count as more than was recorded, because stock was short.
package struct CorrectedMonths {
  private let counts: [Int]

  /// The counts of a panel's histories; none where a run forecasts what is recorded.
  package init(_ builder: PanelBuilder, _ censored: CensoredPanel, target: ForecastTarget) {
    let span = builder.panel.monthCount
    counts = builder.series.indices.map { row in
      guard target == .demand else { return 0 }
      return (max(0, span - OfficialRule.windowMonths)..<span).count {
        censored.corrected.isCorrected[row * span + $0]
      }
    }
  }

  /// The count of one history, by its place in the panel.
  package func count(series: Int) -> Int { counts[series] }
}
