import ForecastScoring

/// The tables of a backtest.
struct ScoreTables {
  let input: BacktestInput

  init(_ input: BacktestInput) { self.input = input }

  func text(_ phrase: Phrase) -> String { phrase.text(in: input.language) }
  func texts(_ phrases: [Phrase]) -> [String] { phrases.map(text) }

  /// The forecasts of demand by their parts, and the totals where they were forecast.
  var demand: [ScoreTable] {
    let (score, language) = (input.score, input.language)
    func table(
      _ id: String, _ title: Phrase, _ column: Phrase, _ parts: [BacktestScore.Part], hint: String = "",
      name: (String) -> String
    ) -> ScoreTable {
      ScoreTable(
        id: id, title: text(title), hint: hint, columns: texts([column] + Self.demandColumns),
        rows: parts.map { [name($0.key)] + Self.cells($0.score) })
    }
    var tables = [
      table("by-step", ScoreHeadings.byStep, ScoreHeadings.step, score.byStep) { $0 },
      table("by-origin", ScoreHeadings.byOrigin, ScoreHeadings.origin, score.byOrigin) { $0 },
      table(
        "by-product", ScoreHeadings.byProduct, ScoreHeadings.product, score.byProduct, name: input.product),
      table(
        "by-size", ScoreHeadings.bySize, ScoreHeadings.size, score.byFacilitySize,
        hint: text(ScoreHeadings.sizeNote),
        name: language.facilitySize),
    ]
    if let windows = score.windows {
      tables.append(
        ScoreTable(
          id: "windows", title: text(ScoreHeadings.windows), hint: text(ScoreHeadings.windowNote),
          columns: texts([ScoreHeadings.step, ScoreHeadings.rows, ScoreHeadings.p90, ScoreHeadings.p95]),
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
    ScoreHeadings.rows, ScoreHeadings.medianMASE, ScoreHeadings.meanMASE, ScoreHeadings.mae,
    ScoreHeadings.crps, ScoreHeadings.wql, ScoreHeadings.ql90, ScoreHeadings.ql95, ScoreHeadings.p90,
    ScoreHeadings.p95, ScoreHeadings.in80, ScoreHeadings.in90,
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
      id: "stockout-scores", title: text(ScoreHeadings.stockoutScores), hint: text(ScoreHeadings.population),
      columns: texts([
        ScoreHeadings.step, ScoreHeadings.rows, ScoreHeadings.events, ScoreHeadings.rate, ScoreHeadings.auc,
        ScoreHeadings.brier, ScoreHeadings.skill, ScoreHeadings.logLoss, ScoreHeadings.ece,
      ]),
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
        title: text(BacktestWords().reliability) + ", " + input.language.months(ahead: entry.months),
        columns: texts([
          ScoreHeadings.range, ScoreHeadings.rows, ScoreHeadings.stated, ScoreHeadings.seen,
          ScoreHeadings.interval,
        ]),
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
