import Foundation

/// The Light forecaster: a series' own recent quantiles, averaged with those of its analogues.
///
/// Two distributions that need no training are averaged quantile by quantile (Vincentization, Ratcliff 1979): the
/// exponentially weighted empirical quantiles of the series' own past (`WeightedQuantiles`), and what followed months
/// like this one in all series, scaled to this one's level (`AnaloguePools`). The averages are sorted and cut at zero;
/// totals over more months are never below those over fewer, nor within narrower bounds (`TotalQuantiles`).
///
/// Nothing after the origin is read, and a series that had not reported by then takes no part: it is in no mean, no
/// pool, no output. A month without a report is missing, never zero.
///
/// Every output is finite, whatever the history:
/// - no analogue, or fewer than `minimumClass` of all classes together: the series' own quantiles, which lean on those of simulated
///   networks as long as it has fewer than 24 months (`Beginnings`);
/// - no consumption reported within the window: its analogues alone, however few;
/// - neither: all zero.
///
/// What is not promised: a series of two years whose consumption never varied has own quantiles that do not vary either, and no
/// calendar month is treated apart, so a season is followed, not foreseen.
public struct LightForecaster: Sendable {
  /// The settings in use.
  public let settings: LightSettings
  /// The work's division among threads; it does not change the outcome.
  let chunks: FixedChunks

  /// A forecaster that uses up to `workers` threads; every core when nil.
  public init(settings: LightSettings = LightSettings(), workers: Int? = nil) {
    let hands = workers ?? ProcessInfo.processInfo.activeProcessorCount
    self.init(settings: settings, chunks: FixedChunks(size: 256, workers: hands))
  }

  init(settings: LightSettings, chunks: FixedChunks) {
    precondition(settings.halfLife > 0 && settings.window > 0, "weights need a half-life and a window")
    precondition(settings.analogueWindow >= 0 && settings.warmUp >= 0, "months cannot be fewer than none")
    self.settings = settings
    self.chunks = chunks
  }

  /// The distributions asked for, of every series of `panel`, as they could be known at the end of month `origin`.
  ///
  /// - Precondition: `origin` is a month of the panel, and `horizon` within 1...12.
  /// - Complexity: O(s·m·log(s·m)) per step and output, for s series and m analogue months.
  public func forecasts(
    panel: DemandPanel, origin: Int, horizon: Int, outputs: ForecastOutputs
  ) -> DemandForecasts {
    precondition(origin >= 0 && origin < panel.monthCount, "an origin within the panel")
    precondition(horizon >= 1 && horizon <= 12, "a horizon of 1 to 12 months")
    let first = settings.firstTrainingMonth(origin: origin, horizon: horizon) ?? origin
    let cells = OriginPanel(panel, firstMonth: first, origin: origin, chunks: chunks)
    var totals = outputs.contains(.cumulative) ? quantiles(cells, horizon, .total) : []
    // Totals of one month are made of the very sample that months are made of.
    TotalQuantiles.settle(&totals, firstMonth: [], horizon: horizon)
    return DemandForecasts(
      origin: origin, horizon: horizon,
      isForecast: (0..<panel.seriesCount).map { panel.takesPart($0, at: origin) },
      monthlyQuantiles: outputs.contains(.monthly) ? quantiles(cells, horizon, .month) : [],
      cumulativeQuantiles: totals)
  }

  /// The quantiles of one output, [series][step][level].
  private func quantiles(
    _ cells: OriginPanel, _ horizon: Int, _ outcome: AnaloguePools.Outcome
  ) -> [Double] {
    let levels = outcome == .month ? QuantileLevels.monthly : QuantileLevels.cumulative
    let takingPart = (0..<cells.panel.seriesCount).filter { cells.panel.takesPart($0, at: cells.origin) }
    let wanted = Set(takingPart.map { cells.atOrigin($0).classCode })
    let pools = pools(cells, horizon, outcome, levels, wanted: wanted)
    return PartTable.light(
      cells, pools: pools, settings: settings, horizon: horizon, outcome: outcome, levels: levels,
      series: Array(0..<cells.panel.seriesCount), chunks: chunks
    ).quantiles
  }

  /// The analogue pools of each step for the classes in `wanted`, each step worked out on its own.
  func pools(
    _ cells: OriginPanel, _ horizon: Int, _ outcome: AnaloguePools.Outcome, _ levels: [Double],
    wanted: Set<UInt8>
  ) -> [AnaloguePools] {
    var pools = [AnaloguePools?](repeating: nil, count: horizon)
    FixedChunks(size: 1, workers: chunks.workers).fill(&pools, rows: horizon) { chunk, pools in
      let step = chunk.lowerBound + 1
      pools[0] = AnaloguePools(
        cells, step: step, outcome: outcome,
        trainingMonths: settings.trainingMonths(origin: cells.origin, step: step), levels: levels,
        wanted: wanted, minimum: settings.minimumClass)
    }
    return pools.compactMap { $0 }
  }
}

/// The settings of `LightForecaster`; the defaults are those that were measured best on real records.
public struct LightSettings: Sendable, Equatable, Codable {
  /// Months after which a past month counts half as much among a series' own quantiles.
  public var halfLife = 3.0
  /// How many months back a series' own quantiles look, the origin included.
  public var window = 48
  /// How many months before the latest possible one analogues are taken from.
  public var analogueWindow = 24
  /// Months at the panel's start that no analogue begins in, so that its means are settled.
  public var warmUp = 12
  /// The fewest analogues that a class is forecast from; with fewer, it is joined with others.
  ///
  /// Where even all classes together have fewer, as in one facility alone, only a series without a past of its own is
  /// forecast from them: on real records split into single facilities, they made the forecasts worse.
  public var minimumClass = 150
  /// Whether a history of a few months leans on simulated networks where there are too few analogues (`Beginnings`).
  public var leansOnBeginnings = true

  /// The default settings.
  public init() {}

  /// The months that analogues at this step are taken from: every month with its outcome known at the origin.
  ///
  /// From the warm-up or `analogueWindow` months before the last, whichever is later, to origin − step. Where the panel
  /// is too short for that the warm-up shrinks to leave four months, and never below 2; empty where even that fails.
  func trainingMonths(origin: Int, step: Int) -> Range<Int> {
    let last = origin - step
    let settled = min(warmUp, max(2, last - 3))
    let first = max(settled, last - analogueWindow)
    return first <= last ? first..<last + 1 : last + 1..<last + 1
  }

  /// The first month that analogues of any step up to the horizon are taken from; nil when there is none.
  func firstTrainingMonth(origin: Int, horizon: Int) -> Int? {
    (1...horizon).map { trainingMonths(origin: origin, step: $0) }.filter { !$0.isEmpty }.map(\.lowerBound)
      .min()
  }
}
