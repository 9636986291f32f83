/// What a full forecaster has learnt of one outcome at one origin: the forests, the analogue pools, and their weights.
struct FittedDemand: Sendable, Codable, Equatable {
  private let outcome: AnaloguePools.Outcome
  private let horizon: Int
  private let light: LightSettings
  /// The weights of the parts.
  let weights: BlendWeights
  let forests: [DemandForest]
  let pools: [AnaloguePools]

  /// Learns from everything known at the origin.
  init(
    _ cells: OriginPanel, peers: PeerSignals, horizon: Int, outcome: AnaloguePools.Outcome,
    weights: BlendWeights, settings: FullSettings, workers: Int
  ) {
    self.outcome = outcome
    self.horizon = horizon
    light = settings.light
    self.weights = weights
    forests =
      weights.all.contains(.forest)
      ? DemandForest.bands.filter { $0.lowerBound <= horizon }.compactMap { steps in
        DemandForest(
          cells, peers: peers, steps: steps, outcome: outcome, lastKnown: cells.origin,
          settings: settings.forest,
          workers: workers)
      } : []
    // Every class, since series that are not here may ask; and always, for steps that no forest covers.
    pools = LightForecaster(settings: settings.light, workers: workers).pools(
      cells, horizon, outcome, Self.levels(outcome), wanted: Set((0..<StateClass.count).map { UInt8($0) }))
  }

  /// Whether what was read from a file can be asked.
  func isSound(horizon wanted: Int) -> Bool {
    horizon == wanted && pools.count == horizon && pools.allSatisfy(\.isSound)
      && forests.allSatisfy(\.isSound)
      && pools.allSatisfy { $0.levels == Self.levels(outcome) } && light.halfLife > 0
      && (1...600).contains(light.window)
      && weights.isSound
  }

  /// The levels of an outcome's quantiles.
  static func levels(_ outcome: AnaloguePools.Outcome) -> [Double] {
    outcome == .month ? QuantileLevels.monthly : QuantileLevels.cumulative
  }

  /// Series are worked out so many at a time, to keep the parts' tables small.
  private static let block = 4096

  /// The quantiles of every series at the origin of `cells`, [series][step][level].
  func quantiles(_ cells: OriginPanel, peers: PeerSignals, chunks: FixedChunks) -> [Double] {
    let count = cells.panel.seriesCount
    let rowLength = horizon * Self.levels(outcome).count
    var result: [Double] = []
    result.reserveCapacity(count * rowLength)
    for start in stride(from: 0, to: count, by: Self.block) {
      let series = Array(start..<min(count, start + Self.block))
      var sum = [Double](repeating: 0, count: series.count * rowLength)
      add(cells, peers, series, chunks, to: &sum)
      chunks.fill(&sum, rows: series.count) { chunk, part in
        for index in 0..<chunk.count {
          let row = UnsafeMutableBufferPointer(rebasing: part[index * rowLength..<(index + 1) * rowLength])
          QuantileOrder.tidy(row, horizon: horizon, isTotal: outcome == .total)
        }
      }
      result.append(contentsOf: sum)
    }
    return result
  }

  /// Adds up the parts, each series by the weights of its class; where one has nothing to say, Light speaks with its weight.
  private func add(
    _ cells: OriginPanel, _ peers: PeerSignals, _ series: [Int], _ chunks: FixedChunks, to sum: inout [Double]
  ) {
    var light: PartTable?
    let ofSeries =
      weights.classes.isEmpty
      ? [] : series.map { weights.parts(of: BlendClass(cells, series: $0, month: cells.origin)) }
    for part in weights.all {
      func weight(_ parts: [WeightedPart]) -> Double { parts.first { $0.part == part }?.weight ?? 0 }
      let shares =
        ofSeries.isEmpty
        ? Array(repeating: weight(weights.common), count: series.count) : ofSeries.map(weight)
      var table = table(part, cells, peers, series, chunks)
      if table.hasGaps {
        let other = light ?? self.table(.light, cells, peers, series, chunks)
        light = other
        table.fillGaps(from: other)
      }
      table.add(weights: shares, to: &sum)
    }
  }

  private func table(
    _ part: ForecastPart, _ cells: OriginPanel, _ peers: PeerSignals, _ series: [Int], _ chunks: FixedChunks
  ) -> PartTable {
    let levels = Self.levels(outcome)
    switch part {
    case .forest:
      return .forest(
        cells, peers: peers, forests: forests, month: cells.origin, horizon: horizon, levels: levels,
        series: series, chunks: chunks)
    case .light:
      return .light(
        cells, pools: pools, settings: light, horizon: horizon, outcome: outcome, levels: levels,
        series: series, chunks: chunks)
    case .own(let halfLife):
      var own = light
      own.halfLife = halfLife
      return .own(
        cells.panel, settings: own, month: cells.origin, horizon: horizon, outcome: outcome, levels: levels,
        series: series, chunks: chunks)
    }
  }
}
