/// A forest that tells stock-outs from what a series and its peers show.
struct StockoutForest: Sendable, Codable, Equatable {
  /// The steps that it forecasts.
  let steps: ClosedRange<Int>
  private let forest: Forest

  /// The lowest probability that a forest states, and one less the highest: it has seen too little for less.
  static let least = 0.003

  /// Grows a forest from every window that was over by month `lastKnown`; nil when those are too few, or all alike.
  init?(
    _ cells: OriginPanel, peers: PeerSignals, steps: ClosedRange<Int>, lastKnown: Int,
    settings: ForestSettings,
    workers: Int
  ) {
    let space = ExampleSpace(
      cells: cells, steps: steps, firstMonth: max(cells.firstMonth, settings.warmUp), lastKnown: lastKnown)
    let examples = StockoutExamples(cells.panel)
    var table = TrainingTable(featureCount: SituationFeatures.count)
    space.forEach(most: settings.largestSample, seed: settings.seed, peers: peers) { series, month, step in
      examples.outcome(series: series, month: month, step: step)
    } _: { outcome, row in
      table.features.append(contentsOf: row)
      table.targets.append(Float(outcome))
      table.codes.append(UInt16(outcome))
    }
    guard table.count >= settings.smallestSample, table.codes.contains(0), table.codes.contains(1) else {
      return nil
    }
    self.steps = steps
    forest = Forest(table, ignored: SituationFeatures.ofDemandAlone, settings: settings, workers: workers)
  }

  /// Whether a forest that was read from a file can be asked.
  var isSound: Bool { forest.largestCode <= 1 && DemandForest.bands.contains(steps) }

  /// The probability that a row of features ends without stock.
  func probability(of row: UnsafePointer<Float>) -> Double {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: 2) { shares in
      shares.initialize(repeating: 0)
      forest.addShares(of: row, to: shares)
      return min(1 - Self.least, max(Self.least, Double(shares[1])))
    }
  }
}
