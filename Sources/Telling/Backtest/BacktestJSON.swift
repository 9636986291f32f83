import DemandForecasting
import ForecastScoring
import SupplyModel

/// The score of a backtest for programs.
///
/// | key | holds |
/// |---|---|
/// | `schema_version` | 1 |
/// | `origins`, `model`, `horizon` | what was asked for |
/// | `rows`, `rows_without_outcome` | forecasts compared, and those without an outcome |
/// | `median_mase`, `mean_mase`, `mae`, `wape`, `bias`, `crps`, `wql`, `ql90`, `ql95` | losses over all; `DemandScore` |
/// | `share_within_p90`, `share_within_p95`, `share_within_80`, `share_within_90` | coverage |
/// | `by_origin`, `by_months_ahead`, `by_product`, `by_facility_size`, `by_stock` | `key`, `rows` and the same figures |
/// | `by_level` | the same by level: `micro_network`, `network`, `regional_authority`, `country`; null when levels were not forecast |
/// | `cumulative` | by `months`: `rows`, `share_within_p90`, `share_within_p95`; null when totals were not forecast |
/// | `stockouts` | by `months`: `rows`, `events`, `rate`, `auc`, `brier`, `brier_skill`, `log_loss`, `calibration_error`, and `reliability`; null when risks were not forecast |
/// | `unsupplied` | "if nothing arrives": `without_arrivals`, windows in which nothing arrived, and `every_window`, whether use reached the stock; entries as those of `stockouts`; null when risks were not forecast |
/// | `ladder` | `rungs` with `name` and the figures, `steps` with `from`, `to`, `mase`, `crps`; null when not asked for |
///
/// A number that is not defined is null.
public struct BacktestJSON: Sendable {
  private let score: BacktestScore

  /// The JSON of a score.
  public init(_ score: BacktestScore) { self.score = score }

  /// The text, one line.
  public var text: String {
    var members: [(key: String, value: JSONValue)] = [
      ("schema_version", .whole(1)), ("origins", .array(score.origins.map { .string($0.description) })),
      ("rows", .whole(score.overall.rows)), ("rows_without_outcome", .whole(score.rowsWithoutOutcome)),
    ]
    members += Self.figures(score.overall)
    members += [("model", .string(score.model.rawValue)), ("horizon", .whole(score.horizon))]
    members += [
      ("by_origin", Self.parts(score.byOrigin)), ("by_months_ahead", Self.parts(score.byStep)),
      ("by_product", Self.parts(score.byProduct)), ("by_facility_size", Self.parts(score.byFacilitySize)),
      ("by_stock", Self.parts(score.byStock)),
      ("by_level", score.byLevel.map(Self.parts) ?? .null),
      ("cumulative", score.windows.map { .array($0.map(Self.window)) } ?? .null),
      ("stockouts", score.stockouts.map { .array($0.map(Self.stockouts)) } ?? .null),
      ("unsupplied", score.unsupplied.map(Self.unsupplied) ?? .null),
      ("ladder", score.ladder.map(Self.ladder) ?? .null),
    ]
    return JSONValue.object(members).text + "\n"
  }

  private static func figures(_ score: DemandScore) -> [(key: String, value: JSONValue)] {
    [
      ("median_mase", .number(score.medianMASE)), ("crps", .number(score.crps)),
      ("wql", .number(score.weightedQuantileLoss)), ("share_within_p90", .number(score.shareWithinP90)),
      ("share_within_p95", .number(score.shareWithinP95)), ("mean_mase", .number(score.meanMASE)),
      ("wape", .number(score.weightedAbsoluteError)), ("bias", .number(score.bias)),
      ("mae", .number(score.meanAbsoluteError)), ("ql90", .number(score.pinball90)),
      ("ql95", .number(score.pinball95)), ("share_within_80", .number(score.shareWithin80)),
      ("share_within_90", .number(score.shareWithin90)),
    ]
  }

  private static func parts(_ parts: [BacktestScore.Part]) -> JSONValue {
    .array(
      parts.map { .object([("key", .string($0.key)), ("rows", .whole($0.score.rows))] + figures($0.score)) })
  }

  private static func window(_ window: BacktestScore.Window) -> JSONValue {
    .object([
      ("months", .whole(window.months)), ("rows", .whole(window.rows)),
      ("share_within_p90", .number(window.shareWithinP90)),
      ("share_within_p95", .number(window.shareWithinP95)),
    ])
  }

  private static func stockouts(_ entry: BacktestScore.Stockouts) -> JSONValue {
    let score = entry.score
    let bins = score.bins.map { bin in
      JSONValue.object([
        ("lowest", .number(bin.lowest)), ("highest", .number(bin.highest)), ("rows", .whole(bin.rows)),
        ("events", .whole(bin.events)), ("mean_probability", .number(bin.meanProbability)),
        ("event_share", .number(bin.eventShare)), ("low", .number(bin.interval.lowerBound)),
        ("high", .number(bin.interval.upperBound)),
      ])
    }
    return .object([
      ("months", .whole(entry.months)), ("rows", .whole(score.rows)), ("events", .whole(score.events)),
      ("rate", .number(score.rate)), ("auc", .number(score.auc)), ("brier", .number(score.brier)),
      ("brier_skill", .number(score.brierSkill)), ("log_loss", .number(score.logLoss)),
      ("calibration_error", .number(score.calibrationError)), ("reliability", .array(bins)),
    ])
  }

  private static func unsupplied(_ both: BacktestScore.Unsupplied) -> JSONValue {
    .object([
      ("without_arrivals", .array(both.withoutArrivals.map(stockouts))),
      ("every_window", .array(both.everyWindow.map(stockouts))),
    ])
  }

  private static func ladder(_ ladder: ForecastLadder) -> JSONValue {
    let rungs = ladder.rungs.map { rung in
      JSONValue.object(
        [("name", .string(rung.name.rawValue)), ("rows", .whole(rung.score.rows))] + figures(rung.score))
    }
    let steps = ladder.steps.map { step in
      JSONValue.object([
        ("from", .string(step.from.rawValue)), ("to", .string(step.to.rawValue)),
        ("mase", difference(step.mase)), ("crps", difference(step.crps)),
      ])
    }
    return .object([
      ("rungs", .array(rungs)), ("steps", .array(steps)), ("resamples", .whole(ladder.bootstrap.resamples)),
      ("seed", .whole(Int(clamping: ladder.bootstrap.seed))),
    ])
  }

  private static func difference(_ difference: PairedBootstrap.Difference?) -> JSONValue {
    guard let difference else { return .null }
    return .object([
      ("difference", .number(difference.difference)), ("low", .number(difference.interval.lowerBound)),
      ("high", .number(difference.interval.upperBound)), ("relative", .number(difference.relative)),
      ("series", .whole(difference.series)), ("share_better", .number(difference.shareBetter)),
    ])
  }
}
