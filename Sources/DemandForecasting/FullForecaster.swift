import Foundation

/// The full forecaster: a pooled forest, averaged with Light and the series' own quantiles as the past advises.
///
/// The forest learns from every series in every past month (`DemandForest`). How much it is trusted, and which half-life
/// suits the series at hand, is settled by what would have been best over the last months (`BlendSearch`). Quantiles are
/// averaged level by level, sorted and cut at zero; totals over more months are never below those over fewer.
///
/// Nothing after the origin is read. With too little history for a forest it is Light.
public struct FullForecaster: Sendable {
  /// The settings in use.
  public let settings: FullSettings
  let chunks: FixedChunks

  /// A forecaster that uses up to `workers` threads; every core when nil.
  public init(settings: FullSettings = FullSettings(), workers: Int? = nil) {
    self.settings = settings
    chunks = FixedChunks(size: 64, workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The distributions asked for, of every series of `panel`, as they could be known at the end of month `origin`.
  ///
  /// - Precondition: `origin` is a month of the panel, and `horizon` within 1...12.
  public func forecasts(
    panel: DemandPanel, origin: Int, horizon: Int, outputs: ForecastOutputs
  ) -> DemandForecasts {
    precondition(origin >= 0 && origin < panel.monthCount, "an origin within the panel")
    precondition(horizon >= 1 && horizon <= 12, "a horizon of 1 to 12 months")
    let firstMonth = min(origin, settings.forest.warmUp)
    let cells = OriginPanel(panel, firstMonth: firstMonth, origin: origin, chunks: chunks)
    let peers = PeerSignals(cells)
    let weights = BlendChoice(cells, peers: peers, settings: settings, chunks: chunks).weights
    return DemandForecasts(
      origin: origin, horizon: horizon,
      isForecast: (0..<panel.seriesCount).map { panel.takesPart($0, at: origin) },
      monthlyQuantiles: outputs.contains(.monthly) ? quantiles(cells, peers, horizon, .month, weights) : [],
      cumulativeQuantiles: outputs.contains(.cumulative)
        ? quantiles(cells, peers, horizon, .total, weights) : [])
  }

  /// The quantiles of one output, [series][step][level].
  private func quantiles(
    _ cells: OriginPanel, _ peers: PeerSignals, _ horizon: Int, _ outcome: AnaloguePools.Outcome,
    _ weights: [ForecastPart: Double]
  ) -> [Double] {
    let levels = outcome == .month ? QuantileLevels.monthly : QuantileLevels.cumulative
    let (panel, origin) = (cells.panel, cells.origin)
    let all = Array(0..<panel.seriesCount)
    var sum = [Double](repeating: 0, count: panel.seriesCount * horizon * levels.count)
    for (part, weight) in weights.sorted(by: { $0.key.order < $1.key.order }) where weight > 0 {
      let table: PartTable
      switch part {
      case .forest:
        let forests = DemandForest.bands.filter { $0.lowerBound <= horizon }.compactMap { steps in
          DemandForest(
            cells, peers: peers, steps: steps, outcome: outcome, lastKnown: origin, settings: settings.forest,
            workers: chunks.workers)
        }
        table = .forest(
          cells, peers: peers, forests: forests, month: origin, horizon: horizon, levels: levels, series: all,
          chunks: chunks)
      case .light:
        let light = LightForecaster(settings: settings.light, workers: chunks.workers).forecasts(
          panel: panel, origin: origin, horizon: horizon, outputs: outcome == .month ? .monthly : .cumulative)
        table = PartTable(quantiles: outcome == .month ? light.monthlyQuantiles : light.cumulativeQuantiles)
      case .own(let halfLife):
        var own = settings.light
        own.halfLife = halfLife
        table = .own(
          panel, settings: own, month: origin, horizon: horizon, outcome: outcome, levels: levels,
          series: all,
          chunks: chunks)
      }
      table.add(weight: weight, to: &sum)
    }
    chunks.fill(&sum, rows: panel.seriesCount) { chunk, part in
      let rowLength = horizon * levels.count
      for index in 0..<chunk.count {
        let row = UnsafeMutableBufferPointer(rebasing: part[index * rowLength..<(index + 1) * rowLength])
        QuantileOrder.tidy(row, horizon: horizon, isTotal: outcome == .total)
      }
    }
    return sum
  }
}
