import Operations
import SupplyModel

/// How good earlier forecasts were as the template prints it: by month and months ahead, then by product one month ahead.
struct AccuracyViews {
  let page: ReportPage
  let records: [AccuracyRecord]

  private var language: Language { page.input.language }

  var view: ReportPage.View {
    let all = records.filter { $0.scope == .all }.sorted { ($1.month, $0.step) < ($0.month, $1.step) }
    let near = records.filter { $0.step == 1 && $0.scope == .product }
    let products = Dictionary(grouping: near, by: \.code).sorted { $0.key < $1.key }
    var view: ReportPage.View = [
      "isScored": page.scope == .region, "hasScores": !all.isEmpty,
      "scores": all.map { row(language.scored($0.month, step: $0.step), $0.score) },
      "productScores": products.map { row(page.names.product($0.key), Self.sum($0.value.map(\.score))) },
      "hasProductScores": !products.isEmpty,
    ]
    let ahead = Self.sum(records.filter { $0.step == 1 && $0.scope == .all }.map(\.score))
    if let sentence = language.accuracy(ahead) { view["accuracySentence"] = sentence }
    if let first = near.map(\.month).min(), let last = near.map(\.month).max() {
      view["productScoresHint"] = language.productScores(from: first, through: last)
    }
    return view
  }

  /// Scores taken together; the means of stock-outs are weighed by their forecasts.
  static func sum(_ scores: [AccuracyScore]) -> AccuracyScore {
    var sum = AccuracyScore()
    for score in scores {
      sum.rows += score.rows
      sum.outcomes += score.outcomes
      sum.forecasts += score.forecasts
      sum.crps += score.crps
      sum.within80 += score.within80
      sum.withinP90 += score.withinP90
      sum.riskRows += score.riskRows
      sum.events += score.events
      sum.probabilities += score.probabilities
    }
    return sum
  }

  private func row(_ name: String, _ score: AccuracyScore) -> ReportPage.View {
    func share(_ part: Double, of all: Int) -> String {
      all > 0 ? NumberText.percent(part / Double(all)) : "–"
    }
    return [
      "scored": name, "cases": NumberText.whole(score.rows),
      "foretold": NumberText.decimal(score.forecasts, decimals: 0),
      "used": NumberText.decimal(score.outcomes, decimals: 0),
      "loss": score.weightedLoss.map { NumberText.fixed($0, decimals: 2) } ?? "–",
      "within": score.shareWithin80.map(NumberText.percent) ?? "–",
      "riskCases": NumberText.whole(score.riskRows),
      "announced": share(score.probabilities, of: score.riskRows),
      "happened": share(Double(score.events), of: score.riskRows),
    ]
  }
}
