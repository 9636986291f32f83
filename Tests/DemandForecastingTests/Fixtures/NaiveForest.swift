@testable import DemandForecasting

/// A second implementation of `Forest`, as simple as can be: every cut between two values of every feature tried.
///
/// It shares the random draws with the first, and nothing else. Targets should be multiples of 1/8, so that sums are
/// exact in any order.
struct NaiveForest {
  private indirect enum Node {
    case leaf([UInt16])
    case split(feature: Int, threshold: Float, below: Node, above: Node)
  }

  private let table: TrainingTable
  private let settings: ForestSettings
  private var roots: [Node] = []

  init(_ table: TrainingTable, settings: ForestSettings) {
    self.table = table
    self.settings = settings
    for tree in 0..<settings.trees {
      var random = SplitMix(seed: settings.seed, place: UInt64(tree))
      let size = Int(Double(table.count) * settings.sampleShare)
      var drawn = (0..<size).map { _ in random.below(table.count) }
      drawn.sort()
      var features = (0..<table.featureCount).filter { distinct($0).count > 1 }
      roots.append(grow(drawn, &features, &random))
    }
  }

  private func value(_ example: Int, _ feature: Int) -> Float {
    table.features[example * table.featureCount + feature]
  }

  private func distinct(_ feature: Int) -> [Float] {
    Set((0..<table.count).map { value($0, feature) }).sorted()
  }

  private func score(_ examples: [Int]) -> Float {
    let sum = examples.reduce(Float(0)) { $0 + table.targets[$1] }
    return sum * sum / Float(examples.count)
  }

  private func grow(_ drawn: [Int], _ features: inout [Int], _ random: inout SplitMix) -> Node {
    guard Set(drawn).count >= 2, drawn.count >= 2 * settings.smallestLeaf else {
      return .leaf(drawn.map { table.codes[$0] })
    }
    var best: (feature: Int, threshold: Float)?
    var highest: Float = 0
    for turn in 0..<max(1, Int((Double(features.count) * settings.featureShare).rounded())) {
      features.swapAt(turn, turn + random.below(features.count - turn))
      let values = distinct(features[turn])
      for (low, high) in zip(values, values.dropFirst()) {
        let below = drawn.filter { value($0, features[turn]) <= low }
        let above = drawn.filter { value($0, features[turn]) > low }
        guard min(below.count, above.count) >= settings.smallestLeaf else { continue }
        let gain = score(below) + score(above) - score(drawn)
        if gain > highest + 1e-6 { (best, highest) = ((features[turn], (low + high) / 2), gain) }
      }
    }
    guard let best else { return .leaf(drawn.map { table.codes[$0] }) }
    // The side above is grown first, as the random draws go on from node to node.
    let above = grow(drawn.filter { value($0, best.feature) > best.threshold }, &features, &random)
    let below = grow(drawn.filter { value($0, best.feature) <= best.threshold }, &features, &random)
    return .split(feature: best.feature, threshold: best.threshold, below: below, above: above)
  }

  /// The share of each code among what a question's leaves hold.
  func shares(of row: [Float], codes: Int) -> [Float] {
    var shares = [Float](repeating: 0, count: codes)
    for root in roots {
      var node = root
      while case .split(let feature, let threshold, let below, let above) = node {
        node = row[feature] > threshold ? above : below
      }
      guard case .leaf(let held) = node else { continue }
      for code in held { shares[Int(code)] += 1 / Float(held.count * roots.count) }
    }
    return shares
  }
}
