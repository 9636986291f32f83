/// Grows one regression tree on binned features.
///
/// At every node some features are tried, and the cut that most reduces the squared error of the targets is taken
/// (Breiman et al. 1984), among those that leave `smallestLeaf` examples on both sides. Nodes that no cut improves stay
/// leaves. The examples are drawn with replacement (Breiman 2001).
///
/// It cannot be copied: where it could be, the compiler does so for every node, and counts its arrays for a sixth of the time.
struct TreeGrower: ~Copyable {
  private let bins: FeatureBins
  /// The bins of the examples drawn, in their order, so that all that a tree reads lies close together.
  private let rows: [UInt8]
  /// Features per row.
  private let width: Int
  private let settings: ForestSettings
  private var random: SplitMix

  /// The outcomes of the examples drawn, in their order.
  private let codes: [UInt16]
  /// The places of the examples drawn, each once, in the order of the nodes; and, in the same order, how often each was drawn (y)
  /// and the sum of its targets (x).
  private var examples: [Int32]
  private var draws: [SIMD2<Float>]
  private var spareExamples: [Int32]
  private var spareDraws: [SIMD2<Float>]
  private var features: [Int]
  /// The bins that each feature can have cuts after, as bits.
  private let cuttable: [UInt64]
  /// Two histograms for every feature that a node tries; empty but while a node is divided.
  private var spareHistograms: [SIMD2<Float>]
  private var tree = Tree()
  /// Scratch: the outcomes of the leaf that is being closed.
  private var leaf: [(code: UInt16, count: Float)] = []

  /// A grower of tree number `tree`.
  init(_ table: TrainingTable, bins: FeatureBins, settings: ForestSettings, tree: Int) {
    self.bins = bins
    self.settings = settings
    random = SplitMix(seed: settings.seed, place: UInt64(tree))
    let times = Self.draws(of: table.count, settings: settings, &random)
    width = table.featureCount
    let most = min(table.count, max(1, Int(Double(table.count) * settings.sampleShare)))
    var rows: [UInt8] = []
    rows.reserveCapacity(most * width)
    var codes: [UInt16] = []
    codes.reserveCapacity(most)
    draws = []
    draws.reserveCapacity(most)
    for (example, count) in times.enumerated() where count > 0 {
      rows.append(contentsOf: bins.bins[example * width..<(example + 1) * width])
      codes.append(table.codes[example])
      draws.append(SIMD2(table.targets[example] * Float(count), Float(count)))
    }
    self.rows = rows
    self.codes = codes
    examples = draws.indices.map { Int32($0) }
    spareExamples = examples
    spareDraws = draws
    features = bins.varying
    cuttable = bins.edges.map { .max >> UInt64(FeatureBins.most - 1 - $0.count) }
    spareHistograms = Array(repeating: .zero, count: max(1, features.count) * Self.histogram)
  }

  /// How often each of `count` examples is drawn for a tree.
  static func draws(of count: Int, settings: ForestSettings, _ random: inout SplitMix) -> [UInt8] {
    var times = [UInt8](repeating: 0, count: count)
    for _ in 0..<max(1, Int(Double(count) * settings.sampleShare)) {
      let drawn = random.below(count)
      if times[drawn] < .max { times[drawn] += 1 }
    }
    return times
  }

  /// The best cut of a node.
  private struct Cut {
    var feature = -1
    var bin = 0
    var gain: Float = 0
  }

  /// The tree.
  consuming func grow() -> Tree {
    addNode()
    var open: [(node: Int, range: Range<Int>)] = [(0, examples.indices)]
    while let (node, range) = open.popLast() {
      guard range.count >= 2, let cut = bestCut(range) else {
        close(node, range)
        continue
      }
      let middle = divide(range, by: cut)
      tree.feature[node] = Int16(cut.feature)
      tree.threshold[node] = bins.edges[cut.feature][cut.bin]
      tree.next[node] = Int32(tree.feature.count)
      addNode()
      addNode()
      // The second child is closed first: leaves are numbered in this order, whatever it is.
      open.append((Int(tree.next[node]), range.lowerBound..<middle))
      open.append((Int(tree.next[node]) + 1, middle..<range.upperBound))
    }
    return tree
  }

  private mutating func addNode() {
    tree.feature.append(-1)
    tree.threshold.append(0)
    tree.next.append(0)
  }

  /// Makes a leaf of the examples in `range`.
  private mutating func close(_ node: Int, _ range: Range<Int>) {
    tree.next[node] = Int32(tree.leafStarts.count - 1)
    // A leaf may hold thousands of examples, and few different outcomes: each is kept once, with its share.
    leaf.removeAll(keepingCapacity: true)
    var total: Float = 0
    for place in range {
      leaf.append((codes[Int(examples[place])], draws[place].y))
      total += draws[place].y
    }
    leaf.sort { $0.code < $1.code }
    for (code, count) in leaf {
      if tree.codes.count > Int(tree.leafStarts[tree.leafStarts.count - 1]),
        tree.codes[tree.codes.count - 1] == code
      {
        tree.shares[tree.shares.count - 1] += count / total
      } else {
        tree.codes.append(code)
        tree.shares.append(count / total)
      }
    }
    tree.leafStarts.append(Int32(tree.codes.count))
  }

  /// With so many examples judged all bins of a feature are scanned; with fewer, those that hold any.
  private static let crowd = 192

  private mutating func bestCut(_ range: Range<Int>) -> Cut? {
    guard !features.isEmpty else { return nil }
    let tried = max(1, Int((Double(features.count) * settings.featureShare).rounded()))
    let step = max(1, range.count / max(1, settings.judges))
    var whole = SIMD2<Float>.zero
    for place in stride(from: range.lowerBound, to: range.upperBound, by: step) { whole += draws[place] }
    guard whole.y >= Float(2 * settings.smallestLeaf) else { return nil }
    for turn in 0..<tried { features.swapAt(turn, turn + random.below(features.count - turn)) }
    var best = Cut()
    let isCrowd = range.count / step >= Self.crowd
    // Taken out and put back, so that the rest can be read meanwhile.
    var histograms: [SIMD2<Float>] = []
    swap(&histograms, &spareHistograms)
    histograms.withUnsafeMutableBufferPointer { histograms in
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: tried) { occupied in
        occupied.initialize(repeating: isCrowd ? .max : 0)
        count(range, step: step, tried: tried, into: histograms, occupied: isCrowd ? nil : occupied)
        features.withUnsafeBufferPointer { features in
          cuttable.withUnsafeBufferPointer { cuttable in
            for turn in 0..<tried {
              let ofFeature = turn * Self.histogram..<(turn + 1) * Self.histogram
              scan(
                UnsafeMutableBufferPointer(rebasing: histograms[ofFeature]),
                occupied[turn] & cuttable[features[turn]], feature: features[turn], whole: whole, &best)
            }
          }
        }
      }
    }
    swap(&histograms, &spareHistograms)
    return best.feature >= 0 ? best : nil
  }

  /// Places in the histograms of a feature.
  private static var histogram: Int { 2 * FeatureBins.most }

  /// Counts the examples of a node into the histograms of the first `tried` features: the examples in turn into the first and the second.
  private func count(
    _ range: Range<Int>, step: Int, tried: Int, into histograms: UnsafeMutableBufferPointer<SIMD2<Float>>,
    occupied: UnsafeMutableBufferPointer<UInt64>?
  ) {
    examples.withUnsafeBufferPointer { examples in
      draws.withUnsafeBufferPointer { draws in
        rows.withUnsafeBufferPointer { rows in
          features.withUnsafeBufferPointer { features in
            let (width, histogram, half) = (width, Self.histogram, FeatureBins.most)
            var offset = 0
            for place in stride(from: range.lowerBound, to: range.upperBound, by: step) {
              let row = Int(examples[place]) &* width
              let draw = draws[place]
              var start = offset
              if let occupied {
                for turn in 0..<tried {
                  let bin = Int(rows[row &+ features[turn]])
                  histograms[start &+ bin] += draw
                  occupied[turn] |= 1 &<< UInt64(truncatingIfNeeded: bin)
                  start &+= histogram
                }
              } else {
                for turn in 0..<tried {
                  histograms[start &+ Int(rows[row &+ features[turn]])] += draw
                  start &+= histogram
                }
              }
              offset = half - offset
            }
          }
        }
      }
    }
  }

  /// Tries every cut of one feature between the bins that are occupied, and leaves its histograms empty.
  private func scan(
    _ histogram: UnsafeMutableBufferPointer<SIMD2<Float>>, _ occupied: UInt64, feature: Int,
    whole: SIMD2<Float>, _ best: inout Cut
  ) {
    let (fewest, half) = (Float(settings.smallestLeaf), FeatureBins.most)
    let unsplit = whole.x * whole.x / whole.y
    var left = SIMD2<Float>.zero
    var rest = occupied
    while rest != 0 {
      let bin = rest.trailingZeroBitCount
      rest &= rest - 1
      left += histogram[bin] + histogram[half + bin]
      histogram[bin] = .zero
      histogram[half + bin] = .zero
      let right = whole - left
      guard left.y >= fewest, right.y >= fewest else { continue }
      let gain = left.x * left.x / left.y + right.x * right.x / right.y - unsplit
      if gain > best.gain + 1e-6 { best = Cut(feature: feature, bin: bin, gain: gain) }
    }
  }

  /// Puts the examples up to the cut first, both sides in their old order; gives the place of the first beyond it.
  private mutating func divide(_ range: Range<Int>, by cut: Cut) -> Int {
    var (kept, moved) = (range.lowerBound, 0)
    for place in range {
      let (example, draw) = (examples[place], draws[place])
      if Int(rows[Int(example) * width + cut.feature]) <= cut.bin {
        examples[kept] = example
        draws[kept] = draw
        kept += 1
      } else {
        spareExamples[moved] = example
        spareDraws[moved] = draw
        moved += 1
      }
    }
    for index in 0..<moved {
      examples[kept + index] = spareExamples[index]
      draws[kept + index] = spareDraws[index]
    }
    return kept
  }
}
