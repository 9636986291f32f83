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
    if let levels = score.byLevel {
      tables.append(
        table(
          "by-level", ScoreHeadings.byLevel, ScoreHeadings.level, levels, hint: ScoreHeadings.levelNote,
          name: language.forecastLevel))
    }
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
      ScoreColumn(ScoreHeadings.wape, figure: \.score.weightedAbsoluteError),
      ScoreColumn(ScoreHeadings.bias, figure: \.score.bias),
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
    input.score.stockouts.map {
      events("stockout-scores", ScoreHeadings.stockoutScores, hint: ScoreHeadings.population, $0)
    }
  }

  /// The scores of "if nothing arrives", in both ways; empty when they were not forecast.
  var unsupplied: [ScoreTable] {
    guard let both = input.score.unsupplied else { return [] }
    return [
      events(
        "every-window", ScoreHeadings.everyWindow, hint: ScoreHeadings.everyWindowNote, both.everyWindow),
      events(
        "without-arrivals", ScoreHeadings.withoutArrivals, hint: ScoreHeadings.withoutArrivalsNote,
        both.withoutArrivals),
    ]
  }

  /// The scores of some event, by months ahead.
  private func events(
    _ id: String, _ title: Phrase, hint: Phrase, _ entries: [BacktestScore.Stockouts]
  ) -> ScoreTable {
    ScoreTable(
      id: id, title: title, hint: hint, of: entries, in: input.language,
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
    bins("reliability", BacktestWords().reliability, input.score.stockouts ?? [])
  }

  /// The same of "if nothing arrives".
  var unsuppliedReliability: [ScoreTable] {
    guard let both = input.score.unsupplied else { return [] }
    return bins("every-window", ScoreHeadings.everyWindow, both.everyWindow)
      + bins("without-arrivals", ScoreHeadings.withoutArrivals, both.withoutArrivals)
  }

  private func bins(
    _ id: String, _ title: Phrase, _ entries: [BacktestScore.Stockouts]
  ) -> [ScoreTable] {
    entries.map { entry in
      ScoreTable(
        id: "\(id)-\(entry.months)",
        title: Phrase(
          es: title.text(in: .spanish) + ", " + Language.spanish.months(ahead: entry.months),
          en: title.text(in: .english) + ", " + Language.english.months(ahead: entry.months)),
        of: entry.score.bins, in: input.language,
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
