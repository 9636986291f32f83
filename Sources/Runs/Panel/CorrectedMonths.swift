import DemandForecasting
import StockPolicy
import SupplyModel

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
