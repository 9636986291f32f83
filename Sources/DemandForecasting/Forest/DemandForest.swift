import Foundation

/// A forest that forecasts demand some steps ahead, as multiples of each series' level.
///
/// Every series in every past month is an example of what may follow a situation (see `SituationFeatures`). The outcome
/// is y(u+h)/L(u), or the mean of the months u+1 … u+h over L(u) for totals. Splits are made on log(1 + outcome), so
/// that no single outburst decides one.
struct DemandForest: Sendable, Codable, Equatable {
  /// The steps that it forecasts.
  let steps: ClosedRange<Int>
  private let outcome: AnaloguePools.Outcome
  private let scale: OutcomeScale
  private let forest: Forest
  /// At which levels to ask for totals; nil where nothing was learnt of that, for single months, and beyond three.
  private let calibration: LevelCalibration?

  /// The steps of the forests, so that a forecast one month ahead does not depend on how far ahead others look.
  static let bands = [1...3, 4...12]

  /// Grows a forest from everything known by month `lastKnown`; nil when that is too little.
  init?(
    _ cells: OriginPanel, peers: PeerSignals, steps: ClosedRange<Int>, outcome: AnaloguePools.Outcome,
    lastKnown: Int, settings: ForestSettings, workers: Int
  ) {
    var (table, ratios) = Self.examples(
      cells, peers: peers, steps: steps, outcome: outcome, lastKnown: lastKnown, settings: settings)
    guard ratios.count >= settings.smallestSample else { return nil }
    let scale = OutcomeScale(ratios)
    table.codes = ratios.map { scale.code($0) }
    table.targets = ratios.map { Float(log1p($0)) }
    self.steps = steps
    self.outcome = outcome
    self.scale = scale
    forest = Forest(table, settings: settings, workers: workers)
    // Far totals of a short history were lived through by few origins, and correcting by them did harm on real records.
    calibration =
      outcome == .month || steps != Self.bands[0]
      ? nil
      : Self.calibration(
        cells, peers: peers, steps: steps, lastKnown: lastKnown, settings: settings, workers: workers)
  }

  /// Whether a forest that was read from a file can be asked.
  var isSound: Bool {
    scale.isSound && forest.largestCode < scale.values.count && Self.bands.contains(steps)
      && (calibration?.isSound(steps: steps.count) ?? true)
  }

  /// What a forest is grown from: features, still without targets and codes, and the outcomes.
  private static func examples(
    _ cells: OriginPanel, peers: PeerSignals, steps: ClosedRange<Int>, outcome: AnaloguePools.Outcome,
    lastKnown: Int, settings: ForestSettings
  ) -> (table: TrainingTable, ratios: [Double]) {
    let space = ExampleSpace(
      cells: cells, steps: steps, firstMonth: max(cells.firstMonth, settings.warmUp), lastKnown: lastKnown,
      weighsTrust: true)
    var table = TrainingTable(featureCount: SituationFeatures.count)
    var ratios: [Double] = []
    space.forEach(most: settings.largestSample, seed: settings.seed, peers: peers) { series, month, step in
      ratio(cells, series, month, step, outcome)
    } _: { ratio, row in
      ratios.append(ratio)
      table.features.append(contentsOf: row)
    }
    return (table, ratios)
  }

  /// The weight of every example that the forest was grown from in its answer to a question, in their order.
  ///
  /// The forest keeps outcomes, not examples; so they are looked up again, with the draws of every tree.
  ///
  /// - Precondition: all is as it was when the forest was grown.
  func weights(
    of row: UnsafePointer<Float>, cells: OriginPanel, peers: PeerSignals, settings: ForestSettings
  ) -> [Double] {
    let examples = Self.examples(
      cells, peers: peers, steps: steps, outcome: outcome, lastKnown: cells.origin, settings: settings)
    return forest.weights(
      of: row, features: examples.table.features, count: examples.ratios.count, settings: settings)
  }

  /// The outcome of an example; NaN where a month of it was not reported.
  static func ratio(
    _ cells: OriginPanel, _ series: Int, _ month: Int, _ step: Int, _ outcome: AnaloguePools.Outcome
  ) -> Double {
    let level = cells.cell(series, month: month).level
    let demand = cells.panel.outcome(series, month, step, outcome)
    return outcome == .month ? demand / level : demand / (level * Double(step))
  }

  /// The forest laid out for many questions at a time, whose answers `quantiles` are of.
  func asked() -> AskedForest { AskedForest(forest) }

  /// Writes the quantiles of a question, whose level its features were divided by.
  ///
  /// - Parameter shares: what the forest answers: the share of each outcome code, at least as many as there are.
  func quantiles(
    shares: UnsafeMutableBufferPointer<Float>, step: Int, level: Double, levels: [Double],
    into result: UnsafeMutableBufferPointer<Double>
  ) {
    let asked =
      calibration.map { calibration in
        levels.map { calibration.level($0, step: step - steps.lowerBound) }
      } ?? levels
    scale.quantiles(
      shares: UnsafeMutableBufferPointer(rebasing: shares[0..<scale.values.count]), levels: asked,
      scale: outcome == .month ? level : level * Double(step), into: result)
  }
}
