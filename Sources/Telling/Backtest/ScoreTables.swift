import ForecastScoring

/// The tables of a backtest.
struct ScoreTables {
  let input: BacktestInput
  private let phrases: [String: String]

  init(_ input: BacktestInput) {
    self.input = input
    phrases = input.language.backtestPhrases
  }

  func phrase(_ name: String) -> String { phrases[name] ?? name }
  func phrases(_ names: [String]) -> [String] { names.map(phrase) }

  /// The forecasts of demand by their parts, and the totals where they were forecast.
  var demand: [ScoreTable] {
    let (score, language) = (input.score, input.language)
    func table(
      _ id: String, _ title: String, _ column: String, _ parts: [BacktestScore.Part], hint: String = "",
      name: (String) -> String
    ) -> ScoreTable {
      ScoreTable(
        id: id, title: phrase(title), hint: hint, columns: phrases([column] + Self.demandColumns),
        rows: parts.map { [name($0.key)] + Self.cells($0.score) })
    }
    var tables = [
      table("by-step", "byStep", "step", score.byStep) { $0 },
      table("by-origin", "byOrigin", "origin", score.byOrigin) { $0 },
      table("by-product", "byProduct", "product", score.byProduct, name: input.product),
      table(
        "by-size", "bySize", "size", score.byFacilitySize, hint: phrase("sizeNote"),
        name: language.facilitySize),
    ]
    if let windows = score.windows {
      tables.append(
        ScoreTable(
          id: "windows", title: phrase("windows"), hint: phrase("windowNote"),
          columns: phrases(["step", "rows", "p90", "p95"]),
          rows: windows.map {
            [
              String($0.months), NumberText.whole($0.rows), NumberText.fixed($0.shareWithinP90),
              NumberText.fixed($0.shareWithinP95),
            ]
          }))
    }
    return tables
  }

  private static let demandColumns = [
    "rows", "medianMASE", "meanMASE", "mae", "crps", "wql", "ql90", "ql95", "p90", "p95", "in80", "in90",
  ]

  private static func cells(_ score: DemandScore) -> [String] {
    [NumberText.whole(score.rows)]
      + [
        score.medianMASE, score.meanMASE, score.meanAbsoluteError, score.crps, score.weightedQuantileLoss,
        score.pinball90, score.pinball95, score.shareWithinP90, score.shareWithinP95, score.shareWithin80,
        score.shareWithin90,
      ].map { NumberText.fixed($0) }
  }

  /// The scores of the stock-outs; nil when they were not forecast.
  var stockouts: ScoreTable? {
    guard let stockouts = input.score.stockouts else { return nil }
    return ScoreTable(
      id: "stockout-scores", title: phrase("stockoutScores"), hint: phrase("population"),
      columns: phrases(["step", "rows", "events", "rate", "auc", "brier", "skill", "logLoss", "ece"]),
      rows: stockouts.map { entry in
        let score = entry.score
        return [String(entry.months), NumberText.whole(score.rows), NumberText.whole(score.events)]
          + [
            score.rate, score.auc, score.brier, score.brierSkill, score.logLoss, score.calibrationError,
          ].map { NumberText.fixed($0) }
      })
  }

  /// What was stated and what came, a table for each number of months ahead.
  var reliability: [ScoreTable] {
    (input.score.stockouts ?? []).map { entry in
      ScoreTable(
        id: "reliability-\(entry.months)",
        title: phrase("reliability") + ", " + input.language.months(ahead: entry.months),
        columns: phrases(["range", "rows", "stated", "seen", "interval"]),
        rows: entry.score.bins.map { bin in
          [
            NumberText.fixed(bin.lowest) + "…" + NumberText.fixed(bin.highest), NumberText.whole(bin.rows),
            NumberText.fixed(bin.meanProbability), NumberText.fixed(bin.eventShare),
            NumberText.fixed(bin.interval.lowerBound) + "…" + NumberText.fixed(bin.interval.upperBound),
          ]
        })
    }
  }
}
