/// The examples that a forest is grown from: features, one outcome each, one weight each.
struct TrainingTable: Sendable {
  /// Features, example after example.
  var features: [Float] = []
  /// What the splits tell apart.
  var targets: [Float] = []
  /// What the leaves keep: a code of an `OutcomeScale`.
  var codes: [UInt16] = []

  /// Features per example.
  let featureCount: Int
  /// How many examples there are.
  var count: Int { targets.count }

  init(featureCount: Int) { self.featureCount = featureCount }
}

/// Which examples a forest may learn from: series, month and steps ahead.
struct ExampleSpace {
  let cells: OriginPanel
  /// The steps ahead.
  let steps: ClosedRange<Int>
  /// The first month that an example begins in.
  let firstMonth: Int
  /// The last month whose outcome is known.
  let lastKnown: Int
  /// Whether months that are believed less are drawn more rarely.
  var weighsTrust = false

  /// Gives `body` every example for which `outcome` gives a value, or as many of them as `most`.
  ///
  /// An example is drawn the more rarely the less its month and its outcome's month are believed (`DemandPanel.trust`).
  /// Drawn by a hash of series, month and step, so that what is drawn depends on nothing else. `body` gets the outcome
  /// and a row of features, which lives only as long as the call.
  func forEach(
    most: Int, seed: UInt64, peers: PeerSignals,
    outcome: (_ series: Int, _ month: Int, _ step: Int) -> Double,
    _ body: (_ outcome: Double, _ row: UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    guard firstMonth <= lastKnown - steps.lowerBound else { return }
    var total = 0
    visit { series, month, step in if !outcome(series, month, step).isNaN { total += 1 } }
    let share = total > most ? Double(most) / Double(total) : 1
    let limit = share < 1 ? UInt64(share * 0x1p64) : UInt64.max
    var features = SituationFeatures(cells, peers: peers)
    withUnsafeTemporaryAllocation(of: Float.self, capacity: SituationFeatures.count) { row in
      var (filledSeries, filledMonth) = (-1, -1)
      visit { series, month, step in
        let place = (UInt64(series) &* 4096 &+ UInt64(month)) &* 16 &+ UInt64(step)
        let drawn = SplitMix.mix(place ^ SplitMix.mix(seed))
        guard drawn <= limit, Double(drawn) <= Double(limit) * trust(series, month, step) else { return }
        let value = outcome(series, month, step)
        guard !value.isNaN else { return }
        if filledSeries != series || filledMonth != month {
          features.fill(series: series, month: month, into: row)
          (filledSeries, filledMonth) = (series, month)
        }
        features.fill(series: series, month: month, step: step, into: row)
        body(value, row)
      }
    }
  }

  private func trust(_ series: Int, _ month: Int, _ step: Int) -> Double {
    guard weighsTrust, !cells.panel.trust.isEmpty else { return 1 }
    let now = series * cells.panel.monthCount + month
    return Double(min(cells.panel.trust[now], cells.panel.trust[now + step]))
  }

  private func visit(_ body: (_ series: Int, _ month: Int, _ step: Int) -> Void) {
    for series in 0..<cells.panel.seriesCount {
      let row = series * cells.monthSpan - cells.firstMonth
      for month in firstMonth...(lastKnown - steps.lowerBound) where cells.cells[row + month].isAnalogue {
        for step in steps where month + step <= lastKnown { body(series, month, step) }
      }
    }
  }
}
