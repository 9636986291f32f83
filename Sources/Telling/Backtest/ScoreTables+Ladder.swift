import ForecastScoring

extension ScoreTables {
  /// The rungs of the ladder and the steps between them; none when it was not asked for.
  var ladder: [ScoreTable] {
    guard let ladder = input.score.ladder else { return [] }
    return [rungs(ladder), steps(ladder)]
  }

  /// A rung with the score of the one before it.
  private typealias Rung = (name: ForecastLadder.Name, score: DemandScore, before: DemandScore?)

  private func rungs(_ ladder: ForecastLadder) -> ScoreTable {
    let rows: [Rung] = ladder.rungs.enumerated().map { place, rung in
      (rung.name, rung.score, place > 0 ? ladder.rungs[place - 1].score : nil)
    }
    let language = input.language
    return ScoreTable(
      id: "rungs", title: ScoreHeadings.rungs, hint: ScoreHeadings.ladderNote, of: rows, in: language,
      columns: [
        ScoreColumn(ScoreHeadings.rung) { language.name(of: $0.name) },
        ScoreColumn(ScoreHeadings.rows, count: \.score.rows),
        ScoreColumn(ScoreHeadings.medianMASE, figure: \.score.medianMASE),
        ScoreColumn(ScoreHeadings.mae, figure: \.score.meanAbsoluteError),
        ScoreColumn(ScoreHeadings.crps, figure: \.score.crps),
        ScoreColumn(ScoreHeadings.wql, figure: \.score.weightedQuantileLoss),
        ScoreColumn(ScoreHeadings.p90, figure: \.score.shareWithinP90),
        ScoreColumn(ScoreHeadings.p95, figure: \.score.shareWithinP95),
        ScoreColumn(ScoreHeadings.gainMASE) {
          Self.gain(from: $0.before?.medianMASE, to: $0.score.medianMASE)
        },
        ScoreColumn(ScoreHeadings.gainCRPS) { Self.gain(from: $0.before?.crps, to: $0.score.crps) },
      ])
  }

  /// A step between two rungs, by one measure.
  private typealias Step = (
    from: ForecastLadder.Name, to: ForecastLadder.Name, measure: String,
    difference: PairedBootstrap.Difference
  )

  private func steps(_ ladder: ForecastLadder) -> ScoreTable {
    let rows = ladder.steps.flatMap { step -> [Step] in
      [("MASE", step.mase), ("CRPS", step.crps)].compactMap { measure, difference in
        difference.map { (step.from, step.to, measure, $0) }
      }
    }
    let language = input.language
    return ScoreTable(
      id: "steps", title: ScoreHeadings.steps, hint: ScoreHeadings.stepNote, wordColumns: 3, of: rows,
      in: language,
      columns: [
        ScoreColumn(ScoreHeadings.from) { language.name(of: $0.from) },
        ScoreColumn(ScoreHeadings.to) { language.name(of: $0.to) },
        ScoreColumn(ScoreHeadings.measure) { $0.measure },
        ScoreColumn(ScoreHeadings.difference) { Self.signed($0.difference.difference) },
        ScoreColumn(ScoreHeadings.interval) {
          Self.signed($0.difference.interval.lowerBound) + "…"
            + Self.signed($0.difference.interval.upperBound)
        },
        ScoreColumn(ScoreHeadings.relative) { $0.difference.relative.map(Self.percent) ?? "–" },
        ScoreColumn(ScoreHeadings.better) { NumberText.percent($0.difference.shareBetter) },
      ])
  }

  /// A difference with its sign, whichever it is.
  private static func signed(_ value: Double) -> String {
    let text = NumberText.fixed(value.magnitude)
    if text.allSatisfy({ $0 == "0" || $0 == "." }) { return text }
    return (value < 0 ? "−" : "+") + text
  }

  /// What is gained as a share of the loss before; above zero is better.
  private static func gain(from before: Double?, to after: Double?) -> String {
    guard let before, let after, before > 0 else { return "–" }
    return percent(1 - after / before)
  }

  private static func percent(_ share: Double) -> String {
    let text = NumberText.fixed(share.magnitude * 100, decimals: 1)
    return (text == "0.0" ? "" : share < 0 ? "−" : "+") + text + " %"
  }
}
