/// A random forest whose leaves keep their outcomes (quantile regression forest, Meinshausen 2006).
///
/// Each tree weighs the examples that share the leaf of the question equally; the forest averages the trees. So a
/// forest gives not a mean but a whole distribution of outcomes.
struct Forest: Sendable, Codable, Equatable {
  private(set) var trees: [Tree]

  /// Grows the trees, several at once; the same forest for any number of workers.
  ///
  /// - Parameter ignored: the places of features that no tree splits by.
  init(_ table: TrainingTable, ignored: Range<Int> = 0..<0, settings: ForestSettings, workers: Int) {
    let bins = FeatureBins(table, ignored: ignored)
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

  /// The weight of every example in the answer to a question; together they come to 1.
  ///
  /// An example weighs (times drawn ÷ outcomes in the leaf) in each tree whose leaf it shares with the question, and
  /// the forest averages the trees.
  ///
  /// - Parameters:
  ///   - row: the question.
  ///   - features: those of all examples that the forest was grown from, in their order.
  ///   - count: how many they are.
  ///   - settings: those that the forest was grown with.
  func weights(
    of row: UnsafePointer<Float>, features: [Float], count: Int, settings: ForestSettings
  ) -> [Double] {
    var weights = [Double](repeating: 0, count: count)
    let width = features.count / max(1, count)
    features.withUnsafeBufferPointer { features in
      guard let first = features.baseAddress else { return }
      for (number, tree) in trees.enumerated() {
        var random = SplitMix(seed: settings.seed, place: UInt64(number))
        let leaf = tree.leaf(of: row)
        let times = TreeGrower.draws(of: count, settings: settings, &random)
        let shared = times.indices.filter {
          times[$0] > 0 && tree.leaf(of: first + $0 * width) == leaf
        }
        let drawn = shared.reduce(0.0) { $0 + Double(times[$1]) }
        for example in shared { weights[example] += Double(times[example]) / drawn / Double(trees.count) }
      }
    }
    return weights
  }
}

/// The settings of a forest; the defaults are those that were measured best on real records.
public struct ForestSettings: Sendable, Equatable {
  /// Trees; their number is the precision, never the bias.
  public var trees = 64
  /// The fewest examples of a leaf.
  public var smallestLeaf = 14
  /// Of the examples, the share drawn (with replacement) for each tree.
  public var sampleShare = 0.4
  /// Of the features, the share tried at each split.
  public var featureShare = 0.33
  /// The cuts of a node with many examples are judged by about so many of them, evenly spaced.
  public var judges = 2048
  /// The most examples that a forest is grown from; where there are more, as many are drawn.
  public var largestSample = 60_000
  /// With fewer examples nothing is grown.
  public var smallestSample = 300
  /// The first month of the panel that an example begins in.
  public var warmUp = 5
  /// Where the random draws start.
  public var seed: UInt64 = 1532

  /// The default settings.
  public init() {}
}
