import ForecastScoring

extension ScoreTables {
  /// The rungs of the ladder and the steps between them; none when it was not asked for.
  var ladder: [ScoreTable] {
    guard let ladder = input.score.ladder else { return [] }
    return [rungs(ladder), steps(ladder)]
  }

  private func rungs(_ ladder: ForecastLadder) -> ScoreTable {
    let rows = ladder.rungs.enumerated().map { place, rung -> [String] in
      let before = place > 0 ? ladder.rungs[place - 1].score : nil
      let score = rung.score
      return [input.language.name(of: rung.name), NumberText.whole(score.rows)]
        + [
          score.medianMASE, score.meanAbsoluteError, score.crps, score.weightedQuantileLoss,
          score.shareWithinP90,
          score.shareWithinP95,
        ].map { NumberText.fixed($0) }
        + [
          Self.gain(from: before?.medianMASE, to: score.medianMASE),
          Self.gain(from: before?.crps, to: score.crps),
        ]
    }
    return ScoreTable(
      id: "rungs", title: text(ScoreHeadings.rungs), hint: text(ScoreHeadings.ladderNote),
      columns: texts([
        ScoreHeadings.rung, ScoreHeadings.rows, ScoreHeadings.medianMASE, ScoreHeadings.mae,
        ScoreHeadings.crps, ScoreHeadings.wql, ScoreHeadings.p90, ScoreHeadings.p95, ScoreHeadings.gainMASE,
        ScoreHeadings.gainCRPS,
      ]),
      rows: rows)
  }

  private func steps(_ ladder: ForecastLadder) -> ScoreTable {
    let rows = ladder.steps.flatMap { step -> [[String]] in
      [("MASE", step.mase), ("CRPS", step.crps)].compactMap { measure, difference in
        difference.map {
          [input.language.name(of: step.from), input.language.name(of: step.to), measure] + Self.cells($0)
        }
      }
    }
    return ScoreTable(
      id: "steps", title: text(ScoreHeadings.steps), hint: text(ScoreHeadings.stepNote), wordColumns: 3,
      columns: texts([
        ScoreHeadings.from, ScoreHeadings.to, ScoreHeadings.measure, ScoreHeadings.difference,
        ScoreHeadings.interval, ScoreHeadings.relative, ScoreHeadings.better,
      ]), rows: rows)
  }

  private static func cells(_ difference: PairedBootstrap.Difference) -> [String] {
    [
      signed(difference.difference),
      signed(difference.interval.lowerBound) + "…" + signed(difference.interval.upperBound),
      difference.relative.map { percent($0) } ?? "–", NumberText.percent(difference.shareBetter),
    ]
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
