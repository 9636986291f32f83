import DemandForecasting
import SupplyModel

/// Histories as models learn from them, and as forecasts of each follow them.
///
/// Models learn from what was reported, months that are believed less counting less; of a doubted history, forecasts start from how it is read.
/// So whoever confirms or corrects one figure moves one forecast, by what was announced, and no other.
package struct JudgedPanel {
  /// What is learnt from.
  package let learnt: PanelBuilder
  /// The same series as they are read.
  package let followed: PanelBuilder
  /// The places of the series that are not read as they were reported.
  package let rows: [Int]

  /// The panel of some histories.
  ///
  /// - Throws: `RunError.noReports` when no history has a report at or before the origin.
  package init(
    _ histories: [SupplySeries], origin: Month, judgement: HistoryJudgement
  ) throws(RunError) {
    learnt = try PanelBuilder(histories, origin: origin, quality: judgement.quality)
    guard !judgement.read.isEmpty,
      let read = PanelBuilder(judgement.followed(histories), origin: origin)
    else {
      followed = learnt
      rows = []
      return
    }
    followed = read
    rows = read.series.indices.filter { judgement.read[read.series[$0].key] != nil }
  }

  /// The forecasts of a model, as they could be known at the origin.
  package func forecasts(
    _ model: DemandModel, of target: ForecastTarget, through origin: Month, horizon: Int,
    outputs: ForecastOutputs
  ) -> DemandForecasts {
    let panel = learnt.panel(of: target, through: origin)
    guard !rows.isEmpty else {
      return model.forecasts(panel: panel, origin: learnt.origin, horizon: horizon, outputs: outputs)
    }
    let fitted = ModelFitter().fit(
      panel: panel, origin: learnt.origin, horizon: horizon, outputs: outputs, as: model)
    return fitted.demand(
      panel: panel.taking(rows, from: followed.panel(of: target, through: origin)), origin: learnt.origin)
  }
}
