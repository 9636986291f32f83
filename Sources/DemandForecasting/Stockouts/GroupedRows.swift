import Foundation

/// Rows of scaled features with their outcomes, each of a group.
struct GroupedRows {
  /// Row after row: the features, 1 for the intercept, and zeros up to `stride`.
  let values: [Double]
  let outcomes: [Double]
  let groups: [Int]
  /// How many features there are.
  let width: Int
  /// How many numbers a row has: the features and the intercept.
  var side: Int { width + 1 }
  /// How far rows lie apart: whole quadruples, which are multiplied at once.
  var stride: Int { (side + 3) / 4 * 4 }
  let groupCount: Int

  /// - Precondition: at least one row of at least one feature; a group for each, from 0.
  init(_ rows: [Float], scaling: ColumnScaling, outcomes: [Double], groups: [Int]) {
    self.outcomes = outcomes
    self.groups = groups
    let width = rows.count / max(1, outcomes.count)
    self.width = width
    groupCount = (groups.max() ?? -1) + 1
    let stride = (width + 4) / 4 * 4
    var values = [Double](repeating: 0, count: outcomes.count * stride)
    for row in outcomes.indices {
      let (from, to) = (row * width, row * stride)
      for column in 0..<width { values[to + column] = scaling.scaled(rows[from + column], column: column) }
      values[to + width] = 1
    }
    self.values = values
  }

  /// The log odds of the share of outcomes that are 1.
  var meanLogOdds: Double {
    let share = outcomes.reduce(0, +) / Double(outcomes.count)
    return log(share / (1 - share))
  }

  /// Loss, slope, and each row's weight in the Hessian, at a point.
  func local(
    at point: [Double], settings: RidgeLogistic.Settings
  ) -> (loss: Double, slope: [Double], weights: [Double]) {
    let pull = 1 / settings.effectVariance
    var loss = 0.0
    var slope = point.indices.map { index -> Double in
      let strength = index < width ? settings.ridge : index == width ? 0 : pull
      loss += strength / 2 * point[index] * point[index]
      return strength * point[index]
    }
    var weights = [Double](repeating: 0, count: outcomes.count)
    values.withUnsafeBufferPointer { values in
      point.withUnsafeBufferPointer { point in
        slope.withUnsafeMutableBufferPointer { slope in
          for row in outcomes.indices {
            let (start, outcome) = (row * stride, outcomes[row])
            var odds = point[side + groups[row]]
            for column in 0..<side { odds += point[column] * values[start &+ column] }
            let small = exp(-abs(odds))
            let probability = (odds >= 0 ? 1 : small) / (1 + small)
            loss += max(odds, 0) + log1p(small) - outcome * odds
            let error = probability - outcome
            weights[row] = probability * (1 - probability)
            slope[side + groups[row]] += error
            for column in 0..<side { slope[column] += error * values[start &+ column] }
          }
        }
      }
    }
    return (loss, slope, weights)
  }
}
