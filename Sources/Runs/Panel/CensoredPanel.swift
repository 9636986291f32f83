import DemandForecasting
import SupplyModel

/// A panel with demand in the place of consumption: corrected for stock-outs as it could be known at the origin.
package struct CensoredPanel {
  /// The marks of every series and month.
  package let marks: [Censoring]
  /// The demand of every series and month.
  package let corrected: CorrectedDemand

  /// Corrects the panel of some histories.
  package init(_ builder: PanelBuilder, through origin: Month) {
    let panel = builder.panel
    var marks = [Censoring](repeating: .observed, count: panel.consumption.count)
    for (row, series) in builder.series.enumerated() {
      let start = row * panel.monthCount + panel.firstReport[row]
      for (offset, mark) in CensoringMarks(series, through: origin).marks.enumerated() {
        marks[start + offset] = mark
      }
    }
    self.marks = marks
    corrected = DemandCorrection().corrected(panel: panel, origin: builder.origin, censored: marks)
  }

  /// The panel of demand; months of an empty shelf are guesses.
  package func panel(from recorded: DemandPanel) -> DemandPanel {
    recorded.replacingConsumption(
      by: corrected.demand,
      isGuessed: marks.indices.map { marks[$0] == .emptyShelf && corrected.isCorrected[$0] })
  }
}
