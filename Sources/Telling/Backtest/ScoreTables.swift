import ForecastScoring

/// The tables of a backtest.
struct ScoreTables {
  let input: BacktestInput

  init(_ input: BacktestInput) { self.input = input }

  /// The forecasts of demand by their parts, and the totals where they were forecast.
  var demand: [ScoreTable] {
    let (score, language) = (input.score, input.language)
    func table(
      _ id: String, _ title: Phrase, _ head: Phrase, _ parts: [BacktestScore.Part], hint: Phrase? = nil,
      name: @escaping (String) -> String
    ) -> ScoreTable {
      ScoreTable(
        id: id, title: title, hint: hint, of: parts, in: language,
        columns: [ScoreColumn(head) { name($0.key) }] + Self.demandColumns)
    }
    var tables = [
      table("by-step", ScoreHeadings.byStep, ScoreHeadings.step, score.byStep) { $0 },
      table("by-origin", ScoreHeadings.byOrigin, ScoreHeadings.origin, score.byOrigin) { $0 },
      table(
        "by-product", ScoreHeadings.byProduct, ScoreHeadings.product, score.byProduct, name: input.product),
      table(
        "by-size", ScoreHeadings.bySize, ScoreHeadings.size, score.byFacilitySize,
        hint: ScoreHeadings.sizeNote, name: language.facilitySize),
      table(
        "by-stock", ScoreHeadings.byStock, ScoreHeadings.stock, score.byStock, hint: ScoreHeadings.stockNote,
        name: language.originStock),
    ]
    if let windows = score.windows {
      tables.append(
        ScoreTable(
          id: "windows", title: ScoreHeadings.windows, hint: ScoreHeadings.windowNote, of: windows,
          in: language,
          columns: [
            ScoreColumn(ScoreHeadings.step) { String($0.months) },
            ScoreColumn(ScoreHeadings.rows, count: \.rows),
            ScoreColumn(ScoreHeadings.p90, figure: \.shareWithinP90),
            ScoreColumn(ScoreHeadings.p95, figure: \.shareWithinP95),
          ]))
    }
    return tables
  }

  private static var demandColumns: [ScoreColumn<BacktestScore.Part>] {
    [
      ScoreColumn(ScoreHeadings.rows, count: \.score.rows),
      ScoreColumn(ScoreHeadings.medianMASE, figure: \.score.medianMASE),
      ScoreColumn(ScoreHeadings.meanMASE, figure: \.score.meanMASE),
      ScoreColumn(ScoreHeadings.mae, figure: \.score.meanAbsoluteError),
      ScoreColumn(ScoreHeadings.crps, figure: \.score.crps),
      ScoreColumn(ScoreHeadings.wql, figure: \.score.weightedQuantileLoss),
      ScoreColumn(ScoreHeadings.ql90, figure: \.score.pinball90),
      ScoreColumn(ScoreHeadings.ql95, figure: \.score.pinball95),
      ScoreColumn(ScoreHeadings.p90, figure: \.score.shareWithinP90),
      ScoreColumn(ScoreHeadings.p95, figure: \.score.shareWithinP95),
      ScoreColumn(ScoreHeadings.in80, figure: \.score.shareWithin80),
      ScoreColumn(ScoreHeadings.in90, figure: \.score.shareWithin90),
    ]
  }

  /// The scores of the stock-outs; nil when they were not forecast.
  var stockouts: ScoreTable? {
    guard let stockouts = input.score.stockouts else { return nil }
    return ScoreTable(
      id: "stockout-scores", title: ScoreHeadings.stockoutScores, hint: ScoreHeadings.population,
      of: stockouts, in: input.language,
      columns: [
        ScoreColumn(ScoreHeadings.step) { String($0.months) },
        ScoreColumn(ScoreHeadings.rows, count: \.score.rows),
        ScoreColumn(ScoreHeadings.events, count: \.score.events),
        ScoreColumn(ScoreHeadings.rate, figure: \.score.rate),
        ScoreColumn(ScoreHeadings.auc, figure: \.score.auc),
        ScoreColumn(ScoreHeadings.brier, figure: \.score.brier),
        ScoreColumn(ScoreHeadings.skill, figure: \.score.brierSkill),
        ScoreColumn(ScoreHeadings.logLoss, figure: \.score.logLoss),
        ScoreColumn(ScoreHeadings.ece, figure: \.score.calibrationError),
      ])
  }

  /// What was stated and what came, a table for each number of months ahead.
  var reliability: [ScoreTable] {
    (input.score.stockouts ?? []).map { entry in
      let (title, language) = (BacktestWords().reliability, input.language)
      return ScoreTable(
        id: "reliability-\(entry.months)",
        title: Phrase(
          es: title.text(in: .spanish) + ", " + Language.spanish.months(ahead: entry.months),
          en: title.text(in: .english) + ", " + Language.english.months(ahead: entry.months)),
        of: entry.score.bins, in: language,
        columns: [
          ScoreColumn(ScoreHeadings.range) {
            NumberText.fixed($0.lowest) + "…" + NumberText.fixed($0.highest)
          },
          ScoreColumn(ScoreHeadings.rows, count: \.rows),
          ScoreColumn(ScoreHeadings.stated, figure: \.meanProbability),
          ScoreColumn(ScoreHeadings.seen, figure: \.eventShare),
          ScoreColumn(ScoreHeadings.interval) {
            NumberText.fixed($0.interval.lowerBound) + "…" + NumberText.fixed($0.interval.upperBound)
          },
        ])
    }
  }
}
