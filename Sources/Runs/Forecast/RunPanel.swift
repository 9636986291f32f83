import DataQuality
import DemandForecasting
import StockPolicy
import SupplyModel

/// The histories of a run as its forecasts read them: as they were recorded, and as its target counts them.
struct RunPanel {
  private let builder: PanelBuilder
  private let censored: CensoredPanel
  private let isOfDemand: Bool
  /// What the run's forecasts are of: recorded consumption, or demand as it could be known at the run's month.
  let target: DemandPanel
  /// How many months of each history count as more than was recorded.
  let correctedMonths: CorrectedMonths

  /// The panel of what was loaded, each month counting as far as its facility's report can be believed.
  ///
  /// - Throws: `RunError.noReports` when there is nothing at or before the run's month.
  init(_ inputs: RunInputs) throws(RunError) {
    let settings = inputs.settings
    builder = try PanelBuilder(inputs.histories, origin: settings.asOf, quality: inputs.quality)
    censored = CensoredPanel(builder, through: settings.asOf)
    isOfDemand = settings.target == .demand
    target = isOfDemand ? censored.panel(from: builder.panel) : builder.panel
    correctedMonths = CorrectedMonths(builder, censored, target: settings.target)
  }

  /// The histories that take part, in the order of the panels' series.
  var series: [SupplySeries] { builder.series }

  /// What was recorded.
  var recorded: DemandPanel { builder.panel }

  /// The panels' index of the run's month.
  var origin: Int { builder.origin }

  /// The place of a history in the panels; nil where it takes no part.
  func row(facility: FacilityCode, product: ProductCode) -> Int? {
    series.firstIndex { $0.facility == facility && $0.product == product }
  }

  /// The latest months of a series, each with what the forecast makes of it.
  func months(ofRow row: Int) -> [ForecastExplanation.MonthEntry] {
    let start = row * recorded.monthCount + recorded.firstReport[row]
    let entries = series[row].entries.enumerated().map { offset, entry in
      let cell = start + offset
      let corrected = censored.corrected.demand[cell]
      let counted = isOfDemand ? corrected : recorded.consumption[cell]
      return ForecastExplanation.MonthEntry(
        month: entry.month, state: entry.state, recorded: entry.quantities?.consumed,
        corrected: corrected.isNaN ? nil : corrected, counted: counted.isNaN ? nil : counted,
        use: use(of: entry, cell: cell))
    }
    return Array(entries.suffix(ForecastExplanation.monthsShown))
  }

  private func use(of entry: SupplySeries.MonthEntry, cell: Int) -> ForecastExplanation.Use {
    guard let quantities = entry.quantities else { return .notReported }
    guard quantities.consumed != nil else { return .noConsumption }
    let mark = censored.marks[cell]
    if isOfDemand, censored.corrected.isCorrected[cell] {
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
      panel: panel.target, origin: panel.origin, horizon: horizon, outputs: .all, as: model)
  }

  /// The forecasts of every series.
  var demand: DemandForecasts { model.demand(panel: panel.target, origin: panel.origin) }

  /// What the forecast of one series rests on; nil for a series without a forecast.
  func drivers(ofRow row: Int) -> ForecastDrivers? {
    fitter.drivers(of: row, panel: panel.target, origin: panel.origin, model: model)
  }
}
