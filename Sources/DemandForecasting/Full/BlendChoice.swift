/// The weights of a full forecast's parts, chosen by what would have been best at the last origins.
///
/// A forest grown from what was known five months before the origin, Light, and the series' own quantiles with several
/// half-lives forecast three months ahead from five, four and three months before it; the outcomes are all known. The
/// weights that would have served best (`BlendSearch`) are used at the origin: common ones, and those of classes of series where the past
/// speaks for others beyond chance (`BlendTrial`).
struct BlendChoice {
  /// The weights; parts without weight are left out.
  let weights: BlendWeights

  init(_ cells: OriginPanel, peers: PeerSignals, settings: FullSettings, chunks: FixedChunks) {
    let blend = settings.blend
    let cutoff = cells.origin - 2 - blend.origins
    var grown = settings.forest
    grown.trees = blend.trees
    grown.largestSample = blend.examples
    guard cutoff >= cells.firstMonth,
      let forest = DemandForest(
        cells, peers: peers, steps: DemandForest.bands[0], outcome: .month, lastKnown: cutoff,
        settings: grown,
        workers: chunks.workers)
    else {
      weights = .only(.light)
      return
    }
    let parts = [ForecastPart.forest, .light] + blend.halfLives.map { .own(halfLife: $0) }
    let sample = Self.sample(cells, most: blend.largestSample)
    let small = cells.panel.selecting(sample)
    var quantiles = [[Float]](repeating: [], count: parts.count)
    var (outcomes, divisors): ([Float], [Float]) = ([], [])
    var (classes, places, origins): ([BlendClass], [Int], [Int]) = ([], [], [])
    for month in cutoff..<cutoff + blend.origins {
      var tables = parts.map { part in
        Self.table(part, cells, peers, forest, small, sample, month, settings, chunks)
      }
      let light = tables[1]
      for part in tables.indices { tables[part].fillGaps(from: light) }
      for (place, series) in sample.enumerated() where cells.panel.takesPart(series, at: month) {
        let ofSeries = BlendClass(cells, series: series, month: month)
        for step in 1...3 {
          let outcome = cells.panel.outcome(series, month, step, .month)
          guard !outcome.isNaN else { continue }
          outcomes.append(Float(outcome))
          classes.append(ofSeries)
          places.append(place)
          origins.append(month)
          divisors.append(Float(cells.cell(series, month: month).level.squareRoot()))
          let start = (place * 3 + step - 1) * BlendSearch.levels.count
          for part in parts.indices {
            for level in BlendSearch.levels.indices {
              quantiles[part].append(Float(tables[part].quantiles[start + level]))
            }
          }
        }
      }
    }
    let assumed = parts.map { part -> Double in
      switch part {
      case .forest: return blend.assumedForestWeight
      case .light: return 1 - blend.assumedForestWeight
      case .own: return 0
      }
    }
    weights = BlendTrial(
      parts: parts, search: BlendSearch(parts: quantiles, outcomes: outcomes, divisors: divisors),
      classes: classes, series: places, origins: origins
    ).weights(assumed: assumed, settings: blend)
  }

  /// At most so many of the series that take part, evenly spaced.
  private static func sample(_ cells: OriginPanel, most: Int) -> [Int] {
    let taking = (0..<cells.panel.seriesCount).filter { cells.panel.takesPart($0, at: cells.origin) }
    guard taking.count > most else { return taking }
    return (0..<most).map { taking[$0 * taking.count / most] }
  }

  /// The forecasts of a part made at `month` for the series of the sample, at the levels compared.
  private static func table(
    _ part: ForecastPart, _ cells: OriginPanel, _ peers: PeerSignals, _ forest: DemandForest,
    _ small: DemandPanel,
    _ sample: [Int], _ month: Int, _ settings: FullSettings, _ chunks: FixedChunks
  ) -> PartTable {
    let levels = BlendSearch.levels
    switch part {
    case .forest:
      return .forest(
        cells, peers: peers, forests: [forest], month: month, horizon: 3, levels: levels, series: sample,
        chunks: chunks)
    case .light:
      let light = LightForecaster(settings: settings.light, workers: chunks.workers).forecasts(
        panel: small, origin: month, horizon: 3, outputs: .monthly)
      return PartTable(quantiles: light.monthlyQuantiles(at: levels))
    case .own(let halfLife):
      var own = settings.light
      own.halfLife = halfLife
      return .own(
        small, settings: own, month: month, horizon: 3, outcome: .month, levels: levels,
        series: Array(sample.indices), chunks: chunks)
    }
  }
}
