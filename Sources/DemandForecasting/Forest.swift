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

  /// The largest outcome code of any leaf.
  var largestCode: Int { trees.map { Int($0.codes.max() ?? 0) }.max() ?? 0 }

  /// Adds to each outcome code its share of the question's examples; over all codes the shares come to 1.
  func addShares(of row: UnsafePointer<Float>, to shares: UnsafeMutableBufferPointer<Float>) {
    let weight = 1 / Float(trees.count)
    for tree in trees {
      let leaf = tree.leaf(of: row)
      tree.codes.withUnsafeBufferPointer { codes in
        tree.shares.withUnsafeBufferPointer { leafShares in
          for place in leaf { shares[Int(codes[place])] += leafShares[place] * weight }
        }
      }
    }
  }
}
