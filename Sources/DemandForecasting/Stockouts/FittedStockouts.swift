/// What a stock-out forecaster has learnt at one origin.
struct FittedStockouts: Sendable, Codable, Equatable {
  private let horizon: Int
  private let forests: [StockoutForest]
  /// By step of the first band; what lies further ahead is shifted as its last step.
  private let shifts: [LogOddsShift]
  /// By step, for steps that no forest covers.
  private let baseRates: [Double]
  private let regressions: StockoutRegressions

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
    regressions = StockoutRegressions(
      cells, peers: peers, horizon: horizon, settings: settings.regression, workers: workers)
  }

  /// Whether what was read from a file can be asked.
  func isSound(horizon wanted: Int) -> Bool {
    horizon == wanted && baseRates.count == horizon && forests.allSatisfy(\.isSound)
      && shifts.count == DemandForest.bands[0].count && shifts.allSatisfy(\.value.isFinite)
      && regressions.isSound
  }

  /// How many months ahead anything is told; without a gap, so that the n-th probability is of n months.
  ///
  /// Beyond the first band the forest alone was no better than how often past windows ended without stock, on the real
  /// records; so there it speaks only beside a regression.
  var reach: Int {
    var last = min(horizon, DemandForest.bands[0].upperBound)
    while last < horizon, regressions.fit(step: last + 1) != nil { last += 1 }
    return last
  }

  private func shift(of step: Int) -> LogOddsShift { shifts[min(step, shifts.count) - 1] }

  /// The probabilities of every series at the origin of `cells`.
  func forecasts(_ cells: OriginPanel, peers: PeerSignals, chunks: FixedChunks) -> StockoutForecasts {
    let (panel, origin) = (cells.panel, cells.origin)
    var table = [Double](repeating: .nan, count: panel.seriesCount * horizon)
    chunks.fill(&table, rows: panel.seriesCount) { chunk, part in
      var asker = Asker(self, cells, peers: peers)
      for series in chunk {
        let start = (series - chunk.lowerBound) * horizon
        var highest = 0.0
        asker.ask(series: series) { step, opinions in
          // More months can only see more.
          highest = max(highest, opinions.probability)
          part[start + step - 1] = highest
        }
      }
    }
    return StockoutForecasts(origin: origin, horizon: horizon, probabilities: table)
  }

  /// What each part says of the first `step` months, and what the regression rests on; nil where the origin states no stock.
  func reasons(
    of series: Int, step: Int, _ cells: OriginPanel, peers: PeerSignals
  ) -> StockoutReasons? {
    var reasons: StockoutReasons?
    var asker = Asker(self, cells, peers: peers)
    asker.ask(series: series) { asked, opinions in
      if asked == step { reasons = opinions }
    }
    guard reasons != nil, let fit = regressions.fit(step: step) else { return reasons }
    for (column, ground) in RiskFeatures.grounds.enumerated() {
      reasons?.grounds[ground.rawValue].logOdds += fit.contribution(of: asker.risk[column], column: column)
    }
    return reasons
  }

  /// Asks all parts about one series after another; scratch, one per thread.
  private struct Asker {
    let fitted: FittedStockouts
    let cells: OriginPanel
    let peers: PeerSignals
    var features: SituationFeatures
    var history = ShelfHistory()
    var situation = [Float](repeating: 0, count: SituationFeatures.count)
    private(set) var risk = [Float](repeating: 0, count: RiskFeatures.count)

    init(_ fitted: FittedStockouts, _ cells: OriginPanel, peers: PeerSignals) {
      (self.fitted, self.cells, self.peers) = (fitted, cells, peers)
      features = SituationFeatures(cells, peers: peers)
    }

    /// Gives `body` what each part says of every step that something can be told of; nothing of a series whose stock at the
    /// origin is not known.
    mutating func ask(series: Int, _ body: (_ step: Int, _ opinions: StockoutReasons) -> Void) {
      let (panel, origin) = (cells.panel, cells.origin)
      guard panel.takesPart(series, at: origin),
        !panel.closingStock[series * panel.monthCount + origin].isNaN
      else { return }
      let signs = fitted.regressions.signs(of: series, panel, peers: peers, origin: origin)
      history.read(panel, series: series, through: origin)
      risk.withUnsafeMutableBufferPointer {
        RiskFeatures.fill(history, month: origin, peers: signs, into: $0)
      }
      situation.withUnsafeMutableBufferPointer { features.fill(series: series, month: origin, into: $0) }
      for step in 1...fitted.reach {
        var opinions = StockoutReasons(pastShare: fitted.baseRates[step - 1])
        if let forest = fitted.forests.first(where: { $0.steps.contains(step) }) {
          situation.withUnsafeMutableBufferPointer {
            features.fill(series: series, month: origin, step: step, into: $0)
          }
          opinions.forest = situation.withUnsafeBufferPointer { row in
            row.baseAddress.map { fitted.shift(of: step).shifted(forest.probability(of: $0)) }
          }
        }
        opinions.regression = fitted.regressions.fit(step: step).map { fit in
          risk.withUnsafeBufferPointer { RidgeLogistic.probability(fit.logOdds(of: $0)) }
        }
        body(step, opinions)
      }
    }
  }
}
