import Foundation

/// Forecasts stock-outs as they will be seen: with the resupply that usually comes.
///
/// A demand distribution alone is a bad forecast of stock-outs, because receipts arrive. So a forest learns from every past
/// window of every series which situations ended without stock (`StockoutForest`): stock against use, the rhythm of
/// receipts, and how product and facility fare at large. Its log odds are then shifted by what the last months showed
/// beyond its forecasts (`LogOddsShift`), so that a shortage that has begun is not averaged away.
///
/// Nothing after the origin is read. Where the history is too short to learn from, the forecast is the share of past windows
/// that ended without stock, as far as there are any, drawn to one half.
public struct StockoutForecaster: Sendable {
  /// The settings in use.
  public let settings: StockoutSettings
  private let chunks: FixedChunks

  /// A forecaster that uses up to `workers` threads; every core when nil.
  public init(settings: StockoutSettings = StockoutSettings(), workers: Int? = nil) {
    self.settings = settings
    chunks = FixedChunks(size: 64, workers: workers ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// The probabilities of every series whose stock at the origin is known.
  ///
  /// - Precondition: `origin` is a month of the panel, and `horizon` within 1...12.
  public func forecasts(panel: DemandPanel, origin: Int, horizon: Int) -> StockoutForecasts {
    precondition(origin >= 0 && origin < panel.monthCount, "an origin within the panel")
    precondition(horizon >= 1 && horizon <= 12, "a horizon of 1 to 12 months")
    let firstMonth = min(origin, settings.forest.warmUp)
    let cells = OriginPanel(panel, firstMonth: firstMonth, origin: origin, chunks: chunks)
    let peers = PeerSignals(cells)
    let forests = DemandForest.bands.filter { $0.lowerBound <= horizon }.map { steps in
      StockoutForest(
        cells, peers: peers, steps: steps, lastKnown: origin, settings: settings.forest, workers: chunks.workers)
    }
    let shift = shift(cells, peers)
    let rates = baseRates(panel, origin: origin, horizon: horizon)
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
            var probability = rates[step - 1]
            if let forest = forests.compactMap({ $0 }).first(where: { $0.steps.contains(step) }) {
              features.fill(series: series, month: origin, step: step, into: row)
              probability = shift.shifted(forest.probability(of: pointer))
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

  /// What the last months showed beyond the forecasts of a forest that knew nothing of them.
  private func shift(_ cells: OriginPanel, _ peers: PeerSignals) -> LogOddsShift {
    let cutoff = cells.origin - settings.calibrationMonths
    var grown = settings.forest
    grown.trees = settings.calibrationTrees
    let none = LogOddsShift(forecasts: [], outcomes: [], weights: [], prior: settings.likelyShift)
    let steps = DemandForest.bands[0]
    guard cutoff >= cells.firstMonth,
      let forest = StockoutForest(
        cells, peers: peers, steps: steps, lastKnown: cutoff, settings: grown, workers: chunks.workers)
    else { return none }
    let space = ExampleSpace(cells: cells, steps: steps, firstMonth: cutoff, lastKnown: cells.origin)
    let examples = StockoutExamples(cells.panel)
    var (forecasts, outcomes, weights): ([Double], [Double], [Double]) = ([], [], [])
    var age = 0
    space.forEach(most: settings.forest.largestSample, seed: settings.forest.seed, peers: peers) {
      age = cells.origin - $1 - $2
      return examples.outcome(series: $0, month: $1, step: $2)
    } _: { outcome, row in
      guard let pointer = row.baseAddress else { return }
      forecasts.append(forest.probability(of: UnsafePointer(pointer)))
      outcomes.append(outcome)
      weights.append(pow(settings.fading, Double(age)) / settings.outcomesPerWitness)
    }
    return LogOddsShift(forecasts: forecasts, outcomes: outcomes, weights: weights, prior: settings.likelyShift)
  }

  /// The share of all past windows of each length that ended without stock, as if two more had, one of them so.
  private func baseRates(_ panel: DemandPanel, origin: Int, horizon: Int) -> [Double] {
    let examples = StockoutExamples(panel)
    return (1...horizon).map { step in
      var (windows, out) = (2.0, 1.0)
      for series in 0..<panel.seriesCount where panel.takesPart(series, at: origin) {
        for month in 0..<max(0, origin - step + 1) {
          let outcome = examples.outcome(series: series, month: month, step: step)
          if !outcome.isNaN { (windows, out) = (windows + 1, out + outcome) }
        }
      }
      return out / windows
    }
  }
}
