import Foundation

extension DemandForest {
  /// Examples that are looked at to calibrate, at most; a third of the facilities is kept out of the forest that is grown from them.
  private static let examplesLookedAt = 30_000
  /// Every so many facilities one is kept out.
  private static let keptOut = 3
  /// Trees of the forest that is looked at.
  private static let treesLookedAt = 20

  /// What past totals of some facilities say of the margins of a forest that was grown from the others.
  ///
  /// Totals of which not even a unit was expected say nothing of margins, and are left out. nil with too little to learn from.
  static func calibration(
    _ cells: OriginPanel, peers: PeerSignals, steps: ClosedRange<Int>, lastKnown: Int,
    settings: ForestSettings, workers: Int
  ) -> LevelCalibration? {
    let space = ExampleSpace(
      cells: cells, steps: steps, firstMonth: max(cells.firstMonth, settings.warmUp), lastKnown: lastKnown,
      weighsTrust: true)
    var table = TrainingTable(featureCount: SituationFeatures.count)
    var ratios: [Double] = []
    var held = HeldExamples()
    var now = (series: 0, month: 0, step: 0)
    space.forEach(most: examplesLookedAt, seed: ~settings.seed, peers: peers) { series, month, step in
      now = (series, month, step)
      return ratio(cells, series, month, step, .total)
    } _: { ratio, row in
      if cells.panel.facilityIndex[now.series] % keptOut == 0 {
        held.features.append(contentsOf: row)
        held.steps.append(now.step)
        held.units.append(cells.cell(now.series, month: now.month).level * Double(now.step))
        held.ratios.append(ratio)
      } else {
        table.features.append(contentsOf: row)
        ratios.append(ratio)
      }
    }
    guard ratios.count >= settings.smallestSample, held.ratios.count >= settings.smallestSample else {
      return nil
    }
    var grown = settings
    grown.trees = treesLookedAt
    let scale = OutcomeScale(ratios)
    table.codes = ratios.map { scale.code($0) }
    table.targets = ratios.map { Float(log1p($0)) }
    let forest = Forest(table, settings: grown, workers: workers)
    return LevelCalibration(places: held.places(in: forest, scale, steps: steps).counts)
  }
}

/// Examples that a forest was not grown from.
private struct HeldExamples {
  var features: [Float] = []
  var steps: [Int] = []
  /// Units that a ratio of 1 stands for.
  var units: [Double] = []
  var ratios: [Double] = []

  /// Where the outcomes lay in what the forest says of them.
  func places(in forest: Forest, _ scale: OutcomeScale, steps: ClosedRange<Int>) -> OutcomePlaces {
    var places = OutcomePlaces(steps: steps.count)
    var shares = [Float](repeating: 0, count: OutcomeScale.most)
    features.withUnsafeBufferPointer { features in
      guard let first = features.baseAddress else { return }
      shares.withUnsafeMutableBufferPointer { shares in
        let used = UnsafeMutableBufferPointer(rebasing: shares[0..<scale.values.count])
        for index in ratios.indices {
          shares.update(repeating: 0)
          forest.addShares(of: first + index * SituationFeatures.count, to: shares)
          let unit = 1 / units[index]
          guard scale.shareBelow(unit, of: used) <= 0.5 else { continue }
          places.add(
            from: scale.shareBelow(ratios[index] - unit / 2, of: used),
            to: scale.shareBelow(ratios[index] + unit / 2, of: used),
            step: self.steps[index] - steps.lowerBound)
        }
      }
    }
    return places
  }
}
