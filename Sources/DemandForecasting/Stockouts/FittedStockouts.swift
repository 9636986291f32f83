/// What a stock-out forecaster has learnt at one origin.
struct FittedStockouts: Sendable, Codable, Equatable {
  private let horizon: Int
  private let forests: [StockoutForest]
  /// By step of the first band; what lies further ahead is shifted as its last step.
  private let shifts: [LogOddsShift]
  /// By step, for steps that no forest covers.
  private let baseRates: [Double]

  /// Learns from everything known at the origin.
  init(_ cells: OriginPanel, peers: PeerSignals, horizon: Int, settings: StockoutSettings, workers: Int) {
    self.horizon = horizon
    forests = DemandForest.bands.filter { $0.lowerBound <= horizon }.compactMap { steps in
      StockoutForest(
        cells, peers: peers, steps: steps, lastKnown: cells.origin, settings: settings.forest,
        workers: workers)
    }
    shifts = LogOddsShift.bySteps(cells, peers: peers, settings: settings, workers: workers)
    baseRates = StockoutExamples(cells.panel).baseRates(origin: cells.origin, horizon: horizon)
  }

  /// Whether what was read from a file can be asked.
  func isSound(horizon wanted: Int) -> Bool {
    horizon == wanted && baseRates.count == horizon && forests.allSatisfy(\.isSound)
      && shifts.count == DemandForest.bands[0].count && shifts.allSatisfy(\.value.isFinite)
  }

  private func shift(of step: Int) -> LogOddsShift { shifts[min(step, shifts.count) - 1] }

  /// The probabilities of every series at the origin of `cells`.
  func forecasts(_ cells: OriginPanel, peers: PeerSignals, chunks: FixedChunks) -> StockoutForecasts {
    let (panel, origin) = (cells.panel, cells.origin)
    var table = [Double](repeating: .nan, count: panel.seriesCount * horizon)
    chunks.fill(&table, rows: panel.seriesCount) { chunk, part in
      var features = SituationFeatures(cells, peers: peers)
      withUnsafeTemporaryAllocation(of: Float.self, capacity: SituationFeatures.count) { row in
        guard let pointer = row.baseAddress else { return }
        for series in chunk where panel.takesPart(series, at: origin) {
          guard !panel.closingStock[series * panel.monthCount + origin].isNaN else { continue }
          features.fill(series: series, month: origin, into: row)
          var highest = 0.0
          for step in 1...horizon {
            var probability = baseRates[step - 1]
            if let forest = forests.first(where: { $0.steps.contains(step) }) {
              features.fill(series: series, month: origin, step: step, into: row)
              probability = shift(of: step).shifted(forest.probability(of: pointer))
            }
            // More months can only see more.
            highest = max(highest, probability)
            part[(series - chunk.lowerBound) * horizon + step - 1] = highest
          }
        }
      }
    }
    return StockoutForecasts(origin: origin, horizon: horizon, probabilities: table)
  }
}
