import Foundation
import Planning
import SupplyModel
import Wording

/// The score of a backtest as a person or a program reads it.
struct ScoreText {
  private let score: BacktestScore
  private let origins: [Month]
  private let language: Language

  init(_ score: BacktestScore, origins: [Month], language: Language) {
    self.score = score
    self.origins = origins
    self.language = language
  }

  var text: String {
    func number(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "—" }
    return language.text(
      es: """
        Orígenes: \(origins.map(\.description).joined(separator: ", "))
        Pronósticos comparados: \(score.rows); sin dato todavía: \(score.rowsWithoutOutcome)
        MASE de la mediana   \(number(score.medianMASE))
        CRPS (unidades)      \(number(score.crps))
        wQL                  \(number(score.weightedQuantileLoss))
        Casos ≤ p90 / p95    \(number(score.shareWithinP90)) / \(number(score.shareWithinP95))

        """,
      en: """
        Origins: \(origins.map(\.description).joined(separator: ", "))
        Forecasts compared: \(score.rows); without an outcome yet: \(score.rowsWithoutOutcome)
        MASE of the median   \(number(score.medianMASE))
        CRPS (units)         \(number(score.crps))
        wQL                  \(number(score.weightedQuantileLoss))
        Share ≤ p90 / p95    \(number(score.shareWithinP90)) / \(number(score.shareWithinP95))

        """)
  }

  var json: String {
    func number(_ value: Double?) -> String { value.map(PlainNumber.text) ?? "null" }
    return """
      {"schema_version":1,"origins":[\(origins.map { "\"\($0)\"" }.joined(separator: ","))],\
      "rows":\(score.rows),"rows_without_outcome":\(score.rowsWithoutOutcome),\
      "median_mase":\(number(score.medianMASE)),"crps":\(number(score.crps)),\
      "wql":\(number(score.weightedQuantileLoss)),"share_within_p90":\(number(score.shareWithinP90)),\
      "share_within_p95":\(number(score.shareWithinP95))}

      """
  }
}
