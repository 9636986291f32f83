/// A random forest whose leaves keep their outcomes (quantile regression forest, Meinshausen 2006).
///
/// Each tree weighs the examples that share the leaf of the question equally; the forest averages the trees. So a
/// forest gives not a mean but a whole distribution of outcomes.
struct Forest: Sendable, Codable, Equatable {
  private(set) var trees: [Tree]

  /// Grows the trees, several at once; the same forest for any number of workers.
  init(_ table: TrainingTable, settings: ForestSettings, workers: Int) {
    let bins = FeatureBins(table)
    var grown = [Tree](repeating: Tree(), count: settings.trees)
    FixedChunks(size: 1, workers: workers).fill(&grown, rows: settings.trees) { chunk, part in
      part[0] = TreeGrower(table, bins: bins, settings: settings, tree: chunk.lowerBound).grow()
    }
    trees = grown
  }

  /// Adds to each outcome code its share of the question's examples; over all codes the shares come to 1.
  func addShares(of row: UnsafePointer<Float>, to shares: UnsafeMutableBufferPointer<Float>) {
    for tree in trees {
      let leaf = tree.leaf(of: row)
      let share = 1 / (Float(leaf.count) * Float(trees.count))
      tree.codes.withUnsafeBufferPointer { codes in
        for place in leaf { shares[Int(codes[place])] += share }
      }
    }
  }
}
