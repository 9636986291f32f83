import DemandForecasting
import PolicyReplay
import Runs
import StockPolicy
import SupplyModel

/// Where a policy in a replayed world gets its forecasts.
protocol ReplayForecastSource {
  /// The cumulative demand of the shelves that can be forecast at a close, and which those are, in rising order.
  ///
  /// - Throws: what loading may throw.
  mutating func forecasts(_ state: ReplayState) throws -> (forecasts: DemandForecasts, shelves: [Int])?
}

/// Forecasts from what a world of its own recorded, made anew at each close.
struct OwnWorldForecasts: ReplayForecastSource {
  let reports: ReplayedReports
  let model: DemandModel
  let target: ForecastTarget
  /// The model is fitted anew every so many months; in between it is asked about later months.
  let refitMonths: Int
  private var fitted: FittedModel?

  init(reports: ReplayedReports, model: DemandModel, target: ForecastTarget, refitMonths: Int) {
    self.reports = reports
    self.model = model
    self.target = target
    self.refitMonths = max(1, refitMonths)
  }

  mutating func forecasts(_ state: ReplayState) -> (forecasts: DemandForecasts, shelves: [Int])? {
    let origin = reports.first.advanced(by: state.month)
    let histories = reports.keys.indices.map { reports.history($0, state) }
    guard let builder = PanelBuilder(histories, origin: origin) else { return nil }
    let panel = builder.panel(of: target, through: origin)
    if fitted == nil || (state.month - state.firstMonth) % refitMonths == 0 {
      fitted = ModelFitter().fit(
        panel: panel, origin: builder.origin, horizon: ReplayForecasts.horizon(state.shelves),
        outputs: .cumulative, as: model)
    }
    guard let demand = fitted?.demand(panel: panel, origin: builder.origin) else { return nil }
    // The builder keeps the order of the histories, and leaves out those without a report.
    let shelves = histories.indices.filter { !histories[$0].entries.isEmpty }
    return (demand, shelves)
  }
}
