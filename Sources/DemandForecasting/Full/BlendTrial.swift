/// What the parts would have forecast at past origins, and what came: the ground on which weights are chosen.
struct BlendTrial {
  /// The parts, in the order of the weights.
  let parts: [ForecastPart]
  /// All rows.
  let search: BlendSearch
  /// The class, the series and the origin of each row.
  let classes: [BlendClass]
  let series: [Int]
  let origins: [Int]

  /// The weights to use, and how much each part helped.
  func weights(assumed: [Double], settings: BlendSettings) -> BlendWeights {
    let common = search.weights(assumed: assumed, settings: settings)
    var rows: [BlendClass: [Int]] = [:]
    for (row, one) in classes.enumerated() { rows[one, default: []].append(row) }
    let own = rows.sorted { $0.key.number < $1.key.number }.compactMap { one, rows -> BlendWeights.Class? in
      guard let weights = ownWeights(rows, common: common, settings: settings) else { return nil }
      return .init(of: one, parts: weighted(weights, on: search.selecting(rows)))
    }
    return BlendWeights(common: weighted(common, on: search), classes: own)
  }

  /// The weights of the rows of one class; nil where the common ones are good enough for all that the past tells.
  ///
  /// Weights found at all past origins but one are tried at that one. They have to gain at each of them, and the gains by series have to
  /// lie `certainty` standard errors above none (a paired test; the months of a series are not counted as so many witnesses). Even then they
  /// move only part of the way: what paid in three months need not pay in the next three.
  private func ownWeights(_ rows: [Int], common: [Double], settings: BlendSettings) -> [Double]? {
    guard rows.count >= settings.smallestClass else { return nil }
    let tried = Set(rows.map { origins[$0] }).sorted()
    guard tried.count == settings.origins, tried.count > 1 else { return nil }
    var gains: [Int: Double] = [:]
    for held in tried {
      let others = search.selecting(rows.filter { origins[$0] != held })
      let here = rows.filter { origins[$0] == held }
      let found = others.best(from: common)
      guard found != common else { return nil }
      let judged = search.selecting(here)
      var sum = 0.0
      for (row, (before, after)) in zip(here, zip(judged.losses(common), judged.losses(found))) {
        gains[series[row], default: 0] += before - after
        sum += before - after
      }
      guard sum > 0 else { return nil }
    }
    let surprise = Self.standardErrors(gains.sorted { $0.key < $1.key }.map(\.value))
    guard surprise >= settings.certainty else { return nil }
    let best = search.selecting(rows).best(from: common)
    let share = settings.classShare * (1 - 1 / (surprise * surprise))
    return zip(common, best).map { $0 + share * ($1 - $0) }
  }

  /// How many standard errors the mean of some numbers lies above zero; 0 with fewer than ten, or where they do not vary.
  static func standardErrors(_ values: [Double]) -> Double {
    guard values.count >= 10 else { return 0 }
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares > 0 else { return 0 }
    return mean / (squares / (count - 1) / count).squareRoot()
  }

  /// The parts that have a weight, with how much each helped on some rows.
  private func weighted(_ weights: [Double], on rows: BlendSearch) -> [WeightedPart] {
    let whole = rows.isEmpty ? 0 : rows.loss(weights)
    return parts.indices.filter { weights[$0] > 1e-9 }.map { place in
      var without = weights
      without[place] = 0
      let rest = without.reduce(0, +)
      var helped: Double?
      if rest > 1e-9, whole > 0 { helped = rows.loss(without.map { $0 / rest }) / whole - 1 }
      return WeightedPart(part: parts[place], weight: weights[place], helped: helped)
    }.sorted { $0.part.order < $1.part.order }
  }
}
